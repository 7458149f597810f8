"""Lists and look-ups of a filled house, as an officer meets them: the whole page through the views, and its SQL apart.

Each page is asked for three times unmeasured and then with other words or places each time, in one process, without a
network: what is measured is the page's own time. Officers: one who serves a single busy body, one of the hall who
serves every body, and one of the body with the fewest open cases; the register of licences is opened by its keeper in
the same body.
"""

import json
import os
import re
import statistics
from html import unescape
from random import Random
from time import perf_counter

import django

django.setup()

import time_machine  # noqa: E402
from django.conf import settings  # noqa: E402
from django.db import connection  # noqa: E402
from django.db.models import Count  # noqa: E402
from django.test import Client  # noqa: E402
from django.urls import reverse  # noqa: E402
from django_otp import DEVICE_ID_SESSION_KEY  # noqa: E402
from django_otp.plugins.otp_totp.models import TOTPDevice  # noqa: E402

from tools.simulate.people import Staff  # noqa: E402
from yichuang.channels.desk.licences import KEEPERS  # noqa: E402
from yichuang.domain.cases.models import Case  # noqa: E402
from yichuang.domain.cases.states import OPEN  # noqa: E402
from yichuang.domain.identity import reads as identity  # noqa: E402
from yichuang.domain.licences.models import Licence  # noqa: E402

TIMES, WARM = 60, 3
NEXT = re.compile(r'href="(\?[^"]*after=[^"]*)"')
BACKEND = "django.contrib.auth.backends.ModelBackend"


def browser(actor) -> Client:
    """Signed in with both factors."""
    client, account = Client(), identity.account(actor.account)
    client.force_login(account, backend=BACKEND)
    device, _ = TOTPDevice.objects.get_or_create(user=account, name="示例")
    session = client.session
    session[DEVICE_ID_SESSION_KEY] = device.persistent_id
    session.save()
    return client


def officers() -> dict:
    """By what the table calls them."""
    waiting = Case.objects.filter(state__in=OPEN).values_list("deciding_body").annotate(n=Count("pk")).order_by("-n")
    bodies, staff = [code for code, _ in waiting], Staff()

    def own(body):
        able = [who for role in ("ACCEPTOR", "REVIEWER") for who in staff.holding(role, body)]
        return next((who for who in able if {post.body for post in who.posts} == {body}), None)

    of_all = next(who for who in staff.officers() if len(identity.bodies_served(who)) > 40)
    found = {"busy body": next(filter(None, map(own, bodies)), None), "every body": of_all}
    return found | {"quiet body": next(filter(None, map(own, reversed(bodies))), None)}


def keeper_beside(who):
    """Who keeps the licences where somebody serves; the same person where that is who they are."""
    if who.roles & set(KEEPERS):
        return who
    bodies = [post.body for post in who.posts]
    return next(each for body in bodies for role in KEEPERS for each in Staff().holding(role, body))


def sample(rows, count: int, chance: Random) -> list:
    """Some rows, spread over the whole table by their keys."""
    ends = (
        rows.order_by("pk").values_list("pk", flat=True).first(),
        rows.order_by("-pk").values_list("pk", flat=True).first(),
    )
    found = (rows.filter(pk__gte=chance.randint(*ends)).order_by("pk").first() for _ in range(count))
    return [row for row in found if row]


def ways(client: Client, cases: list, licences: list, chance: Random) -> dict:
    """Each kind of page with the addresses it is asked under."""
    queue, search = reverse("desk:queue"), reverse("desk:search")
    deep, address = [], queue
    for _ in range(8):
        deep.append(address)
        following = NEXT.search(client.get(address).content.decode())
        address = f"{queue}{unescape(following[1])}" if following else queue
    return {
        "queue": [queue],
        "queue, own": [f"{queue}?view=mine"],
        "queue, further on": deep,
        "queue, one stage": [f"{queue}?stage=review", f"{queue}?stage=intake", f"{queue}?stage=decided"],
        "queue, one light": [f"{queue}?light=red", f"{queue}?light=green"],
        "queue, one item": [f"{queue}?item={case.item_code}" for case in cases],
        "by number": [f"{search}?q={case.number}" for case in cases],
        "by name": [f"{search}?q={case.applicant_name}" for case in cases],
        "by licence": [f"{search}?q={licence.identifier}" for licence in licences],
        "by nothing known": [f"{search}?q=示例{chance.randrange(10**8)}" for _ in cases],
        "licences": [reverse("desk:licences")],
        "licences, by number": [f"{reverse('desk:licences')}?q={licence.number}" for licence in licences],
    }


def timed(client: Client, addresses: list[str]) -> dict:
    """p50 and p95 of the page and of its SQL, milliseconds; statements of the last page."""
    took, in_sql, said = [], [], [0.0, 0]

    def clocked(execute, sql, params, many, context):
        began = perf_counter()
        try:
            return execute(sql, params, many, context)
        finally:
            said[0] += perf_counter() - began
            said[1] += 1

    with connection.execute_wrapper(clocked):
        for turn in range(WARM + TIMES):
            said[:] = 0.0, 0
            began = perf_counter()
            status = client.get(addresses[turn % len(addresses)]).status_code
            took.append(perf_counter() - began)
            in_sql.append(said[0])
            if status not in {200, 302}:
                raise RuntimeError(f"{addresses[turn % len(addresses)]}: {status}")
    return {"page": spread(took[WARM:]), "sql": spread(in_sql[WARM:]), "statements": said[1], "status": status}


def spread(seconds: list[float]) -> list[float]:
    ordered = sorted(1000 * each for each in seconds)
    return [round(statistics.median(ordered), 1), round(ordered[int(0.95 * (len(ordered) - 1))], 1)]


def measured(seed: int = 1) -> dict:
    """p50 and p95 by officer and page, on the morning after the last day of the filled year."""
    settings.ALLOWED_HOSTS = ["*"]
    chance = Random(seed)  # noqa: S311
    newest = Case.objects.order_by("-made_at").values_list("made_at", flat=True).first()
    found = {"cases": Case.objects.count(), "licences": Licence.objects.count(), "load": os.getloadavg()}
    with time_machine.travel(newest.replace(month=12, day=31, hour=2), tick=True):
        for name, who in officers().items():
            if who is None:
                continue
            client, keeper, served = browser(who), browser(keeper_beside(who)), Case.objects.visible_to(who)
            cases = sample(served, 12, chance)
            licences = sample(Licence.objects.all(), 12, chance)
            pages = ways(client, cases, licences, chance)
            found[name] = {"open": served.filter(state__in=OPEN).count(), "cases": served.count()}
            found[name] |= {
                what: timed(keeper if what.startswith("licences") else client, addresses)
                for what, addresses in pages.items()
            }
    return found


if __name__ == "__main__":
    print(json.dumps(measured(), ensure_ascii=False))
