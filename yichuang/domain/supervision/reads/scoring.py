"""The monthly score of departments, windows and people: computed from measures and cards, never typed."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from django.utils import timezone

from yichuang.domain.identity import reads as identity
from yichuang.domain.supervision.models import ScoreWeights
from yichuang.domain.supervision.reads.months import month_of
from yichuang.domain.supervision.tables import PARTS
from yichuang.kernel import measures
from yichuang.kernel.actors import Actor
from yichuang.kernel.measures import THE_HOUSE, Cell, MeasureUnknown
from yichuang.kernel.measures.showing import rounded

POINTS = "supervision.points"
NOT_MEASURED, NOTHING_HERE = "尚未测量", "本月没有可以计算的"
TOO_FEW, NOT_OVER = "评价太少，不计分", "本月过完再算"
A_FINDING = Fraction(1, 5)  # of the part, each
LEADS = frozenset({"SUPERVISOR", "HEAD", "CHIEF"})


@dataclass(frozen=True)
class Line:
    """One part of one score: the figure as its measure shows it, and the points of the part's weight. `share` is None
    where there is no figure: `why` says whether nobody measures it yet, there was nothing this month, or so little
    that it says who said it."""

    part: str
    weight: int
    share: Fraction | None
    shown: str
    why: str = ""

    @property
    def is_kept_back(self) -> bool:
        return self.why in (TOO_FEW, NOT_OVER)

    @property
    def points(self) -> Fraction | None:
        return None if self.share is None else self.weight * self.share

    @property
    def points_shown(self) -> str:
        return said(self.points)


@dataclass(frozen=True)
class Score:
    """The score of a subject: its parts, made up to a hundred of what is measured, less what its cards take."""

    key: str
    name: str
    lines: tuple[Line, ...]
    taken: int

    @property
    def measured(self) -> int:
        """The weight of the parts that have a figure."""
        return sum(line.weight for line in self.lines if line.share is not None)

    @property
    def before_cards(self) -> Fraction:
        return Fraction(100, self.measured) * sum(line.points for line in self.lines if line.share is not None)

    @property
    def total(self) -> Fraction:
        return max(Fraction(0), self.before_cards - self.taken)

    @property
    def before_shown(self) -> str:
        return said(self.before_cards)

    @property
    def total_shown(self) -> str:
        return said(self.total)


def said(points: Fraction | None) -> str:
    """Points with one decimal, halves away from zero."""
    return "—" if points is None else f"{rounded(points, 1)}"


def weights() -> tuple[int, dict[str, int]]:
    """The version and the weights in force; version 0 is the table's."""
    known = ScoreWeights.objects.filter(number="monthly").first()
    return (known.version, known.weights) if known else (0, {name: part.weight for name, part in PARTS.items()})


def days_of(month: str) -> tuple[date, date]:
    """The first and the last day of 2026-11. ValueError where it is no month."""
    first, following = month_of(date.fromisoformat(f"{month}-01"))
    return first, following - timedelta(days=1)


def measured_by(kind: str) -> dict[str, str]:
    """The parts somebody measures for this kind of subject, each with its measure."""
    return {name: part.measures[kind] for name, part in PARTS.items() if is_measured(part.measures.get(kind), kind)}


def is_measured(name: str | None, kind: str) -> bool:
    try:
        found = measures.find(name) if name else None
    except MeasureUnknown:
        return False
    return found is not None and found.is_measured and kind in found.dimensions


def scores(kind: str, month: str) -> list[Score]:
    """Every subject of a kind with something to measure in a month, the best first. One query a population."""
    used, (_, weighed) = measured_by(kind), weights()
    period = days_of(month)
    readings = measures.read_all({*used.values(), POINTS}, by=(kind,), period=period, seen_by=THE_HOUSE)
    cells = {name: {cell.at[kind]: cell for cell in reading.cells} for name, reading in readings.items()}
    names = {cell.at[kind]: cell.words[kind] for reading in readings.values() for cell in reading.cells}
    middles = {name: middle(list(found.values())) for name, found in cells.items()}
    made = []

    def made_of(part: str, key: str) -> Line:
        name = used.get(part)
        cell = cells.get(name, {}).get(key)
        if cell and (why := kept_back(cell, period[1])):
            return Line(part, weighed[part], None, "—", why)
        return line_of(part, weighed[part], name is not None, cell, middles.get(name))

    for key, name in names.items():
        lines = tuple(made_of(part, key) for part in PARTS)
        taken = cells[POINTS].get(key)
        score = Score(key, name, lines, int(taken.value or 0) if taken else 0)
        if key and has_worked(score):
            made.append(score)
    return sorted(made, key=lambda score: (-score.total, score.name))


def kept_back(cell: Cell, last: date) -> str:
    """Why a figure is in nobody's score, "" where it is: of few ratings, or from one day to the next, a score would
    tell whoever was rated what each of them said, and one of them would decide the score. Who may see ratings reads
    the measure itself."""
    if not cell.measure.least:
        return ""
    if (cell.denominator or 0) < cell.measure.least():
        return TOO_FEW
    return NOT_OVER if last >= timezone.localdate() else ""


def has_worked(score: Score) -> bool:
    """Whether anything was measured but the absence of findings."""
    return any(line.share is not None for line in score.lines if line.part != "discipline")


def middle(cells: list[Cell]) -> Fraction:
    """The mean of those with any."""
    values = [Fraction(cell.value) for cell in cells if cell.value]
    return sum(values) / len(values) if values else Fraction(0)


HOW: dict[str, Callable[[Fraction, Fraction], Fraction]] = {
    "volume": lambda value, mean: min(Fraction(1), value / mean) if mean else Fraction(0),
    "corrections": lambda value, _: 1 - value,
    "discipline": lambda value, _: max(Fraction(0), 1 - value * A_FINDING),
}


def line_of(part: str, weight: int, is_known: bool, cell: Cell | None, mean: Fraction | None) -> Line:
    if not is_known:
        return Line(part, weight, None, "—", NOT_MEASURED)
    if part == "discipline" and cell is None:
        return Line(part, weight, Fraction(1), "0")  # nothing was found
    if cell is None or cell.value is None:
        return Line(part, weight, None, "—", NOTHING_HERE)
    value = Fraction(cell.value)
    share = HOW.get(part, lambda number, _: max(Fraction(0), min(Fraction(1), number)))(value, mean or Fraction(0))
    return Line(part, weight, share, cell.shown)


def shown_to(actor: Actor, kind: str, found: list[Score]) -> list[Score]:
    """Those a person may see: of departments the served ones; windows and people those of bodies they lead or
    supervise, and themselves."""
    if kind == "department":
        served = {body.code for body in identity.bodies_served(actor)}
        return [score for score in found if score.key in served]
    if identity.supervises_the_district(actor):
        return found
    if kind == "window":
        own = {post.window for post in actor.posts}
        return [score for score in found if score.key in own]
    led = {post.body for post in actor.posts if post.role in LEADS}
    of = identity.bodies_of([score.key for score in found])
    return [score for score in found if score.key == actor.account or of.get(score.key, set()) & led]


def board_of(actor: Actor, kind: str, month: str) -> list[Score]:
    return shown_to(actor, kind, scores(kind, month))


def rows_behind(kind: str, key: str, part: str, month: str):
    """The rows behind the figure of a part: `measures.Behind`. LookupError where nobody measures it."""
    name = POINTS if part == "cards" else measured_by(kind)[part]
    return measures.behind(name, {kind: key}, period=days_of(month), seen_by=THE_HOUSE)
