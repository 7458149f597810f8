"""What a bulletin asks the measures: which, of which period, told apart by what. A measure that no domain has
registered is left out of its table, not shown as nothing."""

import re
from collections.abc import Iterable
from functools import cached_property
from hashlib import sha256

from yichuang.domain.supervision.rules.periods import MONTH, Period
from yichuang.kernel import measures
from yichuang.kernel.measures import THE_HOUSE, Cell, Reading
from yichuang.kernel.reports import NO_FIGURE, Stated, change, of_cell, of_reading

OVERALL = (
    "cases.received", "cases.accepted", "cases.completed", "cases.completion_rate", "cases.decided",
    "cases.on_time_rate", "cases.late", "cases.average_days", "cases.p90_days", "cases.compression_rate",
    "cases.corrections", "cases.refusals", "cases.turned_away", "cases.deemed_accepted", "cases.online_share",
    "cases.materials_spared",
)  # fmt: skip
OF_DEPARTMENTS = (
    "cases.received", "cases.completed", "cases.completion_rate", "cases.on_time_rate", "cases.average_days",
    "cases.p90_days",
)  # fmt: skip
OF_ITEMS = ("cases.decided", "cases.average_days", "cases.p90_days")
OF_JOINT = (
    "joint.filed", "joint.closed", "joint.all_granted_rate", "joint.items_received", "joint.items_completed",
    "joint.items_completion_rate", "joint.visits_saved", "joint.materials_saved",
)  # fmt: skip
OF_CARDS = (
    "supervision.cards_shown", "supervision.red_standing", "supervision.yellow_standing",
    "supervision.cards_withdrawn", "supervision.points",
)  # fmt: skip
EVALUATION = "evaluation."  # all that 好差评 and complaints register
LONGEST = 40  # of an id
BACK = {MONTH: 6, "WEEK": 8}  # how many periods a trend shows


def known(names: Iterable[str]) -> list[str]:
    """Those of some measures that are registered and measured."""
    measured = {one.name for one in measures.every() if one.is_measured}
    return [name for name in names if name in measured]


def of_evaluation() -> list[str]:
    return [one.name for one in measures.every() if one.name.startswith(EVALUATION) and one.is_measured]


def named(measure: str, *more: str) -> str:
    """The id of a figure: the measure's name, and what it is of. One that would be too long is cut and told apart by
    a digest of the whole."""
    whole = re.sub(r"[^A-Za-z0-9_]", "_", "_".join((measure, *more)))
    return whole if len(whole) <= LONGEST else f"{whole[:31]}_{sha256(whole.encode()).hexdigest()[:8]}"


class Figures:
    """All figures of one bulletin, each asked once. Seen by the house: a bulletin is of every body."""

    def __init__(self, period: Period):
        self.period = period

    @cached_property
    def now(self) -> dict[str, Reading]:
        return self.read(self.period)

    @cached_property
    def before(self) -> dict[str, Reading]:
        return self.read(self.period.before)

    def read(self, period: Period) -> dict[str, Reading]:
        names = known((*OVERALL, *OF_JOINT, *OF_CARDS)) + of_evaluation()
        return measures.read_all(names, period=period.days, seen_by=THE_HOUSE)

    def of(self, name: str) -> Stated:
        return of_reading(named(name), self.now[name])

    def compared(self, name: str) -> tuple[Stated, Stated, Stated]:
        """This period, the one before as it stands now, and the change."""
        now = self.of(name)
        before = of_reading(named(name, "before"), self.before[name], f"{self.period.that}{now.label}")
        return now, before, change(named(name, "change"), now, before)

    def apart(self, names: Iterable[str], by: str) -> dict[str, Reading]:
        asked = [name for name in known(names) if by in measures.find(name).dimensions]
        return measures.read_all(asked, by=by, period=self.period.days, seen_by=THE_HOUSE)

    def trend(self, name: str) -> list[tuple[str, Stated]]:
        """The same measure of the periods before and of this one, each by its own words."""
        found = []
        for period in self.period.back(BACK[self.period.kind])[:-1]:
            reading = measures.read(name, period=period.days, seen_by=THE_HOUSE)
            word = period.name
            code = period.code.replace("-", "_")
            found.append((word, of_reading(named(name, "in", code), reading, f"{word}{reading.measure.label}")))
        return [*found, (self.period.name, self.of(name))]


def not_measured() -> list[Stated]:
    """What the platform cannot know yet, with what was reported."""
    names = [one.name for one in measures.every() if not one.is_measured]
    readings = measures.read_all(names, seen_by=THE_HOUSE)
    return [of_reading(named(name), reading) for name, reading in readings.items()]


def by_value(reading: Reading, dimension: str) -> dict[str, Cell]:
    """The cells of a reading by the value of its one dimension."""
    return {cell.at[dimension] or "": cell for cell in reading.cells}


def stated(name: str, reading: Reading, cell: Cell | None, value: str, word: str) -> Stated | str:
    """The figure of one cell; — where the measure found nothing to count there."""
    if cell is None:
        return NO_FIGURE
    return of_cell(named(name, "by", value or "none"), reading, cell, f"{word}{reading.measure.label}")
