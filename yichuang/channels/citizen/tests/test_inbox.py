"""My messages and my choice."""

import pytest
from django.urls import reverse

from yichuang.domain.notices import reads
from yichuang.kernel import news

INBOX = reverse("citizen:inbox")


@pytest.fixture
def told(hall):
    """The case 梅 heard of three times: submitted, received and accepted."""
    case = hall.accepted()
    news.drain()
    return case


def test_what_happened_stands_in_the_inbox_with_a_way_to_the_matter(mei, told):
    page = mei.get(INBOX)

    assert [notice.topic for notice, _ in page.context["notices"]] == ["accepted", "received", "submitted"]
    assert page.text.count(reverse("citizen:errand", args=[told.number])) == 3
    assert page.text.count("未读</strong>") == 3


def test_the_number_of_unread_messages_stands_on_every_page_until_they_are_seen(mei, told):
    assert '我的消息<span class="govuk-visually-hidden">，有未读</span>（3）' in mei.get(reverse("citizen:home")).text

    mei.post(reverse("citizen:inbox-seen"), {"upto": mei.get(INBOX).context["upto"]})

    assert "有未读" not in mei.get(reverse("citizen:home")).text
    assert "未读</strong>" not in mei.get(INBOX).text


def test_looking_alone_marks_nothing_as_read(mei, told, hall):
    mei.get(INBOX)

    assert reads.unread_count(hall.mei) == 3


@pytest.mark.parametrize("upto", ["", "x", "-1", "9" * 30])
def test_a_crooked_mark_is_not_there(mei, upto):
    assert mei.post(reverse("citizen:inbox-seen"), {"upto": upto}).status_code == 404


def test_sms_are_chosen_in_the_profile(mei, hall):
    profile = reverse("citizen:profile")
    assert "短信提醒现在是打开的" in mei.get(profile).text

    page = mei.post(reverse("citizen:notice-choice"), {"sms": "no"}, follow=True)
    assert "短信提醒现在是关闭的" in page.text
    assert not reads.wants_sms(hall.mei.account)

    mei.post(reverse("citizen:notice-choice"), {"sms": "yes"})
    assert reads.wants_sms(hall.mei.account)
