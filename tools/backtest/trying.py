"""One trial: a district, the years known, the next year as it came; what was estimated and by how much it was off."""

from collections.abc import Iterator
from dataclasses import dataclass

from tools.backtest.papers import history_of
from tools.backtest.rivals import Pooled, own
from tools.budget_years import SimulatedYear, lived
from yichuang.domain.performance.estimating.expecting import expected
from yichuang.domain.performance.estimating.lines import estimated
from yichuang.domain.performance.estimating.question import Question
from yichuang.domain.performance.estimating.results import Span
from yichuang.kernel.calendar_years import shipped

FIRST, YEARS = 2014, 9
KNOWN = (3, 4, 5, 6, 7, 8)  # years of books behind an estimate
ALL = "all"


@dataclass(frozen=True)
class Trial:
    """`came` is what was spent; `ours` the estimate; `own` and `pooled` are the rivals'. In fen."""

    seed: int
    year: int
    code: str
    kind: str
    came: int
    ours: Span
    own: float
    pooled: float
    last: int

    @property
    def covered(self) -> bool:
        return self.ours.low <= self.came <= self.ours.high


def district(seed: int) -> list[SimulatedYear]:
    return lived(seed, FIRST, YEARS)


def trials(seed: int, pooled: Pooled, known=KNOWN) -> Iterator[Trial]:
    years = district(seed)
    for many in known:
        before, after = years[:many], years[many]
        history = history_of(before)
        asked = Question(history, expected(history, shipped(), seed=seed), seed)
        found = estimated(asked)
        rivals = {"own": 0.0, "pooled": 0.0}
        for line in found.lines:
            guess = {"own": own(before, line.code), "pooled": pooled(before, line.code)}
            rivals = {name: rivals[name] + guess[name] for name in rivals}
            yield Trial(
                seed, after.year, line.code, line.kind, after.spent(line.code), line.span, last=line.spent, **guess
            )
        came = sum(line.spent for line in after.lines)  # a line that appears is nobody's guess, and everybody's error
        yield Trial(seed, after.year, ALL, ALL, came, found.total, last=found.spent, **rivals)
