"""Items to a plan: what may run side by side, what waits, how long it takes, and what is saved by doing it at once."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from yichuang.domain.guidance.rules.plans.facts import Holding, Matter
from yichuang.domain.guidance.rules.plans.forming import OneField, one_form
from yichuang.domain.guidance.rules.plans.gathering import OneMaterial, one_list


@dataclass(frozen=True)
class Step:
    """One case of the plan: in which round it is filed, after which items, and the working days from the start of
    the plan in which it is filed and granted at the latest."""

    item: str
    name: str
    body: str
    round: int
    waits_for: tuple[str, ...]
    starts: int
    ends: int
    own_clock: bool
    note: str


@dataclass(frozen=True)
class Saving:
    """One by one against at once: materials, questions, steps, visits, or working days."""

    what: str
    before: int
    after: int

    @property
    def saved(self) -> int:
        return self.before - self.after


@dataclass(frozen=True)
class Plan:
    steps: tuple[Step, ...]
    form: tuple[OneField, ...]
    materials: tuple[OneMaterial, ...]
    critical: tuple[str, ...]  # the chain of items that decides how long it takes
    days: int  # working days, without what follows later with a clock of its own
    savings: tuple[Saving, ...]

    @property
    def brought(self) -> tuple[OneMaterial, ...]:
        return tuple(one for one in self.materials if one.is_brought)

    @property
    def spared(self) -> tuple[OneMaterial, ...]:
        return tuple(one for one in self.materials if not one.is_brought)


class Circle(ValueError):  # noqa: N818 - it is what the items form
    """Items that wait for each other in a circle can never begin."""


def compiled(matters: Sequence[Matter], held: Iterable[Holding] = (), *, visits: int = 1) -> Plan:
    """The one plan of these items. `visits`: how often somebody comes who does it at once.

    What an item waits for that is no item of the plan is not waited for. Raises Circle.
    """
    there = {matter.code for matter in matters}
    waits = {matter.code: tuple(code for code in matter.waits_for if code in there) for matter in matters}
    ordered = in_order(matters, waits)
    (ends, rounds), before = timed(ordered, waits), ancestors(ordered, waits)
    form, materials = one_form(ordered), one_list(ordered, before, {each.licence_type: each for each in held})
    promised = [matter for matter in ordered if not matter.own_clock]
    days = max((ends[matter.code] for matter in promised), default=0)
    return Plan(
        steps=tuple(
            Step(m.code, m.name, m.body, rounds[m.code], waits[m.code], ends[m.code] - m.days, ends[m.code],
                 m.own_clock, m.note)
            for m in ordered
        ),
        form=form,
        materials=materials,
        critical=chain(promised, waits, ends),
        days=days,
        savings=(
            *savings(ordered, form, materials, visits),
            Saving("days", one_by_one(promised, before, ordered), days),
        ),
    )  # fmt: skip


def in_order(matters: Sequence[Matter], waits: Mapping[str, tuple[str, ...]]) -> list[Matter]:
    """Each after all it waits for; otherwise as they were given."""
    ordered, left = [], list(matters)
    while left:
        done = {matter.code for matter in ordered}
        ready = [matter for matter in left if done.issuperset(waits[matter.code])]
        if not ready:
            raise Circle(", ".join(matter.code for matter in left))
        ordered += ready
        left = [matter for matter in left if matter not in ready]
    return ordered


def timed(ordered: Sequence[Matter], waits: Mapping[str, tuple[str, ...]]) -> tuple[dict[str, int], dict[str, int]]:
    """When each is granted at the latest, and its round: both follow from what it waits for."""
    ends: dict[str, int] = {}
    rounds: dict[str, int] = {}
    for matter in ordered:
        ends[matter.code] = max((ends[code] for code in waits[matter.code]), default=0) + matter.days
        rounds[matter.code] = max((rounds[code] for code in waits[matter.code]), default=0) + 1
    return ends, rounds


def ancestors(ordered: Sequence[Matter], waits: Mapping[str, tuple[str, ...]]) -> dict[str, set[str]]:
    before: dict[str, set[str]] = {}
    for matter in ordered:
        before[matter.code] = {one for code in waits[matter.code] for one in (code, *before[code])}
    return before


def chain(
    promised: Sequence[Matter], waits: Mapping[str, tuple[str, ...]], ends: Mapping[str, int]
) -> tuple[str, ...]:
    """The items of which each waits for the one before, up to the one granted last."""
    if not promised:
        return ()
    codes, last = [], max(promised, key=lambda matter: ends[matter.code]).code
    while last:
        codes.append(last)
        last = max(waits[last], key=lambda code: ends[code], default="")
    return tuple(reversed(codes))


def savings(
    matters: Sequence[Matter], form: Sequence[OneField], materials: Sequence[OneMaterial], visits: int
) -> tuple[Saving, ...]:
    """Against doing the items one after the other, each with its own form, list and visits."""
    came = sum(matter.visits for matter in matters)
    return (
        Saving("materials", sum(len(matter.papers) for matter in matters), sum(one.is_brought for one in materials)),
        Saving("fields", sum(len(matter.fields) for matter in matters), len(form)),
        Saving("steps", sum(matter.steps for matter in matters), max((matter.steps for matter in matters), default=0)),
        Saving("visits", came, min(visits, came)),
    )


def one_by_one(promised: Sequence[Matter], before: Mapping[str, set[str]], matters: Sequence[Matter]) -> int:
    """The working days of all that is promised, and of what that waits for, one after the other."""
    wanted = {code for matter in promised for code in (matter.code, *before[matter.code])}
    return sum(matter.days for matter in matters if matter.code in wanted)
