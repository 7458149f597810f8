"""A year of 一件事 whose books are known: so many items taken in, so many of them completed within the year.

A district reports both, so a simulated year can be steered to them, by the acts alone: people come as long as their
items fit, in the last weeks with what nothing else waits for; and once enough is completed, the rest is fetched after
New Year.
"""

from collections import defaultdict
from dataclasses import dataclass, field
from random import Random

from tools.simulate.volumes import JointShare, joint_shares, some_plan
from yichuang.domain.cases.models import Case
from yichuang.domain.catalogue import reads as catalogue
from yichuang.domain.guidance import reads as guidance
from yichuang.domain.joint.models import Part

LAST_WEEKS = 0.91  # of the year's working days: from then on only what nothing waits for, to make the number whole
NEAR = 300  # completions before the number, from where they are counted one by one
TRIES = 4  # sheets of answers for each theme


class AfterNewYear(Exception):  # noqa: N818 - nothing is wrong: it is only not for this year
    """What would complete one more than the books have for this year."""


@dataclass
class Books:
    """`items` taken in over the year, `completed` of them within it."""

    items: int
    completed: int
    seed: int
    closed: int = 0
    done: bool = False
    simple: dict[int, list[JointShare]] = field(default_factory=dict)  # by how many items

    def planned(self) -> list[JointShare]:
        return joint_shares(self.items, self.seed)

    def room(self) -> int:
        """Items that may still come: those taken in and those that will follow by themselves are counted."""
        return self.items - Part.objects.exclude(matter__filed_on=None).filter(dropped_on=None).count()

    def more(self, chance: Random) -> list[JointShare]:
        """Matters that fill the room, each with items that wait for nothing."""
        found, room = [], self.room()
        while room > 0 and (sizes := [size for size in self.kinds() if size <= room]):
            share = chance.choice(self.simple[chance.choice(sizes)])
            found.append(share)
            room -= share.items
        return found

    def kinds(self) -> dict[int, list[JointShare]]:
        if not self.simple:
            chance, sorted_in = Random(f"{self.seed} simple"), defaultdict(list)  # noqa: S311 - it deals out answers
            for theme in catalogue.themes():
                for _ in range(TRIES):
                    situations, steps = some_plan(theme, chance)
                    if not any(step.waits_for for step in guidance.plan_of(theme, situations).steps):
                        sorted_in[steps].append(JointShare(theme.theme_id, situations, steps))
            self.simple = dict(sorted_in)
        return self.simple

    def count(self) -> None:
        """How many have come and are completed; asked each morning, and after every step once the number is near."""
        came = Case.objects.exclude(matter="").exclude(received_on=None)
        self.closed = came.exclude(closed_on=None).count()
        self.done = self.closed >= self.completed and came.count() >= self.items

    @property
    def left(self) -> int:
        return self.completed - self.closed

    @property
    def near(self) -> bool:
        return self.left <= NEAR
