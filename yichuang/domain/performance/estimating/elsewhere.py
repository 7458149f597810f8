"""Lines that no driver explains: what was left from the year before, and the reserve."""

from dataclasses import dataclass
from random import Random
from statistics import fmean

from yichuang.domain.performance.estimating.history import CARRY_OVER, RESERVE, History, Line, Year
from yichuang.domain.performance.estimating.saying import wan
from yichuang.domain.performance.estimating.tuning import DRAWS

ABOUT = 0.25  # how far a use of the reserve may differ from one before
ROOM = 0.2  # beyond the least and the most share of leftovers that was ever used
AGAIN = 0.2  # the chance given to a carry-over as large as the only one known
LAW = "预备费只用于突发事件和难以预见的开支（预算法第四十条），日常工作不应列在这里"


@dataclass(frozen=True)
class Drawn:
    """What a line may cost, draw by draw; what it cannot fall below; and why."""

    amounts: list[int]
    floor: int
    reasons: tuple[str, ...]


def left_of(year: Year) -> int:
    """What a year left to the next: as its closing says, else what was not spent of what was given."""
    if year.carried_out is not None:
        return year.carried_out
    unused = [line.final - line.spent for line in year.lines if line.kind != RESERVE and line.final is not None]
    if len(unused) == sum(line.kind != RESERVE for line in year.lines):
        return max(sum(unused), 0)
    return max((year.appropriated or 0) - year.spent, 0)  # known only as a whole


def used_of(year: Year) -> int:
    return sum(line.spent for line in year.lines if line.kind == CARRY_OVER)


def carried_over(history: History, line: Line, chance: Random) -> Drawn:
    """Only what was not spent can be carried over. How much of it usually is, years before tell; with one year nobody
    knows, and as much as last year cannot be ruled out."""
    left, used = [left_of(year) for year in history.years], [used_of(year) for year in history.years]
    part = line.spent / used[-1] if used[-1] else 1.0  # of this line, where there are several
    kept = [min(after / before, 1.0) for before, after in zip(left, used[1:], strict=False) if before > 0]
    said = f"上年留到下年的有 {wan(left[-1])} 万元，结转只能从这里来"
    if not kept:
        most = max(left[-1] * part, line.spent)
        amounts = [most if chance.random() < AGAIN else left[-1] * part for _ in range(DRAWS)]
        why = f"看不出结转从哪里来：不能排除又和上年一样有 {wan(line.spent)} 万元"
        return Drawn([round(fen) for fen in amounts], 0, (said, why))
    middle = fmean(kept)
    low, high = max(min(kept) - ROOM, 0.0), min(max(kept) + ROOM, 1.0)
    amounts = [round(left[-1] * part * chance.triangular(low, high, middle)) for _ in range(DRAWS)]
    return Drawn(amounts, 0, (said, f"以往没有用完的钱，下一年平均用掉 {middle:.0%}"))


def from_reserve(history: History, line: Line, chance: Random) -> Drawn:
    """What was taken from the reserve before, any year as likely as another. It is for what nobody foresees: none of
    it is planned work."""
    before = [year.line(line.code) for year in history.years]
    used = [there.spent for there in before if there]
    if len(used) == 1:
        why = f"只有一年的账：上年用了 {wan(used[0])} 万元，下年可能一分不用，也可能又用这么多"
        return Drawn([round(used[0] * chance.random()) for _ in range(DRAWS)], 0, (LAW, why))
    amounts = [round(chance.choice(used) * chance.uniform(1 - ABOUT, 1 + ABOUT)) for _ in range(DRAWS)]
    return Drawn(amounts, 0, (LAW, f"以往{len(used)}年用了 {'、'.join(wan(fen) for fen in used)} 万元"))
