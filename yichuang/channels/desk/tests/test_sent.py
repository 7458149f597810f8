"""The log of messages and its dead letters."""

import pytest
from django.apps import apps
from django.urls import reverse

from yichuang.domain.cases.tests.factories import account_of
from yichuang.domain.notices import reads
from yichuang.kernel import news

SENT = reverse("desk:sent")


@pytest.fixture
def dead(hall):
    hall.received()
    news.drain()
    Delivery = apps.get_model("notices.Delivery")
    Delivery.objects.filter(way="sms").update(state="dead", tries=8, last_error="示例错误")
    return Delivery.objects.get(way="sms")


def test_the_log_says_to_whom_how_and_whether_with_the_number_masked(desk, hall, dead):
    page = desk(hall.sun).get(SENT)
    phone = account_of(hall.mei).phone

    assert [(one["delivery"].way, one["delivery"].state) for one in page.context["lines"]] == [
        ("sms", "dead"),
        ("inbox", "sent"),
        ("inbox", "sent"),  # that it was handed in: in the inbox alone
    ]
    assert phone not in page.text
    assert phone[:3] + "****" + phone[-4:] in page.text


def test_a_dead_letter_shows_among_the_troubles_and_is_sent_again(desk, hall, dead):
    sun = desk(hall.sun)
    assert "有 1 条短信多次没有发出去" in sun.get(reverse("desk:troubles")).text

    sun.post(reverse("desk:send-again", args=[dead.pk]))

    assert not reads.dead(hall.sun).exists()
    assert "一切正常" in sun.get(reverse("desk:troubles")).text


def test_what_was_sent_is_not_sent_again(desk, hall, dead):
    inbox = reads.log(hall.sun, "sent").first()

    assert desk(hall.sun).post(reverse("desk:send-again", args=[inbox.pk])).status_code == 404


def test_only_supervisors_read_the_log(desk, hall, dead):
    assert desk(hall.zhao).get(SENT).status_code == 403
