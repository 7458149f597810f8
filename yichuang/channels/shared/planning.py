"""Whatever is sent to be done asks the database for the same things each time."""

from yichuang.kernel.planning import planned_once


class PlannedOnce:
    """Lets the database keep the plans of what a sent form or an act asks."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if request.method != "POST":
            return self.get_response(request)
        with planned_once():
            return self.get_response(request)
