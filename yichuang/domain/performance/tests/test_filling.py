"""What people type into a draft: targets, values with their proof, judgements, goals; and what is refused."""

from datetime import date
from decimal import Decimal

import pytest

from yichuang.domain.performance.acts import evaluating, filling
from yichuang.domain.performance.models import Figure, Goal, Indicator
from yichuang.domain.performance.reads.standing import said
from yichuang.domain.performance.tests import evaluating as made
from yichuang.domain.performance.tests.factories import YEAR
from yichuang.kernel import ledger
from yichuang.kernel.refusals import ActRefused, OutOfTurn

pytestmark = pytest.mark.django_db
ENTERED = {"code": "content", "value": Decimal("98.5"), "as_of": date(YEAR, 12, 31), "source": "示例系统"}


def line(found, code):
    return next(one for one in said(found)["lines"] if one["code"] == code)


def test_a_target_is_changed_on_the_draft_and_the_score_follows(bureau):
    found = made.draft(bureau)
    filling.set_target(found, by=bureau.sun, code="I02", target=Decimal(8))

    assert (line(found, "I02")["target"], line(found, "I02")["points_shown"]) == ("≥ 8台", "25")
    assert ledger.last(found).facts == {"indicator": "I02", "before": "4.0000", "now": "8"}


@pytest.mark.parametrize(("code", "target", "says"), [("I02", None, ""), ("I02", Decimal(-1), ""), ("I03", None, " ")])
def test_a_target_that_is_none_is_refused_and_the_old_one_stays(bureau, code, target, says):
    found = made.draft(bureau)
    with pytest.raises(ActRefused, match="目标值"):
        filling.set_target(found, by=bureau.sun, code=code, target=target, says=says)

    assert (line(found, "I02")["target"], line(found, "I03")["target"]) == ("≥ 4台", "健全")


def test_a_value_is_entered_with_a_proof_and_not_without(bureau):
    found = made.draft(bureau)
    for wrong in ({}, {"proof": "00000000-0000-0000-0000-000000000000"}, {"document": "示例.yaml"}):
        with pytest.raises(ActRefused, match="证明"):
            filling.enter(found, by=bureau.sun, **ENTERED, **wrong)
    with pytest.raises(ActRefused, match="证明"):
        filling.enter(found, by=bureau.sun, **ENTERED | {"value": None}, proof=made.proof(bureau.sun))
    assert Figure.objects.get(code="content").value is None
    one = filling.enter(found, by=bureau.sun, **ENTERED, proof=made.proof(bureau.sun))

    told = said(found)["figures"]["content"]
    assert (told["shown"], told["source"]["label"], told["source"]["as_of"]) == ("98.5%", "示例系统", "2025-12-31")
    assert (told["source"]["proof"], told["source"]["digest"]) == (str(one.proof_id), one.proof.sha256)


def test_somebody_elses_file_is_no_proof(bureau):
    found = made.draft(bureau)
    with pytest.raises(ActRefused, match="证明"):
        filling.enter(found, by=bureau.sun, **ENTERED, proof=made.proof(bureau.chief))


def test_what_was_to_be_counted_may_be_entered_instead_and_says_how_it_was_to_be_come_by(bureau):
    found = made.draft(bureau)
    filling.enter(found, by=bureau.sun, **ENTERED | {"code": "kiosks", "value": 3}, proof=made.proof(bureau.sun))

    one = Figure.objects.get(code="kiosks")
    assert (one.kind, one.before["kind"], one.before["says"]) == ("entered", "count", "kiosks.csv")
    assert line(found, "I02")["actual"] == "3台"


@pytest.mark.parametrize("code", ["expenditure", "spent_rate"])
def test_what_comes_from_the_books_or_a_formula_is_never_typed(bureau, code):
    found = made.draft(bureau)
    with pytest.raises(ActRefused, match="账目或者由公式"):
        filling.enter(found, by=bureau.sun, **ENTERED | {"code": code}, proof=made.proof(bureau.sun))


@pytest.mark.parametrize(
    ("code", "level", "ratio"),
    [("I03", "FULL", "0.79"), ("I03", "PARTLY", "0.8"), ("I03", "BEST", "1"), ("I02", "FULL", "1")],
)
def test_a_judgement_outside_its_band_or_of_a_quantity_is_refused(bureau, code, level, ratio):
    found = made.draft(bureau)
    with pytest.raises(ActRefused, match="达成程度"):
        filling.judge(found, by=bureau.sun, code=code, level=level, ratio=Decimal(ratio))

    assert [one.level for one in Indicator.objects.all()] == [""] * 4


def test_goals_are_tied_to_lines_and_indicators_that_are_there(bureau):
    found = made.draft(bureau)
    told = {"code": "G1", "text": "示例目标", "lines": ["P1"]}
    with pytest.raises(ActRefused, match="绩效目标") as refusal:
        filling.set_goal(found, by=bureau.sun, **told, indicators=["I99"])
    assert refusal.value.reasons[1:] == ["没有这个指标：I99。"]
    bureau.draft()
    with pytest.raises(ActRefused, match="绩效目标") as refusal:
        filling.set_goal(found, by=bureau.sun, **told | {"lines": ["P9"]}, indicators=["I02"])
    assert refusal.value.reasons[1:] == ["没有这个预算项目：P9。"]
    assert Goal.objects.count() == 0
    filling.set_goal(found, by=bureau.sun, **told, indicators=["I02"])
    filling.set_goal(found, by=bureau.sun, **told | {"text": "示例目标二"}, indicators=["I02", "I03"])

    assert [(goal["text"], goal["indicators"]) for goal in said(found)["goals"]] == [("示例目标二", ["I02", "I03"])]


def test_words_for_the_report_are_kept_by_their_place(bureau):
    found = made.draft(bureau)
    found = filling.write(found, by=bureau.sun, texts={"seven": " 示例问题 ", "eight": "示例措施"})
    found = filling.write(found, by=bureau.sun, texts={"eight": ""})

    assert found.texts == {"seven": "示例问题"}


@pytest.mark.parametrize(
    ("act", "told"),
    [
        ("set_target", {"code": "I99", "target": Decimal(1)}),
        ("judge", {"code": "I99", "level": "FULL", "ratio": Decimal(1)}),
        ("explain", {"code": "I99", "reason": "示例"}),
        ("enter", ENTERED | {"code": "nothing"}),
    ],
)
def test_what_is_not_there_is_refused_in_words(bureau, act, told):
    found = made.draft(bureau)
    with pytest.raises(ActRefused, match="没有这个"):
        getattr(filling, act)(found, by=bureau.sun, **told)


def test_nothing_is_typed_into_one_that_is_filled(bureau):
    found = made.filled(bureau)
    with pytest.raises(OutOfTurn, match="已填报"):
        filling.set_target(found, by=bureau.sun, code="I02", target=Decimal(8))
    evaluating.send_back(found, by=bureau.chief, reason="示例")
    filling.set_target(found, by=bureau.sun, code="I02", target=Decimal(8))

    assert line(found, "I02")["target"] == "≥ 8台"
