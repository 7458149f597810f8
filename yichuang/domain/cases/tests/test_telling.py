"""What the applicant hears of a case, at which step, and what never."""

from datetime import date

import pytest

from yichuang.domain.cases import acts
from yichuang.domain.cases.states import LIFE
from yichuang.domain.cases.tables import TOLD
from yichuang.domain.cases.tests.factories import Hall, account_of, party_of
from yichuang.domain.catalogue.tests.factories import MaterialFactory
from yichuang.domain.identity import acts as identity
from yichuang.domain.identity import reads as people
from yichuang.domain.licences import acts as licences
from yichuang.domain.licences.models import Licence
from yichuang.domain.notices import reads
from yichuang.domain.notices.models import Notice
from yichuang.domain.notices.tables import TEMPLATES
from yichuang.kernel import documents, news
from yichuang.kernel.models import Message
from yichuang.kernel.refusals import ActRefused
from yichuang.kernel.states import STAYS

pytestmark = pytest.mark.django_db


def topics(actor):
    """What a case tells; that it may be rated then, the floor above tells."""
    news.drain(1000)
    return [notice.topic for notice in reversed(reads.inbox(actor)) if notice.topic != "rating_asked"]


def by_sms():
    sent = Notice.objects.filter(deliveries__way="sms").order_by("id").values_list("topic", flat=True)
    return [topic for topic in sent if topic != "rating_asked"]


def test_each_line_of_the_table_is_a_way_the_law_knows():
    known = {(row.act, to) for row in LIFE for to in (row.frm if row.to == STAYS else (row.to,))}

    assert set(TOLD) <= known


def test_every_topic_has_its_words():
    assert {topic for topic, _ in TOLD.values()} <= set(TEMPLATES)


def test_the_way_of_a_matter_is_told_step_by_step(hall):
    hall.delivered()

    assert topics(hall.mei) == [
        "submitted", "received", "accepted", "review_started", "granted", "certificate_made", "ready", "delivered",
    ]  # fmt: skip
    assert by_sms() == ["received", "accepted", "granted", "ready", "delivered"]
    assert "最晚3月9日（星期一）答复是否受理" in reads.inbox(hall.mei).last().text


@pytest.mark.parametrize(
    ("way", "topic"),
    [
        (lambda hall: hall.correcting(), "correction_asked"),
        (lambda hall: hall.denied(), "denied"),
        (lambda hall: acts.withdraw(hall.accepted(), by=hall.mei, reason="不办了"), "withdrawn"),
        (lambda hall: acts.terminate(hall.accepted(), by=hall.qian, ground="标的灭失"), "terminated"),
        (lambda hall: acts.void(hall.received(), by=hall.sun, reason="录错"), "voided"),
        (lambda hall: acts.extend(hall.in_review(), by=hall.qian, days=5, reason="情况复杂"), "extended"),
        (
            lambda hall: acts.turn_away(hall.received(), by=hall.zhao, kind="not_required", reason="不需办理"),
            "not_required",
        ),
    ],
)
def test_every_turn_is_told(hall, way, topic):
    way(hall)

    assert topics(hall.mei)[-1] == topic


def test_a_special_procedure_is_told_when_it_starts_and_when_it_ends(db, at):
    hall = Hall(specials=["检验"])
    case = hall.special()
    assert topics(hall.mei)[-1] == "special_started"
    assert "要做检验，需要 10 个工作日" in reads.inbox(hall.mei).first().text

    acts.finish_special(case, by=hall.zhao, result="合格")

    assert topics(hall.mei)[-1] == "special_ended"


def test_what_started_is_told_though_it_is_over_when_the_news_comes(db, at):
    hall = Hall(specials=["检验"])
    acts.finish_special(hall.special(), by=hall.zhao, result="合格")

    assert topics(hall.mei)[-2:] == ["special_started", "special_ended"]
    assert "要做检验，需要 10 个工作日" in reads.inbox(hall.mei)[1].text


def test_silence_is_told_with_an_apology(hall, at):
    hall.submitted()
    at("2026-03-10 00:05")
    acts.clockwork.deem_silent()

    assert topics(hall.mei) == ["submitted", "deemed_accepted"]


def test_an_unanswered_correction_is_told(hall, at):
    hall.correcting()
    at("2026-03-24 01:00")
    acts.clockwork.return_unanswered()

    assert topics(hall.mei)[-1] == "returned"


def test_a_correction_is_told_with_its_last_day_and_reminded_of_once(hall, at):
    hall.correcting()
    assert topics(hall.mei)[-1] == "correction_asked"
    assert "请最晚3月23日（星期一）补交" in reads.inbox(hall.mei).first().text

    told = []
    for day in ("2026-03-20", "2026-03-21", "2026-03-22", "2026-03-23", "2026-03-24"):
        at(f"{day} 09:00")
        told.append(acts.remind_of_corrections())

    assert told == [0, 1, 0, 0, 0]
    assert topics(hall.mei)[-1] == "correction_ends"


def test_the_same_news_twice_is_told_once(hall):
    hall.received()
    news.drain()
    Message.objects.update(state="waiting")
    news.drain()

    assert topics(hall.mei) == ["submitted", "received"]


def test_that_another_system_decides_now_is_told_in_the_inbox_alone(db, at):
    hall = Hall(decided="elsewhere")

    acts.forward(hall.accepted(), by=hall.zhao)

    assert topics(hall.mei)[-1] == "forwarded"
    assert "forwarded" not in by_sms()


def test_that_the_body_above_decides_now_is_told_in_the_inbox_alone(db, at):
    hall = Hall(upper_body="示例上级局")

    acts.send_up(hall.in_review(), by=hall.qian, opinion="初审合格。")

    assert topics(hall.mei)[-1] == "sent_up"
    assert "sent_up" not in by_sms()


def test_a_fee_that_is_spared_is_told_by_sms_and_a_payment_in_the_inbox_alone(db, at):
    hall = Hall(is_charged=True, fee_name="示例费", fee_standard="每件56元", fee_basis="示例价费〔2020〕12号")
    case = acts.charge(hall.granted(), by=hall.clerk, amount=5600, code="示例码1", pay_by=date(2026, 3, 9))

    case = acts.reduce_fee(case, by=hall.qian, amount=600, reason="示例减免依据")
    acts.note_payment(case, by=hall.clerk, bill="示例票1", amount=5000, paid_on=date(2026, 3, 2))

    assert topics(hall.mei)[-3:] == ["fee_asked", "fee_reduced", "payment_noted"]
    assert by_sms()[-2:] == ["fee_asked", "fee_reduced"]


def test_what_was_owed_and_is_brought_is_told(hall):
    MaterialFactory(version=hall.version, seq=2, name="示例制度", necessity="3", owed_days=5)
    case = acts.accept(acts.promise_owed(taken_in(hall), by=hall.counter), by=hall.zhao)

    acts.supply_owed(case, by=hall.counter, materials=[{"material": 2, "paper": True}])

    assert topics(hall.mei)[-1] == "owed_supplied"
    assert "owed_supplied" not in by_sms()


def taken_in(hall):
    """At the window, without what may follow."""
    case = acts.draft(item=hall.version.item_id, party=hall.mei.own_party, by=hall.counter, channel="counter")
    case = acts.save_draft(case, by=hall.counter, answers={"premises_address": "示例路1号"})
    case = acts.attach(case, by=hall.counter, materials=[{"material": 1, "paper": True}])
    return acts.receive(case, by=hall.counter, identity_checked=True)


def test_a_hearing_that_is_called_is_told_with_its_day(hall, at):
    hall.hearing_called()

    assert topics(hall.mei)[-1] == "hearing_called"
    told = reads.inbox(hall.mei).first()
    assert "定在3月16日（星期一）" in told.text
    assert told.required == "行政许可法48"


def test_a_licence_that_no_longer_spares_a_paper_is_told_to_who_has_to_bring_it(hall):
    first = hall.delivered()
    MaterialFactory(version=hall.version, seq=2, name="示例许可证正本", licence_type="示例许可证")
    case = hall.proposed()
    licence = Licence.objects.get(identifier=first.licence_identifier)
    licences.suspend(licence, by=hall.qian, reason="示例", decision="示〔2026〕1号", legal_basis="《示例条例》第九条")

    with pytest.raises(ActRefused, match="不能准予"):
        acts.grant(case, by=hall.qian)

    assert topics(hall.mei)[-1] == "waiver_ended"


@pytest.mark.parametrize("result", ["kept", "false"])
def test_what_became_of_a_promise_is_told(hall, result):
    hall.version.allows_commitment = True
    hall.version.save()
    case = acts.decide_on_the_spot(promised(hall), by=hall.zhao, outcome="grant", opinion="承诺齐全，准予。")

    acts.post_check(case, by=hall.zhao, result=result, findings="现场核查过了。")

    assert topics(hall.mei)[-1] == "promise_checked"
    assert "现场核查过了" not in reads.inbox(hall.mei).first().text


def promised(hall):
    MaterialFactory(version=hall.version, seq=2, name="示例管理制度", promisable=True)
    case = acts.choose_promise(hall.filled(), by=hall.mei, promises=True)
    return acts.receive(acts.submit(case, by=hall.mei, consent=True), by=hall.counter)


def test_a_revocation_that_is_granted_is_no_good_news(hall):
    hall.undone()

    assert topics(hall.mei)[-4:] == ["taken_up", "review_started", "hearing_offered", "follow_up_decided"]


def test_a_mistake_is_told_with_an_apology(hall):
    acts.recall(hall.delivered(), by=hall.qian, mistake="wrong_person", reason="同名，交给了别人，已收回。")

    assert topics(hall.mei)[-1] == "recalled"
    assert "很抱歉" in reads.inbox(hall.mei).first().text


def test_nothing_secret_of_a_case_gets_into_its_messages(hall):
    by = people.actor(account_of(hall.mei))
    identity.correct_party(party_of(hall.mei), by=by, name="梅示例", address="示例巷38号之7")
    cases = [hall.delivered(), hall.denied(), hall.correcting()]
    party = party_of(hall.mei)
    topics(hall.mei)
    told = " ".join(f"{notice.title} {notice.text}" for notice in Notice.objects.all())
    written = ["示例路1号", "符合条件", "身份证已核对", "照片看不清"]
    secrets = [party.name, party.code, party.phone, party.address, *written]
    for case in cases:
        secrets += [case.password, *(paper.query_code for paper in documents.of(case))]

    assert len(told) > 500
    assert [secret for secret in secrets if secret in told] == []
