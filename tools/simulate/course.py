"""The course of one matter: what people do with it, and how long each of them lets it lie.

Shares and delays are assumptions of the simulation, all in this file, and no claim about any office.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta
from random import Random

from django.utils import timezone

from tools.simulate.hours import Hours
from tools.simulate.people import Crowd, Staff
from tools.simulate.writing import Writing
from yichuang.domain.cases import acts, reads
from yichuang.domain.cases.rules.matters import holder_exists
from yichuang.domain.catalogue import reads as catalogue

# of a hundred matters …
ONLINE, CORRECTED, NEVER_CORRECTED, TURNED_AWAY, WITHDRAWN, LEFT_LYING = 0.62, 0.06, 0.08, 0.007, 0.008, 0.004
DENIED, CHECKED_ON_SITE, SPECIAL, EXTENDED, LATE, OWING = 0.015, 0.2, 0.4, 0.003, 0.006, 0.15
# working days, on average
TO_RECEIVE, TO_ACCEPT, TO_START, TO_DECIDE, TO_MAKE, TO_FETCH, TO_SUPPLY = 0.2, 0.6, 0.4, 0.3, 0.3, 1.2, 2
SAMPLE_FEE = 8000  # fen
MONTH = 22  # working days


class Course:
    """One matter from its filing to its end. `go` acts when it is resumed, and yields when it wants to go on."""

    def __init__(self, item: str, filed_at: datetime, chance: Random, *, hours: Hours, staff: Staff, crowd: Crowd):
        self.chance, self.hours, self.staff = chance, hours, staff
        self.version = catalogue.version_in_force(item)
        self.filed_at = filed_at
        self.crowd = crowd
        self.who, self.party = crowd.applicant(self.version.audience, chance)
        self.online = chance.random() < ONLINE and self.version.item.decided != "register_only"
        self.writing = Writing(self.who, chance)
        self.case = None

    def go(self) -> Iterator[datetime]:
        self.file()
        yield from self.go_on()

    def go_on(self) -> Iterator[datetime]:
        """From where it was handed in."""
        if self.online:
            yield self.to_be_received()
            if self.stands_at("SUBMITTED"):
                self.do("receive", "COUNTER")
        if self.version.item.decided == "register_only":
            self.do("register", "ACCEPTOR", reference=self.writing.number("DJ"))
            return
        yield from self.intake()
        if not self.stands_at("ACCEPTED"):
            return
        if self.happens(WITHDRAWN):
            yield self.after(1)
            self.withdraw()
        elif self.version.item.decided == "elsewhere":
            yield from self.outside()
        else:
            yield from self.review()
        yield from self.delivery()

    # ------------------------------------------------------------------------------------------- filing, intake

    def file(self) -> None:
        by = self.who if self.online else self.staff.one("COUNTER", self.body(), self.chance)
        self.owing = self.happens(OWING)
        self.case = acts.file(
            item=self.version.item_id,
            party=self.party.number,
            by=by,
            answers=self.writing.answers(self.version, self.party),
            materials=self.writing.materials(self.version, papers=not self.online, owing=self.owing),
            owed_promised=self.owing,
            consent=True,
            channel="online" if self.online else "counter",
        )

    def body(self) -> str:
        return catalogue.deciding_body(self.version.item, self.party.region_id or "").code

    def to_be_received(self) -> datetime:
        return self.after(TO_RECEIVE if self.happens(1 - LEFT_LYING) else 30)

    def intake(self) -> Iterator[datetime]:
        yield self.after(TO_ACCEPT)
        if self.happens(TURNED_AWAY) and self.stands_at("RECEIVED"):
            self.do("turn_away", "ACCEPTOR", kind="not_required", reason="示例：该事项依法不需要取得许可。")
        elif self.happens(CORRECTED) and self.stands_at("RECEIVED") and (gaps := self.writing.gaps(self.case)):
            yield from self.correction(gaps)
        if not self.stands_at("RECEIVED"):
            return
        if self.version.is_instant and self.version.item.decided == "here":
            self.decide_on_the_spot()
            yield from self.delivery()
        else:
            self.do("accept", "ACCEPTOR")

    def correction(self, gaps: list[dict]) -> Iterator[datetime]:
        self.do("ask_to_correct", "ACCEPTOR", gaps=gaps)
        if self.happens(NEVER_CORRECTED):
            return
        yield self.after(2.5)
        self.correct()
        yield self.after(TO_ACCEPT)

    def correct(self) -> None:
        if self.stands_at("CORRECTION"):
            by = self.who if self.online else self.officer("COUNTER")
            self.case = acts.correct(
                self.case, by=by, materials=self.missing([gap["material"] for gap in self.case.gaps])
            )

    def decide_on_the_spot(self) -> None:
        if self.happens(DENIED):
            said = self.writing.denial()
            self.do("decide_on_the_spot", "ACCEPTOR", outcome="deny", opinion=said.pop("reasons"), **said)
        else:
            self.do("decide_on_the_spot", "ACCEPTOR", outcome="grant", opinion="示例：材料齐全，当场办结。")

    def withdraw(self) -> None:
        if self.online:
            self.case = acts.withdraw(self.case, by=self.who, reason="示例：不再办理。")
        else:
            self.do("withdraw", "COUNTER", reason="示例：申请人书面撤回。")

    # --------------------------------------------------------------------------------------- review and decision

    def outside(self) -> Iterator[datetime]:
        self.do("forward", "ACCEPTOR")
        yield self.by_the_promise()
        if self.happens(DENIED):
            self.do("record_outcome", "ACCEPTOR", outcome="deny", reference=self.writing.number("WB"), reason="示例")
        else:
            said = {"outcome": "grant", "reference": self.writing.number("WB")}
            self.do("record_outcome", "ACCEPTOR", **said, **self.formed())

    def review(self) -> Iterator[datetime]:
        decided = self.by_the_promise()
        yield self.after(TO_START)
        self.do("start_review", "REVIEWER", besides=self.only_head())
        if self.happens(CHECKED_ON_SITE):
            yield from self.check_on_site()
        procedures = catalogue.suspending_procedures(self.version)
        if procedures and self.happens(SPECIAL):
            longest = procedures[0].longest_days or 10
            days = max(1, round(longest * self.chance.uniform(0.4, 1)))
            self.do("start_special", "REVIEWER", kind=procedures[0].kind, days=days, reason="示例：依法须进行。")
            yield self.after(days, exactly=True)
            self.do("finish_special", "REVIEWER", result="示例：合格。")
            decided = self.hours.later(decided, days)
        if self.happens(EXTENDED):
            self.do("extend", "HEAD", days=5, reason="示例：情况复杂。")
        yield max(decided, timezone.now())
        denied = self.happens(DENIED)
        outcome = "deny" if denied else "grant"
        self.do("propose", "REVIEWER", outcome=outcome, opinion="示例：经审查，提出此意见。")
        yield self.after(TO_DECIDE)
        other = self.case.proposer if self.officer("HEAD", besides=self.case.proposer) else ""  # a body may have one
        if denied:
            self.do("deny", "HEAD", besides=other, **self.writing.denial())
        else:
            self.do("grant", "HEAD", besides=other)

    def only_head(self) -> str:
        """Whoever alone may decide leaves the review to another, where two must decide."""
        heads = self.staff.holding("HEAD", self.case.body_code, self.case.region)
        return heads[0].account if self.case.four_eyes and len(heads) == 1 else ""

    def check_on_site(self) -> Iterator[datetime]:
        yield self.after(1)
        examiner = self.officer("REVIEWER")
        second = self.officer("REVIEWER", besides=examiner.account)
        if second is not None and second.account != examiner.account:
            officers = [examiner.account, second.account]
            self.case = acts.record_site_check(self.case, by=examiner, officers=officers, result="示例：符合条件。")

    def delivery(self) -> Iterator[datetime]:
        if self.stands_at("GRANTED") and self.case.owed:
            yield self.after(TO_SUPPLY)
            self.supply_owed()
        if self.stands_at("GRANTED") and "make_certificate" in self.open_to("CERT_CLERK"):
            yield self.after(TO_MAKE)
            while not self.has_a_holder():
                yield self.after(1)
            self.do("make_certificate", "CERT_CLERK", **self.formed())
        if self.stands_at("GRANTED", "CERT_MAKING", "DENIED"):
            if "charge" in self.open_to("CERT_CLERK"):
                self.charge()
            yield self.after(TO_MAKE)
            self.do("hand_over", "CERT_CLERK")
            if not self.case.with_the_others:
                yield from self.fetching()

    def fetching(self) -> Iterator[datetime]:
        yield self.after(TO_FETCH)
        self.do("deliver", "DELIVERY", mode="window", proof="示例：身份证已核对。")

    def has_a_holder(self) -> bool:
        """A company still to be founded can hold nothing: its certificates wait."""
        self.case.refresh_from_db()
        return holder_exists(self.case)

    def formed(self) -> dict:
        """The company that this decision sets up, where it does."""
        if not self.case.sets_up_its_party:
            return {}
        return {"formed": {"name": f"{self.case.applicant_name}有限公司", "code": self.crowd.new_code()}}

    def charge(self) -> None:
        """The fee of an item that charges, paid the same day; the amount is made up."""
        today = timezone.localdate()
        self.do("charge", "CERT_CLERK", amount=SAMPLE_FEE, code=f"示例{self.case.number}", pay_by=today)
        paid = {"bill": f"示例票{self.case.number}", "amount": SAMPLE_FEE, "paid_on": today}
        self.do("note_payment", "CERT_CLERK", **paid)

    def supply_owed(self) -> None:
        by = self.who if self.online else self.officer("COUNTER")
        self.case = acts.supply_owed(self.case, by=by, materials=self.missing(self.case.owed))

    def missing(self, names: list[str]) -> list[dict]:
        """What is handed in for these lines of the case's own list."""
        lines = self.case.materials.filter(name__in=names)
        return [self.writing.material(line.seq, papers=not self.online) for line in lines]

    # --------------------------------------------------------------------------------------------------- how

    def do(self, act: str, role: str, *, besides: str = "", **said) -> None:
        self.case = getattr(acts, act)(self.case, by=self.officer(role, besides=besides), **said)

    def officer(self, role: str, besides: str = ""):
        """Whoever took the matter goes on with it; else somebody who may."""
        region = self.case.region
        able = self.staff.holding(role, self.case.body_code, region)
        holder = next((one for one in able if one.account == self.case.handler and one.account != besides), None)
        return holder or self.staff.one(role, self.case.body_code, self.chance, region=region, besides=besides)

    def open_to(self, role: str) -> set[str]:
        return {row.act for row in reads.open_acts(self.officer(role), self.case)}

    def stands_at(self, *states: str) -> bool:
        """Whether it still stands there: the clock may have moved it meanwhile."""
        self.case.refresh_from_db()
        return self.case.state in states

    def happens(self, share: float) -> bool:
        return self.chance.random() < share

    def after(self, days: float, *, exactly: bool = False) -> datetime:
        spread = days if exactly else min(self.chance.expovariate(1 / days), 5 * days) if days < 20 else days
        return self.hours.later(timezone.now(), spread)

    def by_the_promise(self) -> datetime:
        """When the decision comes: mostly well within the promise, seldom after it."""
        term = self.case.term("promise")
        if not term["length"]:  # the same day
            return timezone.now() + timedelta(minutes=self.chance.randint(2, 15))
        days = {"workday": 1, "day": 5 / 7, "month": MONTH}[term["unit"]] * term["length"]
        late = self.happens(LATE)
        share = self.chance.uniform(1.05, 1.6) if late else self.chance.betavariate(2, 3)
        return max(self.hours.later(timezone.now(), days * share), timezone.now() + timedelta(minutes=5))
