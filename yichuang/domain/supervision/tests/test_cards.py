"""The life of a card: every act in every state, who may, the sheet that presses for an answer, and what is decided."""

from io import BytesIO

import pytest
from django.core.exceptions import PermissionDenied

from yichuang.domain.identity.tests.factories import PNG, BodyFactory, citizen, staff
from yichuang.domain.supervision import acts, reads
from yichuang.domain.supervision.models import Card
from yichuang.domain.supervision.states import CARDS, State
from yichuang.domain.supervision.tests.factories import card_of
from yichuang.kernel import clocks, documents, files, ledger
from yichuang.kernel.actors import Actor
from yichuang.kernel.refusals import ActRefused, OutOfTurn
from yichuang.kernel.states import NOTHING, STAYS

pytestmark = pytest.mark.django_db
FACTS = "示例：3月2日9点10分，A01窗口无人。"


@pytest.fixture
def red(hall, at, rules):
    """The card of a case one working day late: three working days to answer."""
    case = hall.in_review()
    at("2026-03-10 09:00")
    acts.evaluate()
    return card_of(case)


def found(hall, rules, code="R15", by=None, proof=True, **how):
    by = by or hall.sun
    kept = files.keep(BytesIO(PNG), name="示例.png", owner=by.account).pk if proof else None
    told = {"unit": hall.body.code, "finding": FACTS, "proof": kept} | how
    return acts.record(rules[code], by=by, **told)


# -------------------------------------------------------------------------------------------- the table


@pytest.mark.parametrize("state", [NOTHING, *State.values])
def test_an_act_is_open_only_in_the_states_of_its_rows(state, monkeypatch):
    monkeypatch.setattr("rules.Predicate.test", lambda *_: True)
    open_acts = {row.act for row in CARDS.open_to(Actor(), Card(state=state))}

    assert open_acts == {act for act in CARDS.words if any(state in row.frm for row in CARDS.rows_of(act))}


@pytest.mark.parametrize("state", State.values)
@pytest.mark.parametrize("act", ["answer", "defend", "maintain", "lower", "withdraw"])
def test_an_act_out_of_turn_changes_nothing(act, state, red, hall):
    day = {"withdrawn_on": red.shown_on if state == State.WITHDRAWN else None}
    Card.objects.filter(pk=red.pk).update(state=state, colour="yellow" if state == "YELLOW" else "red", **day)
    red.refresh_from_db()
    who = hall.zhao if act in {"answer", "defend"} else hall.sun
    lines = ledger.of(red).count()
    fits = any(state in row.frm for row in CARDS.rows_of(act))

    words = {"words": "示例"} if act in {"answer", "defend"} else {"reason": "示例"}
    refused = outcome(lambda: getattr(acts, act)(red, by=who, **words))

    assert (refused == "late") == (not fits)
    stands = Card.objects.get(pk=red.pk).state
    assert stands == (next(row.to for row in CARDS.rows_of(act)) if refused == "" else state)
    assert ledger.of(red).count() == lines + (refused == "")


def outcome(act) -> str:
    try:
        act()
    except OutOfTurn:
        return "late"
    except ActRefused:
        return "refused"
    return ""


def test_every_state_can_be_reached():
    assert {row.to for row in CARDS} - {STAYS} == set(State.values)


# -------------------------------------------------------------------------------------------- who


def test_only_the_person_and_the_chiefs_of_the_unit_answer(red, hall):
    other = staff("CHIEF", "HEAD", body=BodyFactory())
    for stranger in (other, hall.sun, hall.counter, hall.wu, citizen("李")):
        with pytest.raises(PermissionDenied):
            acts.defend(red, by=stranger, words="示例")

    assert acts.defend(red, by=hall.zhao, words="示例申辩").state == "DEFENDED"


def test_nobody_of_the_unit_decides_and_nobody_in_their_own_matter(red, hall):
    acts.defend(red, by=hall.qian, words="示例申辩")
    of_the_unit = staff("SUPERVISOR", body=hall.body, name="示例内部监督")

    for who in (of_the_unit, hall.qian, hall.zhao, citizen("李")):
        with pytest.raises(PermissionDenied):
            acts.withdraw(red, by=who, reason="示例")
    assert acts.withdraw(red, by=hall.sun, reason="示例").state == "WITHDRAWN"


def test_in_a_card_of_the_bureau_whoever_does_nothing_but_supervise_decides(hall, rules):
    card = found(hall, rules, unit=hall.centre.code, person=hall.counter.account)
    also_at_work = staff("SUPERVISOR", "COUNTER", body=hall.centre, scope=("*",), name="示例兼职监督")

    with pytest.raises(PermissionDenied):
        acts.withdraw(card, by=also_at_work, reason="示例")
    assert acts.withdraw(card, by=hall.sun, reason="示例：当天停电").state == "WITHDRAWN"


def test_a_card_is_seen_by_its_person_its_body_and_its_supervisors(red, hall):
    other = staff("HEAD", "SUPERVISOR", body=BodyFactory(), name="示例外人")
    seen = {
        name: reads.visible_to(who).filter(pk=red.pk).exists()
        for name, who in {
            "person": hall.zhao, "colleague": hall.wu, "chief": hall.qian, "supervisor": hall.sun,
            "counter of all": hall.counter, "other": other, "citizen": hall.mei,
        }.items()
    }  # fmt: skip

    assert seen == {
        "person": True, "colleague": True, "chief": True, "supervisor": True, "counter of all": False, "other": False,
        "citizen": False,
    }  # fmt: skip


def test_a_discreet_card_is_seen_by_chiefs_and_supervisors_alone(red, hall):
    """It is about a bad rating that is being mended: colleagues would tell whom it is about."""
    type(red).objects.filter(pk=red.pk).update(discreet=True, person="")

    seen = [reads.visible_to(who).filter(pk=red.pk).exists() for who in (hall.qian, hall.sun, hall.zhao, hall.wu)]

    assert seen == [True, True, False, False]


# -------------------------------------------------------------------------------------------- the way


def test_a_red_card_presses_for_an_answer_by_a_paper_and_a_clock(red, hall):
    [sheet] = documents.of(red)

    assert (sheet.code, sheet.title, red.reply_due.isoformat()) == ("DOC-30", "督办单", "2026-03-13")
    said = sheet.snapshot
    assert (said["card"], said["rule"], said["warning"]) == (red.number, "R07 超过承诺时限", "红牌")
    assert (said["person"], said["reply_due"], said["unit"]) == ("赵", "2026-03-13", hall.body.name)
    assert [one["who"] for one in said["used"]] == ["赵"]
    assert sum(one["days"] for one in said["used"]) == 6


def test_who_answered_is_not_pressed_any_more(red, hall):
    card = acts.answer(red, by=hall.zhao, words="示例：已加派人手。")

    assert (card.state, card.reply_due, card.held_by) == ("ANSWERED", None, "supervisor")
    assert clocks.of(card).get(kind="reply").stopped_on is not None


def test_nothing_is_decided_before_the_unit_was_heard_or_let_its_days_go_by(red, hall, at):
    with pytest.raises(ActRefused, match="先听申辩"):
        acts.maintain(red, by=hall.sun, reason="示例")
    at("2026-03-13 23:59")
    with pytest.raises(ActRefused, match="先听申辩"):
        acts.maintain(Card.objects.get(pk=red.pk), by=hall.sun, reason="示例")

    at("2026-03-14 00:01")
    assert acts.maintain(Card.objects.get(pk=red.pk), by=hall.sun, reason="示例：逾期未答复").state == "MAINTAINED"


def test_one_nobody_answered_in_its_days_waits_for_the_supervisor_from_the_next_minute(red, hall, at):
    def waiting():
        (unit,) = reads.board(hall.sun)
        return unit.to_decide, reads.listed(hall.sun, view="to_decide").count()

    at("2026-03-13 23:59")
    assert waiting() == (0, 0)
    at("2026-03-14 00:01")
    assert waiting() == (1, 1)


def test_a_red_card_lowered_takes_the_points_of_a_yellow_one(red, hall):
    acts.defend(red, by=hall.zhao, words="示例申辩")
    card = acts.lower(red, by=hall.sun, reason="示例：情节轻微")

    assert (card.state, card.colour, card.points, card.counts) == ("MAINTAINED", "yellow", 1, 1)
    assert acts.evaluate() == 0


def test_a_yellow_card_cannot_be_lowered(hall, rules):
    card = acts.defend(found(hall, rules), by=hall.qian, words="示例")

    with pytest.raises(ActRefused, match="只有红牌"):
        acts.lower(card, by=hall.sun, reason="示例")


@pytest.mark.parametrize("empty", ["", "  \n"])
def test_words_and_reasons_are_asked_for(red, hall, empty):
    with pytest.raises(ActRefused, match="请写明内容"):
        acts.defend(red, by=hall.zhao, words=empty)
    with pytest.raises(ActRefused, match="请写明理由"):
        acts.withdraw(red, by=hall.sun, reason=empty)
    assert Card.objects.get(pk=red.pk).state == "RED"


def test_what_was_shown_stays_as_evidence_whatever_happens_to_the_case(red, hall):
    showing = red.showings.get()
    before = dict(showing.evidence)

    assert reads.showings_of(red)[0].digest == ledger.of(red).first().facts["evidence"]
    assert before["clock"]["due_on"] == "2026-03-09"
    assert [line["act"] for line in before["ledger"]][-1] == "开始审查"


def test_no_name_and_no_free_text_stands_in_the_ledger(red, hall):
    acts.defend(red, by=hall.zhao, words="示例申辩：梅示例 13900000001")
    told = "".join(f"{line.note}{line.facts}" for line in ledger.of(red))

    assert ("13900000001" in told, "梅" in told) == (False, False)


# -------------------------------------------------------------------------------------------- by hand


def test_a_finding_needs_facts_proof_and_a_rule_of_its_kind(hall, rules):
    with pytest.raises(ActRefused) as refused:
        found(hall, rules, finding=" ", proof=False)
    assert len(refused.value.reasons) == 2
    with pytest.raises(ActRefused, match="不由人工登记"):
        found(hall, rules, code="R07")
    assert Card.objects.count() == 0


def test_a_finding_is_a_card_with_its_paper_and_its_points(hall, rules):
    card = found(hall, rules, code="R12", person=hall.zhao.account)

    assert (card.state, card.points, card.by_hand, card.person) == ("RED", 5, True, hall.zhao.account)
    assert card.proof.owner == hall.sun.account
    assert documents.of(card).get().snapshot["case"] == "—"


def test_somebody_elses_file_proves_nothing(hall, rules):
    stolen = files.keep(BytesIO(PNG), name="示例.png", owner=hall.zhao.account).pk

    with pytest.raises(ActRefused, match="附上证据"):
        acts.record(rules["R15"], by=hall.sun, unit=hall.body.code, finding=FACTS, proof=stolen)


def test_nobody_but_a_supervisor_of_the_body_enters_a_finding(hall, rules):
    for who in (hall.qian, hall.zhao, staff("SUPERVISOR", body=BodyFactory())):
        with pytest.raises(PermissionDenied):
            found(hall, rules, by=who)


def test_nobody_enters_a_finding_about_themselves(hall, rules):
    with pytest.raises(PermissionDenied):
        found(hall, rules, unit=hall.centre.code, person=hall.sun.account)
