"""What is asked of an estimate."""

from collections.abc import Mapping
from dataclasses import dataclass
from random import Random

from yichuang.domain.performance.estimating.changes import NO_CHANGE, Changes
from yichuang.domain.performance.estimating.expecting import Expected
from yichuang.domain.performance.estimating.history import Contract, History


@dataclass(frozen=True)
class Question:
    """The same question has the same answer: what is drawn hangs on the seed and on the name of what is drawn."""

    history: History
    expected: Mapping[str, Expected]
    seed: int
    changes: Changes = NO_CHANGE

    def chance(self, what: str) -> Random:
        return Random(f"{self.seed} {what}")  # noqa: S311 - draws of an estimate, to be had again from its seed

    def ahead(self, driver: str) -> float:
        """The middle value of a driver next year, with what was changed."""
        return self.changes.of(driver, self.expected[driver].middle)

    def price(self, line: str) -> float:
        """Today's prices over last year's, as far as they are known or assumed."""
        return 1 + self.history.announced.get(line, 0.0) + self.changes.prices.get(line, 0.0)

    def contracts(self, line: str) -> list[Contract]:
        return [one for one in self.history.contracts if one.line == line]
