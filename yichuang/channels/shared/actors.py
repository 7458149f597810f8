"""Who is asking: every request carries an Actor, read once when first needed."""

from django.core.exceptions import PermissionDenied
from django.utils.functional import SimpleLazyObject

from yichuang.domain.identity import reads
from yichuang.kernel.actors import Actor

# Nobody we know. Never the clock, which is an Actor without a kind of person.
VISITOR = Actor(kind="visitor", name="访客")
PARTY = "party"  # where the session keeps the number of the party spoken for


class ActorMiddleware:
    """Puts `request.actor` beside `request.user`."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        request.actor = SimpleLazyObject(lambda: actor_of(request))
        return self.get_response(request)


def actor_of(request) -> Actor:
    """The signed-in account speaking for the party chosen in this session, or the visitor.

    A mandate that has ended since falls back to the account's own party: the person is still who they are.
    """
    if not request.user.is_authenticated:
        return VISITOR
    try:
        return reads.actor(request.user, request.session.get(PARTY))
    except PermissionDenied:
        request.session.pop(PARTY, None)
        return reads.actor(request.user)
