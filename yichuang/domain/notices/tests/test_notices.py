"""Told once, as people chose; sent, tried again, given up in sight of staff."""

from datetime import timedelta
from types import SimpleNamespace

import pytest
import time_machine
from django.utils import timezone

from yichuang.domain.identity.tests.factories import (
    AccountFactory,
    BodyFactory,
    MandateFactory,
    PartyFactory,
    citizen,
    staff,
)
from yichuang.domain.notices import acts, reads
from yichuang.domain.notices.acts import sending
from yichuang.domain.notices.models import Delivery, Notice
from yichuang.kernel.gateways import sms

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _morning():
    with time_machine.travel("2026-03-02 10:00+08:00", tick=False):
        yield


class Post:
    """A gateway that keeps what it was given, and is out of order when told so."""

    shows = False

    def __init__(self):
        self.taken, self.broken = [], False

    def send(self, phone, text, key=""):
        if self.broken:
            raise OSError("no line")
        self.taken.append((phone, text, key))


@pytest.fixture
def post(monkeypatch):
    one = Post()
    monkeypatch.setattr(sms, "gateway", lambda: one)
    return one


def tell(party, key="case:1 line 3", body="", item="X-1", **how):
    words = {"item": "示例许可", "number": "YC26030210000018", "body": "示例局", "by": "最晚3月9日（星期一）"}
    return acts.notify(
        topic="received", key=key, about="case:1", party=party, item=item, body=body, words=words, **how
    )


def test_a_step_on_the_way_goes_to_the_inbox_alone_and_to_nobody_without_one(post):
    mei = citizen("梅示例")
    words = {"item": "示例许可", "number": "YC26030210000018", "body": "示例局", "by": "最晚3月9日（星期一）"}
    how = {"topic": "review_started", "key": "case:1 line 5", "about": "case:1", "item": "X-1", "words": words}

    acts.notify(party=mei.own_party, **how)
    acts.notify(party=PartyFactory().number, phone="13900000088", **how)

    assert acts.send_waiting() == 0
    assert reads.inbox(mei).get().title == "开始审查"
    assert Notice.objects.count() == 1


def test_a_person_finds_the_message_in_the_inbox_and_gets_an_sms(post):
    mei = citizen("梅示例")
    tell(mei.own_party)

    assert acts.send_waiting() == 1
    notice = reads.inbox(mei).get()
    assert notice.text.endswith("答复是否受理。现在不用做什么；要补材料会一次告诉您。")
    assert [text for _, text, _ in post.taken] == [notice.text]
    assert reads.unread_count(mei) == 1


def test_told_twice_it_is_heard_once(post):
    mei = citizen("梅")
    assert (len(tell(mei.own_party)), len(tell(mei.own_party))) == (1, 0)

    acts.send_waiting()
    acts.send_waiting()

    assert len(post.taken) == 1


def test_who_wants_no_sms_has_the_inbox(post):
    mei = citizen("梅")
    acts.choose(by=mei, sms=False)
    tell(mei.own_party)

    assert acts.send_waiting() == 0
    assert reads.inbox(mei).count() == 1


def test_who_changes_their_mind_gets_sms_again(post):
    mei = citizen("梅")
    acts.choose(by=mei, sms=False)
    acts.choose(by=mei, sms=True)
    tell(mei.own_party)

    assert acts.send_waiting() == 1


def test_without_an_account_the_phone_given_at_the_counter_is_told(post):
    party = PartyFactory(name="梅示例")
    tell(party.number, phone="13900000055")
    acts.send_waiting()

    assert [phone for phone, _, _ in post.taken] == ["13900000055"]
    assert Notice.objects.get().account == ""


def test_without_account_and_phone_nobody_is_told():
    assert tell(PartyFactory().number) == []


def test_everybody_with_a_mandate_for_the_item_is_told():
    company = PartyFactory(legal=True)
    whole, narrow = AccountFactory(), AccountFactory()
    MandateFactory(account=whole, party=company)
    MandateFactory(account=narrow, party=company, items=["OTHER"])
    tell(company.number)

    assert [notice.account for notice in Notice.objects.all()] == [whole.number]


def test_an_inbox_is_its_owners():
    mei, li = citizen("梅"), citizen("李")
    tell(mei.own_party)

    assert (reads.inbox(li).count(), acts.read(by=li, upto=10**9), reads.unread_count(mei)) == (0, 0, 1)
    assert reads.inbox(staff("SUPERVISOR")).count() == 0


def test_what_comes_in_while_the_page_is_open_stays_unread():
    mei = citizen("梅")
    [first] = tell(mei.own_party)
    tell(mei.own_party, key="case:1 line 4")

    assert acts.read(by=mei, upto=first.pk) == 1
    assert reads.unread_count(mei) == 1


def test_a_failure_is_tried_again_later_and_at_last_given_up(post):
    post.broken = True
    tell(citizen("梅").own_party)
    states = []
    for day in range(sending.MOST_TRIES):
        with time_machine.travel(f"2026-03-{3 + day:02} 10:00+08:00", tick=False):
            acts.send_waiting()
            sms_one = Delivery.objects.get(way="sms")
            states.append((sms_one.state, sms_one.tries))

    assert states == [("retried", 1), ("retried", 2), ("retried", 3), ("retried", 4), ("retried", 5), ("retried", 6),
                      ("retried", 7), ("dead", 8)]  # fmt: skip
    assert sms_one.last_error == "OSError: no line"


def test_between_two_tries_the_gateway_is_left_alone(post):
    post.broken = True
    tell(citizen("梅").own_party)
    acts.send_waiting()
    acts.send_waiting()

    assert Delivery.objects.get(way="sms").tries == 1
    assert Delivery.objects.get(way="sms").due_at == timezone.now() + timedelta(minutes=2)


def test_a_dead_letter_can_be_tried_again(post):
    tell(citizen("梅").own_party)
    Delivery.objects.filter(way="sms").update(state="dead", tries=8)
    acts.try_again(Delivery.objects.get(way="sms"))

    assert acts.send_waiting() == 1
    assert Delivery.objects.get(way="sms").state == "sent"


def test_a_gateway_out_of_order_is_not_asked_for_every_message(post):
    post.broken = True
    for number in range(6):
        tell(citizen("梅").own_party, key=str(number))
    acts.send_waiting()

    assert Delivery.objects.filter(way="sms", state="retried").count() == sending.DEAF


def test_at_night_nobody_is_woken(post):
    tell(citizen("梅").own_party)

    with time_machine.travel("2026-03-02 22:30+08:00", tick=False):
        assert acts.send_waiting() == 0
    with time_machine.travel("2026-03-03 08:00+08:00", tick=False):
        assert acts.send_waiting() == 1


def test_a_supervisor_sees_the_log_of_the_bodies_supervised():
    body, other = BodyFactory(), BodyFactory()
    tell(citizen("梅").own_party, body=body.code)
    sun, stranger = staff("SUPERVISOR", body=body), staff("SUPERVISOR", body=other)

    assert [one.way for one in reads.log(sun)] == ["sms", "inbox"]
    assert list(reads.log(stranger)) == []
    assert reads.log(sun, "queued").count() == 1


def test_a_licence_that_ends_soon_is_told_once_at_each_mark():
    mei = citizen("梅示例")
    event = {"number": "B12026000001", "identifier": "1.2.156.3005.2.X", "name": "示例许可证"}
    event |= {"holder_party": mei.own_party, "valid_to": "2026-05-31", "renewable": True}

    told = []
    for day, mark in (("2026-03-02", 90), ("2026-03-02", 90), ("2026-05-01", 30), ("2026-05-20", 30)):
        with time_machine.travel(f"{day} 10:00+08:00", tick=False):
            told.append(len(acts.remind_of_licence(SimpleNamespace(**event, days=mark))))

    assert told == [1, 0, 1, 0]
    assert "您的《示例许可证》（编号 B12026000001）5月31日（星期日）到期" in reads.inbox(mei).first().text
    assert "请最晚5月1日（星期五）申请延续" in reads.inbox(mei).first().text


def test_nobody_is_asked_to_renew_what_is_not_renewed():
    mei = citizen("梅示例")
    event = {"number": "B12026000001", "identifier": "1.2.156.3005.2.X", "name": "示例许可证", "renewable": False}
    event |= {"holder_party": mei.own_party, "valid_to": "2026-05-31", "days": 90}

    with time_machine.travel("2026-03-02 10:00+08:00", tick=False):
        acts.remind_of_licence(SimpleNamespace(**event))

    assert "这种证照不办延续" in reads.inbox(mei).first().text


def test_the_end_of_a_licence_is_told_once():
    mei = citizen("梅示例")
    event = {"number": "B12026000001", "identifier": "1.2.156.3005.2.X", "name": "示例许可证", "body": "SCJG"}
    event |= {"holder_party": mei.own_party, "valid_to": "2026-05-31"}

    with time_machine.travel("2026-06-01 00:10+08:00", tick=False):
        told = [len(acts.tell_of_expiry(SimpleNamespace(**event))) for _ in range(2)]

    assert told == [1, 0]
    assert (
        "您的《示例许可证》（编号 B12026000001）5月31日（星期日）已经到期，不能再凭它办事"
        in reads.inbox(mei).first().text
    )
