"""Lists of the duty systems, always through the person who asks; and the posts without a stand-in (AB岗)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from yichuang.domain.identity import reads as identity
from yichuang.domain.identity.tables import Role
from yichuang.domain.supervision.models import AskedFirst, Patrol, Refusal
from yichuang.domain.supervision.states import FIRST_ASKED, PATROLS, REFUSALS
from yichuang.domain.supervision.tables import ROLES_AT_WORK
from yichuang.kernel import clocks, ledger
from yichuang.kernel.actors import Actor
from yichuang.kernel.models import Clock

OF = {"patrols": (Patrol, PATROLS), "refusals": (Refusal, REFUSALS), "asked": (AskedFirst, FIRST_ASKED)}
OPEN = {"patrols": ("OPEN", "REPLIED"), "refusals": ("REGISTERED",), "asked": ("OPEN",)}


def duties(actor: Actor, what: str, *, all_of_them: bool = False, late: bool = False):
    """The records of a kind (patrols, refusals, asked) the actor may see, the newest first; those open, of them those
    whose last day has passed, or all."""
    seen = OF[what][0].objects.visible_to(actor).select_related("unit").order_by("-id")
    if late:
        return seen.late(timezone.localdate())
    return seen if all_of_them else seen.filter(state__in=OPEN[what])


def duty(actor: Actor, what: str, number: str):
    """One record the actor may see. DoesNotExist where there is none."""
    return duties(actor, what, all_of_them=True).get(number=number)


@dataclass(frozen=True)
class Lit:
    """A record with the light and the last day of the clock that runs on it; neither where none runs."""

    record: object
    light: str = ""
    due: date | None = None


def lit_duties(records: Iterable) -> list[Lit]:
    """Records of one kind as a list shows them."""
    records, today = list(records), timezone.localdate()
    running = {clock.thing: clock for clock in Clock.objects.running().filter(thing__in=[r.thing for r in records])}
    return [
        Lit(one, clocks.light(clock, today), clock.due_on) if (clock := running.get(one.thing)) else Lit(one)
        for one in records
    ]


def duty_clocks(record):
    """Its clocks, running and stopped."""
    return clocks.of(record)


def duty_acts(actor: Actor, what: str, record) -> list[tuple[str, str]]:
    """The acts open to a person on a record, each with its word."""
    table = OF[what][1]
    return [(row.act, table.word(row.act)) for row in table.open_to(actor, record) if row.act != "register"]


def duty_story(what: str, record) -> list[tuple[str, object]]:
    table = OF[what][1]
    return [(table.word(line.act), line) for line in reversed(ledger.of(record))]


@dataclass(frozen=True)
class Standing:
    """A role in a body: who holds it, who stands in today, and whether nobody else could do the work."""

    body: str
    role: str
    holders: list[str]
    stand_ins: list[tuple[str, date]]  # each with the last day

    @property
    def role_word(self) -> str:
        return Role(self.role).label

    @property
    def is_gap(self) -> bool:
        return len(self.holders) + len(self.stand_ins) < 2


def stand_ins(actor: Actor) -> list[Standing]:
    """The roles at work in the bodies the actor supervises or leads, those without a B first."""
    bodies = {body.code: body.short_name for body in identity.bodies_served(actor)}
    found = identity.posts_by_body(bodies, ROLES_AT_WORK)
    rows = [
        Standing(bodies[body], role, [name for name, until in people if not until], [one for one in people if one[1]])
        for (body, role), people in found.items()
    ]
    return sorted(rows, key=lambda row: (not row.is_gap, row.body, row.role))
