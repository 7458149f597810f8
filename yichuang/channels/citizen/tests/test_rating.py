"""Rating on a page: five grades, then why; by the code or in one's own session, never by staff."""

import pytest
from django.urls import reverse

from yichuang.domain.evaluation.tests.factories import House
from yichuang.kernel import news

pytestmark = pytest.mark.django_db


@pytest.fixture
def house(db, at):
    return House()


def opened(client, address: str, stars: int):
    """The form of a grade, come by from the page of grades."""
    href = next(href for _, shown, href in client.get(address).context["grades"] if len(shown) == stars)
    form = client.get(href).context["form"]
    return href, {"stars": stars, "opened": form["opened"].value(), "again": form["again"].value() or "", "words": ""}


def test_somebody_with_the_code_rates_in_two_steps(client, house):
    asked = house.asked()
    href, boxes = opened(client, reverse("citizen:rating", args=[asked.code]), 5)

    answer = client.post(href, boxes | {"tags": ["517"]})

    assert answer.status_code == 302
    assert [(one.stars, one.tags, one.is_valid) for one in asked.ratings.all()] == [(5, ["517"], True)]


def test_a_bad_rating_is_dispatched_and_its_rater_sees_how_it_stands(client, house):
    asked = house.asked()
    address = reverse("citizen:rating", args=[asked.code])
    href, boxes = opened(client, address, 1)

    client.post(href, boxes | {"words": "示例：等了很久。", "name": "示例人员", "phone": "13900000001"})
    news.drain()

    assert asked.loops.get().state == "DISPATCHED"
    assert client.get(address).context["loop"] == asked.loops.get()


def test_the_form_sent_twice_is_one_rating(client, house):
    asked = house.asked()
    href, boxes = opened(client, reverse("citizen:rating", args=[asked.code]), 4)

    client.post(href, boxes)
    client.post(href, boxes)

    assert asked.ratings.count() == 1


def test_a_wrong_code_finds_nothing(client, house):
    house.asked()

    assert client.get(reverse("citizen:rating", args=["ABCD2345EFGH"])).status_code == 404
    assert client.post(reverse("citizen:rating-code"), {"code": "ABCD-2345-EFGH"}).status_code == 422


def test_somebody_elses_case_cannot_be_rated(signed_in, house):
    asked = house.asked()
    client = signed_in(house.li)

    assert client.get(reverse("citizen:own-rating", args=[asked.subject])).status_code == 404
    assert client.get(reverse("citizen:invited", args=[asked.number])).status_code == 404


def test_ones_own_case_leads_to_its_rating(signed_in, house):
    asked = house.asked()
    client = signed_in(house.mei)

    assert client.get(reverse("citizen:own-rating", args=[asked.subject])).url == f"/rate/{asked.code}/"
    assert client.get(reverse("citizen:errand", args=[asked.subject])).context["rate_at"] == (
        f"/rate/{asked.code}/?via=qr"
    )


def test_staff_signed_in_cannot_rate(signed_in, house):
    asked = house.asked()
    client = signed_in(house.zhao)
    address = reverse("citizen:rating", args=[asked.code])

    assert client.get(address).status_code == 403
    assert client.post(address, {"stars": 5}).status_code == 403
    assert asked.ratings.count() == 0
