"""Cards of the world: one for a case, others found by somebody, in the states that look different."""

from datetime import timedelta
from decimal import Decimal
from io import BytesIO

from django.utils import timezone

from yichuang.domain.cases import acts as cases
from yichuang.domain.cases.events import CaseRefused
from yichuang.domain.identity.tests.factories import PNG, staff
from yichuang.domain.supervision import acts
from yichuang.domain.supervision import reads as supervision
from yichuang.domain.supervision.acts import bulletins, evaluating, showing
from yichuang.domain.supervision.acts.ruling import Ruling, ask_first
from yichuang.domain.supervision.models import CardRule, Refusal
from yichuang.domain.supervision.rules.periods import MONTH, holding
from yichuang.domain.supervision.tests.factories import default_rules
from yichuang.kernel import clocks, files, ledger

A_WEEK = timedelta(days=8)  # of working days, and one more


class Supervising:
    """What the supervision of the world shows."""

    def supervise(self) -> None:
        self.card_rules = default_rules()
        late = self.cases["in_review"]
        promise = clocks.of(late).get(kind="promise")
        told = evaluating.of_thing(self.card_rules["R07"], late.thing, promise, timezone.localdate() + A_WEEK)
        self.cards = {"late": showing.show(told), "found": self.another_card(), "to_decide": self.another_card()}
        self.cards["to_decide"] = acts.defend(
            self.cards["to_decide"], by=self.zhao, words="示例申辩：当时在现场核查。"
        )
        self.cards["withdrawn"] = acts.withdraw(self.another_card(), by=self.sun, reason="示例：查明不属实。")
        self.patrol, self.refusal = self.another_patrol(), self.another_refusal()
        self.first_asked = self.another_asked()
        self.honour, self.service = self.another_honour(), self.another_service()
        ask_first(self.card_rules["R08"], 10_000)
        self.report()

    def report(self) -> None:
        """The month that runs, with all there is in it; one in draft, and one that was issued by the bureau's head."""
        head = staff("HEAD", body=self.centre, name="易")
        draft, issued = self.another_bulletin(), self.another_bulletin()
        issued = bulletins.issue(bulletins.review(issued, by=self.sun), by=head)
        running = bulletins.draft(holding(MONTH, timezone.localdate()), by=self.sun)
        running = bulletins.amend(running, by=self.sun, version=0, opening="示例开头。", remarks="示例要求。")
        self.bulletins = {"running": running, "draft": draft, "issued": issued}

    def another_bulletin(self):
        return bulletins.draft(supervision.periods_without_bulletin()[0], by=self.sun)

    def free_period(self) -> str:
        return supervision.periods_without_bulletin()[0].code

    def another_card(self):
        """孙 finds 赵 away from the window."""
        return acts.record(
            self.card_rules["R15"], by=self.sun, unit=self.body.code, person=self.zhao.account,
            finding=self.another("发现"),
            proof=files.keep(BytesIO(PNG), name="示例.png", owner=self.sun.account).pk,
        )  # fmt: skip

    def another_patrol(self):
        """孙 finds something at the window of 赵's body."""
        return acts.note_finding(
            by=self.sun, unit=self.body.code, kind="absent", way="on_site", finding=self.another("巡查"),
            person=self.zhao.account,
            photo=files.keep(BytesIO(PNG), name="示例.png", owner=self.sun.account).pk,
        )  # fmt: skip

    def another_round(self):
        """Somebody else who supervises walks the hall and finds nothing."""
        return acts.walk(by=staff("SUPERVISOR", body=self.centre), way="on_site", note=self.another("巡查"))

    def another_honour(self):
        """Somebody of 赵's body gets a badge."""
        person = staff("REVIEWER", body=self.body)
        return acts.honours.give(by=self.sun, kind="LEIFENG", person=person.account, merits=self.another("事迹"))

    def another_service(self):
        return acts.honours.serve(
            by=self.sun, person=self.zhao.account, served_on=timezone.localdate(), hours=Decimal("0.5"),
            what=self.another("引导"),
        )  # fmt: skip

    def another_refusal(self):
        """赵 turns an application away, and it is reported."""
        case = cases.turn_away(
            self.received(), by=self.zhao, kind="not_accepted", reason="示例：不归本机关", agency="示例市局"
        )
        acts.register_refusal(CaseRefused(case.number, "turn_away", case.state, ledger.last(case).seq))
        return Refusal.objects.get(case=case.number)

    def another_asked(self):
        """Somebody asks 赵 first."""
        return acts.take_on(by=self.zhao, unit=self.body.code, question=self.another("询问"))

    def another_rule(self) -> CardRule:
        known = self.card_rules["R07"]
        ruling = {name: getattr(known, name) for name in (
            "colour", "about", "metric", "compare", "threshold", "unit", "points", "reply_days", "basis",
        )}  # fmt: skip
        code = f"L{next(self.counting)}0"
        made = Ruling(name=self.another("规则"), told=("CHIEF",), **ruling)
        return acts.set_up(code, made, by=self.sun, on=False)
