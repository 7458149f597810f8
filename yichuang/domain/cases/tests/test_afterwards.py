"""What follows a delivered case (handbook B6 row 30): a new case, its own decision, and its effect on the licence."""

import pytest
from django.core.exceptions import PermissionDenied

from yichuang.domain.cases import acts, reads
from yichuang.domain.cases.models import Case, CreditFact
from yichuang.domain.cases.rules import afterwards
from yichuang.domain.cases.states import LIFE
from yichuang.domain.cases.tables import GROUNDS, PURPOSES
from yichuang.domain.licences import acts as licence_acts
from yichuang.domain.licences import reads as licences
from yichuang.kernel import documents, ledger
from yichuang.kernel.refusals import ActRefused, OutOfTurn
from yichuang.kernel.verify import faults

pytestmark = pytest.mark.django_db
SAID = {"facts": "现场没有经营场所。\n两次核查均如此。", "reasons": "不符合法定条件。"}


def paper_of(case, code="DOC-19"):
    return documents.of(case).get(code=code)


def licence_acts_of(case) -> list[str]:
    licence, _ = licences.named(case.licence_identifier)
    return [entry.act for entry in ledger.of(licence)]


@pytest.mark.parametrize(
    ("ground", "act", "verdict"),
    [
        (("revoke", "unqualified"), "revoke", "revoked"),
        (("withdraw", "law_changed"), "withdraw_grant", "withdrawn"),
        (("cancel", "dissolved"), "cancel", "cancelled"),
    ],
)
def test_what_is_undone_takes_the_licence_with_it_once(hall, ground, act, verdict):
    purpose, ground = ground
    case = hall.to_undo(purpose, ground)
    before = licence_acts_of(case)

    case = getattr(acts, act)(case, by=hall.qian, **SAID)

    decision, told = paper_of(case), licences.verify(case.licence_identifier)
    assert (case.state, case.get_state_display()) == ("GRANTED", f"已决定{PURPOSES[purpose]}")
    assert (told.verdict, told.decision) == (verdict, decision.number)
    assert licence_acts_of(case) == [*before, {"withdraw_grant": "withdraw"}.get(act, act)]
    assert GROUNDS[purpose][ground].article in decision.snapshot["legal_basis"]
    assert decision.snapshot["facts"] == ["现场没有经营场所。", "两次核查均如此。"]
    assert decision.snapshot["original"]["number"] == documents.of(case.origin).get(code="DOC-10").number
    assert [fault for fault in faults() if fault.startswith(("case:", "licence:"))] == []


def test_the_old_case_stays_as_it_was(hall):
    origin = hall.delivered()
    kept = ("state", "decided_on", "closed_on", "answers", "licence_identifier", "due_on")
    was = [getattr(origin, name) for name in kept]

    acts.revoke(hall.to_undo(case=origin), by=hall.qian, **SAID)

    origin.refresh_from_db()
    assert [getattr(origin, name) for name in kept] == was
    assert ledger.last(origin).act == "open_follow_up"
    assert ledger.last(origin).facts["follow_up"] == origin.follow_ups.get().number


def test_it_runs_its_own_clock_and_is_delivered_with_a_proof_of_its_own(hall):
    case = hall.undone()
    assert (case.statutory_due, case.due_on.isoformat()) == (None, "2026-03-16")

    case = acts.hand_over(case, by=hall.clerk)
    case = acts.deliver(case, by=hall.clerk, mode="window", proof="身份证已核对")

    served = paper_of(case, "DOC-13").snapshot["papers"]
    assert [paper["title"] for paper in served] == ["撤销行政许可决定书"]
    assert case.closed_on is not None


def test_a_paper_that_was_undone_says_so_to_whoever_checks_it(hall):
    case = hall.undone()
    first = documents.of(case.origin).get(code="DOC-10")

    told = licences.verify_file(documents.pdf(first))

    assert (told.verdict, told.decision) == ("overtaken", paper_of(case).number)


@pytest.mark.parametrize("missing", ["facts", "reasons"])
def test_nothing_is_undone_without_facts_and_reasons(hall, missing):
    case = hall.to_undo()

    with pytest.raises(ActRefused, match="请写明"):
        acts.revoke(case, by=hall.qian, **SAID | {missing: " "})

    assert licences.verify(case.licence_identifier).verdict == "valid"
    assert not documents.of(case).filter(code="DOC-19").exists()


def test_nobody_loses_a_grant_unheard(hall, at):
    case = acts.start_review(hall.opened(), by=hall.zhao)
    unheard = acts.propose(case, by=hall.zhao, outcome="grant", opinion="应撤销。")
    with pytest.raises(ActRefused, match="陈述、申辩和要求听证"):
        acts.revoke(unheard, by=hall.qian, **SAID)

    case = acts.send_back(unheard, by=hall.qian, reason="先告知当事人。")
    case = acts.offer_hearing(case, by=hall.zhao, subject="拟撤销许可", reason="重大利益")
    case = acts.hear_views(case, by=hall.zhao, name=case.applicant_name, views="场所在装修，下周恢复。")
    case = acts.propose(case, by=hall.zhao, outcome="grant", opinion="意见不成立。")
    with pytest.raises(ActRefused, match="期限还没有过"):
        acts.revoke(case, by=hall.qian, **SAID)

    at("2026-03-10 09:00")
    assert acts.revoke(case, by=hall.qian, **SAID).state == "GRANTED"
    assert case.hearings.get().views == "场所在装修，下周恢复。"


def test_the_party_may_ask_for_a_hearing_and_nothing_is_decided_before_it(hall, at):
    case = acts.start_review(hall.opened(), by=hall.zhao)
    case = acts.offer_hearing(case, by=hall.zhao, subject="拟撤销许可", reason="重大利益")
    case = acts.ask_for_hearing(case, by=hall.mei)
    case = acts.propose(case, by=hall.zhao, outcome="grant", opinion="应撤销。")
    at("2026-03-20 09:00")

    with pytest.raises(ActRefused, match="听证笔录"):
        acts.revoke(case, by=hall.qian, **SAID)


def test_the_party_cannot_take_back_a_case_it_did_not_open(hall):
    case = hall.to_undo()
    with pytest.raises(ActRefused, match="依职权立案"):
        acts.withdraw(case, by=hall.mei, reason="不办了")
    with pytest.raises(ActRefused, match="终止办理"):
        acts.deny(case, by=hall.qian, facts="现场没有洗手池。", reasons="不应撤销", basis="行政许可法69")

    assert "withdraw" not in [row.act for row in reads.open_acts(hall.mei, case)]
    ended = acts.terminate(case, by=hall.qian, ground="查明符合条件，不应撤销。")
    assert (ended.state, licences.verify(case.licence_identifier).verdict) == ("TERMINATED", "valid")


def test_each_later_decision_is_made_in_its_own_case_only(hall):
    undoing = hall.to_undo("withdraw", "facts_changed")

    with pytest.raises(ActRefused, match="不是撤销办件"):
        acts.revoke(undoing, by=hall.qian, **SAID)
    with pytest.raises(ActRefused, match="不是撤销办件"):
        acts.revoke(hall.proposed(), by=hall.qian, **SAID)
    with pytest.raises(ActRefused, match="各有自己的决定"):
        acts.grant(undoing, by=hall.qian)


@pytest.mark.parametrize("purpose", ["revoke", "withdraw", "cancel"])
def test_the_pages_offer_the_decision_of_this_case_alone(hall, purpose):
    grounds = {"revoke": "abuse", "withdraw": "law_changed", "cancel": "died"}
    later = {"allow_change", "allow_renewal", "revoke", "withdraw_grant", "cancel", "grant", "deny"}

    shown = {row.act for row in reads.open_acts(hall.qian, hall.to_undo(purpose, grounds[purpose]))}

    assert shown & later == {{"withdraw": "withdraw_grant"}.get(purpose, purpose)}


def test_who_may_not_decide_may_not_undo(hall):
    case = hall.to_undo()

    for other in (hall.zhao, hall.sun, hall.mei, hall.li, hall.clerk):
        with pytest.raises(PermissionDenied):
            acts.revoke(case, by=other, **SAID)


# --------------------------------------------------------------------------------------------------- opening


def test_a_word_that_is_no_purpose_or_no_ground_opens_nothing(hall):
    case = hall.delivered()
    for purpose, ground in (("change", ""), ("", ""), ("revoke", ""), ("revoke", "law_changed"), ("cancel", "asked")):
        with pytest.raises(ActRefused):
            hall.opened(purpose, ground, case)

    assert not case.follow_ups.exists()
    assert ledger.last(case).act == "deliver"


@pytest.mark.parametrize(("purpose", "ground"), [("cancel", "expired"), ("cancel", "taken_away")])
def test_a_ground_must_fit_the_licence(hall, purpose, ground):
    with pytest.raises(ActRefused, match="与所选的法定情形不符"):
        hall.opened(purpose, ground)


def test_what_was_revoked_is_cancelled_afterwards_without_another_hearing(hall):
    origin = hall.delivered()
    acts.revoke(hall.to_undo(case=origin), by=hall.qian, **SAID)
    case = acts.start_review(hall.opened("cancel", "taken_away", origin), by=hall.zhao)
    case = acts.propose(case, by=hall.zhao, outcome="grant", opinion="应注销。")

    case = acts.cancel(case, by=hall.qian, facts="已经撤销。", reasons="依法注销。")

    assert licences.verify(case.licence_identifier).verdict == "cancelled"


def test_what_was_refused_has_nothing_to_revoke(hall):
    case = acts.hand_over(hall.denied(), by=hall.clerk)
    case = acts.deliver(case, by=hall.clerk, mode="window", proof="身份证已核对")

    with pytest.raises(ActRefused, match="没有作出过准予决定"):
        hall.opened(case=case)
    assert "open_follow_up" not in [row.act for row in reads.open_acts(hall.qian, case)]


def test_the_same_is_not_opened_twice_and_not_about_a_follow_up(hall):
    origin = hall.delivered()
    follow_up = hall.opened(case=origin)
    with pytest.raises(ActRefused, match="已经在办"):
        hall.opened(case=origin)

    Case.objects.filter(pk=follow_up.pk).update(state="DELIVERED")
    follow_up.refresh_from_db()
    with pytest.raises(ActRefused, match="到原办件另行立案"):
        hall.opened(case=follow_up)


def test_a_licence_gone_meanwhile_refuses_the_decision_whole(hall):
    case = hall.to_undo()
    licence, _ = licences.named(case.licence_identifier)
    ground = {"reason": "示例", "decision": "示罚〔2026〕1号", "legal_basis": "行政处罚法9"}
    licence_acts.forfeit(licence, by=hall.qian, **ground)
    licence_acts.cancel(licence, by=hall.qian, **ground)

    with pytest.raises(ActRefused, match="证照现在的状态"):
        acts.revoke(case, by=hall.qian, **SAID)

    case.refresh_from_db()
    assert (case.state, documents.of(case).filter(code="DOC-19").count()) == ("PENDING_DECISION", 0)


def test_every_ground_names_its_article_and_every_purpose_its_words():
    assert set(GROUNDS) | {"change", "renew"} == set(PURPOSES)
    assert all(ground.article.startswith("第") and ground.word for of in GROUNDS.values() for ground in of.values())


# ------------------------------------------------------------------------------------------------- fraud, promise


def test_fraud_in_a_matter_of_safety_bars_from_applying_again_for_three_years(hall, at):
    waiting = hall.received()
    case = hall.to_undo("revoke", "fraud")

    case = acts.revoke(case, by=hall.qian, bars_again=True, **SAID)

    fact = CreditFact.objects.get()
    assert (fact.kind, fact.item_code, fact.barred_until.isoformat()) == ("fraud", case.item_code, "2029-03-01")
    assert "3年内不得再次申请" in paper_of(case).snapshot["effect"]
    with pytest.raises(ActRefused, match="2029年3月1日以前不能再次申请"):
        hall.drafted()
    with pytest.raises(ActRefused, match="限制申请的期限还没有过"):
        acts.accept(waiting, by=hall.zhao)
    assert reads.barred_until(hall.mei.own_party) is None  # of promises it says nothing
    at("2029-03-02 10:00")
    assert hall.drafted().state == "DRAFT"


def test_only_fraud_bars(hall):
    with pytest.raises(ActRefused, match="才限制再次申请"):
        acts.revoke(hall.to_undo(), by=hall.qian, bars_again=True, **SAID)

    assert not CreditFact.objects.exists()


def test_the_ground_may_turn_out_to_be_another(hall):
    case = acts.revoke(hall.to_undo(), by=hall.qian, ground="fraud", **SAID)

    assert (case.ground, case.credit_facts.exists()) == ("fraud", False)
    assert "不受保护" in paper_of(case).snapshot["effect"]


def test_a_row_of_this_chapter_has_a_sentence_for_every_condition():
    needs = {need for row in LIFE for need in row.needs if need.__module__ == afterwards.__name__}

    assert all(need.refusal.endswith("。") for need in needs)
    assert needs == {found for found in vars(afterwards).values() if hasattr(found, "refusal")}


def test_a_late_head_is_told(hall):
    case = hall.to_undo()
    acts.revoke(case, by=hall.qian, **SAID)

    with pytest.raises(OutOfTurn, match="撤销"):
        acts.revoke(case, by=hall.qian, **SAID)
