"""The year itself: matters resume in the order of their moments, and every morning the clock does what is due."""

import heapq
import time
from collections import Counter
from datetime import datetime, timedelta
from itertools import count
from random import Random

import time_machine
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from tools.simulate.books import LAST_DAYS, LAST_WEEKS, Books
from tools.simulate.course import Course
from tools.simulate.hours import Hours
from tools.simulate.matters import MatterCourse
from tools.simulate.people import Crowd, Staff
from tools.simulate.voices import Voices
from tools.simulate.volumes import JointShare, joint_shares, shares
from yichuang.config.schedule import SCHEDULE
from yichuang.config.worker import Worker
from yichuang.kernel import news
from yichuang.kernel.refusals import ActRefused

A_CROWD = (30, 2000)  # people: at least, at most
MATTERS_A_PERSON = 20


class Year:
    """`cases` cases of one year, by the acts, and `joint` more as parts of 一件事: where `completed` is said, just so
    many, and so many completed within the year. `sealing`: the worker seals inside the run; else papers wait."""

    def __init__(self, cases: int, year: int, seed: int, *, sealing: bool = False, joint: int = 0, completed: int = 0):
        self.chance, self.seed, self.sealing = Random(seed), seed, sealing  # noqa: S311 - it deals out delays, not secrets
        self.hours, self.staff = Hours(year), Staff()
        self.order = count()
        self.waiting: list[tuple[datetime, int, object]] = []
        self.refused: Counter[str] = Counter()
        self.ended = 0
        self.beside: set = set()  # courses that are nobody's case: ratings, complaints, cards
        self.cases, self.joint = cases, joint
        self.books = Books(joint, completed, seed, self.hours.last) if completed else None
        self.voices = Voices(seed, hours=self.hours, staff=self.staff)

    def prepare(self) -> None:
        """Settle the crowd before the year begins, and put every matter into the order of its filing."""
        smallest, largest = A_CROWD
        crowd = Crowd(min(max((self.cases + self.joint) // MATTERS_A_PERSON, smallest), largest), self.chance)
        for share in shares(self.cases):
            for number in range(share.cases):
                chance = Random(f"{self.seed} {share.item} {number}")  # noqa: S311
                filed_at = self.hours.some_moment(chance)
                course = (share.item, filed_at, chance, crowd)
                heapq.heappush(self.waiting, (filed_at, next(self.order), course))
        self.prepare_matters(crowd)
        for moment, course in self.voices.complaints(self.cases + self.joint):
            self.beside.add(course)
            heapq.heappush(self.waiting, (moment, next(self.order), course))

    def prepare_matters(self, crowd: Crowd) -> None:
        self.crowd = crowd
        for share in joint_shares(self.joint, self.seed) if self.joint else ():
            chance = self.chance_of(share)
            self.expect(share, self.hours.some_moment(chance, LAST_WEEKS if self.books else 1), chance)

    def chance_of(self, share: JointShare) -> Random:
        return Random(f"{self.seed} {share.theme} {next(self.order)}")  # noqa: S311

    def expect(self, share: JointShare, moment: datetime, chance: Random) -> None:
        course = MatterCourse(share, chance, hours=self.hours, staff=self.staff, crowd=self.crowd, begin=self.begin,
                              books=self.books)  # fmt: skip
        heapq.heappush(self.waiting, (moment, next(self.order), course.go()))

    def keep_books(self, morning: datetime) -> None:
        """In the last weeks people come with what makes the number of items whole."""
        self.books.count()
        self.books.last_weeks = morning > self.hours.after(LAST_WEEKS)
        self.books.last_days = morning > self.hours.after(LAST_DAYS)
        if self.books.last_weeks:
            for share in self.books.more(self.chance):
                chance = self.chance_of(share)
                self.expect(share, self.hours.later(morning, chance.uniform(0.05, 0.8)), chance)

    def begin_day(self, morning: datetime) -> None:
        """What the clock does, and what people say of yesterday's services and the house answers."""
        self.tick()
        if self.books:
            self.keep_books(morning)
        for course in self.voices.courses():
            self.beside.add(course)
            self.begin(course)

    def begin(self, course) -> None:
        """A course of its own, from this moment on."""
        heapq.heappush(self.waiting, (timezone.now(), next(self.order), course))

    def run(self, show) -> float:
        """Let the year pass; seconds it took. `show(share done, moment)` is told now and then."""
        began = shown = time.perf_counter()
        end = datetime.combine(self.hours.last, datetime.max.time(), self.hours.moment(1).tzinfo)
        morning = datetime.combine(self.hours.first, datetime.min.time(), end.tzinfo) + timedelta(hours=8)
        with time_machine.travel(morning, tick=False) as clock:
            while self.waiting and self.waiting[0][0] <= end and not (self.books and self.books.done):
                if morning <= self.waiting[0][0]:  # from which others may follow, that come first
                    clock.move_to(morning)
                    self.begin_day(morning)
                    morning += timedelta(days=1)
                    continue
                moment, _, course = heapq.heappop(self.waiting)
                clock.move_to(moment)
                self.resume(course)
                if self.joint:
                    self.hear()
                if time.perf_counter() - shown > 1:
                    shown = time.perf_counter()
                    show(self.ended / max(self.cases + self.joint, 1), moment)
            clock.move_to(end)
            if not self.books:
                self.tick()
        return time.perf_counter() - began

    def resume(self, course) -> None:
        """Go on with one matter up to where it next has to wait. What the law refuses ends it, and is counted."""
        if isinstance(course, tuple):
            item, filed_at, chance, crowd = course
            whole = Course(item, filed_at, chance, hours=self.hours, staff=self.staff, crowd=crowd)
            course = whole.go()
        try:
            heapq.heappush(self.waiting, (next(course), next(self.order), course))
        except StopIteration:
            self.end(course)
        except (ActRefused, PermissionDenied) as why:
            self.end(course)
            self.refused[str(why)] += 1
        if self.books and self.books.near:
            self.books.count()

    def end(self, course) -> None:
        self.ended += course not in self.beside
        self.beside.discard(course)

    def tick(self) -> None:
        """What time alone sets going, once a day, and what the outbox holds."""
        if self.sealing:
            worker = Worker()
            while worker.turn():
                pass
            return
        for line in SCHEDULE:
            line.do()
        self.hear()

    def hear(self) -> None:
        """What the outbox holds is delivered, as a worker would within the second."""
        while news.drain():
            pass
