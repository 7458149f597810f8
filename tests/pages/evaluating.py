"""Self-evaluations of the world: one in draft, one that waits for the head, one published and objected to."""

from yichuang.domain.identity.tests.factories import staff
from yichuang.domain.performance.acts import evaluating, filling, objecting
from yichuang.domain.performance.models import BudgetYear, Evaluation, IndicatorTemplate
from yichuang.domain.performance.reads.standing import said
from yichuang.domain.performance.tests import evaluating as made

DRAFT, WAITING, SHOWN = 2023, 2025, 2024  # the year of the draft has no books, so that something is missing


class Evaluating:
    """What the pages of 绩效自评 show. 孙 fills, somebody else reviews, 易 makes it final."""

    def evaluate(self) -> None:
        self.budget_chief = staff("CHIEF", body=self.centre, name="龙")
        made.store(self, since=2001)
        made.roster()
        self.evaluations = {
            "draft": self.evaluation_typed(DRAFT),
            "waiting": self.evaluation_reviewed(WAITING),
            "shown": self.evaluation_shown(SHOWN),
        }
        self.objection_noted = objecting.note_objection(
            self.evaluations["shown"], by=self.sun, text="示例异议：有一台终端坏了。", from_whom="示例群众"
        )
        made.roster(made.ROWS[:3], "d2")  # so that something differs from what was made final

    def evaluation_typed(self, year: int) -> Evaluation:
        found = made.typed(self, evaluating.set_up(self.centre.code, year, by=self.sun))
        filling.set_goal(found, by=self.sun, code="G1", text="示例目标", lines=["P1"], indicators=["I02"])
        for line in said(found)["lines"]:
            if line["asks"]:
                filling.explain(found, by=self.sun, code=line["code"], reason="示例原因")
        return found

    def evaluation_reviewed(self, year: int) -> Evaluation:
        return evaluating.review(evaluating.fill(self.evaluation_typed(year), by=self.sun), by=self.budget_chief)

    def evaluation_shown(self, year: int) -> Evaluation:
        final = evaluating.finalise(self.evaluation_reviewed(year), by=self.treasurer)
        return evaluating.publish(final, by=self.sun)

    def another_evaluation(self) -> str:
        """An earlier year with nothing typed."""
        earliest = min(Evaluation.objects.values_list("year", flat=True))
        return evaluating.set_up(self.centre.code, earliest - 1, by=self.sun).number

    def another_public_evaluation(self) -> str:
        """An earlier year; its books are closed with nothing paid."""
        kept = Evaluation.objects.values_list("year"), BudgetYear.objects.values_list("year")
        earliest = min(year for (year,) in kept[0].union(kept[1])) - 1
        self.budget_closed(earliest)
        return self.evaluation_shown(earliest).number

    def another_template(self) -> str:
        since = IndicatorTemplate.objects.order_by("-since").values_list("since", flat=True)[0] + 1
        made.store(self, since=since)
        return f"{since}年"

    def another_goal(self) -> str:
        text = self.another("目标")
        filling.set_goal(
            self.evaluations["draft"], by=self.sun, code=f"G{next(self.counting)}", text=text, lines=[], indicators=[]
        )
        return text

    def free_evaluation(self) -> str:
        return f"{self.centre.code}-2022"
