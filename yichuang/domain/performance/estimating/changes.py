"""What if: a closed window, ten more kiosks, a new theme. Changes to drivers, prices and lines, each said in words."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Changes:
    """`more` adds to a driver's year (kiosks, circuits, heads), `times` multiplies it (0.95: five per cent fewer
    hours), `prices` add to the prices of a line as a share, `sums` add fen to a line once."""

    more: Mapping[str, float] = field(default_factory=dict)
    times: Mapping[str, float] = field(default_factory=dict)
    prices: Mapping[str, float] = field(default_factory=dict)
    sums: Mapping[str, int] = field(default_factory=dict)
    words: tuple[str, ...] = ()

    def of(self, driver: str, volume: float) -> float:
        return max(volume * self.times.get(driver, 1.0) + self.more.get(driver, 0.0), 0.0)

    def added(self, line: str) -> int:
        return self.sums.get(line, 0)

    @property
    def none(self) -> bool:
        return not (self.more or self.times or self.prices or self.sums)


NO_CHANGE = Changes()
