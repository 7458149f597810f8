import pytest

from yichuang.domain.cases import acts
from yichuang.domain.cases.models import Case
from yichuang.domain.cases.states import State
from yichuang.domain.cases.tests.factories import GAP
from yichuang.kernel import documents
from yichuang.kernel.refusals import ActRefused, OutOfTurn

pytestmark = pytest.mark.django_db


def codes_of(case):
    return sorted(paper.code for paper in documents.of(case))


def test_receive_gives_a_voucher_and_keeps_the_first_day(hall, at):
    case = hall.submitted()
    at("2026-03-04 09:30")

    case = acts.receive(case, by=hall.counter)

    assert (case.state, case.filed_on.isoformat(), case.notice_due.isoformat()) == (
        State.RECEIVED, "2026-03-02", "2026-03-09",
    )  # fmt: skip
    assert codes_of(case) == ["DOC-01"]
    assert case.exchange_number.startswith(hall.version.item.task_code + "20260304")


def test_receive_at_the_counter_wants_the_identity_document_seen(hall):
    case = acts.draft(item=hall.version.item_id, party=hall.mei.own_party, by=hall.counter, channel="counter")
    case = acts.save_draft(case, by=hall.counter, answers={"premises_address": "示例路1号"})

    with pytest.raises(ActRefused, match="身份证件"):
        acts.receive(case, by=hall.counter)
    case = acts.receive(case, by=hall.counter, identity_checked=True)

    assert (case.state, case.identity_level) == (State.RECEIVED, 3)


def test_accept_starts_both_limits(hall):
    case = hall.accepted()

    assert case.accepted_on.isoformat() == "2026-03-02"
    assert case.statutory_due.isoformat() == "2026-03-30"
    assert case.promise_due.isoformat() == "2026-03-09"
    assert case.notice_due is None
    assert codes_of(case) == ["DOC-01", "DOC-03"]


def test_accept_is_refused_while_required_materials_are_missing(hall):
    case = acts.draft(item=hall.version.item_id, party=hall.mei.own_party, by=hall.counter, channel="counter")
    case = acts.save_draft(case, by=hall.counter, answers={"premises_address": "示例路1号"})
    case = acts.receive(case, by=hall.counter, identity_checked=True)

    with pytest.raises(ActRefused, match="必要材料"):
        acts.accept(case, by=hall.zhao)

    case.refresh_from_db()
    assert case.state == State.RECEIVED
    assert codes_of(case) == ["DOC-01"]


def test_accept_twice_says_who_was_faster(hall):
    case = hall.accepted()

    with pytest.raises(OutOfTurn, match="赵"):
        acts.accept(case, by=hall.zhao)


def test_a_correction_waits_for_the_applicant_and_then_a_new_five_days_run(hall, at):
    case = hall.correcting()
    assert (case.state, case.notice_due, case.correction_due.isoformat()) == (State.CORRECTION, None, "2026-03-23")

    at("2026-03-05 11:00")
    case = acts.correct(case, by=hall.mei, materials=[{"material": 1, "file": hall.file_of(hall.mei)}])

    assert (case.state, case.correction_due, case.notice_due.isoformat()) == (State.RECEIVED, None, "2026-03-12")
    assert codes_of(case) == ["DOC-01", "DOC-01", "DOC-02"]


def test_a_half_supplied_correction_stays_with_the_applicant(hall):
    gaps = [GAP, {**GAP, "material": "租赁合同"}]
    case = acts.ask_to_correct(hall.received(), by=hall.zhao, gaps=gaps)

    case = acts.correct(case, by=hall.mei, materials=[{"material": 1, "file": hall.file_of(hall.mei)}])
    assert case.state == State.CORRECTION
    lease = case.materials.get(name="租赁合同")
    case = acts.correct(case, by=hall.mei, materials=[{"material": lease.seq, "file": hall.file_of(hall.mei)}])

    assert case.state == State.RECEIVED


@pytest.mark.parametrize("answers", [{}, {"premises_address": "示例路1号"}, {"phone": "13900000099"}])
def test_a_correction_that_brings_nothing_new_is_refused(hall, answers):
    gaps = [{**GAP, "material": "租赁合同"}, {**GAP, "material": "premises_address"}]
    case = acts.ask_to_correct(hall.received(), by=hall.zhao, gaps=gaps)

    with pytest.raises(ActRefused, match="没有收到新的内容"):
        acts.correct(case, by=hall.mei, materials=[], answers=answers)

    case.refresh_from_db()
    assert (case.state, [gap["supplied"] for gap in case.gaps]) == (State.CORRECTION, [False, False])


def test_a_paper_asked_for_besides_the_list_is_not_met_by_words(hall):
    gaps = [{**GAP, "material": "租赁合同"}, {**GAP, "material": "premises_address"}]
    case = acts.ask_to_correct(hall.received(), by=hall.zhao, gaps=gaps)

    case = acts.correct(case, by=hall.mei, materials=[], answers={"premises_address": "示例路2号"})

    assert (case.state, [gap["supplied"] for gap in case.gaps]) == (State.CORRECTION, [False, True])


def test_a_correction_notice_names_every_part_of_every_gap(hall):
    with pytest.raises(ActRefused, match="每一项"):
        acts.ask_to_correct(hall.received(), by=hall.zhao, gaps=[{**GAP, "basis": " "}])


def test_a_second_notice_needs_a_supervisors_leave(hall):
    case = hall.correcting()
    case = acts.correct(case, by=hall.mei, materials=[{"material": 1, "file": hall.file_of(hall.mei)}])

    with pytest.raises(ActRefused, match="一次性"):
        acts.ask_to_correct(case, by=hall.zhao, gaps=[GAP])
    case = acts.allow_second_notice(case, by=hall.sun, reason="申请人更换了场所")
    case = acts.ask_to_correct(case, by=hall.zhao, gaps=[GAP])

    assert (case.state, case.corrections) == (State.CORRECTION, 2)


def test_a_friendly_return_keeps_the_first_day(hall, at):
    case = acts.pre_review(hall.submitted(), by=hall.counter)
    case = acts.return_for_edit(case, by=hall.counter, gaps=[GAP])
    assert (case.state, case.notice_due) == (State.DRAFT, None)

    at("2026-03-05 09:00")
    case = acts.submit(case, by=hall.mei, consent=True)

    assert (case.filed_on.isoformat(), case.notice_due.isoformat()) == ("2026-03-02", "2026-03-09")


@pytest.mark.parametrize(
    ("kind", "agency", "state", "code"),
    [("not_required", "", State.NOT_REQUIRED, "DOC-05"), ("not_accepted", "示例局", State.NOT_ACCEPTED, "DOC-04")],
)
def test_turning_away_closes_the_case_with_its_paper(hall, kind, agency, state, code):
    case = acts.turn_away(hall.received(), by=hall.zhao, kind=kind, reason="不属于本机关职权。", agency=agency)

    assert (case.state, case.notice_due, case.closed_on.isoformat()) == (state, None, "2026-03-02")
    assert codes_of(case) == ["DOC-01", code]


def test_not_accepted_must_name_the_right_agency(hall):
    with pytest.raises(ActRefused, match="哪个机关"):
        acts.turn_away(hall.received(), by=hall.zhao, kind="not_accepted", reason="不属于本机关职权。")


def test_what_is_owed_is_promised_before_and_brought_before_delivery(hall):
    hall.version.materials.update(necessity="3")
    case = acts.save_draft(hall.drafted(), by=hall.mei, answers={"premises_address": "示例路1号"})
    with pytest.raises(ActRefused, match="补交承诺"):
        acts.submit(case, by=hall.mei, consent=True)
    case = acts.submit(acts.promise_owed(case, by=hall.mei), by=hall.mei, consent=True)
    case = acts.start_review(acts.accept(acts.receive(case, by=hall.counter), by=hall.zhao), by=hall.zhao)
    case = acts.propose(case, by=hall.zhao, outcome="grant", opinion="符合条件。")
    case = acts.grant(case, by=hall.qian)

    with pytest.raises(ActRefused, match="容缺"):
        acts.make_certificate(case, by=hall.clerk)
    case = acts.supply_owed(case, by=hall.mei, materials=[{"material": 1, "file": hall.file_of(hall.mei)}])

    case = acts.make_certificate(case, by=hall.clerk)
    assert acts.hand_over(case, by=hall.clerk).state == State.READY
    assert Case.objects.get(pk=case.pk).owed == []


def test_a_number_that_is_not_on_the_list_is_no_paper_to_ask_for(hall):
    """Else a notice goes out under seal that asks for a paper called “99”."""
    case = hall.received()

    with pytest.raises(ActRefused, match="没有第 99 项"):
        acts.ask_to_correct(case, by=hall.zhao, gaps=[GAP, GAP | {"material": "99"}])

    case.refresh_from_db()
    assert (case.state, case.materials.filter(name="99").exists()) == (State.RECEIVED, False)
    assert not documents.of(case).filter(code="DOC-02").exists()
