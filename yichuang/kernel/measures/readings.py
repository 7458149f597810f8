"""What the registry answers."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from fractions import Fraction

from yichuang.kernel.measures.definitions import Measure
from yichuang.kernel.measures.showing import FEW, spoken

MEASURED, NOTHING, TOO_FEW, NOT_YET = "measured", "nothing", "too_few", "not_yet_measured"


@dataclass(frozen=True)
class Cell:
    """One number: `at` are the values of the dimensions asked for, `words` what these are called. The numerator of a
    percentile is its value, its denominator the number of rows. `is_few`: it stands on so few rows that it is
    kept from who asks."""

    measure: Measure
    at: dict
    words: dict
    numerator: int | Decimal | None
    denominator: int | Decimal | None
    value: int | Fraction | Decimal | None
    is_few: bool = False

    @property
    def status(self) -> str:
        if self.is_few:
            return TOO_FEW
        return NOTHING if self.value is None else MEASURED

    @property
    def shown(self) -> str:
        return FEW if self.is_few else spoken(self.value, self.measure)


@dataclass(frozen=True)
class Reported:
    """A figure somebody else stated: never ours, and said so."""

    label: str
    value: Decimal
    unit: str
    year: int
    source: str


@dataclass(frozen=True)
class Reading:
    """The answer. `period` is None where the measure has no days; a measure not yet measured has no cells."""

    measure: Measure
    by: tuple[str, ...]
    period: tuple[date, date] | None
    cells: list[Cell] = field(default_factory=list)
    total: Cell | None = None
    reported: Reported | None = None

    @property
    def status(self) -> str:
        return NOT_YET if not self.measure.is_measured else self.total.status

    @property
    def shown(self) -> str:
        """The total in words."""
        return "尚未测量" if self.total is None else self.total.shown
