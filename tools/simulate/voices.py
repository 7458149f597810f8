"""What people say afterwards, and what the house does about it: ratings, complaints, and cards that are answered.

Shares and delays are assumptions of the simulation, all at the head of this file, and no claim about any office.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta
from random import Random

from django.utils import timezone

from tools.simulate.hours import Hours
from tools.simulate.people import Staff
from yichuang.domain.cases.models import Case
from yichuang.domain.evaluation import acts, reads
from yichuang.domain.evaluation.acts.rating import RATER
from yichuang.domain.evaluation.models import BadRating, Invitation
from yichuang.domain.evaluation.tables import BAD, MOBILE, QR, TABLET
from yichuang.domain.identity import reads as identity
from yichuang.domain.supervision import acts as supervision
from yichuang.domain.supervision.models import Card
from yichuang.domain.supervision.states import FRESH, State
from yichuang.kernel.actors import Actor

RATED, BY_NAME = 0.4, 0.6  # of services; of bad ratings
GRADES, OF_LATE_ONES = (0.9, 0.06, 0.03, 0.007, 0.003), (0.4, 0.2, 0.2, 0.12, 0.08)  # five stars first
DESERVED, CONTENT, LATE = 0.6, 0.9, 0.06  # of bad ratings: found right; at the return visit; mended after its limit
COMPLAINTS, ASKING = 1 / 1500, 0.6  # to one case; of them, who only asks
DEFENDED, BELIEVED = 0.3, 0.4  # of cards; of those that were defended
HEARD, SHOWINGS = (State.ANSWERED, State.DEFENDED), range(2)  # yellow, and red after it
NAME, PHONE = "示例评价人", "19900000000"


class Voices:
    """Listens every morning to what is new since the one before, and answers with the courses that follow from it."""

    def __init__(self, seed: int, *, hours: Hours, staff: Staff):
        self.seed, self.hours, self.staff = seed, hours, staff
        self.heard = dict.fromkeys((Invitation, BadRating, Card), 0)

    def courses(self) -> Iterator[Iterator[datetime]]:
        for model, course in ((Invitation, self.rate), (BadRating, self.mend), (Card, self.answer_card)):
            for thing in model.objects.filter(pk__gt=self.heard[model]).order_by("pk"):
                self.heard[model] = thing.pk
                yield course(thing, Random(f"{self.seed} {thing}"))  # noqa: S311 - it deals out delays, not secrets

    def complaints(self, cases: int) -> Iterator[tuple[datetime, Iterator[datetime]]]:
        for number in range(round(cases * COMPLAINTS)):
            chance = Random(f"{self.seed} complaint {number}")  # noqa: S311
            yield self.hours.some_moment(chance), self.complain(chance)

    # --------------------------------------------------------------------------------------------- ratings

    def rate(self, asked: Invitation, chance: Random) -> Iterator[datetime]:
        if chance.random() >= RATED:
            return
        yield timezone.now() + timedelta(hours=chance.uniform(0.1, 72))
        late = Case.objects.filter(number__in=asked.cases, late=True).exists()
        stars = chance.choices((5, 4, 3, 2, 1), OF_LATE_ONES if late else GRADES)[0]
        tags = [code for code, _ in reads.offered(asked.place).get(stars, ())]
        named = stars in BAD and chance.random() < BY_NAME
        told = acts.Told(
            stars, tuple(chance.sample(tags, min(len(tags), 2))), "示例：等得久。" if stars in BAD else "",
            chance.choice((TABLET, QR)) if asked.place == "offline" else MOBILE,
            NAME if named else "", PHONE if named else "",
        )  # fmt: skip
        opened = timezone.now() - timedelta(seconds=chance.uniform(4, 60))
        acts.rate(asked, told, by=RATER, opened_at=opened, device=f"sample {asked.pk}")

    def mend(self, bad: BadRating, chance: Random) -> Iterator[datetime]:
        yield self.after(chance.uniform(0.1, 0.8))
        bad.refresh_from_db()
        by, supervisor = (
            self.in_charge(bad.handled_by_id, bad.concerned),
            self.supervisor(bad.body_code, bad.concerned),
        )
        acts.contact(bad, by=by, words="示例：已电话联系，了解了情况。")
        yield self.after(chance.uniform(0.2, 1))
        if chance.random() < DESERVED:
            acts.verify(bad, by=by, valid=True, words="示例：属实。")
            acts.begin(bad, by=by, words="示例：增开窗口。")
            yield self.after(8 if chance.random() < LATE else chance.uniform(0.5, 3))
            acts.rectify(bad, by=by, words="示例：已增开窗口。")
        else:
            acts.verify(bad, by=by, valid=False, words="示例：法定时限内办结。")
            acts.explain(bad, by=by, words="示例：已说明依据。")
        yield self.after(1)
        if bad.is_real_name:
            acts.revisit(bad, by=supervisor, content=True, words="示例：回访，表示满意。")
        acts.close(bad, by=supervisor, summary="示例：等候时间长，已增开窗口。")

    # ------------------------------------------------------------------------------------------ complaints

    def complain(self, chance: Random) -> Iterator[datetime]:
        asks = chance.random() < ASKING
        newest = Case.objects.order_by("-pk").values_list("deciding_body", flat=True)[:50]
        body = chance.choice(list(newest) or [identity.district().bureau_id])
        supervisor = self.supervisor(body, ())
        told = {"kind": "consultation" if asks else "complaint", "source": chance.choice(("phone", "window", "12345"))}
        words = "示例：想问要带什么材料。" if asks else "示例：答复前后不一致。"
        complaint = acts.register(by=supervisor, body=body, text=words, name=NAME, phone=PHONE, **told)
        yield self.after(chance.uniform(0.1, 1))
        if asks:
            acts.answer(complaint, by=supervisor, words="示例：按办事指南第三项准备。")
            acts.archive(complaint, by=supervisor)
            return
        acts.accept(complaint, by=supervisor)
        complaint = acts.assign(complaint, by=supervisor)
        by = self.in_charge(complaint.handled_by_id, complaint.concerned)
        yield self.after(7 if chance.random() < LATE else chance.uniform(1, 4))
        acts.settle(complaint, by=by, valid=chance.random() < DESERVED, words="示例：已核对录音。")
        acts.answer(complaint, by=by, words="示例：已统一口径。")
        yield self.after(1)
        acts.revisit_complainant(complaint, by=supervisor, content=True, words="示例：回访，表示满意。")
        acts.archive(complaint, by=supervisor)

    # ----------------------------------------------------------------------------------------------- cards

    def answer_card(self, card: Card, chance: Random) -> Iterator[datetime]:
        """Answered or defended by its unit, decided by a supervisor; unless time has taken it away before. One that
        has become worse meanwhile is answered once more."""
        defended = chance.random() < DEFENDED
        believed = defended and chance.random() < BELIEVED
        for _ in SHOWINGS:
            yield self.after(chance.uniform(0.3, 2))
            card.refresh_from_db()
            if card.state in FRESH and (by := self.in_charge(card.unit_id, (card.person,))):
                reply = supervision.defend if defended else supervision.answer
                reply(card, by=by, words="示例：等外单位意见。" if defended else "示例：已办结，已调整分工。")
            yield self.after(1)
            card.refresh_from_db()
            if card.state in HEARD and (by := self.supervisor(card.unit_id, (card.person,), outside=True)):
                decide = supervision.withdraw if believed else supervision.maintain
                decide(card, by=by, reason="示例：申辩成立。" if believed else "示例：事实清楚。")
                return

    # ------------------------------------------------------------------------------------------------- who

    def after(self, days: float) -> datetime:
        return self.hours.later(timezone.now(), days)

    def in_charge(self, unit: str, concerned) -> Actor | None:
        """Who answers for a unit; where it is the bureau, its own supervisor."""
        able = [*self.staff.holding("CHIEF", unit), *self.staff.holding("HEAD", unit)]
        known = next((one for one in able if one.account not in concerned), None)
        return known or self.supervisor(unit, concerned, own=True)

    def supervisor(self, body: str, concerned, *, outside: bool = False, own: bool = False) -> Actor | None:
        """Somebody who supervises this body and is not concerned: from outside it, or one of its own."""
        for one in self.staff.holding("SUPERVISOR", body):
            here = body in {post.body for post in one.posts}
            if one.account not in concerned and not (outside and here) and (here or not own):
                return one
        return None
