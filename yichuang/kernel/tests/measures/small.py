"""A small house whose numbers are known: clocks stand in for facts, their bodies for departments."""

from datetime import date

from yichuang.kernel import measures
from yichuang.kernel.measures import THE_HOUSE, Population
from yichuang.kernel.models import Clock

YEAR = measures.year(2021)


def population(name, day, person=None):
    by = {"department": "held_by", "channel": "kind", "town": "thing"} | ({"person": person} if person else {})
    return Population(
        name, "示例", "每一件示例。", rows=Clock.objects.all, day=day, by=by, body="held_by", region="thing",
        listed="clocks",
    )  # fmt: skip


def fact(start, length, body="A", *, ended=None, kind="online", region="110101001000", person="workday"):
    return Clock.objects.create(
        thing=region, kind=kind if ended else f"{kind}{Clock.objects.count()}", start=date.fromisoformat(start),
        length=length, unit=person, held_by=body, stopped_on=ended and date.fromisoformat(ended), edition=1, marks=[],
    )  # fmt: skip


def read(name, **how):
    return measures.read(name, **{"period": YEAR, "seen_by": THE_HOUSE} | how)


def told(reading):
    return [(*cell.at.values(), cell.value) for cell in reading.cells]
