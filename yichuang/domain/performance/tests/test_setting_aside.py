"""An indicator that does not apply in a year: set aside with a reason, in draft and filled, frozen with the report."""

import re
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from django.utils import timezone

from yichuang.domain.performance import report
from yichuang.domain.performance.acts import evaluating
from yichuang.domain.performance.acts.setting_aside import apply_again, set_aside
from yichuang.domain.performance.models import Evaluation
from yichuang.domain.performance.reads.evaluations import changed_since
from yichuang.domain.performance.reads.standing import nested, said
from yichuang.domain.performance.report.on_platform import printed
from yichuang.domain.performance.tests import evaluating as made
from yichuang.domain.performance.tests.report.looking import squeezed, words_of_pdf, words_of_word
from yichuang.kernel import ledger
from yichuang.kernel.refusals import ActRefused, OutOfTurn

pytestmark = pytest.mark.django_db
WHY = "示例：本年度没有新设终端"
# the output has two indicators beside one another, so that one of them can be set aside
NODES = (
    *(replace(one, weight=Decimal(30)) if one.code == "I02" else one for one in made.NODES),
    made.node("I05", "K21", "示例另一个数", 20, "GE", 4, unit="台", figure="kiosks"),
)


def lines(found) -> dict:
    return {line["code"]: line for line in said(found)["lines"]}


def now(found) -> Evaluation:
    return Evaluation.objects.select_related("body").get(pk=found.pk)


def test_one_set_aside_has_no_points_and_the_others_have_its_weight(bureau):
    found = made.typed(bureau, made.draft(bureau, nodes=NODES))
    set_aside(found, by=bureau.sun, code="I05", reason=WHY)

    seen = lines(now(found))
    assert (seen["I05"]["actual"], seen["I05"]["points"], seen["I05"]["aside"]) == ("不适用", None, WHY)
    assert (seen["I02"]["weight"], seen["I02"]["own_weight"], seen["I02"]["second_weight"]) == ("50", "30", "50")
    told = said(now(found))
    assert (told["total"]["weight"], [one["code"] for one in told["total"]["missing"]]) == ("100", ["I01"])
    assert told["set_aside"][0] == f"I05 示例另一个数（权重 20 分）本年度不适用：{WHY}。"
    line = ledger.last(found)
    assert (line.act, line.note, line.facts) == ("set_aside", WHY, {"indicator": "I05", "weight": "20.00"})


def test_satisfaction_that_does_not_apply_goes_to_the_benefits(bureau):
    found = made.typed(bureau)
    set_aside(found, by=bureau.sun, code="I04", reason=WHY)

    assert {one["name"]: one["weight"] for one in nested(said(now(found))["lines"])} == {
        "预算执行": "10", "产出": "50", "效益": "40", "满意度": "0",
    }  # fmt: skip


@pytest.mark.parametrize(("code", "reason"), [("I05", " "), ("I01", WHY), ("I03", WHY)])
def test_the_budget_a_last_one_and_no_reason_are_refused(bureau, code, reason):
    found = made.typed(bureau, made.draft(bureau, nodes=NODES))

    with pytest.raises(ActRefused, match="不能标为不适用"):
        set_aside(found, by=bureau.sun, code=code, reason=reason)
    assert {line["aside"] for line in said(now(found))["lines"]} == {""}


def test_it_is_taken_back_with_its_own_weight(bureau):
    found = made.typed(bureau, made.draft(bureau, nodes=NODES))
    set_aside(found, by=bureau.sun, code="I05", reason=WHY)
    apply_again(found, by=bureau.sun, code="I05")

    assert {code: line["weight"] for code, line in lines(now(found)).items()} == {
        "I01": "10", "I02": "30", "I03": "30", "I04": "10", "I05": "20",
    }  # fmt: skip
    with pytest.raises(ActRefused, match="本来就适用"):
        apply_again(found, by=bureau.sun, code="I05")


def test_it_may_still_be_set_aside_when_filled_and_no_more_when_reviewed(bureau):
    found = made.filled(bureau, made=made.draft(bureau, nodes=NODES))
    set_aside(found, by=bureau.sun, code="I05", reason=WHY)
    found = evaluating.review(now(found), by=bureau.chief)

    for act in (lambda: set_aside(found, by=bureau.sun, code="I02", reason=WHY),
                lambda: apply_again(found, by=bureau.sun, code="I05")):  # fmt: skip
        with pytest.raises(OutOfTurn):
            act()


def test_a_deviation_of_one_set_aside_is_not_asked_for(bureau):
    nodes = tuple(replace(one, target=Decimal(9)) if one.code == "I05" else one for one in NODES)
    found = made.typed(bureau, made.draft(bureau, nodes=nodes))
    with pytest.raises(ActRefused, match="偏差没有写明原因"):
        evaluating.fill(found, by=bureau.sun)
    set_aside(found, by=bureau.sun, code="I05", reason=WHY)

    assert evaluating.fill(now(found), by=bureau.sun).state == "FILLED"


@pytest.fixture
def final(bureau):
    bureau.spent()
    found = made.typed(bureau, made.draft(bureau, nodes=NODES))
    set_aside(found, by=bureau.sun, code="I05", reason=WHY)
    found = evaluating.review(evaluating.fill(now(found), by=bureau.sun), by=bureau.chief)
    return evaluating.finalise(found, by=bureau.head)


def test_it_is_frozen_with_its_weights_and_differs_in_nothing_afterwards(final):
    assert Fraction(final.frozen["total"]["points"]) == 97  # 10 + 50 + 0.9 × 30 + 10
    assert [line["weight_exact"] for line in final.frozen["lines"]] == ["10", "50", "30", "10", "0"]
    assert changed_since(final) == []
    assert "score_I05" not in final.frozen["figures"]


def test_the_report_says_so_in_all_three_files(final):
    snapshot = printed(final)
    told = [f"I05 示例另一个数（权重 20 分）本年度不适用：{WHY}。", "I02 30→50（显示到两位小数）。合计仍是 100 分。"]

    spoken = "".join(run["text"] for block in snapshot["blocks"] for run in block.get("runs", ()))
    assert [sentence in spoken for sentence in told] == [True, True]
    for text in (
        "".join(words_of_word(report.word(snapshot))), words_of_pdf(report.pdf(snapshot, timezone.now())),
        squeezed(re.sub(r"<[^>]+>", "", report.page(snapshot))),
    ):  # fmt: skip
        assert [squeezed(sentence) in text for sentence in told] == [True, True]
