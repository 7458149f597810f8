"""Estimates 下年预算测算: asked for, reckoned by the worker, adopted; kept with what went in."""

from datetime import date

import pytest
from django.apps import apps
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from yichuang.domain.performance import reads
from yichuang.domain.performance.acts import estimates as acts
from yichuang.domain.performance.acts import money
from yichuang.domain.performance.estimating import freezing
from yichuang.domain.performance.estimating.changes import Changes
from yichuang.domain.performance.estimating.what_if import Supposed
from yichuang.domain.performance.models.estimates import Estimate
from yichuang.domain.performance.states.estimates import ESTIMATES, EstimateState
from yichuang.domain.performance.tests.factories import SIGNED, WAN, YEAR
from yichuang.kernel import ledger
from yichuang.kernel.actors import THE_CLOCK, Actor
from yichuang.kernel.models import ReportedFigure
from yichuang.kernel.refusals import ActRefused, OutOfTurn
from yichuang.kernel.states import NOTHING

CAST = ("sun", "second", "head", "deputy", "chief", "clerk", "stranger", "mei")
OPEN_TO = {
    "WAITING": {"drop": "sun second head deputy"},
    "DRAFTED": {"adopt": "head deputy", "drop": "sun second head deputy"},
    "FAILED": {},
    "ADOPTED": {"withdraw": "head deputy"},
    "DROPPED": {},
}


@pytest.fixture
def closed(bureau):
    """The bureau whose books of last year are closed."""
    bureau.year = bureau.closed()
    return bureau


def ask(bureau, **how):
    return acts.ask(bureau.body.code, YEAR + 1, **{"by": bureau.sun} | how)


def reckoned(bureau, **how):
    made = ask(bureau, **how)
    acts.reckon.func(made.number)
    return Estimate.objects.get(pk=made.pk)


def adopted(bureau):
    return acts.adopt(reckoned(bureau), by=bureau.head)


def in_state(bureau, state):
    return {
        "WAITING": lambda: ask(bureau),
        "DRAFTED": lambda: reckoned(bureau),
        "FAILED": lambda: acts.fail(ask(bureau), by=THE_CLOCK, reason="示例"),
        "ADOPTED": lambda: adopted(bureau),
        "DROPPED": lambda: acts.drop(ask(bureau), by=bureau.sun, reason="示例"),
    }[state]()


@pytest.mark.parametrize("state", [NOTHING, *EstimateState.values])
def test_an_act_is_open_only_in_the_states_of_its_rows(state, monkeypatch):
    monkeypatch.setattr("rules.Predicate.test", lambda *_: True)
    open_acts = {row.act for row in ESTIMATES.open_to(Actor(), Estimate(state=state))}

    assert open_acts == {act for act in ESTIMATES.words if any(state in row.frm for row in ESTIMATES.rows_of(act))}


@pytest.mark.parametrize("state", EstimateState.values)
def test_each_act_is_open_to_the_people_of_its_row(closed, state):
    found = in_state(closed, state)
    open_to: dict[str, list[str]] = {}
    for name in CAST:
        for row in ESTIMATES.open_to(getattr(closed, name), found):
            open_to.setdefault(row.act, []).append(name)

    assert found.state == state
    assert {act: " ".join(names) for act, names in open_to.items()} == OPEN_TO[state]


@pytest.mark.parametrize("state", EstimateState.values)
def test_an_act_out_of_its_turn_changes_nothing(closed, state):
    found = in_state(closed, state)
    lines = ledger.of(found).count()
    for act in {row.act for row in ESTIMATES if state not in row.frm} - {"ask"}:
        more = {"reason": "示例"} if act in ("fail", "withdraw", "drop") else {}
        more |= {"expected": {}, "result": {"lines": []}, "findings": []} if act == "draft" else {}
        by = THE_CLOCK if act in ("draft", "fail") else closed.head
        with pytest.raises(OutOfTurn):
            getattr(acts, act)(found, by=by, **more)

    assert Estimate.objects.get(pk=found.pk).state == state
    assert ledger.of(found).count() == lines


def test_what_is_asked_is_reckoned_by_the_worker(closed):
    asked = ask(closed)
    assert (asked.number, asked.state, asked.result) == (f"{closed.body.code}-2026-1", "WAITING", {})

    acts.reckon.func(asked.number)

    found = reads.reckoned(Estimate.objects.get(pk=asked.pk))
    assert [line.code for line in found.result.lines] == ["B1", "B2", "P1", "P2"]
    assert (found.result.initial, found.result.final, found.result.spent) == (285 * WAN,) * 3
    assert found.result.limits[0].startswith("只有2025年一年的账")


def test_a_worker_that_begins_it_twice_reckons_it_once(closed):
    found = reckoned(closed)
    acts.reckon.func(found.number)
    acts.reckon.func("没有这一份")

    assert [line.act for line in ledger.of(found)] == ["ask", "draft"]


def test_it_can_be_reckoned_again_to_the_fen(closed):
    found = reckoned(closed)

    assert acts.reckoned(found)["result"] == found.result
    assert freezing.fingerprint(found.inputs) == found.fingerprint == ledger.of(found).first().facts["fingerprint"]


def test_what_is_corrected_later_changes_nothing_of_it(closed):
    found = adopted(closed)
    before = (found.inputs, found.result)
    ReportedFigure.objects.create(line="R18", year=YEAR, label="示例", value=80, unit="台", source="示例")

    again = Estimate.objects.get(pk=found.pk)
    assert (again.inputs, again.result) == before
    assert reckoned(closed).fingerprint != found.fingerprint


def test_a_year_whose_books_are_not_closed_yet_is_taken_and_said_to_be_so(bureau):
    bureau.spent()

    assert "2025年的账还没有关账，数字还可能变" in reads.reckoned(reckoned(bureau)).result.limits


@pytest.mark.parametrize("year", [YEAR + 1, YEAR])
def test_a_year_without_books_or_not_over_yet_is_no_ground(bureau, year):
    bureau.draft(year=YEAR)  # never carried out
    bureau.open(year=YEAR + 1)  # the year that runs

    with pytest.raises(ActRefused, match="还没有账"):
        acts.ask(bureau.body.code, year + 1, by=bureau.sun)
    assert Estimate.objects.count() == 0


def test_the_goals_of_the_self_evaluation_come_in(closed):
    Evaluation, Goal = apps.get_model("performance.Evaluation"), apps.get_model("performance.Goal")
    made = Evaluation(number="ZP-1", body=closed.body, year=YEAR, template="示例", notice_days=5, state="DRAFT")
    made.save()
    Goal.objects.create(evaluation=made, code="G1", text="示例目标", lines=["P1", "P2"])
    Goal.objects.create(evaluation=made, code="G2", text="示例没有钱的目标", lines=[])

    said = [(one.rule, one.line, one.said) for one in reads.reckoned(reckoned(closed)).findings if one.known]
    assert said == [("no_line", "", "目标“示例没有钱的目标”没有对应的科目")]


@pytest.mark.parametrize("name", ["chief", "clerk", "stranger", "mei"])
def test_who_neither_keeps_the_books_nor_leads_may_not_ask(closed, name):
    with pytest.raises(PermissionDenied):
        ask(closed, by=getattr(closed, name))
    assert Estimate.objects.count() == 0


def test_who_asked_does_not_adopt(closed):
    found = reckoned(closed, by=closed.head)

    with pytest.raises(PermissionDenied):
        acts.adopt(found, by=closed.head)
    assert acts.adopt(found, by=closed.deputy).adopted_on == date(2026, 3, 2)


def test_one_is_adopted_for_a_year_and_another_only_after_it_is_taken_down(closed):
    first, second = adopted(closed), reckoned(closed)

    with pytest.raises(ActRefused, match="已经采用了一份"):
        acts.adopt(second, by=closed.head)
    acts.withdraw(first, by=closed.head, reason="示例：另有一份")
    assert acts.adopt(second, by=closed.head).state == "ADOPTED"


def test_the_database_itself_holds_one_adopted_estimate_a_year(closed):
    adopted(closed)
    second = reckoned(closed)

    with pytest.raises(IntegrityError), transaction.atomic():
        Estimate.objects.filter(pk=second.pk).update(state="ADOPTED", adopted_on=date(2026, 3, 2))


@pytest.mark.parametrize(("act", "state"), [("withdraw", "ADOPTED"), ("drop", "DRAFTED")])
def test_taking_one_away_wants_a_reason(closed, act, state):
    found = in_state(closed, state)

    with pytest.raises(ActRefused, match="请写明理由"):
        getattr(acts, act)(found, by=closed.head, reason=" ")
    assert Estimate.objects.get(pk=found.pk).state == state


def test_one_that_cannot_be_reckoned_says_so_and_keeps_what_went_in(closed):
    asked = ask(closed)
    Estimate.objects.filter(pk=asked.pk).update(inputs=asked.inputs | {"years": []})

    with pytest.raises(ValueError, match="连续的年度"):
        acts.reckon.func(asked.number)

    found = Estimate.objects.get(pk=asked.pk)
    assert (found.state, found.reason, found.result) == ("FAILED", acts.BROKEN, {})


def test_a_contract_of_the_books_is_the_floor_of_its_line(bureau):
    year = bureau.draft()
    money.sign(year, by=bureau.sun, **SIGNED | {"last": date(YEAR + 1, 12, 31), "amount": 96 * WAN})
    money.appropriate(year, by=bureau.sun, initial=285 * WAN, document="示例财预〔2025〕1号")
    money.receive(year, by=bureau.sun, amount=0 + 1 * WAN, received_on=date(YEAR, 2, 1), voucher="收-1")
    money.close(year, by=bureau.head, carried_out=1 * WAN)

    found = reads.reckoned(reckoned(bureau)).result
    line = next(one for one in found.lines if one.code == "P2")
    assert (line.floor, line.span.low) == (48 * WAN, 48 * WAN)


def test_what_a_person_tells_and_what_a_report_said_come_in(closed):
    for line, number in (("R18", 80), ("R28", 8), ("R29", 80)):
        ReportedFigure.objects.create(line=line, year=YEAR, label="示例", value=number, unit="个", source="示例")
    ReportedFigure.objects.create(line="R15", year=YEAR, label="示例", value="24.1", unit="万件", source="示例")

    found = reads.reckoned(reckoned(closed, told={"heads": 8}))
    last = {driver.code: what.last for driver, what in found.drivers}
    assert last == {"cases": 241_000, "kiosks": 80, "circuits": 88, "heads": 8}


def test_prices_that_are_known_and_quotations_come_in(closed):
    plain = reads.reckoned(reckoned(closed)).result
    dearer = reads.reckoned(reckoned(closed, quotes={"cases": 150}, announced={"P2": 0.1}))

    assert dearer.result.lines[3].span.middle / plain.lines[3].span.middle == pytest.approx(1.1)
    assert "已知的价格变化：+10.0%" in dearer.result.lines[3].reasons
    assert (dearer.history.quotes, dearer.history.announced) == ({"cases": 150}, {"P2": 0.1})


def test_a_price_of_a_line_there_is_not_is_refused(closed):
    with pytest.raises(ActRefused, match="2025年没有科目 P8"):
        ask(closed, announced={"P8": 0.1})
    assert Estimate.objects.count() == 0


def test_what_is_supposed_when_it_is_asked_is_in_it(closed):
    dearer = Changes(sums={"P1": 10 * WAN}, words=("示例",))
    now, then = (reads.reckoned(reckoned(closed, changes=changes)).result for changes in (Changes(), dearer))

    assert then.lines[2].span.middle - now.lines[2].span.middle == 10 * WAN
    assert Estimate.objects.order_by("pk").last().changes["words"] == ["示例"]


def test_what_if_keeps_nothing(closed):
    found = reads.reckoned(reckoned(closed, told={"heads": 8}))
    lines = ledger.newest()
    supposed, words = reads.supposing(found, Supposed(heads=2))

    assert supposed.lines[0].span.middle > found.result.lines[0].span.middle
    assert words == ("在编人员+2 人",)
    assert (ledger.newest(), Estimate.objects.count()) == (lines, 1)


@pytest.mark.parametrize(
    ("name", "sees"), [("sun", 1), ("head", 1), ("chief", 1), ("clerk", 0), ("stranger", 0), ("mei", 0)]
)
def test_who_sees_it(closed, name, sees):
    reckoned(closed)

    assert reads.estimate_list(getattr(closed, name)).count() == sees


def test_years_that_follow_one_another_are_taken_and_a_gap_ends_them(closed):
    assert [one.year for one in reads.years_to_estimate(closed.sun)] == [YEAR]
    assert reads.years_to_estimate(closed.stranger) == []
