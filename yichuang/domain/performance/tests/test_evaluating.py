"""绩效自评: set up from a template, filled, reviewed, final, published; who may do what, and what is refused."""

from datetime import date
from decimal import Decimal

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from yichuang.domain.identity.tests.factories import staff
from yichuang.domain.performance.acts import evaluating, filling, objecting
from yichuang.domain.performance.models import Evaluation
from yichuang.domain.performance.reads import evaluations as reads
from yichuang.domain.performance.reads import objections
from yichuang.domain.performance.reads.standing import said
from yichuang.domain.performance.states import EVALUATIONS
from yichuang.domain.performance.states.evaluation import TEMPLATES, EvaluationState, TemplateState
from yichuang.domain.performance.tests import evaluating as made
from yichuang.domain.performance.tests.factories import YEAR
from yichuang.kernel import ledger
from yichuang.kernel.actors import THE_CLOCK, Actor
from yichuang.kernel.refusals import ActRefused, OutOfTurn
from yichuang.kernel.states import NOTHING

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("state", [NOTHING, *EvaluationState.values])
def test_an_act_is_open_only_in_the_states_of_its_rows(state, monkeypatch):
    monkeypatch.setattr("rules.Predicate.test", lambda *_: True)
    open_acts = {row.act for row in EVALUATIONS.open_to(Actor(), Evaluation(state=state))}

    assert open_acts == {act for act in EVALUATIONS.words if any(state in row.frm for row in EVALUATIONS.rows_of(act))}


@pytest.mark.parametrize("state", [NOTHING, *TemplateState.values])
def test_a_template_may_always_be_stored_anew(state):
    assert [row.act for row in TEMPLATES if state in row.frm] == ["store"]


def test_a_draft_has_its_own_copy_of_the_template_and_reads_what_it_can(bureau):
    bureau.spent()
    found = made.draft(bureau)

    told = {line["code"]: (line["actual"], line["points_shown"], line["why"]) for line in said(found)["lines"]}
    assert told == {
        "I01": ("100.00%", "10", ""),
        "I02": ("4台", "50", ""),
        "I03": ("", "—", "还没有评定达成程度"),
        "I04": ("尚未测量", "—", "“满意率”还没有填报"),
    }
    assert (found.number, found.state, found.template) == (f"ZP-BUREAU-{YEAR}", "DRAFT", "999901000000-2021")


def test_a_later_template_changes_nothing_of_an_evaluation_that_was_set_up(bureau):
    found = made.draft(bureau)
    made.store(bureau, nodes=made.changed("I02", target=Decimal(400)))

    assert next(line for line in said(found)["lines"] if line["code"] == "I02")["target"] == "≥ 4台"


def test_a_year_has_one_evaluation_and_another_only_after_it_was_withdrawn(bureau):
    first = made.draft(bureau)
    with pytest.raises(ActRefused, match="已经有自评"):
        evaluating.set_up("BUREAU", YEAR, by=bureau.sun)
    with pytest.raises(ActRefused, match="理由"):
        evaluating.withdraw(first, by=bureau.head, reason=" ")
    evaluating.withdraw(first, by=bureau.head, reason="示例：重做。")

    assert evaluating.set_up("BUREAU", YEAR, by=bureau.sun).number == f"ZP-BUREAU-{YEAR}-2"


def test_two_of_a_year_are_refused_by_the_database_too(bureau):
    found = made.draft(bureau)
    with pytest.raises(IntegrityError), transaction.atomic():
        Evaluation.objects.create(number="X", state="DRAFT", body=found.body, year=YEAR, template="示例")


def test_without_a_template_for_the_year_nothing_is_set_up(bureau):
    made.with_district(bureau)
    made.store(bureau, since=YEAR + 1)
    with pytest.raises(ActRefused, match="指标模板"):
        evaluating.set_up("BUREAU", YEAR, by=bureau.sun)

    assert Evaluation.objects.count() == 0


def test_the_template_of_the_latest_year_that_is_not_later_holds(bureau):
    made.with_district(bureau)
    for since in (2021, 2022, YEAR + 1):
        made.store(bureau, since=since)

    found = [reads.template_for("999901000000", year) for year in (2020, 2021, 2023, YEAR + 5)]
    assert [one and one.since for one in found] == [None, 2021, 2022, YEAR + 1]


def test_a_weight_sum_of_99_is_refused_and_the_level_and_both_numbers_are_named(bureau):
    made.with_district(bureau)
    with pytest.raises(ActRefused) as refused:
        made.store(bureau, nodes=made.changed("I02", weight=Decimal(49)))

    assert refused.value.reasons[1:] == ["二级指标“数量指标”的权重是 50，它下面的三级指标合计 49。"]
    assert list(reads.templates()) == []


def test_it_is_filled_reviewed_finalised_and_published_and_scores_what_the_rules_say(bureau):
    found = made.published(bureau)

    told = said(found)
    assert {line["code"]: line["points_shown"] for line in told["lines"]} == {
        "I01": "10", "I02": "50", "I03": "27", "I04": "10",
    }  # fmt: skip
    assert (told["total"]["shown"], told["total"]["grade"], told["total"]["missing"]) == ("97", "优", [])
    assert [line.act for line in ledger.of(found)] == [
        "set_up", "enter", "judge", "fill", "review", "finalise", "publish",
    ]  # fmt: skip
    assert ledger.of(found)[5].facts["digest"] == found.digest


def test_who_typed_any_of_it_does_not_review_and_who_reviewed_does_not_finalise(bureau):
    bureau.spent()
    found = made.filled(bureau)
    with pytest.raises(PermissionDenied):
        evaluating.review(found, by=bureau.sun)
    evaluating.review(found, by=bureau.deputy)
    with pytest.raises(PermissionDenied):
        evaluating.finalise(found, by=bureau.deputy)
    with pytest.raises(PermissionDenied):
        evaluating.finalise(found, by=bureau.chief)

    assert evaluating.finalise(found, by=bureau.head).finalised_by == bureau.head.account


def test_a_head_who_typed_a_value_leaves_the_rest_to_others(bureau):
    bureau.spent()
    found = made.typed(bureau)
    filling.explain(found, by=bureau.head, code="I02", reason="示例")
    evaluating.review(evaluating.fill(found, by=bureau.sun), by=bureau.chief)
    with pytest.raises(PermissionDenied):
        evaluating.finalise(found, by=bureau.head)


def test_strangers_neither_see_nor_touch_it(bureau):
    found = made.typed(bureau)
    for somebody in (bureau.stranger, bureau.clerk, bureau.mei, THE_CLOCK):
        with pytest.raises(PermissionDenied):
            evaluating.fill(found, by=somebody)
        assert list(reads.evaluation_list(somebody)) == []

    assert [list(reads.evaluation_list(who)) for who in (bureau.sun, bureau.head, bureau.chief)] == [[found]] * 3


def test_a_deviation_has_to_be_explained_before_it_is_filled_and_each_is_named(bureau):
    found = made.typed(bureau, percent="90", ratio="0.7")
    made.roster([*made.ROWS, *({**row, "no": f"X{row['no']}"} for row in made.ROWS)])
    with pytest.raises(ActRefused) as refused:
        evaluating.fill(found, by=bureau.sun)

    assert refused.value.reasons[1:] == [
        "I02 自助终端数：好于目标太多，请说明原因：是工作确有突破，还是目标定得偏低。",
        "I03 机制健全：没有得满分，请说明偏差原因和改进措施。",
        "I04 满意率：没有得满分，请说明偏差原因和改进措施。",
    ]
    for code in ("I02", "I03", "I04"):
        filling.explain(found, by=bureau.sun, code=code, reason="示例原因", improvement="示例措施")
    assert evaluating.fill(found, by=bureau.sun).state == "FILLED"


def test_a_target_that_was_set_too_low_costs_by_degree(bureau):
    found = made.draft(bureau)
    made.roster([*made.ROWS, {"no": "K5", "name": "示例", "state": "on"}, {"no": "K6", "name": "示例", "state": "on"}])
    filling.explain(found, by=bureau.sun, code="I02", reason="示例", target_was_low=True)

    line = next(line for line in said(found)["lines"] if line["code"] == "I02")
    assert (line["deviation"], line["points_shown"], line["deducted"]) == ("+50%", "40", "10")


def test_a_year_that_runs_is_not_filled(bureau):
    found = made.typed(bureau)
    running = time_machine.travel(f"{YEAR}-12-31T23:59:59+08:00", tick=False)
    with running, pytest.raises(ActRefused, match="还没有结束"):
        evaluating.fill(found, by=bureau.sun)
    with time_machine.travel(f"{YEAR + 1}-01-01T00:00:00+08:00", tick=False):
        assert evaluating.fill(found, by=bureau.sun).state == "FILLED"


def test_what_has_no_score_is_named_and_not_made_final(bureau):
    found = made.reviewed(bureau)  # nobody keeps the books of the year
    with pytest.raises(ActRefused) as refused:
        evaluating.finalise(found, by=bureau.head)

    assert refused.value.reasons[-1] == (
        f"I01 全年预算执行率：“支出”{YEAR}年的账目还没有建立；“全年预算”{YEAR}年的账目还没有建立。"
    )
    found = Evaluation.objects.get()
    assert (found.state, found.frozen, found.digest) == ("REVIEWED", {}, "")
    told = said(found)["total"]
    assert (told["shown"], told["scored"], told["grade"]) == ("87", "90", "")
    assert [one["code"] for one in told["missing"]] == ["I01"]


def test_books_without_a_final_appropriation_have_no_rate(bureau):
    bureau.draft(lines=())
    found = made.draft(bureau)

    line = said(found)["lines"][0]
    assert (line["actual"], line["points_shown"]) == ("无", "—")
    assert line["why"] == "“预算执行率”按“支出 ÷ 全年预算”计算，分母是零"


def test_made_final_twice_it_is_final_once(bureau):
    bureau.spent()
    found = made.reviewed(bureau)
    second = staff("HEAD", body=bureau.body, name="另一位")
    evaluating.finalise(found, by=bureau.head)
    with pytest.raises(OutOfTurn, match="已定稿"):
        evaluating.finalise(found, by=second)

    assert [line.act for line in ledger.of(found)].count("finalise") == 1


def test_sent_back_it_is_a_draft_again_and_whoever_filled_it_is_told_why(bureau):
    found = made.filled(bureau)
    with pytest.raises(ActRefused, match="理由"):
        evaluating.send_back(found, by=bureau.chief, reason="")
    back = evaluating.send_back(found, by=bureau.chief, reason="示例：请核对满意率。")
    again = evaluating.review(evaluating.fill(back, by=bureau.sun), by=bureau.chief)
    back = evaluating.send_back(again, by=bureau.head, reason="示例：再核对一次。")

    assert (back.state, back.filled_by, back.reviewed_by) == ("DRAFT", "", "")
    assert ledger.last(back).note == "示例：再核对一次。"


def test_its_notice_runs_for_five_working_days_and_objections_are_noted_until_its_last_minute(bureau):
    with time_machine.travel("2026-03-02T10:00:00+08:00", tick=False):
        found = made.published(bureau)
    assert (found.published_on, found.notice_until) == (date(2026, 3, 2), date(2026, 3, 9))
    with time_machine.travel("2026-03-09T23:59:59+08:00", tick=False):
        noted = objecting.note_objection(found, by=bureau.sun, text="示例：终端有一台坏了。", from_whom="示例群众")
        with pytest.raises(ActRefused, match="异议的内容"):
            objecting.note_objection(found, by=bureau.sun, text=" ")
    with time_machine.travel("2026-03-10T00:00:00+08:00", tick=False):
        with pytest.raises(ActRefused, match="公示期已经结束"):
            objecting.note_objection(found, by=bureau.sun, text="示例：晚了。")
        answered = objecting.answer_objection(found, by=bureau.sun, place=noted.place, answer="示例：已修好。")
        with pytest.raises(ActRefused, match="没有这条异议"):
            objecting.answer_objection(found, by=bureau.sun, place=2, answer="示例")

    assert [(one.place, one.text, one.answer) for one in objections.objections(found)] == [
        (1, "示例：终端有一台坏了。", "示例：已修好。")
    ]
    assert answered.answered_on == date(2026, 3, 10)
    assert objections.objections_counted(found) == (1, 1)
    assert "示例群众" not in str([line.facts for line in ledger.of(found)])


def test_everybody_reads_what_is_published_and_nothing_before_or_after(bureau):
    found = made.final(bureau)
    assert list(reads.published()) == []
    found = evaluating.publish(found, by=bureau.sun)
    assert list(reads.published()) == [found]
    evaluating.withdraw(found, by=bureau.head, reason="示例：数字有误。")

    assert list(reads.published()) == []
    with pytest.raises(Evaluation.DoesNotExist):
        reads.published_one(found.number)
