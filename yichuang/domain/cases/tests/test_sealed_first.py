"""Nothing is handed out before it is sealed, however the seal comes."""

import pytest

from yichuang.domain.cases import acts, reads
from yichuang.kernel import documents, ledger, sealing
from yichuang.kernel.refusals import ActRefused

pytestmark = pytest.mark.django_db

WAITS = "决定书或证照还待签章"


class SlowSeal(sealing.Seal):
    def seal(self, _pdf, _order):
        raise sealing.NotYet


@pytest.fixture
def slow(monkeypatch):
    monkeypatch.setattr(sealing, "the_seal", SlowSeal)


def test_a_result_whose_seal_has_not_come_stays_where_it_is(hall, slow):
    case = hall.certified()

    with pytest.raises(ActRefused, match=WAITS):
        acts.hand_over(case, by=hall.clerk)

    case.refresh_from_db()
    assert (case.state, ledger.last(case).act) == ("CERT_MAKING", "make_certificate")


def test_a_result_is_not_delivered_when_its_seal_is_lost_on_the_way(hall, monkeypatch):
    case = hall.ready()
    monkeypatch.setattr(sealing, "the_seal", SlowSeal)

    with pytest.raises(ActRefused, match=WAITS):
        acts.deliver(case, by=hall.clerk, mode="window", proof="身份证")

    case.refresh_from_db()
    assert (case.state, reads.documents_of(case).filter(code="DOC-13").count()) == ("READY", 0)


def test_with_the_seal_come_it_goes_on(hall, monkeypatch):
    case = hall.certified()
    while documents.seal_waiting():
        pass
    monkeypatch.setattr(sealing, "the_seal", SlowSeal)

    assert acts.hand_over(case, by=hall.clerk).state == "READY"


def test_with_the_seal_in_hand_nobody_waits_but_a_failure_is_looked_at_first(hall):
    case = hall.certified()
    decision = reads.documents_of(case).get(code="DOC-10")
    documents.note(decision, documents.SELDOM, "示例")

    with pytest.raises(ActRefused, match=WAITS):
        acts.hand_over(case, by=hall.clerk)

    documents.seal(decision)
    assert acts.hand_over(case, by=hall.clerk).state == "READY"


def test_a_notice_without_its_seal_holds_up_nothing(hall):
    case = hall.certified()
    documents.note(reads.documents_of(case).get(code="DOC-03"), documents.SELDOM, "示例")

    assert acts.hand_over(case, by=hall.clerk).state == "READY"
