"""A paper's seal: to come, come, failed and tried again; and nothing handed out without it."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from tests.papers.specimens import one_of_each
from yichuang.kernel import documents, sealing
from yichuang.kernel.models import Document
from yichuang.kernel.refusals import ActRefused
from yichuang.kernel.sm2_seal import Sm2Seal

PAPERS = one_of_each()
NOTICE, GRANT = PAPERS["DOC-03"], PAPERS["DOC-10"]


class SlowSeal(sealing.Seal):
    """A province's seal system: it answers when it is ready, which may be never."""

    at_once = False
    answer: object = sealing.NotYet

    def seal(self, pdf, _order):
        if isinstance(self.answer, type):
            raise self.answer
        return pdf + self.answer


@pytest.fixture
def slow_seal(monkeypatch):
    seal = SlowSeal()
    monkeypatch.setattr(sealing, "the_seal", lambda: seal)
    return seal


def again(document: Document) -> Document:
    return Document.objects.get(pk=document.pk)


def test_a_slow_seal_is_asked_again_by_the_schedule_and_never_counted_as_a_failure(issue, slow_seal):
    document = issue(GRANT, sealed=True)
    documents.seal(again(document))
    assert (again(document).sealing, again(document).tries) == ("to_be_sealed", 0)
    assert documents.seal_waiting() == 0

    slow_seal.answer = b"\n%sealed"
    with time_machine.travel(timezone.now() + documents.PATIENCE, tick=False):
        assert documents.seal_waiting() == 1

    assert again(document).sealing == "sealed"
    assert documents.pdf(again(document)).endswith(b"\n%sealed")


def test_a_person_is_asked_to_come_back_while_a_slow_seal_is_under_way(issue, slow_seal):
    document = issue(GRANT, sealed=True)

    with pytest.raises(ActRefused, match="正在加盖电子印章，请过几分钟再来查看"):
        documents.pdf(document)

    assert again(document).file_id is None


@pytest.fixture
def given_up(issue, slow_seal):
    """A paper whose seal failed at every try, and the moments it was tried."""
    slow_seal.answer = ConnectionError
    document = issue(GRANT, sealed=True)
    documents.seal(again(document))
    moments = []
    for minute in range(1, 400):
        with time_machine.travel("2026-09-24T09:00:00+08:00", tick=False) as now:
            now.shift(timedelta(minutes=minute))
            if documents.seal_waiting():
                moments.append(minute)
    return document, moments


def test_a_failing_seal_is_tried_more_and_more_seldom_and_then_shown_to_staff(given_up):
    document, moments = given_up

    assert moments == [1, 3, 7, 15, 31, 63, 127]
    kept = again(document)
    assert (kept.sealing, kept.tries, kept.last_error) == ("failed", 8, "程序出错：ConnectionError: ")
    assert list(documents.troubled()) == [document]
    with pytest.raises(ActRefused, match="待签章：电子印章暂时没能盖上，工作人员已看到"):
        documents.pdf(kept)


def test_staff_may_have_a_failed_seal_tried_again(given_up, slow_seal):
    document, _ = given_up
    slow_seal.answer = b"\n%sealed"

    assert documents.try_again(documents.troubled()) == 1
    assert (again(document).sealing, again(document).tries) == ("to_be_sealed", 0)
    assert documents.seal_waiting() == 1

    assert again(document).sealing == "sealed"
    assert list(documents.troubled()) == []


def test_what_failed_many_times_is_still_tried_every_six_hours(given_up, slow_seal):
    document, _ = given_up
    slow_seal.answer = b"\n%sealed"

    with time_machine.travel("2026-09-24T17:06:00+08:00", tick=False):
        assert documents.seal_waiting() == 0
    with time_machine.travel("2026-09-24T17:08:00+08:00", tick=False):
        assert documents.seal_waiting() == 1

    assert again(document).sealing == "sealed"


def test_a_seal_system_that_takes_the_order_has_recovered(given_up, slow_seal):
    document, _ = given_up
    slow_seal.answer = sealing.NotYet

    documents.seal(again(document))

    assert (again(document).sealing, again(document).tries, again(document).last_error) == ("to_be_sealed", 0, "")


def test_a_sentence_of_the_adapter_is_kept_as_it_stands(issue, slow_seal, monkeypatch):
    monkeypatch.setattr(slow_seal, "seal", refuses)
    document = issue(GRANT, sealed=True)

    documents.seal(again(document))

    kept = again(document)
    assert (kept.sealing, kept.tries, kept.last_error) == ("to_be_sealed", 1, "示例：印章已停用。")
    assert list(documents.troubled()) == [document]


def refuses(_pdf, _order):
    raise sealing.SealFailed("示例：印章已停用。")


def test_a_seal_long_in_coming_is_shown_to_staff(issue, slow_seal):
    document = issue(GRANT, sealed=True)
    assert list(documents.troubled()) == []

    with time_machine.travel(timezone.now() + documents.LONG + timedelta(minutes=1), tick=False):
        assert list(documents.troubled()) == [document]


def test_a_failure_noted_late_does_not_undo_a_seal(issue, slow_seal):
    document = issue(GRANT, sealed=True)
    slow_seal.answer = b"\n%sealed"
    late = again(document)
    documents.seal(again(document))

    documents.note(late, documents.PATIENCE, "示例")

    assert (again(document).sealing, again(document).tries) == ("sealed", 0)


def test_a_call_back_only_makes_us_ask_sooner(issue, slow_seal):
    document = issue(GRANT, sealed=True)
    documents.seal(again(document))
    slow_seal.answer = b"\n%sealed"
    assert documents.seal_waiting() == 0

    assert documents.ask_now(f"{document.pk}.0123456789abcdef") is True
    assert documents.seal_waiting() == 1

    assert again(document).sealing == "sealed"
    assert [documents.ask_now(str(document.pk)), documents.ask_now("nonsense")] == [False, False]


def test_nothing_is_handed_out_before_its_seal(issue, slow_seal):
    paper, receipt = issue(GRANT, sealed=True), issue(NOTICE)

    assert documents.withheld([paper, receipt]) == [paper]
    slow_seal.answer = b"\n%sealed"
    documents.seal(again(paper))
    assert documents.withheld([again(paper), receipt]) == []


def test_a_seal_in_hand_withholds_only_what_failed(issue):
    paper = issue(GRANT, sealed=True)
    assert documents.withheld([paper]) == []

    documents.note(paper, documents.PATIENCE, "示例")

    assert documents.withheld([again(paper)]) == [paper]


def test_a_paper_with_a_signature_beside_it_keeps_and_checks_it(issue, monkeypatch):
    monkeypatch.setattr(sealing, "the_seal", Sm2Seal)
    document = issue(GRANT, sealed=True)

    content = documents.pdf(document)

    kept = again(document)
    assert kept.beside["algorithm"] == "SM2-SM3"
    assert documents.beside_holds(kept, content)
    assert not documents.beside_holds(kept, content + b" ")
