"""上报: examined here, decided by the body above (行政许可法35, 43; handbook B6 row 19)."""

from datetime import date

import pytest

from yichuang.domain.cases import acts, reads
from yichuang.domain.cases.models import Case
from yichuang.domain.cases.tests.factories import Hall
from yichuang.domain.catalogue.models import ItemVersion
from yichuang.domain.notices.models import Notice
from yichuang.kernel import documents, ledger, news
from yichuang.kernel.models import LedgerEntry
from yichuang.kernel.refusals import ActRefused

ABOVE = "示例市局"


@pytest.fixture
def hall(db, at):
    return Hall(upper_body=ABOVE)


def sent_up(hall):
    return acts.send_up(hall.in_review(), by=hall.qian, opinion="初审合格，拟同意。")


def outcome(hall, case, **how):
    return acts.record_outcome(case, by=hall.counter, reference="示例市许〔2026〕1号", **how)


def test_the_body_above_has_the_case_and_the_limits_of_the_examination_are_kept(hall):
    case = sent_up(hall)

    assert case.state == "PENDING_DECISION"
    assert (case.decided, case.opinion) == ("elsewhere", "初审合格，拟同意。")
    assert ledger.last(case).held_by == f"outside:{ABOVE}"
    assert (case.statutory_due, case.promise_due, case.due_on) == (None, None, None)


def test_the_page_of_the_chief_offers_to_send_up_and_nobody_to_propose(hall):
    case = hall.in_review()

    assert "send_up" in {row.act for row in reads.open_acts(hall.qian, case)}
    assert "propose" not in {row.act for row in reads.open_acts(hall.zhao, case)}


def test_nobody_here_decides_what_the_body_above_decides(hall):
    case = hall.in_review()

    with pytest.raises(ActRefused, match="本事项由上级机关决定"):
        acts.propose(case, by=hall.zhao, outcome="grant", opinion="符合条件，拟准予。")
    case = acts.send_up(case, by=hall.qian, opinion="初审合格。")
    with pytest.raises(ActRefused, match="本事项不在这里决定"):
        acts.grant(case, by=hall.qian)

    case.refresh_from_db()
    assert case.state == "PENDING_DECISION"


def test_what_the_body_above_decided_is_entered_and_handed_over(hall):
    case = outcome(hall, sent_up(hall), outcome="grant", decided_on=date(2026, 3, 2))

    case = acts.hand_over(case, by=hall.clerk)

    assert (case.state, case.outside_reference) == ("READY", "示例市许〔2026〕1号")


def test_a_refusal_of_the_body_above_needs_its_reason(hall):
    case = sent_up(hall)

    with pytest.raises(ActRefused):
        outcome(hall, case, outcome="deny")

    assert outcome(hall, case, outcome="deny", reason="示例理由").state == "DENIED"


def test_a_case_decided_here_is_not_sent_up(db, at):
    hall = Hall()

    with pytest.raises(ActRefused, match="本事项由上级机关决定的，才能上报"):
        acts.send_up(hall.in_review(), by=hall.qian, opinion="初审合格。")


def test_what_the_applicant_is_told_on_acceptance_is_our_part_alone(hall):
    hall.accepted()
    news.drain()

    told = Notice.objects.get(topic="accepted").text
    assert "最晚3月9日（星期一）初审上报，上级决定后办结" in told


def test_the_papers_of_intake_say_who_decides(hall):
    case = hall.accepted()

    papers = {paper.code: paper.snapshot for paper in documents.of(case)}
    assert papers["DOC-01"]["basis"].startswith(f"本事项由{ABOVE}决定，本机关收件、初审后上报。")
    assert papers["DOC-03"]["reason"].endswith(
        f"本事项由{ABOVE}决定：下列时限内本机关完成初审，将初审意见和全部申请材料上报，由其作出决定。"
    )


@pytest.mark.parametrize(("above", "offered"), [("", True), (ABOVE, False)])
def test_electronic_delivery_and_a_commitment_are_for_what_is_decided_here(db, at, above, offered):
    hall = Hall(upper_body=above, allows_commitment=True)
    hall.version.materials.update(promisable=True)

    case = hall.submitted()

    assert ("electronic" in reads.delivery_modes(case)) is offered
    assert bool(case.terms["commitment"]) is offered


def test_lists_name_the_body_above_without_a_question_for_each_row(hall, django_assert_num_queries):
    number = sent_up(hall).number
    [row] = [case for case in reads.queue(hall.qian, states=("PENDING_DECISION",)) if case.number == number]

    with django_assert_num_queries(0):
        assert reads.held_by(row, {}) == ABOVE


def test_the_longest_name_of_a_body_above_fits_who_holds_a_case():
    name = "示" * ItemVersion._meta.get_field("upper_body").max_length

    holder = Case(deciding_body_id="SPJ", terms={"upper_body": name}).holder("outside")

    assert len(holder) <= min(model._meta.get_field("held_by").max_length for model in (Case, LedgerEntry))
