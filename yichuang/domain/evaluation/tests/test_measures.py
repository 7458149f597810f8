"""The figures of 好差评, by their definitions: what is in them, and what is not."""

from datetime import date
from fractions import Fraction

import pytest

from yichuang.domain.evaluation import acts
from yichuang.kernel.measures import THE_HOUSE, QuestionWrong, read

pytestmark = pytest.mark.django_db
MARCH = (date(2026, 3, 1), date(2026, 3, 31))


def value(name, **where):
    return read(f"evaluation.{name}", period=MARCH, seen_by=THE_HOUSE, **where).total.value


def test_every_figure_of_five_services(house, at, settings):
    settings.RATING_DEFAULTS = True
    invited = [house.asked() for _ in range(5)]
    house.rated(5, invited[0], way=2)
    house.rated(3, invited[1], way=4)
    house.rated(1, invited[2], way=2)
    house.rated(5, invited[2], way=2, again=True)  # the later one counts
    house.rated(2, invited[3], way=4)
    at("2026-03-18 10:00")
    acts.expire_unrated()

    names = ("invited", "ratings", "participation", "active_participation", "satisfaction", "bad_rate", "score")
    assert [value(name) for name in names] == [
        5, 4, Fraction(4, 5), Fraction(2, 5), Fraction(3, 4), Fraction(1, 4), Fraction(5 + 3 + 5 + 2, 4) * 20
    ]  # fmt: skip
    assert value("ratings", channel=7) == 0


def test_mended_on_time_and_revisited(house, at):
    house.closed()
    bad = house.rectifying()
    at("2026-03-10 10:00")
    acts.rectify(bad, by=house.qian, words="迟了。")

    assert (value("mended_on_time"), value("revisit_rate")) == (Fraction(1, 2), Fraction(1, 2))


def test_revisited_is_counted_among_all_who_left_their_name(house):
    """Handbook E5: also of those that are not mended yet; not of those an appeal struck, nor of who left no name."""
    house.closed()
    house.dispatched()
    house.upheld()
    house.dispatched(name="", phone="")

    assert value("revisit_rate") == Fraction(1, 2)


def test_a_rating_struck_by_appeal_is_in_no_figure(house):
    house.upheld()

    assert (value("ratings"), value("satisfaction"), value("mended_on_time")) == (0, None, None)


def test_complaints_received_and_answered_on_time(house, at):
    house.answered()
    house.complained("consultation")
    acts.withdraw(house.complained(), by=house.mei)

    assert (value("complaints"), value("answered_on_time")) == (3, Fraction(1, 2))


def test_an_officer_is_seen_apart_by_who_leads_and_by_nobody_else(house):
    house.rated(5)

    def seen(who):
        return read("evaluation.ratings", by=("person",), period=MARCH, seen_by=who).cells

    assert [cell.value for cell in seen(house.qian)] == [1]
    assert [cell.value for cell in seen(house.wu)] == []


@pytest.mark.parametrize("name", ["satisfaction", "bad_rate", "score", "bad_ratings", "mended_on_time"])
def test_whoever_was_rated_learns_of_no_single_bad_rating_from_the_figures(house, at, name):
    house.dispatched()
    at("2026-04-01 10:00")

    def shown(who):
        return read(f"evaluation.{name}", period=MARCH, seen_by=who).shown

    assert [shown(who) for who in (house.zhao, house.wu)] == ["太少，不公布"] * 2
    assert "太少" not in shown(house.qian) + shown(house.sun)


@pytest.mark.parametrize(
    "name", ["satisfaction", "bad_rate", "score", "bad_ratings", "mended_on_time", "revisit_rate"]
)
def test_of_days_no_rate_of_ratings_is_told_to_whoever_was_rated(house, at, name):
    """The year up to yesterday beside the year up to today is one rating."""
    house.dispatched()
    at("2026-04-02 10:00")
    day = (date(2026, 3, 2), date(2026, 3, 2))

    for who in (house.zhao, house.wu):
        with pytest.raises(QuestionWrong, match="只按已经过完的月份或者整年公布"):
            read(f"evaluation.{name}", period=day, seen_by=who)
    assert read(f"evaluation.{name}", period=day, seen_by=house.sun).period == day
    assert read(f"evaluation.{name}", period=day, seen_by=house.qian).period == day
