"""Ratings and complaints through the interface: idempotent, by the code or one's own token, never somebody else's."""

from datetime import timedelta

import pytest
from django.utils import timezone

from yichuang.domain.evaluation import reads
from yichuang.domain.evaluation.tests.factories import House

pytestmark = pytest.mark.django_db
TERMINAL = "3f0c1f6e-7a55-4d0b-9c43-5b1a64c1d9aa"  # what a terminal made up for itself


@pytest.fixture
def house(db, at):
    return House()


def test_whoever_holds_the_code_rates_without_a_token(caller, house):
    asked = house.asked()

    answer = caller().post("/ratings", {"code": asked.code, "stars": 4, "way": 5})

    assert answer.status_code == 201
    assert answer.json() == {
        "invitation": asked.number, "turn": 1, "stars": 4, "tags": [], "words": "", "is_valid": True
    }  # fmt: skip


def test_the_same_key_gets_the_same_rating_and_without_it_it_is_said_that_it_is_rated(caller, house):
    asked, body = house.asked(), {"stars": 2, "words": "示例"}
    body["code"] = asked.code

    first, second = (caller().post("/ratings", body, **{"Idempotency-Key": "k"}) for _ in range(2))
    third = caller().post("/ratings", body)

    assert (first.json(), third.status_code) == (second.json(), 409)
    assert (asked.ratings.count(), asked.loops.count()) == (1, 1)


def test_ones_own_case_is_rated_by_its_number_and_somebody_elses_is_not_there(caller, house):
    asked = house.asked()
    body = {"subject": asked.subject, "stars": 5}

    assert caller(house.li).post("/ratings", body).status_code == 404
    assert caller().post("/ratings", body).status_code == 404
    assert asked.ratings.count() == 0
    assert caller(house.mei).post("/ratings", body).status_code == 201


def test_staff_cannot_rate_whatever_they_know(caller, house):
    asked = house.asked()

    assert caller(house.zhao).post("/ratings", {"code": asked.code, "stars": 5}).status_code == 403
    assert asked.ratings.count() == 0


@pytest.mark.parametrize(
    ("more", "status"),
    [({"stars": 0}, 422), ({"stars": 6}, 422), ({"way": 7}, 422), ({"words": "长" * 151}, 422),
     ({"tags": ["115"]}, 409), ({"code": "WRONG"}, 404), ({"code": ""}, 422)],
)  # fmt: skip
def test_what_is_no_rating_is_refused(caller, house, more, status):
    asked = house.asked()

    answer = caller().post("/ratings", {"code": asked.code, "stars": 5} | more)

    assert (answer.status_code, asked.ratings.count()) == (status, 0)


def ago(**span) -> str:
    return (timezone.now() - timedelta(**span)).isoformat()


def signs(house) -> list[tuple]:
    """What the supervisor is shown."""
    return [(flag.sign, flag.evidence) for flag in reads.flags(house.sun)]


def test_five_ratings_of_one_terminal_within_minutes_are_noted_and_stay(caller, house, at, settings):
    settings.RATING_SHOWN_FROM = 1
    codes = [house.asked().code for _ in range(5)]

    answers = [caller().post("/ratings", {"code": code, "stars": 4, "device": TERMINAL}) for code in codes]

    assert {answer.status_code for answer in answers} == {201}
    assert signs(house) == [("burst", {"ratings": 5, "minutes": 10})]
    at("2026-04-01 10:00")
    assert [one.ratings for one in reads.satisfaction()[0]] == [5]


def test_of_a_terminal_only_a_digest_is_kept(caller, house):
    asked = house.asked()

    caller().post("/ratings", {"code": asked.code, "stars": 4, "device": TERMINAL})

    kept = asked.ratings.get().device
    assert len(kept) == 64
    assert kept.isalnum()
    assert TERMINAL[:8] not in kept


def test_five_stars_sooner_than_anybody_reads_are_noted_and_stay(caller, house):
    asked = house.asked()

    answer = caller().post("/ratings", {"code": asked.code, "stars": 5, "opened_at": ago(seconds=1)})

    assert (answer.status_code, answer.json()["is_valid"]) == (201, True)
    assert signs(house) == [("hasty", {"seconds": 1.0})]


@pytest.mark.parametrize("span", [{"seconds": 2}, {"hours": 24}])
def test_five_stars_after_a_while_carry_no_sign(caller, house, span):
    answer = caller().post("/ratings", {"code": house.asked().code, "stars": 5, "opened_at": ago(**span)})

    assert (answer.status_code, signs(house)) == (201, [])


def test_a_clock_a_little_ahead_means_now(caller, house):
    caller().post("/ratings", {"code": house.asked().code, "stars": 5, "opened_at": ago(seconds=-5)})

    assert signs(house) == [("hasty", {"seconds": 0.0})]


@pytest.mark.parametrize(
    ("field", "value"),
    [("opened_at", {"seconds": -6}), ("opened_at", {"hours": 24, "seconds": 1}), ("opened_at", "2026-03-02T09:59:00"),
     ("opened_at", "2026-03-02"), ("opened_at", "刚才"), ("device", "1"), ("device", "a" * 65),
     ("device", "窗口" * 8)],
)  # fmt: skip
def test_what_no_form_and_no_device_can_be_is_refused_and_nothing_is_rated(caller, house, field, value):
    asked = house.asked()
    said = ago(**value) if isinstance(value, dict) else value

    answer = caller().post("/ratings", {"code": asked.code, "stars": 5, field: said})

    assert (answer.status_code, list(answer.json()["errors"]), asked.ratings.count()) == (422, [field], 0)


def test_the_description_says_what_device_and_opened_at_are(caller):
    described = caller().get("/openapi.json").json()["components"]["schemas"]["RatingGiven"]

    assert "digest" in described["properties"]["device"]["description"]
    assert described["properties"]["opened_at"]["anyOf"][0]["format"] == "date-time"
    assert {"device", "opened_at"}.isdisjoint(described["required"])


def test_a_later_rating_says_that_it_is_one(caller, house):
    asked = house.asked()
    house.rated(1, asked)

    answer = caller(house.mei).post("/ratings", {"subject": asked.subject, "stars": 4, "again": True})

    assert (answer.json()["turn"], answer.json()["is_valid"]) == (2, True)


def test_a_complaint_is_handed_in_once_and_followed_by_who_handed_it_in(caller, house):
    body = {"kind": "stuck", "text": "示例：跑了三次没办成。", "body": house.body.code}

    first, second = (caller(house.mei).post("/complaints", body, **{"Idempotency-Key": "k"}) for _ in range(2))

    number = first.json()["number"]
    assert (first.status_code, second.json()["number"]) == (201, number)
    assert caller(house.mei).get(f"/complaints/{number}").json()["state"] == "REGISTERED"
    assert caller(house.sun).get(f"/complaints/{number}").status_code == 200
    assert [caller(who).get(f"/complaints/{number}").status_code for who in (house.li, house.zhao)] == [404, 404]


def test_staff_say_where_a_complaint_came_from(caller, house):
    body = {"kind": "complaint", "text": "示例", "source": ""}

    assert caller(house.counter).post("/complaints", body).status_code == 422
    assert caller(house.counter).post("/complaints", body | {"source": "phone"}).status_code == 201
    assert caller(house.mei).post("/complaints", body | {"body": "NONE"}).status_code == 422


@pytest.mark.parametrize(("phone", "status"), [("abc", 422), ("123", 422), ("", 201), ("0731-12345678", 201)])
def test_a_number_nobody_can_be_called_back_on_is_refused_by_its_name(caller, house, phone, status):
    complained = caller(house.mei).post("/complaints", {"kind": "complaint", "text": "示例", "phone": phone})
    rated = caller(house.mei).post("/ratings", {"subject": house.asked().subject, "stars": 2, "phone": phone})

    assert (complained.status_code, rated.status_code) == (status, status)
    if status == 422:
        assert [list(answer.json()["errors"]) for answer in (complained, rated)] == [["phone"], ["phone"]]
