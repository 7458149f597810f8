"""From a service to a rating, and from a bad one to the unit that mends it."""

import pytest

from yichuang.domain.evaluation.models import BadRating, Invitation

pytestmark = pytest.mark.django_db


def test_a_case_filed_online_is_rated_once_after_its_delivery(house):
    asked = house.asked()

    assert (asked.kind, asked.state, asked.service, asked.unit) == ("case", "OPEN", 1, house.body)
    assert asked.concerned == [house.zhao.account]


def test_papers_taken_in_at_a_window_are_one_service_of_that_window(house):
    asked = house.asked_at_window()

    assert (asked.kind, asked.window, asked.unit, asked.concerned) == (
        "visit", "A01", house.centre, [house.counter.account]
    )  # fmt: skip


def test_a_bad_rating_goes_at_once_to_the_unit_that_served(house):
    bad = house.dispatched()

    assert (bad.state, bad.handled_by, bad.body) == ("DISPATCHED", house.body, house.body)


def test_a_good_rating_is_nobodys_work(house):
    house.rated(5)

    assert BadRating.objects.count() == 0
    assert Invitation.objects.get().state == "RATED"


def test_a_bad_rating_is_mended_and_closed(house):
    bad = house.closed()

    assert (bad.state, bad.in_time, bad.summary) == ("CLOSED", True, "有人反映等候太久，已经增加窗口。")
