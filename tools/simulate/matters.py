"""The course of one 一件事: applied for at once; its cases go their own ways, their results go out together."""

from collections.abc import Callable, Iterator
from datetime import datetime
from random import Random

from django.conf import settings
from django.utils import timezone

from tools.simulate.books import AfterNewYear, Books
from tools.simulate.course import NEVER_CORRECTED, TO_ACCEPT, TO_FETCH, TO_RECEIVE, Course
from tools.simulate.hours import Hours
from tools.simulate.people import Crowd, Staff
from tools.simulate.volumes import JointShare
from tools.simulate.writing import Writing
from yichuang.domain.catalogue import reads as catalogue
from yichuang.domain.joint import acts, reads

AS_READY = 0.3  # of the applicants
LOOKS_AGAIN = 0.5  # of a working day: how often somebody looks how far it is
COMPLETE = frozenset({"deliver", "turn_away", "register"})
PATIENCE = 40  # looks at a correction that does not end


class MatterCourse:
    """One matter from its application to its end. `begin` is given the course of each case once there is one."""

    def __init__(
        self, share: JointShare, chance: Random, *, hours: Hours, staff: Staff, crowd: Crowd, begin: Callable,
        books: Books | None = None,
    ):  # fmt: skip
        self.theme, self.situations, self.books = catalogue.theme(share.theme), share.situations, books
        self.chance, self.begin, self.items = chance, begin, share.items
        self.hours, self.staff, self.crowd = hours, staff, crowd
        self.begun: set[str] = set()
        self.corrects = chance.random() >= NEVER_CORRECTED

    def go(self) -> Iterator[datetime]:
        if self.books and self.books.room() < self.items:
            return  # another year
        self.apply()
        while self.is_open():
            for part in reads.parts_of(self.matter):
                if part.case and part.case.number not in self.begun:
                    self.begun.add(part.case.number)
                    self.begin(PartCourse(part.case, self).go_on())
            if self.matter.state == "CORRECTION" and self.corrects:
                yield self.hours.later(timezone.now(), 1)
                self.answer()
            elif self.may_be_fetched():
                yield self.hours.later(timezone.now(), self.chance.uniform(0.1, TO_FETCH))
                if self.may_be_fetched():
                    self.fetch()
            yield self.hours.later(timezone.now(), LOOKS_AGAIN)

    def is_open(self) -> bool:
        self.matter.refresh_from_db()
        return self.matter.state in {"UNDER_WAY", "CORRECTION"}

    def apply(self) -> None:
        """For oneself, for one's company, or for one that its own first case sets up."""
        self.who, self.party = self.applicant()
        self.writing = Writing(self.who, self.chance)
        matter = acts.draft(
            theme=self.theme.theme_id, party=self.party.number, situations=self.situations, by=self.who
        )
        unknown = [question for question in reads.questions(matter) if not matter.form.get(question.element)]
        matter = acts.save_draft(
            matter, by=self.who, answers={question.element: self.writing.answer(question) for question in unknown}
        )
        for one in matter.the_plan.brought:
            if one.necessity != "conditional":
                matter = acts.attach(matter, by=self.who, kind=one.kind, supplies=[{"file": self.writing.handed_in()}])
        results = "as_ready" if self.chance.random() < AS_READY else "together"
        self.matter = acts.file(matter, by=self.who, consent=True, results=results)

    def applicant(self):
        if self.theme.audience == "person":
            return self.crowd.applicant(["1"], self.chance)
        lines = self.theme.sheet.chosen(self.situations)
        versions = catalogue.in_force_with_parts(line.item for line in lines).values()
        if {version.result_name for version in versions} & set(settings.REGISTRATIONS):
            return self.crowd.founder(f"示例商号{self.chance.randrange(10**6):06}", self.chance)
        return self.crowd.applicant(["2"], self.chance)

    def answer(self) -> None:
        brought = {}
        for part in reads.parts_of(self.matter):
            if part.case and part.case.state == "CORRECTION":
                lines = part.case.materials.filter(name__in=[gap["material"] for gap in part.case.gaps])
                brought[part.case.number] = {
                    "materials": [self.writing.material(line.seq, papers=False) for line in lines]
                }
        if brought:
            acts.answer_gaps(self.matter, by=self.who, brought=brought)

    def may_be_fetched(self) -> bool:
        if self.matter.results != "together":
            return False
        parts = reads.parts_of(self.matter)
        ready = sum(bool(part.case and part.case.state == "READY") for part in parts)
        if self.books and ready > self.books.left:
            return False
        return ready and reads.may_go_out(self.matter, parts)

    def fetch(self) -> None:
        by = self.staff.one("DELIVERY", self.matter.body_code, self.chance)
        self.matter = acts.deliver(self.matter, by=by, mode="window", proof="示例：身份证已核对。")


class PartCourse(Course):
    """One case of a matter, from where the matter filed it."""

    def __init__(self, case, matter: MatterCourse):
        self.case, self.of, self.version = case, matter, catalogue.kept(case.version_id)
        self.chance, self.hours, self.staff, self.crowd = matter.chance, matter.hours, matter.staff, matter.crowd
        self.who, self.party, self.writing = matter.who, matter.party, matter.writing
        self.online, self.owing = True, False
        self.books = matter.books

    def go_on(self) -> Iterator[datetime]:
        """As any case; what the books have no room for this year is tried again, for something else may fall out."""
        course = super().go_on()
        while True:
            try:
                yield from course
            except AfterNewYear:
                yield self.after(1)
                course = self.fetching() if self.stands_at("READY") else super().go_on()
            else:
                return

    def to_be_received(self) -> datetime:
        if self.books and self.books.last_weeks:  # whose number is to be whole lets nothing lie
            return self.after(TO_RECEIVE / 10)
        return super().to_be_received()

    def correction(self, gaps: list[dict]) -> Iterator[datetime]:
        """Its body writes the gaps; the matter tells them, and the applicant answers them all at once."""
        if self.books and self.books.last_weeks:
            return
        acts.note_gaps(self.of.matter, by=self.officer("ACCEPTOR"), item=self.case.item_code, gaps=gaps)
        for _ in range(PATIENCE):
            yield self.after(1, exactly=True)
            if not self.stands_at("CORRECTION") and not self.is_held():
                break
        yield self.after(TO_ACCEPT)

    def do(self, act: str, role: str, **said) -> None:
        if self.books and act in COMPLETE:
            self.leave_room()
        if self.books and self.books.last_days and act != "receive" and self.others_wait():
            raise AfterNewYear
        super().do(act, role, **said)

    def withdraw(self) -> None:
        if self.books:
            self.leave_room()
        super().withdraw()

    def leave_room(self) -> None:
        if self.books.left <= 0:
            raise AfterNewYear

    def others_wait(self) -> bool:
        """Whether items of the matter are still to be filed, once this one or another is granted."""
        return any(part.case is None and part.dropped_on is None for part in reads.parts_of(self.of.matter))

    def is_held(self) -> bool:
        parts = reads.parts_of(self.of.matter)
        return bool(reads.part_of(parts, self.case.item_code).gaps_by)
