"""Rating on a page: five grades, then why; by the code or in one's own session, never by staff."""

import pytest
from django.urls import reverse

from yichuang.domain.evaluation import reads
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


# ----------------------------------------------------------------------------------------------- the tablet


def tablet_of(asked) -> str:
    return reverse("citizen:tablet", args=[reads.tablet_key(asked.window)])


def test_a_tablet_offers_the_service_that_has_just_ended_and_then_forgets_it(client, house):
    asked = house.asked_at_window()
    href, boxes = opened(client, tablet_of(asked), 5)

    answer = client.post(href, boxes)

    assert answer.url == f"{tablet_of(asked)}?thanks=1"
    assert [(one.stars, one.way) for one in asked.ratings.all()] == [(5, 4)]
    assert client.get(tablet_of(asked)).context["asked"] is None
    assert client.get(href).url == tablet_of(asked)


def test_a_tablet_with_staff_signed_in_refuses(signed_in, house):
    asked = house.asked_at_window()
    client = signed_in(house.counter)

    assert client.get(tablet_of(asked)).status_code == 403
    rating = reverse("citizen:tablet-rating", args=[reads.tablet_key(asked.window), asked.number])
    assert client.post(rating, {"stars": 5}).status_code == 403
    assert asked.ratings.count() == 0


def test_an_address_made_up_for_another_window_is_not_there(client, house):
    asked = house.asked_at_window()
    made_up = reads.tablet_key(asked.window).replace("A01", "A02")

    assert client.get(reverse("citizen:tablet", args=[made_up])).status_code == 404


def test_too_late_it_says_until_when_it_was_possible(client, house, at):
    asked = house.asked()
    at("2026-03-18 09:00")

    page = client.get(reverse("citizen:rating", args=[asked.code]))

    assert (page.status_code, page.context["may"]) == (200, "")


def test_a_form_whose_opening_was_made_up_is_asked_again(client, house):
    asked = house.asked()

    answer = client.post(reverse("citizen:rating", args=[asked.code]), {"stars": 5, "opened": "1:made:up"})

    assert (answer.status_code, asked.ratings.count()) == (422, 0)


def test_five_stars_at_once_are_noted_by_the_time_the_form_was_opened(client, house):
    asked = house.asked()
    href, boxes = opened(client, reverse("citizen:rating", args=[asked.code]), 5)

    client.post(href, boxes)

    assert [flag.sign for flag in asked.ratings.get().flags.all()] == ["hasty"]


def test_a_later_rating_is_offered_once(client, house):
    asked = house.asked()
    address = reverse("citizen:rating", args=[asked.code])
    href, boxes = opened(client, address, 3)
    client.post(href, boxes)

    href, boxes = opened(client, address, 5)
    client.post(href, boxes)

    assert [(one.turn, one.stars) for one in asked.ratings.order_by("turn")] == [(1, 3), (2, 5)]
    assert client.get(address).context["may"] == ""


def test_below_so_many_ratings_no_rate_is_published(client, house, at, settings):
    house.rated(5)
    house.rated(1)
    at("2026-04-01 10:00")
    told = []
    for least in (3, 2):
        settings.RATING_SHOWN_FROM = least
        told += client.get(reverse("citizen:satisfaction")).context["departments"]

    assert [(one.ratings, one.percent) for one in told] == [(2, ""), (2, "50.00%")]


def test_what_is_published_does_not_change_from_day_to_day(client, house, at, settings):
    """The page of today beside that of yesterday would tell what was rated since."""
    settings.RATING_SHOWN_FROM = 1
    page = {}
    for day in ("2026-03-02 10:00", "2026-03-31 23:59", "2026-04-01 00:00", "2026-04-20 10:00"):
        at(day)
        house.rated(5)
        page[day] = client.get(reverse("citizen:satisfaction"))

    shown = [[one.ratings for one in each.context["departments"]] for each in page.values()]
    assert shown == [[], [], [2], [2]]
    assert "2025年4月到2026年3月" in page["2026-04-20 10:00"].content.decode()


def test_a_complaint_sent_twice_is_one_and_the_page_gone_back_to_and_written_anew_another(signed_in, house):
    client, boxes = signed_in(house.mei), {"kind": "complaint", "csrfmiddlewaretoken": "a" * 64}

    for text in ("示例：等了很久。", "示例：等了很久。", "示例：少给一份回执。"):
        client.post(reverse("citizen:complaint-new"), boxes | {"text": text})

    said = [one.text for one in reads.complaints_of(house.mei).order_by("pk")]
    assert said == ["示例：等了很久。", "示例：少给一份回执。"]


def test_a_complaint_is_made_followed_and_taken_back(signed_in, house):
    client = signed_in(house.mei)
    boxes = {"kind": "complaint", "text": "示例：等了很久。", "body": house.body.code}

    made = client.post(reverse("citizen:complaint-new"), boxes)

    assert client.get(made.url).context["acts"] == {"withdraw"}
    assert signed_in(house.li).get(made.url).status_code == 404
    signed_in(house.mei).post(f"{made.url}withdrawal/")
    assert client.get(made.url).context["complaint"].state == "WITHDRAWN"
