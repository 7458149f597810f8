"""A year of 一件事 whose books are known: so many items taken in, so many of them completed within the year.

A district reports both, so a simulated year can be steered to them, by the acts alone: people come as long as their
items fit, in the last weeks with what nothing else waits for; in the last days what still waits for something else
stands still, so that what has come is what will have come; and once enough is completed, the rest is fetched after
New Year. What the clock will complete by itself is reckoned with.
"""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from random import Random

from tools.simulate.volumes import JointShare, some_plan
from yichuang.domain.cases.models import Case
from yichuang.domain.catalogue import reads as catalogue
from yichuang.domain.guidance import reads as guidance
from yichuang.domain.joint.models import Part

LAST_WEEKS = 0.91  # of the year's working days: from then on only what nothing waits for, to make the number whole
LAST_DAYS = 0.98  # from then on nothing is filed because something else was granted
NEAR = 300  # completions before the number, from where they are counted one by one
TRIES = 12  # sheets of answers for each theme: many enough to come upon those that begin with one item


class AfterNewYear(Exception):  # noqa: N818 - nothing is wrong: it is only not for this year
    """What would complete one more than the books have for this year."""


@dataclass
class Books:
    """`items` taken in over the year that ends with the day `ends_on`, `completed` of them within it."""

    items: int
    completed: int
    seed: int
    ends_on: date
    closed: int = 0
    returning: int = 0  # corrections nobody has answered yet, which the clock ends within the year
    done: bool = False
    last_weeks: bool = False
    last_days: bool = False

    def room(self) -> int:
        """Items that may still come: those that will follow by themselves are counted, in the last days none will."""
        if self.last_days:
            return self.items - Case.objects.exclude(matter="").exclude(filed_on=None).count()
        return self.items - Part.objects.exclude(matter__filed_on=None).filter(dropped_on=None).count()

    def more(self, chance: Random) -> list[JointShare]:
        """Matters that fill the room, each with items that wait for nothing; in the last days only these count."""
        found, room = [], self.room()
        kinds = self.beginnings if self.last_days else self.simple
        while room > 0 and (sizes := [size for size in kinds if size <= room]):
            share = chance.choice(kinds[chance.choice(sizes)])
            found.append(share)
            room -= share.items
        return found

    @property
    def simple(self) -> dict[int, list[JointShare]]:
        """Matters of which no item waits for another, by how many items they have."""
        return self.dealt[0]

    @property
    def beginnings(self) -> dict[int, list[JointShare]]:
        """Matters by how many of their items wait for nothing."""
        return self.dealt[1]

    @cached_property
    def dealt(self) -> tuple[dict, dict]:
        simple, beginnings = defaultdict(list), defaultdict(list)
        chance = Random(f"{self.seed} simple")  # noqa: S311 - it deals out answers
        for theme in catalogue.themes():
            for _ in range(TRIES):
                situations, steps = some_plan(theme, chance)
                first = sum(not step.waits_for for step in guidance.plan_of(theme, situations).steps)
                share = JointShare(theme.theme_id, situations, first)
                beginnings[first].append(share)
                if first == steps:
                    simple[steps].append(share)
        return dict(simple), dict(beginnings)

    def count(self) -> None:
        """How many have come and are completed; asked each morning, and after every step once the number is near."""
        came = Case.objects.exclude(matter="").exclude(received_on=None)
        self.closed = came.exclude(closed_on=None).count()
        waiting = came.filter(state="CORRECTION", correction_due__lt=self.ends_on)  # the clock acts the day after
        self.returning = sum(bool(case.terms["returns_when_overdue"]) for case in waiting)
        self.done = self.closed >= self.completed and came.count() >= self.items

    @property
    def left(self) -> int:
        """How many more people may complete this year."""
        return self.completed - self.closed - self.returning

    @property
    def near(self) -> bool:
        return self.left <= NEAR
