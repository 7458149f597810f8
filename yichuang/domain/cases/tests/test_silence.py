"""When only time moves."""

import pytest

from yichuang.domain.cases import acts
from yichuang.domain.cases.acts.clockwork import deem_silent, return_unanswered
from yichuang.domain.cases.models import Case
from yichuang.domain.cases.states import State
from yichuang.domain.cases.tests.factories import GAP
from yichuang.kernel import documents, ledger
from yichuang.kernel.refusals import ActRefused

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("stage", ["submitted", "received"])
def test_five_working_days_of_silence_accept_from_the_day_of_receipt(hall, at, stage):
    case = getattr(hall, stage)()

    at("2026-03-09 23:00")  # the fifth working day is not over
    assert deem_silent() == 0
    at("2026-03-10 00:05")
    assert deem_silent() == 1

    case = Case.objects.get(pk=case.pk)
    assert (case.state, case.deemed, case.accepted_on.isoformat()) == (State.ACCEPTED, True, "2026-03-02")
    assert case.statutory_due.isoformat() == "2026-03-30"
    assert ledger.last(case).account == ""
    assert documents.of(case).filter(code="DOC-03").count() == 1


def test_silence_is_found_once(hall, at):
    hall.received()
    at("2026-03-20 09:00")

    assert (deem_silent(), deem_silent()) == (1, 0)


def test_a_correction_in_hand_is_not_silence(hall, at):
    hall.correcting()
    at("2026-03-20 09:00")

    assert deem_silent() == 0


def test_silence_after_a_correction_accepts_too(hall, at):

    case = hall.correcting()
    at("2026-03-05 11:00")
    acts.correct(case, by=hall.mei, materials=[{"material": 1, "file": hall.file_of(hall.mei)}])
    at("2026-03-13 08:00")

    assert deem_silent() == 1
    assert Case.objects.get(pk=case.pk).accepted_on.isoformat() == "2026-03-05"


def test_an_unanswered_correction_is_returned_after_its_fifteen_days(hall, at):
    case = hall.correcting()
    at("2026-03-23 20:00")
    assert return_unanswered() == 0
    at("2026-03-24 01:00")
    assert return_unanswered() == 1

    case = Case.objects.get(pk=case.pk)
    assert case.state == State.RETURNED
    assert documents.of(case).filter(code="DOC-16").count() == 1


def test_a_correction_whose_notice_announced_nothing_stays_open(hall, at):

    acts.ask_to_correct(hall.received(), by=hall.zhao, gaps=[GAP], announce_return=False)
    at("2026-04-30 01:00")

    assert return_unanswered() == 0


def test_after_the_five_days_no_notice_can_undo_the_silence(hall, at):
    case = hall.received()
    at("2026-03-10 00:05")  # the clock has not looked yet

    with pytest.raises(ActRefused, match="视为受理"):
        acts.ask_to_correct(case, by=hall.zhao, gaps=[GAP])
    with pytest.raises(ActRefused, match="视为受理"):
        acts.turn_away(case, by=hall.zhao, kind="not_required", reason="不需办理。")

    assert deem_silent() == 1
