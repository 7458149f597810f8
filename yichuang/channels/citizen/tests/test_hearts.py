"""三心评选 as people use it, without scripts: a vote by phone and code, and an objection."""

import pytest
from django.apps import apps
from django.urls import reverse

from yichuang.domain.supervision.tests.campaigning import Round, phone

pytestmark = pytest.mark.django_db
Objection, Vote = apps.get_model("supervision.Objection"), apps.get_model("supervision.Vote")


@pytest.fixture
def march(hall):
    return Round(hall).voting()


def voted(client, march, n: int, code: str = ""):
    number = march.campaign.number
    there = client.post(reverse("citizen:heart-vote", args=[number, march.zhao.number]), {"phone": phone(n)})
    assert there.status_code == 302
    shown = client.session["heart_vote"]["shown"]
    return client.post(there.url, {"code": code or shown}, follow=True)


def test_a_vote_is_a_phone_a_code_and_thanks(client, march):
    page = voted(client, march, 1)

    assert page.redirect_chain == [(reverse("citizen:heart", args=["2026-02"]), 302)]
    assert "谢谢，您给赵投的一票收到了。" in page.content.decode()
    assert Vote.objects.get().state == "COUNTED"
    assert "heart_vote" not in client.session


def test_a_second_vote_of_the_day_is_told_when_the_next_may_be(client, march, at):
    voted(client, march, 1)
    at("2026-03-02 10:05")
    page = voted(client, march, 1)

    assert page.status_code == 422
    assert "明天可以再投" in page.content.decode()
    assert Vote.objects.count() == 1


def test_a_mistyped_code_is_told_and_casts_nothing(client, march):
    page = voted(client, march, 1, code="abc")

    assert (page.status_code, Vote.objects.count()) == (422, 0)


def test_the_pages_vote_of_one_device_three_times_and_are_flagged(client, march):
    for n in range(3):
        voted(client, march, n)

    assert set(Vote.objects.values_list("state", "sign")) == {("FLAGGED", "device")}


def test_nobody_votes_before_or_after_the_days_of_the_vote(client, march, at):
    address = reverse("citizen:heart-vote", args=["2026-02", march.zhao.number])
    at("2026-03-05 00:00")

    assert client.get(address).url == reverse("citizen:heart", args=["2026-02"])
    assert client.post(address, {"phone": phone(1)}).url == reverse("citizen:heart", args=["2026-02"])


def test_an_objection_without_a_name_is_taken_and_its_text_stays_unpublished(client, march, at):
    march.reviewing().on_notice()
    at("2026-03-10 10:00")
    told = {"nominee": march.zhao.number, "text": "示例异议内容"}
    page = client.post(reverse("citizen:heart-objection", args=["2026-02"]), told, follow=True)

    said, kept = page.content.decode(), Objection.objects.get()
    assert (kept.number in said, "示例异议内容" in said, kept.at_desk) == (True, False, False)


def test_a_campaign_is_unknown_to_the_public_before_its_vote(client, hall):
    Round(hall).named()

    assert client.get(reverse("citizen:heart", args=["2026-02"])).status_code == 404
    assert "现在没有评选" in client.get(reverse("citizen:hearts")).content.decode()
