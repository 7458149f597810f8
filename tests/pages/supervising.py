"""Cards of the world: one for a case, others found by somebody, in the states that look different."""

from datetime import timedelta
from io import BytesIO

from django.utils import timezone

from yichuang.domain.identity.tests.factories import PNG
from yichuang.domain.supervision import acts
from yichuang.domain.supervision.acts import evaluating, showing
from yichuang.domain.supervision.acts.ruling import Ruling, ask_first
from yichuang.domain.supervision.models import CardRule
from yichuang.domain.supervision.tests.factories import default_rules
from yichuang.kernel import clocks, files

A_WEEK = timedelta(days=8)  # of working days, and one more


class Supervising:
    """What the supervision of the world shows."""

    def supervise(self) -> None:
        self.card_rules = default_rules()
        late = self.cases["in_review"]
        promise = clocks.of(late).get(kind="promise")
        told = evaluating.of_case(self.card_rules["R07"], late.thing, promise, timezone.localdate() + A_WEEK)
        self.cards = {"late": showing.show(told), "found": self.another_card(), "to_decide": self.another_card()}
        self.cards["to_decide"] = acts.defend(
            self.cards["to_decide"], by=self.zhao, words="示例申辩：当时在现场核查。"
        )
        self.cards["withdrawn"] = acts.withdraw(self.another_card(), by=self.sun, reason="示例：查明不属实。")
        ask_first(self.card_rules["R08"], 10_000)

    def another_card(self):
        """孙 finds 赵 away from the window."""
        return acts.record(
            self.card_rules["R15"], by=self.sun, unit=self.body.code, person=self.zhao.account,
            finding=self.another("发现"),
            proof=files.keep(BytesIO(PNG), name="示例.png", owner=self.sun.account).pk,
        )  # fmt: skip

    def another_rule(self) -> CardRule:
        known = self.card_rules["R07"]
        ruling = {name: getattr(known, name) for name in (
            "colour", "about", "metric", "compare", "threshold", "unit", "points", "reply_days", "basis",
        )}  # fmt: skip
        code = f"L{next(self.counting)}0"
        made = Ruling(name=self.another("规则"), told=("CHIEF",), **ruling)
        return acts.set_up(code, made, by=self.sun, on=False)
