import pytest
from django.core.exceptions import PermissionDenied

from yichuang.domain.cases import acts
from yichuang.domain.cases.acts import clockwork
from yichuang.domain.cases.states import State
from yichuang.domain.cases.tests.factories import Hall
from yichuang.domain.identity.tests.factories import staff
from yichuang.kernel import documents
from yichuang.kernel.refusals import ActRefused

pytestmark = pytest.mark.django_db


def test_where_two_must_decide_the_proposer_may_not(db, at):
    hall = Hall()
    hall.zhao = staff("ACCEPTOR", "REVIEWER", "HEAD", body=hall.body, name="赵")
    case = hall.proposed()

    with pytest.raises(PermissionDenied):
        acts.grant(case, by=hall.zhao)

    assert acts.grant(case, by=hall.qian).state == State.GRANTED


def test_where_one_may_decide_the_proposer_may(db, at):
    hall = Hall(four_eyes=False)
    hall.zhao = staff("ACCEPTOR", "REVIEWER", "HEAD", body=hall.body, name="赵")

    assert acts.grant(hall.proposed(), by=hall.zhao).state == State.GRANTED


def test_grant_stops_the_limits_and_starts_the_ten_days_of_delivery(hall, at):
    case = hall.proposed()
    at("2026-03-06 16:00")

    case = acts.grant(case, by=hall.qian)

    assert (case.decided_on.isoformat(), case.statutory_due, case.due_on.isoformat()) == (
        "2026-03-06", None, "2026-03-20",
    )  # fmt: skip


def test_grant_against_the_examiners_opinion_goes_back_first(hall):
    case = hall.proposed("deny")

    with pytest.raises(ActRefused, match="退回"):
        acts.grant(case, by=hall.qian)

    assert acts.send_back(case, by=hall.qian, reason="请补充核查。").state == State.IN_REVIEW


def test_a_denial_states_reasons_basis_and_remedies(hall):
    case = hall.proposed("deny")
    with pytest.raises(ActRefused, match="理由和依据"):
        acts.deny(case, by=hall.qian, facts="现场没有洗手池。", reasons="不符合。", basis=" ")

    case = acts.deny(
        case, by=hall.qian, facts="现场没有洗手池。", reasons="场所不符合条件。", basis="《示例条例》第二条"
    )

    paper = documents.of(case).get(code="DOC-11")
    assert paper.snapshot["reasons"] == ["场所不符合条件。"]
    assert paper.snapshot["legal_basis"] == ["《示例条例》第二条"]
    assert "六十日" in paper.snapshot["remedies"]
    assert "六个月" in paper.snapshot["remedies"]


def test_a_grant_states_its_conditions_where_the_head_names_some(hall):
    told, plain = hall.proposed(), hall.proposed()

    acts.grant(told, by=hall.qian, conditions=" 每日22时以后不得使用明火。 ")
    acts.grant(plain, by=hall.qian)

    said = [documents.of(case).get(code="DOC-10").snapshot["conditions"] for case in (told, plain)]
    assert said == ["每日22时以后不得使用明火。", "按照法定条件和本决定的内容从事活动"]


def test_a_denial_after_a_test_states_the_facts_found_and_the_standards(hall):
    case = acts.deny(
        hall.proposed("deny"), by=hall.qian, reasons="样品不合格。", basis="《示例条例》第二条",
        facts="9月28日抽样三份。\n\n菌落总数超标。", standards="GB 31654—2021 餐饮服务通用卫生规范",
    )  # fmt: skip

    paper = documents.of(case).get(code="DOC-11")
    assert paper.snapshot["facts"] == ["9月28日抽样三份。", "菌落总数超标。"]
    assert paper.snapshot["standards"] == ["GB 31654—2021 餐饮服务通用卫生规范"]


@pytest.mark.parametrize("lacking", ["facts", "reasons", "basis"])
def test_a_denial_that_lacks_what_the_law_has_it_state_is_refused(hall, lacking):
    said = {"facts": "现场没有洗手池。", "reasons": "场所不符合条件。", "basis": "《示例条例》第二条"}
    case = hall.proposed("deny")

    with pytest.raises(ActRefused, match="请写明"):
        acts.deny(case, by=hall.qian, **said | {lacking: " "})

    case.refresh_from_db()
    assert case.state == State.PENDING_DECISION


def test_a_denial_on_the_spot_states_its_facts_too(db, at):
    hall = Hall(instant=True)
    said = {"outcome": "deny", "opinion": "场所不符合条件。", "basis": "《示例条例》第二条"}

    with pytest.raises(ActRefused, match="查明的事实"):
        acts.decide_on_the_spot(hall.received(), by=hall.zhao, **said)


def test_the_proof_of_service_says_who_took_it(hall):
    case = hall.ready()
    facts = {"by": hall.clerk, "mode": "window", "proof": "身份证已核对"}
    with pytest.raises(ActRefused, match="收件人的姓名"):
        acts.deliver(case, **facts, relation="代理人", recipient=" ")
    with pytest.raises(ActRefused, match="关系"):
        acts.deliver(case, **facts, relation="路过的人", recipient="李示例")

    case = acts.deliver(case, **facts, relation="代理人", recipient="李示例")

    proof = documents.of(case).get(code="DOC-13").snapshot
    assert (proof["recipient"], proof["relation"]) == ("李示例", "代理人")


@pytest.mark.parametrize(
    ("outcome", "state", "code"), [("grant", State.GRANTED, "DOC-10"), ("deny", State.DENIED, "DOC-11")]
)
def test_an_instant_item_is_decided_on_the_spot(db, at, outcome, state, code):
    hall = Hall(instant=True)

    case = acts.decide_on_the_spot(
        hall.received(),
        by=hall.zhao,
        outcome=outcome,
        opinion="当场核对无误。",
        basis="《示例条例》第一条",
        facts="当场查验，没有洗手池。",
    )

    assert (case.state, case.accepted_on, case.decided_on) == (state, case.decided_on, case.accepted_on)
    assert sorted(paper.code for paper in documents.of(case)) == ["DOC-01", "DOC-03", code]
    assert (case.statutory_due, case.due_on.isoformat()) == (None, "2026-03-16")


def test_a_promised_item_is_never_decided_on_the_spot(hall):
    with pytest.raises(PermissionDenied):
        acts.decide_on_the_spot(hall.received(), by=hall.zhao, outcome="grant", opinion="可以。")


def test_hand_over_waits_for_the_certificate(hall):
    with pytest.raises(ActRefused, match="先制证"):
        acts.hand_over(hall.granted(), by=hall.clerk)


def test_delivery_wants_its_proof(hall):
    with pytest.raises(ActRefused, match="凭据"):
        acts.deliver(hall.ready(), by=hall.clerk, mode="window", proof=" ")


def test_a_denied_case_is_handed_over_and_delivered_too(hall):
    case = acts.hand_over(hall.denied(), by=hall.clerk)

    assert acts.deliver(case, by=hall.clerk, mode="window", proof="身份证已核对").state == State.DELIVERED


def test_an_item_decided_elsewhere_runs_its_clock_here_and_signs_nothing(db, at):
    hall = Hall(decided="elsewhere")
    case = acts.forward(hall.accepted(), by=hall.zhao)
    assert (case.state, case.held_by, case.statutory_due.isoformat()) == (
        State.PENDING_DECISION, f"outside:{hall.body.code}", "2026-03-30",
    )  # fmt: skip
    with pytest.raises(ActRefused, match="不在这里决定"):
        acts.grant(case, by=hall.qian)

    at("2026-03-12 10:00")
    case = acts.record_outcome(
        case,
        by=hall.zhao,
        outcome="grant",
        reference="示例省受〔2026〕1号",
        decided_on=case.accepted_on.replace(day=11),
    )

    assert (case.state, case.decided_on.isoformat(), case.statutory_due) == (State.GRANTED, "2026-03-11", None)
    assert sorted(paper.code for paper in documents.of(case)) == ["DOC-01", "DOC-03"]
    with pytest.raises(ActRefused):
        acts.make_certificate(case, by=hall.clerk)
    case = acts.deliver(acts.hand_over(case, by=hall.clerk), by=hall.clerk, mode="window", proof="身份证")
    assert case.state == State.DELIVERED


def test_an_item_only_registered_here_is_noted_under_its_outside_number(db, at):
    hall = Hall(decided="register_only")

    case = acts.register(hall.received(), by=hall.counter, reference="示例平台20260302001")

    assert (case.state, case.outside_reference, case.notice_due) == (State.DELIVERED, "示例平台20260302001", None)


def test_what_is_only_registered_is_noted_also_after_silence_accepted_it(db, at):
    hall = Hall(decided="register_only")
    case = hall.received()
    at("2026-03-10 09:00")
    assert clockwork.deem_silent() == 1

    case = acts.register(case, by=hall.counter, reference="示例平台20260302001")

    assert (case.state, case.deemed, case.promise_due, case.statutory_due) == (State.DELIVERED, True, None, None)


def test_a_revocation_is_a_new_case_linked_to_the_old_one(hall):
    case = hall.delivered()

    follow_up = hall.opened("revoke", "fraud", case)

    assert (follow_up.state, follow_up.origin.number, follow_up.purpose) == (State.ACCEPTED, case.number, "revoke")
    assert follow_up.statutory_due.isoformat() == "2026-03-30"


def test_an_outside_decision_lies_between_acceptance_and_today(db, at):
    hall = Hall(decided="elsewhere")
    case = acts.forward(hall.accepted(), by=hall.zhao)

    for day in (1, 3):  # accepted and standing on 2 March
        with pytest.raises(ActRefused, match="受理当天"):
            acts.record_outcome(
                case, by=hall.zhao, outcome="grant", reference="示例1", decided_on=case.accepted_on.replace(day=day)
            )


@pytest.mark.parametrize("outcome", ["", "yes", "GRANT"])
def test_a_word_that_is_no_outcome_decides_nothing(db, at, outcome):
    hall = Hall(instant=True)
    case = hall.received()

    with pytest.raises(ActRefused, match="准予还是不予"):
        acts.decide_on_the_spot(case, by=hall.zhao, outcome=outcome, opinion="当场核对无误。", basis="《示例条例》")

    case.refresh_from_db()
    assert case.state == State.RECEIVED


def test_a_way_of_delivery_nobody_knows_delivers_nothing(hall):
    with pytest.raises(ActRefused, match="送达方式"):
        acts.deliver(hall.ready(), by=hall.clerk, mode="pigeon", proof="羽毛")
