"""Whoever has their data deleted is no longer named by what they rated; while it is being mended they wait."""

import pytest

from yichuang.domain.evaluation import acts, reads
from yichuang.domain.evaluation.models import Rating
from yichuang.domain.identity.events import AccountErasing
from yichuang.kernel.refusals import ActRefused

pytestmark = pytest.mark.django_db


def test_of_a_rating_name_and_phone_go_and_the_words_stay(house):
    house.closed()
    before = Rating.objects.get()
    assert (before.name, before.phone) == ("示例人员", "13900000001")

    acts.forget(AccountErasing(house.mei.account))

    kept = Rating.objects.get()
    assert (kept.name, kept.phone, kept.words, kept.stars) == ("", "", before.words, 1)


def test_a_rating_that_is_being_mended_keeps_the_phone_and_says_why(house):
    bad = house.new()

    with pytest.raises(ActRefused, match=f"还没有办完：{bad.number}，办的人还要用您的电话联系您"):
        acts.forget(AccountErasing(house.mei.account))

    assert Rating.objects.get().phone == "13900000001"


def test_a_copy_of_one_s_data_holds_what_one_rated_and_nobody_else_s(house):
    rating = house.rated(1, words="示例：等了很久。", name="示例人员", phone="13900000001")

    told = reads.own_ratings(house.mei)

    assert [(one["办件或一件事编号"], one["文字评价"], one["电话"]) for one in told] == [
        (rating.invitation.subject, "示例：等了很久。", "13900000001"),
    ]
    assert reads.own_ratings(house.li) == []


def test_ratings_of_somebody_else_stay_as_they_are(house):
    house.closed()

    acts.forget(AccountErasing(house.li.account))

    assert Rating.objects.get().phone == "13900000001"
