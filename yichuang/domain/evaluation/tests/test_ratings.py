"""What a rating is, who may give it, and that of one service one counts."""

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from yichuang.domain.evaluation import acts, reads
from yichuang.domain.evaluation.models import Flag, Rating
from yichuang.kernel import ledger
from yichuang.kernel.refusals import ActRefused, OutOfTurn
from yichuang.kernel.verify import faults

pytestmark = pytest.mark.django_db


def given_to(invitation) -> list[tuple]:
    return list(invitation.ratings.order_by("turn").values_list("turn", "stars", "is_valid"))


def test_once_and_once_more_and_the_later_one_counts(house):
    invitation = house.asked()
    house.rated(3, invitation)
    house.rated(5, invitation, again=True)

    assert given_to(invitation) == [(1, 3, False), (2, 5, True)]


def test_a_third_time_is_refused_and_changes_nothing(house):
    invitation = house.asked()
    house.rated(3, invitation)
    house.rated(5, invitation, again=True)

    with pytest.raises(ActRefused, match="已经追评过"):
        house.rated(1, invitation, again=True)
    assert given_to(invitation) == [(1, 3, False), (2, 5, True)]


def test_rated_already_it_is_said_so_and_not_taken_for_another(house):
    invitation = house.asked()
    house.rated(3, invitation)

    with pytest.raises(OutOfTurn, match="已评价"):
        house.rated(5, invitation)
    assert given_to(invitation) == [(1, 3, True)]


def test_another_rating_before_the_first_is_out_of_turn(house):
    invitation = house.asked()

    with pytest.raises(OutOfTurn):
        house.rated(5, invitation, again=True)
    assert given_to(invitation) == []


def test_the_same_key_is_the_same_rating(house):
    invitation = house.asked()

    assert house.rated(3, invitation, key="k").pk == house.rated(3, invitation, key="k").pk
    assert given_to(invitation) == [(1, 3, True)]


def test_staff_never_rate(house):
    invitation = house.asked()

    for who in (house.zhao, house.counter, house.sun):
        with pytest.raises(PermissionDenied):
            acts.rate(invitation, acts.Told(5), by=who)
    assert given_to(invitation) == []


@pytest.mark.parametrize(
    ("told", "reason"),
    [
        (acts.Told(0), "请从五个等级里选一个"),
        (acts.Told(6), "请从五个等级里选一个"),
        (acts.Told(5, way=7), "没有这种评价渠道"),
        (acts.Told(5, tags=("115",)), "对不上"),
        (acts.Told(5, tags=("999",)), "对不上"),
        (acts.Told(5, words="长" * 151), "不要超过 150 个字"),
    ],
)
def test_what_is_no_rating_is_refused(house, told, reason):
    invitation = house.asked()

    with pytest.raises(ActRefused, match=reason):
        acts.rate(invitation, told, by=house.mei)
    assert (given_to(invitation), house.now(invitation).state) == ([], "OPEN")


def test_a_hundred_and_fifty_signs_are_kept_with_the_tags_and_their_version(house):
    rating = house.rated(1, words="长" * 150, tags=("115",))

    assert (rating.words, rating.tags, rating.tag_set) == ("长" * 150, ["115"], "offline-2020")


def test_the_ledger_says_that_it_was_rated_and_never_by_whom(house):
    invitation = house.asked()
    house.rated(2, invitation, name="示例人员", phone="13900000001", words="示例：太慢。")

    line = ledger.last(invitation)
    assert (line.act, line.account, line.on_behalf, line.actor) == ("rate", "", "", "评价人")
    assert line.facts == {"turn": 1, "stars": 2, "way": 1}
    assert [fault for fault in faults() if "invitation" in str(fault)] == []


def test_two_valid_ratings_of_one_service_cannot_stand_in_the_table(house):
    first = house.rated(5)
    facts = {name: getattr(first, name) for name in ("invitation", "at", "on", "body", "item_code")}

    with pytest.raises(IntegrityError), transaction.atomic():
        Rating.objects.create(turn=2, stars=4, way=1, **facts)


STEPS = st.lists(
    st.tuples(
        st.sampled_from(["rate", "again", "expire", "strike", "uphold", "join"]), st.integers(1, 5), st.integers(0, 2)
    ),
    max_size=7,
)


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(steps=STEPS)
def test_whatever_is_done_in_whatever_order_at_most_one_rating_of_a_service_is_valid(house, steps):
    """Keys are drawn from three, so that some are sent twice."""
    if not hasattr(house, "kept"):
        house.kept = house.asked()
    with transaction.atomic():
        for act, stars, key in steps:
            one_step(house, act, stars, f"k{key}")
            rows = given_to(house.kept)
            assert sum(valid for *_, valid in rows) <= 1
            assert [turn for turn, *_ in rows] == list(range(1, len(rows) + 1))
            assert len(rows) <= 2
        transaction.set_rollback(True)


def one_step(house, act, stars, key):
    asked = house.now(house.kept)
    try:
        with transaction.atomic():
            if act in ("rate", "again"):
                rating = house.rated(stars, asked, again=act == "again", key=key)
                Flag.objects.get_or_create(rating=rating, sign="hasty", defaults={"at": rating.at})
            elif act == "strike":
                acts.strike(asked, by=house.sun, words="示例")
            elif act == "uphold" and (bad := reads.loop_of(asked)):
                acts.uphold(bad, by=house.sun, words="示例")
            elif act == "expire":
                acts.expire_unrated()
    except ActRefused:
        pass
