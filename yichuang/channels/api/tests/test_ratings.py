"""Ratings and complaints through the interface: idempotent, by the code or one's own token, never somebody else's."""

import pytest

from yichuang.domain.evaluation.tests.factories import House

pytestmark = pytest.mark.django_db


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
