"""What a simulated office has on paper at the end of a year. Money in whole fen 分; every name says 模拟."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Agreement:
    """A contract: what it pays a month, from its first to its last month, both as (year, month) and included."""

    line: str
    label: str
    monthly: int
    first: tuple[int, int]
    last: tuple[int, int]
    driver: str = ""

    def months_in(self, year: int) -> int:
        return sum(self.first <= (year, month) <= self.last for month in range(1, 13))


@dataclass(frozen=True)
class Entry:
    """One budget line of a year, as its books close it."""

    code: str
    label: str
    kind: str  # personnel | public | special | carry_over | reserve
    initial: int
    final: int
    spent: int
    goals: tuple[str, ...] = ()


@dataclass(frozen=True)
class SimulatedYear:
    """A year of a simulated district. `flows` are monthly sums (cases, guides, window_hours), `stocks` what there is
    at the end of each month (kiosks, circuits, heads), `quotes` what a unit would cost according to a quotation."""

    place: str
    year: int
    lines: tuple[Entry, ...]
    paid: dict[tuple[str, int], int]  # by line and month
    flows: dict[str, tuple[int, ...]]
    stocks: dict[str, tuple[int, ...]]
    quotes: dict[str, int]
    agreements: tuple[Agreement, ...]
    secret: tuple[str, ...] = field(default=(), repr=False)  # what happened, in words; nobody who estimates is told

    @property
    def title(self) -> str:
        return f"{self.place} {self.year}年（模拟，不是真实数据）"

    def spent(self, code: str) -> int:
        return sum(line.spent for line in self.lines if line.code == code)
