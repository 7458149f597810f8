"""The duty systems: patrols answered by the next working day, every no reported and reviewed, who was asked first."""

from datetime import date
from io import BytesIO

import pytest
from django.core.exceptions import PermissionDenied

from yichuang.domain.cases import acts as cases
from yichuang.domain.cases.events import CaseRefused
from yichuang.domain.cases.tests.factories import account_of
from yichuang.domain.identity import acts as identity
from yichuang.domain.identity.tests.factories import PNG, BodyFactory, citizen, staff
from yichuang.domain.notices.models import Notice
from yichuang.domain.supervision import acts, reads
from yichuang.domain.supervision.models import AskedFirst, Patrol, Refusal
from yichuang.domain.supervision.reads.scoring import scores
from yichuang.domain.supervision.states import (
    FIRST_ASKED,
    PATROLS,
    REFUSALS,
    AskedState,
    PatrolState,
    RefusalState,
)
from yichuang.kernel import clocks, files, ledger, news
from yichuang.kernel.actors import Actor
from yichuang.kernel.refusals import ActRefused, OutOfTurn
from yichuang.kernel.states import NOTHING, STAYS

pytestmark = pytest.mark.django_db
TABLES = [
    (table, model, state)
    for table, model, states in ((PATROLS, Patrol, PatrolState), (REFUSALS, Refusal, RefusalState),
                                 (FIRST_ASKED, AskedFirst, AskedState))
    for state in (NOTHING, *states.values)
]  # fmt: skip


@pytest.mark.parametrize(("table", "model", "state"), TABLES)
def test_an_act_is_open_only_in_the_states_of_its_rows(monkeypatch, table, model, state):
    monkeypatch.setattr("rules.Predicate.test", lambda *_: True)
    open_acts = {row.act for row in table.open_to(Actor(), model(state=state))}

    assert open_acts == {act for act in table.words if any(state in row.frm for row in table.rows_of(act))}


@pytest.mark.parametrize(
    ("table", "states"), [(PATROLS, PatrolState), (REFUSALS, RefusalState), (FIRST_ASKED, AskedState)]
)
def test_every_state_can_be_reached(table, states):
    assert {row.to for row in table} - {STAYS} == set(states.values)


# ------------------------------------------------------------------------------------------------ patrols


def noted(hall, by=None, photo=True, **how):
    by = by or hall.sun
    kept = files.keep(BytesIO(PNG), name="示例.png", owner=by.account).pk if photo else None
    told = {
        "unit": hall.body.code,
        "kind": "absent",
        "way": "on_site",
        "finding": "示例：窗口无人",
        "photo": kept,
    } | how
    return acts.note_finding(by=by, **told)


def test_a_finding_is_answered_by_the_next_working_day(hall, at):
    at("2026-03-06 16:00")
    patrol = noted(hall, person=hall.zhao.account)

    assert (patrol.state, patrol.reply_due.isoformat()) == ("OPEN", "2026-03-09")  # from Friday to Monday
    assert set(Notice.objects.filter(topic="duty").values_list("account", flat=True)) == {
        hall.zhao.account,
        hall.qian.account,
    }
    patrol = acts.reply_to_finding(patrol, by=hall.zhao, words="示例：去交接材料。")
    assert (patrol.state, patrol.reply_due) == ("REPLIED", None)
    assert acts.close_finding(patrol, by=hall.sun, reason="示例").state == "CLOSED"


def test_a_finding_needs_a_picture_and_words(hall):
    with pytest.raises(ActRefused) as refused:
        noted(hall, photo=False, finding=" ")
    assert len(refused.value.reasons) == 2
    assert Patrol.objects.count() == 0


def test_only_supervisors_note_findings_and_nobody_of_the_unit_drops_one(hall):
    with pytest.raises(PermissionDenied):
        noted(hall, by=hall.qian)
    patrol = noted(hall)
    inside = staff("SUPERVISOR", body=hall.body)
    for who in (inside, hall.zhao, citizen("李")):
        with pytest.raises(PermissionDenied):
            acts.drop_finding(patrol, by=who, reason="示例")

    assert acts.drop_finding(patrol, by=hall.sun, reason="示例：当时停电").state == "DROPPED"


def test_findings_cost_discipline_and_dropped_ones_give_it_back(hall):
    hall.granted()
    first = noted(hall)
    noted(hall)

    def discipline():
        score = next(one for one in scores("department", "2026-03") if one.key == hall.body.code)
        return next(line for line in score.lines if line.part == "discipline").points

    assert discipline() == 12  # two fifths of twenty are gone
    acts.drop_finding(first, by=hall.sun, reason="示例")
    assert discipline() == 16


# ------------------------------------------------------------------------------------------------ refusals


def test_every_no_reports_itself_with_who_said_it_and_only_once(hall):
    case = cases.turn_away(hall.received(), by=hall.zhao, kind="not_accepted", reason="示例", agency="示例市局")
    news.drain()

    refusal = Refusal.objects.get()
    assert (refusal.case, refusal.act, refusal.person, refusal.state) == (
        case.number, "turn_away", hall.zhao.account, "REGISTERED",
    )  # fmt: skip
    assert refusal.by == "示例职务 赵"
    acts.register_refusal(CaseRefused(case.number, "turn_away", case.state, refusal.line))
    assert Refusal.objects.count() == 1


def test_a_denial_reports_itself_and_a_grant_does_not(hall):
    denied, granted = hall.denied(), hall.granted()
    news.drain()

    assert [refusal.case for refusal in Refusal.objects.all()] == [denied.number]
    assert granted.number != denied.number


def test_a_correction_is_no_refusal(hall):
    hall.correcting()
    news.drain()

    assert Refusal.objects.count() == 0


def test_somebody_of_another_body_looks_whether_the_no_was_right(hall):
    hall.denied()
    news.drain()
    refusal = Refusal.objects.get()
    for who in (hall.qian, staff("SUPERVISOR", body=hall.body), staff("SUPERVISOR", body=BodyFactory())):
        with pytest.raises(PermissionDenied):
            acts.find_proper(refusal, by=who, reason="示例")
    with pytest.raises(ActRefused, match="请写明理由"):
        acts.find_improper(refusal, by=hall.sun, reason=" ")

    refusal = acts.find_improper(refusal, by=hall.sun, reason="示例：材料其实齐全")
    assert (refusal.state, refusal.reviewed_on.isoformat()) == ("IMPROPER", "2026-03-02")
    with pytest.raises(OutOfTurn):
        acts.find_proper(refusal, by=hall.sun, reason="示例")


def refused_on(hall, at, when: str) -> Refusal:
    at(when)
    hall.denied()
    news.drain()
    return Refusal.objects.latest("pk")


def test_a_no_is_reviewed_within_five_working_days_each_of_them_explained(hall, at):
    refusal = refused_on(hall, at, "2026-02-26 10:00")  # Saturday 28 February is a make-up working day

    clock = reads.duty_clocks(refusal).get()
    assert (clock.kind, clock.length, clock.unit, clock.held_by) == ("review", 5, "workday", "supervisor")
    assert refusal.review_due == clock.due_on == date(2026, 3, 4)
    assert sum(line.counted for line in clocks.reckoned(clock).lines) == 5


@pytest.mark.parametrize(("minute", "late"), [("2026-03-04 23:59", False), ("2026-03-05 00:00", True)])
def test_a_no_not_reviewed_is_late_after_the_last_minute_of_its_last_day(hall, at, minute, late):
    refusal = refused_on(hall, at, "2026-02-26 10:00")
    at(minute)

    (row,) = reads.lit_duties([refusal])
    assert (row.light == "red", list(reads.duties(hall.sun, "refusals", late=True))) == (late, [refusal] * late)


def test_a_review_stops_its_clock_and_is_late_no_more(hall, at):
    refusal = refused_on(hall, at, "2026-02-26 10:00")
    at("2026-03-05 09:00")
    refusal = acts.find_proper(refusal, by=hall.sun, reason="示例：依据充分")

    assert (refusal.review_due, list(reads.duties(hall.sun, "refusals", late=True))) == (None, [])
    assert reads.duty_clocks(refusal).get().stopped_on == date(2026, 3, 5)


def test_how_long_a_review_may_take_is_a_setting(hall, at, settings):
    settings.REFUSAL_REVIEW_DAYS = 2

    assert refused_on(hall, at, "2026-02-26 10:00").review_due == date(2026, 2, 28)


# ------------------------------------------------------------------------------------------------ asked first


def test_who_was_asked_first_is_responsible_until_it_is_handed_on(hall):
    asked = acts.take_on(by=hall.zhao, unit=hall.body.code, question="示例：怎么办营业执照")
    assert (asked.person, asked.first, asked.answer_due.isoformat()) == (
        hall.zhao.account, hall.zhao.account, "2026-03-03",
    )  # fmt: skip
    with pytest.raises(PermissionDenied):
        acts.finish(asked, by=hall.wu, words="示例")

    asked = acts.hand_over(asked, by=hall.zhao, to=hall.wu.account, words="示例：已告知对方电话")
    assert (asked.person, asked.first) == (hall.wu.account, hall.zhao.account)
    assert ledger.last(asked).facts["to"] == hall.wu.account
    with pytest.raises(PermissionDenied):
        acts.finish(asked, by=hall.zhao, words="示例")
    assert acts.finish(asked, by=hall.wu, words="示例：已答复").state == "DONE"


@pytest.mark.parametrize("to", ["nobody-here", None])
def test_nothing_is_handed_to_nobody_or_to_oneself(hall, to):
    asked = acts.take_on(by=hall.zhao, unit=hall.body.code, question="示例")

    with pytest.raises(ActRefused, match="接手的同事"):
        acts.hand_over(asked, by=hall.zhao, to=to or hall.zhao.account, words="示例")
    assert AskedFirst.objects.get().person == hall.zhao.account


def test_nobody_takes_on_for_a_body_they_have_no_post_in(hall):
    with pytest.raises(PermissionDenied):
        acts.take_on(by=hall.zhao, unit=BodyFactory().code, question="示例")


def test_records_are_seen_by_their_people_their_body_and_its_supervisors(hall):
    patrol, other = noted(hall), staff("HEAD", "SUPERVISOR", body=BodyFactory())
    seen = {
        name: list(reads.duties(who, "patrols"))
        for name, who in {"body": hall.wu, "supervisor": hall.sun, "other": other, "citizen": hall.mei}.items()
    }

    assert seen == {"body": [patrol], "supervisor": [patrol], "other": [], "citizen": []}


def test_a_role_with_one_holder_is_a_gap_and_a_stand_in_fills_it(hall):
    rows = {row.role: row.is_gap for row in reads.stand_ins(hall.sun) if row.body == hall.body.short_name}

    assert rows == {"ACCEPTOR": True, "REVIEWER": False, "CHIEF": True, "HEAD": True}


def test_a_stand_in_is_named_with_the_last_day(hall):
    identity.stand_in(
        account_of(hall.wu), hall.body, "ACCEPTOR", stands_in_for=account_of(hall.zhao), until=date(2026, 3, 20),
        reason="示例：学习", by=hall.qian, starts_on=date(2026, 3, 2),
    )  # fmt: skip

    row = next(row for row in reads.stand_ins(hall.sun) if (row.body, row.role) == (hall.body.short_name, "ACCEPTOR"))
    assert (row.stand_ins, row.is_gap) == ([(hall.wu.name, date(2026, 3, 20))], False)
