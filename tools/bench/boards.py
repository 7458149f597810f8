"""Pages of numbers in a filled house: home, board, scores, measures, cards; the whole page, and its SQL apart.

Asked by a supervisor of the district and by the head of the busiest body, as `tools.bench.lists` asks for its pages,
on the last day of the filled year.
"""

import json
import os

import time_machine
from django.conf import settings
from django.db.models import Count
from django.urls import reverse

from tools.bench.lists import browser, timed
from tools.simulate.people import Staff
from yichuang.domain.cases.models import Case
from yichuang.domain.cases.states import OPEN

PAGES = {
    "home": reverse("desk:home"),
    "board": reverse("desk:board"),
    "scores of departments": reverse("desk:scores-of", args=["department"]),
    "scores of windows": reverse("desk:scores-of", args=["window"]),
    "scores of people": reverse("desk:scores-of", args=["person"]),
    "measures": reverse("desk:measures"),
    "cards": reverse("desk:cards"),
}


def leaders() -> dict:
    """By what the table calls them."""
    staff = Staff()
    waiting = Case.objects.filter(state__in=OPEN).values_list("deciding_body").annotate(n=Count("pk")).order_by("-n")
    heads = (who for body, _ in waiting for who in staff.holding("HEAD", body))
    supervisors = [who for who in staff.officers() if "SUPERVISOR" in who.roles]
    return {"supervisor": next(iter(supervisors), None), "head of the busiest body": next(heads, None)}


def measured() -> dict:
    """p50 and p95 by person and page."""
    settings.ALLOWED_HOSTS = ["*"]
    newest = Case.objects.order_by("-made_at").values_list("made_at", flat=True).first()
    found = {"cases": Case.objects.count(), "load": os.getloadavg()}
    with time_machine.travel(newest.replace(month=12, day=31, hour=2), tick=True):
        for name, who in leaders().items():
            if who is None:
                continue
            client = browser(who)
            found[name] = {what: timed(client, [address]) for what, address in PAGES.items()}
    return found


if __name__ == "__main__":
    print(json.dumps(measured(), ensure_ascii=False))
