"""告知承诺: chosen freely, decided at once, checked afterwards within two months; a false promise has its price."""

import pytest

from yichuang.domain.cases import acts, reads
from yichuang.domain.cases.models import Case, CreditFact
from yichuang.domain.catalogue.tests.factories import MaterialFactory
from yichuang.domain.licences import reads as licences
from yichuang.kernel import documents, ledger
from yichuang.kernel.refusals import ActRefused

pytestmark = pytest.mark.django_db
FOUND = "现场没有公示管理制度。"


@pytest.fixture
def hall(hall):
    """The item offers the commitment for its second material."""
    hall.version.allows_commitment = True
    hall.version.save()
    MaterialFactory(version=hall.version, seq=2, name="示例管理制度", promisable=True)
    return hall


def drafted(hall, *, promises=True):
    case = acts.save_draft(hall.drafted(), by=hall.mei, answers={"premises_address": "示例路1号"})
    case = acts.attach(case, by=hall.mei, materials=[{"material": 1, "file": hall.file_of(hall.mei)}])
    return acts.choose_promise(case, by=hall.mei, promises=promises)


def received(hall):
    return acts.receive(acts.submit(drafted(hall), by=hall.mei, consent=True), by=hall.counter)


def granted(hall):
    return acts.decide_on_the_spot(received(hall), by=hall.zhao, outcome="grant", opinion="承诺齐全，准予。")


def test_the_promise_replaces_its_evidence_and_nothing_else(hall):
    case = drafted(hall, promises=False)
    assert case.missing == ["示例管理制度"]

    case = acts.choose_promise(case, by=hall.mei, promises=True)

    assert (case.missing, reads.replaced_by_promise(case)) == ([], ["示例管理制度"])


def test_the_applicant_may_change_their_mind_until_it_is_handed_in(hall):
    case = acts.choose_promise(drafted(hall), by=hall.mei, promises=False)

    with pytest.raises(ActRefused, match="必要材料"):
        acts.submit(case, by=hall.mei, consent=True)


def test_what_was_promised_is_written_down_when_it_is_handed_in(hall):
    case = received(hall)

    [paper] = documents.of(case).filter(code="DOC-17")
    told = paper.snapshot
    assert (told["version"], told["conditions"]) == (hall.version.number, ["有固定的经营场所。"])
    assert (told["legal_basis"], told["replaced"]) == (["《示例条例》第一条"], ["示例管理制度"])
    assert ledger.of(case).get(act="submit").facts["commitment"] == hall.version.number


def test_it_is_decided_on_the_spot_and_the_check_has_two_months(hall):
    case = granted(hall)

    assert (case.state, case.post_check, case.post_check_due.isoformat()) == ("GRANTED", "open", "2026-05-06")
    assert case.due_on.isoformat() == "2026-03-16"  # the delivery, not the check
    assert [each.number for each in reads.post_checks(hall.zhao)] == [case.number]
    assert list(reads.post_checks(hall.li)) == []


def test_the_check_runs_on_after_delivery_and_a_kept_promise_ends_it(hall, at):
    case = acts.hand_over(acts.make_certificate(granted(hall), by=hall.clerk), by=hall.clerk)
    case = acts.deliver(case, by=hall.clerk, mode="window", proof="身份证已核对")
    assert case.post_check_due.isoformat() == "2026-05-06"
    at("2026-04-01 10:00")

    case = acts.post_check(case, by=hall.wu, result="kept", findings="现场与承诺一致。")

    assert (case.state, case.post_check, case.post_check_due) == ("DELIVERED", "kept", None)
    assert list(reads.post_checks(hall.zhao)) == []
    assert not CreditFact.objects.exists()


def test_what_is_not_met_is_ordered_to_be_put_right_and_looked_at_again(hall, at):
    case = acts.order_correction(granted(hall), by=hall.wu, days=10, reason=FOUND)
    [order] = documents.of(case).filter(code="DOC-21")
    assert (case.post_check, case.post_check_due.isoformat()) == ("ordered", "2026-03-16")
    assert (order.snapshot["found"], order.snapshot["remedy_by"]) == (FOUND, "2026-03-16")

    at("2026-03-16 10:00")
    case = acts.post_check(case, by=hall.wu, result="corrected", findings="已经公示。")

    assert (case.post_check, case.post_check_due) == ("corrected", None)


def test_nothing_is_corrected_that_nobody_ordered(hall):
    with pytest.raises(ActRefused, match="责令改正"):
        acts.post_check(granted(hall), by=hall.wu, result="corrected", findings="已经公示。")


def test_a_false_promise_is_on_record_and_bars_the_next_one(hall):
    case = acts.post_check(granted(hall), by=hall.wu, result="false", findings=FOUND)

    fact = CreditFact.objects.get()
    assert (fact.party_number, fact.barred_until.isoformat()) == (hall.mei.own_party, "2029-03-01")
    assert ledger.last(case).facts["credit"]["party"] == hall.mei.own_party
    assert FOUND not in str(vars(ledger.last(case)))
    with pytest.raises(ActRefused, match="2029年3月1日以前不能再用告知承诺"):
        drafted(hall)


def test_a_promise_made_before_the_record_is_refused_when_it_is_handed_in(hall):
    draft = drafted(hall)
    acts.post_check(granted(hall), by=hall.wu, result="false", findings=FOUND)

    with pytest.raises(ActRefused, match="承诺不实"):
        acts.submit(draft, by=hall.mei, consent=True)

    assert Case.objects.get(pk=draft.pk).state == "DRAFT"


def test_the_bar_ends(hall, at):
    acts.post_check(granted(hall), by=hall.wu, result="false", findings=FOUND)
    at("2029-03-02 10:00")

    assert reads.barred_until(hall.mei.own_party) is None


def test_at_the_window_the_promise_is_signed_after_receipt(hall):
    case = acts.draft(item=hall.version.item_id, party=hall.mei.own_party, by=hall.counter, channel="counter")
    case = acts.save_draft(case, by=hall.counter, answers={"premises_address": "示例路1号"})
    case = acts.attach(case, by=hall.counter, materials=[{"material": 1, "paper": True}])
    case = acts.receive(case, by=hall.counter, identity_checked=True)
    assert case.missing == ["示例管理制度"]

    case = acts.promise_facts(case, by=hall.counter)

    assert (case.missing, documents.of(case).filter(code="DOC-17").count()) == ([], 1)
    assert acts.accept(case, by=hall.zhao).state == "ACCEPTED"


def test_an_item_without_it_offers_no_promise(hall):
    hall.version.materials.filter(seq=2).update(promisable=False)

    with pytest.raises(ActRefused, match="没有实行告知承诺"):
        drafted(hall)


def test_a_denial_is_not_checked_afterwards(hall):
    case = acts.decide_on_the_spot(
        received(hall), by=hall.zhao, outcome="deny", opinion="不符合", basis="《示例条例》", facts="没有洗手池。"
    )

    assert (case.post_check, case.post_check_due) == ("", None)


def delivered(hall):
    case = acts.hand_over(acts.make_certificate(granted(hall), by=hall.clerk), by=hall.clerk)
    return acts.deliver(case, by=hall.clerk, mode="window", proof="身份证已核对")


def test_a_false_promise_loses_the_grant_only_after_the_order_to_put_it_right(hall, at):
    case = acts.post_check(delivered(hall), by=hall.wu, result="false", findings=FOUND)
    with pytest.raises(ActRefused, match="先责令限期改正"):
        hall.opened("revoke", "false_promise", case)

    case = acts.order_correction(case, by=hall.wu, days=10, reason=FOUND)
    at("2026-03-17 10:00")
    case = acts.post_check(case, by=hall.wu, result="false", findings="期满仍没有公示。")
    undone = acts.revoke(
        hall.to_undo("revoke", "false_promise", case), by=hall.qian, facts="期满仍没有公示。", reasons="承诺不实。"
    )

    assert licences.verify(undone.licence_identifier).verdict == "revoked"
    assert CreditFact.objects.get().kind == "false_promise"
    assert [paper.code for paper in documents.of(undone)] == ["DOC-08", "DOC-19"]


def test_what_was_put_right_after_all_keeps_its_grant_and_its_record(hall, at):
    case = acts.post_check(delivered(hall), by=hall.wu, result="false", findings=FOUND)
    case = acts.order_correction(case, by=hall.wu, days=10, reason=FOUND)
    case = acts.post_check(case, by=hall.wu, result="corrected", findings="已经公示。")

    with pytest.raises(ActRefused, match="先责令限期改正"):
        hall.opened("revoke", "false_promise", case)
    assert CreditFact.objects.count() == 1


def test_a_false_promise_is_ordered_to_be_put_right_once(hall):
    case = acts.order_correction(granted(hall), by=hall.wu, days=10, reason=FOUND)
    case = acts.post_check(case, by=hall.wu, result="false", findings=FOUND)

    with pytest.raises(ActRefused, match="已经责令过改正"):
        acts.order_correction(case, by=hall.wu, days=10, reason=FOUND)
