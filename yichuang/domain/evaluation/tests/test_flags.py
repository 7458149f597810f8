"""Signs that a rating may be false: noted with figures, never deleted, counted until another body strikes it."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from yichuang.domain.evaluation import acts, reads
from yichuang.domain.evaluation.models import Flag
from yichuang.domain.evaluation.tests.factories import account_of
from yichuang.kernel import news
from yichuang.kernel.refusals import ActRefused
from yichuang.kernel.vault import blind_index

pytestmark = pytest.mark.django_db


def signs() -> list[tuple]:
    return list(Flag.objects.order_by("pk").values_list("sign", "evidence"))


@pytest.mark.parametrize(
    ("stars", "milliseconds", "found"),
    [(5, 1999, [("hasty", {"seconds": 2.0})]), (5, 2000, []), (5, 0, [("hasty", {"seconds": 0.0})]), (4, 100, [])],
)
def test_five_stars_in_less_than_two_seconds_are_noted(house, stars, milliseconds, found):
    house.rated(stars, opened_at=timezone.now() - timedelta(milliseconds=milliseconds))

    assert signs() == found


def test_five_from_one_device_in_ten_minutes_are_noted_and_four_are_not(house):
    for _ in range(4):
        house.rated(4, device="d1")
    before = signs()
    house.rated(4, device="d1")

    assert (before, signs()) == ([], [("burst", {"ratings": 5, "minutes": 10})])


def test_over_a_longer_time_they_are_no_burst(house, at):
    for minute in ("00", "02", "04", "06"):
        at(f"2026-03-02 10:{minute}")
        house.rated(4, device="d1")
    at("2026-03-02 10:10")
    house.rated(4, device="d1")

    assert signs() == []


def test_the_phone_of_somebody_of_the_staff_is_noted_and_not_kept(house):
    account = account_of(house.wu)
    account.phone, account.phone_index = "13700009999", blind_index("13700009999")
    account.save()

    house.rated(5, name="示例", phone="13700009999")

    assert signs() == [("staff_phone", {"phones": 1})]


def test_a_session_that_goes_on_after_it_was_rated_was_rated_early(house, at):
    invitation = house.asked_at_window()
    at("2026-03-02 10:05")
    house.rated(5, invitation)
    at("2026-03-02 10:20")
    house.taken_in()
    news.drain()

    assert signs() == [("early", {"minutes": 15})]


def test_a_flagged_rating_counts_until_another_body_strikes_it_and_stays_as_it_was_given(house, at, settings):
    settings.RATING_SHOWN_FROM = 1
    rating = house.rated(5, opened_at=timezone.now())
    at("2026-04-01 10:00")
    before = [one.ratings for one in reads.satisfaction()[0]]

    asked = acts.strike(rating.invitation, by=house.sun, words="查明是误评。")

    assert (before, reads.satisfaction()[0], asked.state) == ([1], [], "STRUCK")
    assert list(asked.ratings.values_list("stars", "is_valid")) == [(5, False)]
    assert Flag.objects.count() == 1


def test_the_rated_body_strikes_nothing(house):
    rating = house.rated(5, invitation=house.asked_at_window(), opened_at=timezone.now())

    with pytest.raises(PermissionDenied):  # 孙 supervises from the very body that was rated
        acts.strike(rating.invitation, by=house.sun, words="误评。")
    assert acts.strike(rating.invitation, by=house.ding, words="误评。").state == "STRUCK"


def test_what_carries_no_sign_is_not_struck(house):
    rating = house.rated(5)

    with pytest.raises(ActRefused, match="异常迹象"):
        acts.strike(rating.invitation, by=house.sun, words="不喜欢。")
    assert house.now(rating).is_valid is True


def test_supervisors_see_the_signs_of_others_and_nobody_their_own(house):
    house.rated(5, opened_at=timezone.now())

    assert reads.flags(house.sun).count() == 1
    assert [reads.flags(who).count() for who in (house.zhao, house.qian, house.mei)] == [0, 0, 0]
