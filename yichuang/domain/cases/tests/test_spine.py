"""One matter from draft to delivered, and what it leaves behind."""

import pytest

from yichuang.domain.cases.models import Case
from yichuang.domain.cases.states import State
from yichuang.kernel import clocks, documents, ledger

pytestmark = pytest.mark.django_db


def test_a_matter_goes_from_draft_to_delivered(hall):
    case = hall.delivered()

    assert case.state == State.DELIVERED
    assert [entry.act for entry in ledger.of(case)] == [
        "draft", "submit", "receive", "accept", "start_review", "propose", "grant", "make_certificate", "hand_over",
        "deliver",
    ]  # fmt: skip
    assert sorted(paper.code for paper in documents.of(case)) == ["DOC-01", "DOC-03", "DOC-10", "DOC-12", "DOC-13"]


def test_every_clock_of_a_delivered_matter_has_stopped(hall):
    case = hall.delivered()

    assert {clock.kind: clock.stopped_on is not None for clock in clocks.of(case)} == {
        "notice": True,
        "statutory": True,
        "promise": True,
        "delivery": True,
    }
    assert (case.due_on, case.statutory_due, case.promise_due) == (None, None, None)


def test_the_ledger_says_who_has_the_matter_next(hall):
    case = hall.delivered()
    body, centre = f"body:{hall.body.code}", f"window:{hall.body.code}"

    assert [entry.held_by for entry in ledger.of(case)] == [
        f"applicant:{hall.mei.own_party}", centre, body, body, f"person:{hall.zhao.account}", body, centre, centre,
        centre, "nobody",
    ]  # fmt: skip


def test_the_ledger_holds_no_name_number_or_word_of_the_applicant(hall):
    case = hall.delivered()
    everything = " ".join(str(vars(entry)) for entry in ledger.of(case))

    for secret in (case.applicant_name, case.password, "示例路1号", "身份证已核对", "符合条件"):
        assert secret not in everything


def test_a_case_keeps_the_terms_it_was_filed_under(hall):
    case = hall.drafted()
    type(hall.version).objects.update(statutory_days=1, promised_days=1)

    case = Case.objects.get(pk=case.pk)

    assert case.term("statutory") == {"length": 20, "unit": "workday"}
    assert case.term("promise") == {"length": 5, "unit": "workday"}


def test_a_stranger_sees_nothing(hall):
    hall.delivered()

    assert list(Case.objects.visible_to(hall.li)) == []
    assert len(Case.objects.visible_to(hall.mei)) == 1


def test_a_draft_at_home_is_nobody_elses(hall):
    hall.drafted()

    seen = {name: Case.objects.visible_to(getattr(hall, name)).count() for name in ("mei", "counter", "zhao", "sun")}

    assert seen == {"mei": 1, "counter": 0, "zhao": 0, "sun": 0}
