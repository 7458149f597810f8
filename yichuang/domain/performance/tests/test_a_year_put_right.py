"""A year begun by mistake is given up; an approval entered wrongly is put right; what stood before stays readable."""

import pytest

from yichuang.domain.performance.acts import money
from yichuang.domain.performance.acts.correcting import Approval, correct
from yichuang.domain.performance.acts.money import EntryRefused
from yichuang.domain.performance.models import BudgetYear
from yichuang.domain.performance.reads import director
from yichuang.domain.performance.reads.books import books
from yichuang.domain.performance.reads.years import corrected_after_closing
from yichuang.domain.performance.tests.factories import SIGNED, TOTAL, WAN, YEAR
from yichuang.kernel import ledger
from yichuang.kernel.refusals import ActRefused

pytestmark = pytest.mark.django_db
WHY = {"reason": "示例：录错", "document": "示例说明"}


def test_a_year_given_up_counts_nowhere_and_may_be_begun_anew(bureau):
    wrong = money.give_up(bureau.draft(), by=bureau.sun, reason="示例：建错了年度")
    assert director.director_years(bureau.head) == []

    right = bureau.draft()

    assert (wrong.state, ledger.last(wrong).note) == ("GIVEN_UP", "示例：建错了年度")
    assert (wrong.number, right.number) == (f"{bureau.body.code}-{YEAR}", f"{bureau.body.code}-{YEAR}-2")
    assert books(bureau.body.code, YEAR).number == right.number
    assert director.director_years(bureau.head) == [right]


def test_a_year_is_there_once_unless_it_was_given_up(bureau):
    money.give_up(bureau.draft(), by=bureau.sun, reason="示例")
    bureau.draft()

    with pytest.raises(ActRefused, match="已经建立过了"):
        money.begin(bureau.body.code, YEAR, by=bureau.sun)
    assert BudgetYear.objects.count() == 2


def test_a_year_with_a_contract_is_not_given_up_until_the_contract_no_longer_counts(bureau):
    year = bureau.draft()
    contract = money.sign(year, by=bureau.sun, **SIGNED)

    with pytest.raises(ActRefused, match="已经登记了合同"):
        money.give_up(bureau.now(year), by=bureau.sun, reason="示例")
    assert bureau.now(year).state == "DRAFT"

    correct(contract, by=bureau.sun, **WHY)
    assert money.give_up(bureau.now(year), by=bureau.sun, reason="示例").state == "GIVEN_UP"


def test_giving_up_and_restating_say_why(bureau):
    with pytest.raises(ActRefused, match="请写明理由"):
        money.give_up(bureau.draft(), by=bureau.sun, reason=" ")
    year = money.appropriate(BudgetYear.objects.get(), by=bureau.sun, initial=TOTAL, document="示例1号")
    with pytest.raises(ActRefused, match="请写明理由"):
        money.restate(year, by=bureau.sun, initial=TOTAL, document="示例2号", reason="")
    assert bureau.now(year).document == "示例1号"


def test_a_mistyped_approval_number_is_put_right_and_the_old_one_stays_in_the_ledger(bureau):
    year = bureau.open()
    money.restate(year, by=bureau.second, initial=TOTAL, document="示例财预〔2025〕7号", reason="示例：文号录错")

    assert bureau.now(year).document == "示例财预〔2025〕7号"
    assert ledger.last(year).facts["before"] == {"initial": TOTAL, "document": "示例财预〔2025〕1号"}


def test_a_total_is_put_right_after_its_lines_and_never_before(bureau):
    year = bureau.open()
    told = {"initial": TOTAL + WAN, "document": "示例1号", "reason": "示例"}
    with pytest.raises(ActRefused, match="不一致，相差"):
        money.restate(year, by=bureau.sun, **told)
    line = year.budgetlines.get(code="P1")

    correct(line, by=bureau.sun, told={"initial": line.initial + WAN}, **WHY)
    money.restate(bureau.now(year), by=bureau.sun, **told)

    assert (books(bureau.body.code, YEAR).faults, bureau.now(year).initial) == ((), TOTAL + WAN)


def test_a_closed_year_says_how_often_it_was_corrected(bureau):
    year = bureau.closed()
    before = corrected_after_closing(year)
    payment = year.payments.get(code="P2")
    correct(payment, by=bureau.head, told={"amount": payment.amount - WAN}, carried_out=WAN, **WHY)

    assert (before, corrected_after_closing(year)) == (0, 1)


def test_in_a_closed_year_a_line_and_its_approval_are_put_right_in_one_act(bureau):
    year = bureau.closed()
    line = year.budgetlines.get(code="P1")
    approval = Approval(TOTAL + WAN, "示例财预〔2025〕2号")

    right = correct(line, by=bureau.head, told={"initial": line.initial + WAN}, approval=approval, **WHY)

    now = bureau.now(year)
    assert (now.state, now.initial, now.document) == ("CLOSED", TOTAL + WAN, "示例财预〔2025〕2号")
    assert books(bureau.body.code, YEAR).faults == ()
    line.refresh_from_db()
    assert (line.is_struck, right.replaces, right.initial) == (True, line, line.initial + WAN)
    assert ledger.last(now).facts["approval"] == {
        "before": {"initial": TOTAL, "document": "示例财预〔2025〕1号"},
        "now": {"initial": TOTAL + WAN, "document": "示例财预〔2025〕2号"},
    }


@pytest.mark.parametrize("total", [None, TOTAL, TOTAL + 2 * WAN])
def test_a_closed_year_whose_line_and_approval_would_differ_stays_as_it_was(bureau, total):
    year = bureau.closed()
    line = year.budgetlines.get(code="P1")
    approval = None if total is None else Approval(total, year.document)

    with pytest.raises(EntryRefused) as refusal:
        correct(line, by=bureau.head, told={"initial": line.initial + WAN}, approval=approval, **WHY)

    assert list(refusal.value.faults) == ["approved"]
    assert "不一致，相差" in refusal.value.reasons[0]
    assert (bureau.now(year).initial, year.budgetlines.filter(struck_on__isnull=False).count()) == (TOTAL, 0)


def test_an_approval_needs_its_number_in_a_correction_too(bureau):
    year = bureau.closed()
    line = year.budgetlines.get(code="P1")

    with pytest.raises(EntryRefused, match="批复要有文号"):
        correct(line, by=bureau.head, told={"initial": line.initial + WAN}, approval=Approval(TOTAL + WAN, " "), **WHY)
    assert bureau.now(year).initial == TOTAL


def test_while_a_year_runs_both_are_put_right_at_once_as_well(bureau):
    year = bureau.open()
    line = year.budgetlines.get(code="P1")
    told = {"told": {"initial": line.initial + WAN}, "approval": Approval(TOTAL + WAN, year.document)}

    correct(line, by=bureau.sun, **told, **WHY)

    assert (bureau.now(year).initial, books(bureau.body.code, YEAR).faults) == (TOTAL + WAN, ())
