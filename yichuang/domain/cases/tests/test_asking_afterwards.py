"""The holder asks for a change, a renewal or a cancellation (行政许可法49、50、70); silence renews."""

import pytest
from django.core.exceptions import PermissionDenied

from yichuang.domain.cases import acts
from yichuang.domain.cases.acts.deciding_anew import deem_undecided
from yichuang.domain.cases.models import Case
from yichuang.domain.cases.reads import open_acts
from yichuang.domain.cases.tests.factories import GAP, Hall
from yichuang.domain.licences import acts as licence_acts
from yichuang.domain.licences import reads as licences
from yichuang.kernel import documents, ledger
from yichuang.kernel.refusals import ActRefused

pytestmark = pytest.mark.django_db


@pytest.fixture
def hall(db, at):
    return Hall(validity_years=1)


def certified(hall, case):
    return acts.make_certificate(case, by=hall.clerk)


def test_a_change_is_asked_for_in_the_form_that_was_granted(hall):
    origin = hall.delivered()

    draft = acts.ask_follow_up(origin, by=hall.mei, purpose="change", reason="搬迁")

    assert (draft.state, draft.purpose, draft.origin_id) == ("DRAFT", "change", origin.pk)
    assert draft.answers == origin.answers
    assert (draft.missing, draft.unanswered, draft.item_name) == ([], [], f"{origin.item_name}（变更）")
    assert ledger.last(origin).facts["follow_up"] == draft.number


def test_a_change_that_changes_nothing_is_not_handed_in(hall):
    draft = acts.ask_follow_up(hall.delivered(), by=hall.mei, purpose="change", reason="搬迁")

    with pytest.raises(ActRefused, match="没有改动任何内容"):
        acts.submit(draft, by=hall.mei, consent=True)


def test_a_change_is_decided_on_paper_and_then_on_the_face(hall):
    case = acts.allow_change(hall.asked_and_proposed("change"), by=hall.qian)

    decision = documents.of(case).get(code="DOC-19")
    assert decision.title == "准予变更行政许可决定书"
    assert [(one["before"], one["after"]) for one in decision.snapshot["changes"]] == [("示例路1号", "示例路9号")]
    assert licences.verify(case.licence_identifier).version == 1
    with pytest.raises(ActRefused, match="先制证"):
        acts.hand_over(case, by=hall.clerk)

    before, case = case.licence_identifier, certified(hall, case)

    licence, _ = licences.named(case.licence_identifier)
    assert (licence.version, licence.content["经营场所"], licence.decision) == (2, "示例路9号", decision.number)
    assert licence.content["许可事项"] == case.origin.item_name
    assert licences.verify(before).verdict == "superseded"
    case = acts.deliver(acts.hand_over(case, by=hall.clerk), by=hall.clerk, mode="window", proof="身份证")
    assert case.state == "DELIVERED"


def test_the_first_case_leads_to_the_licence_as_it_is_now(hall):
    origin = hall.delivered()
    certified(hall, acts.allow_change(hall.asked_and_proposed("change", origin), by=hall.qian))

    case = acts.revoke(hall.to_undo(case=origin), by=hall.qian, facts="已停业。", reasons="不符合条件。")

    assert licences.named(case.licence_identifier)[0].state == "revoked"


def test_a_renewal_goes_on_from_the_last_day(hall):
    case = certified(hall, acts.allow_renewal(hall.asked_and_proposed("renew"), by=hall.qian))

    licence, _ = licences.named(case.licence_identifier)
    assert (licence.valid_to.isoformat(), licence.applied_on) == ("2028-03-01", case.filed_on)
    said = documents.of(case).get(code="DOC-19").snapshot["effect"]
    assert said.startswith("有效期延续1年，自2027年3月2日起至2028年3月1日止。")


def test_a_cancellation_on_request_needs_no_hearing(hall):
    case = hall.asked_and_proposed("cancel")

    case = acts.cancel(case, by=hall.qian, facts="当事人申请注销。", reasons="自愿申请。")

    assert licences.verify(case.licence_identifier).verdict == "cancelled"
    assert "第七十条第（六）项" in documents.of(case).get(code="DOC-19").snapshot["legal_basis"]


def test_what_is_asked_for_may_be_refused_and_taken_back(hall):
    origin = hall.delivered()
    case = hall.asked_and_proposed("change", origin)
    denied = acts.deny(
        case, by=hall.qian, facts="现场没有洗手池。", reasons="新场所不符合条件。", basis="《示例条例》"
    )
    assert denied.get_state_display() == "不予变更"

    other = acts.submit(hall.asking("renew", origin), by=hall.mei, consent=True)
    assert acts.withdraw(other, by=hall.mei, reason="不办了").state == "WITHDRAWN"
    assert licences.verify(origin.licence_identifier).verdict == "valid"


def test_only_the_holder_asks_and_only_for_what_can_be_asked_for(hall):
    case = hall.delivered()
    with pytest.raises(PermissionDenied):
        acts.ask_follow_up(case, by=hall.li, purpose="cancel", reason="示例")
    for purpose in ("revoke", "withdraw", ""):
        with pytest.raises(ActRefused, match="变更、延续或者注销"):
            acts.ask_follow_up(case, by=hall.mei, purpose=purpose, reason="示例")


def test_nobody_asks_for_the_same_twice(hall):
    case = hall.delivered()
    hall.asking("cancel", case)

    with pytest.raises(ActRefused, match="已经在办"):
        hall.asking("cancel", case)


def test_what_has_ended_is_not_renewed(hall, at):
    case = hall.delivered()
    at("2027-03-02 10:00")
    licence_acts.expire_ended()

    with pytest.raises(ActRefused, match="有效期届满前提出"):
        hall.asking("renew", case)


def test_at_the_window_the_clerk_takes_it_down(hall):
    draft = acts.ask_follow_up(hall.delivered(), by=hall.counter, purpose="cancel", reason="不再经营")

    case = acts.receive(draft, by=hall.counter, identity_checked=True)

    assert (case.state, case.channel) == ("RECEIVED", "counter")


def test_silence_past_the_end_renews(hall, at):
    origin = hall.delivered()
    at("2027-01-25 10:00")
    case = hall.asked_and_proposed("renew", origin)
    at("2027-03-01 23:00")
    assert deem_undecided() == 0

    at("2027-03-02 00:10")
    licence_acts.expire_ended()
    assert (deem_undecided(), deem_undecided()) == (1, 0)

    case.refresh_from_db()
    paper = documents.of(case).get(code="DOC-19")
    assert (case.state, case.statutory_due) == ("GRANTED", None)
    assert "视为准予延续" in paper.snapshot["reasons"][0]
    assert licences.named(certified(hall, case).licence_identifier)[0].state == "valid"


def test_a_correction_takes_nobody_the_day_they_asked_on(hall, at):
    origin = hall.delivered()
    at("2027-01-25 10:00")
    case = acts.receive(acts.submit(hall.asking("renew", origin), by=hall.mei, consent=True), by=hall.counter)
    case = acts.ask_to_correct(case, by=hall.zhao, gaps=[GAP])
    at("2027-02-03 10:00")
    case = acts.correct(case, by=hall.mei, materials=[{"material": 1, "file": hall.file_of(hall.mei)}])
    acts.accept(case, by=hall.zhao)

    at("2027-03-02 00:10")
    licence_acts.expire_ended()
    assert deem_undecided() == 1


def test_whoever_asked_late_waits_for_the_decision(hall, at):
    origin = hall.delivered()
    at("2027-02-10 10:00")
    case = hall.asked_and_proposed("renew", origin)
    at("2027-03-02 00:10")

    assert deem_undecided() == 0
    with pytest.raises(ActRefused, match="不少于三十日"):
        acts.deem_renewed(case)


def changed_on_paper(hall, origin) -> Case:
    return acts.allow_change(hall.asked_and_proposed("change", origin), by=hall.qian)


def test_a_change_of_what_gave_no_certificate_needs_none_and_says_so(db, at):
    hall = Hall(result_type="20")
    origin = acts.hand_over(hall.granted(), by=hall.clerk)
    origin = acts.deliver(origin, by=hall.clerk, mode="window", proof="身份证")
    case = changed_on_paper(hall, origin)

    with pytest.raises(ActRefused) as refused:
        acts.make_certificate(case, by=hall.clerk)

    assert list(refused.value.reasons) == ["本事项的结果不是证照，不需要制证。"]
    assert acts.hand_over(case, by=hall.clerk).state == "READY"


def test_a_change_of_a_certificate_that_was_never_made_here_is_a_decision_alone(hall):
    origin = hall.delivered()
    Case.objects.filter(pk=origin.pk).update(licence_identifier="")  # the older system made it
    case = changed_on_paper(hall, Case.objects.get(pk=origin.pk))

    with pytest.raises(ActRefused, match="没有可以换发的证照。决定书可以直接转出件窗口") as refused:
        acts.make_certificate(case, by=hall.clerk)

    assert len(refused.value.reasons) == 1
    assert "make_certificate" not in {row.act for row in open_acts(hall.clerk, case)}
    assert acts.hand_over(case, by=hall.clerk).state == "READY"
    assert not documents.of(case).filter(code="DOC-12").exists()
