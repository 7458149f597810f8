import pytest
from django.core.exceptions import PermissionDenied

from yichuang.domain.cases import acts
from yichuang.domain.cases.acts import issuing
from yichuang.domain.cases.states import State
from yichuang.kernel import clocks, documents
from yichuang.kernel.refusals import ActRefused, OutOfTurn

pytestmark = pytest.mark.django_db


def papers_of(case) -> list[str]:
    return sorted(paper.title for paper in documents.of(case) if paper.code == "DOC-14")


def signature_of(case) -> str:
    return next(paper.snapshot["signature"] for paper in documents.of(case) if paper.title == "撤回申请书")


@pytest.mark.parametrize("stage", ["submitted", "received", "correcting", "accepted", "in_review", "proposed"])
def test_the_applicant_may_withdraw_until_the_decision(hall, stage):
    case = acts.withdraw(getattr(hall, stage)(), by=hall.mei, reason="不想办了")

    assert case.state == State.WITHDRAWN
    assert papers_of(case) == sorted(["撤回申请书", "准予撤回通知书"])
    assert [clock.kind for clock in clocks.of(case) if clock.stopped_on is None] == []


def test_a_request_at_the_counter_is_signed_by_hand_and_one_at_home_online(hall):
    at_home = acts.withdraw(hall.accepted(), by=hall.mei, reason="不想办了")
    at_counter = acts.withdraw(hall.accepted(), by=hall.counter, reason="不想办了")

    assert [signature_of(case) for case in (at_home, at_counter)] == [issuing.SIGNED_ONLINE, ""]


def test_after_the_decision_it_is_too_late_to_withdraw(hall):
    with pytest.raises(OutOfTurn, match="钱"):
        acts.withdraw(hall.granted(), by=hall.mei, reason="不想办了")


def test_a_stranger_may_not_withdraw(hall):
    with pytest.raises(PermissionDenied):
        acts.withdraw(hall.accepted(), by=hall.li, reason="捣乱")


def test_terminate_wants_its_ground_and_the_chief(hall):
    case = hall.in_review()
    with pytest.raises(ActRefused, match="终止"):
        acts.terminate(case, by=hall.qian, ground="")

    case = acts.terminate(case, by=hall.qian, ground="申请人已注销。")

    assert case.state == State.TERMINATED
    assert documents.of(case).filter(code="DOC-15").count() == 1


def test_a_voided_case_keeps_its_number(hall):
    case = acts.void(hall.received(), by=hall.sun, reason="重复录入")

    assert (case.state, case.due_on) == (State.VOIDED, None)
    assert case.number
