"""制度台账 at the desk: every record with its day and light, the late ones told apart, the day explained."""

import pytest
from django.urls import reverse

from yichuang.channels.desk.tests.conftest import Desk
from yichuang.kernel import news

pytestmark = pytest.mark.django_db
REFUSALS = reverse("desk:duties-refusals")


@pytest.fixture
def refused(hall, at):
    """A no of Thursday 26 February, to be looked at by Wednesday 4 March, and one of 2 March."""
    for day in ("2026-02-26", "2026-03-02"):
        at(f"{day} 10:00")
        hall.denied()
    news.drain()
    return hall


def test_a_late_review_is_red_in_the_list_and_found_by_itself(refused, at):
    at("2026-03-05 09:00")
    sun = Desk(refused.sun)

    everything, late = sun.get(REFUSALS), sun.get(f"{REFUSALS}?view=late")

    assert [row.light for row in everything.context["rows"]] == ["green", "red"]
    assert [row.light for row in late.context["rows"]] == ["red"]
    assert everything.context["late"] == "1"
    assert "已逾期" in everything.content.decode()


def test_the_home_counts_what_is_to_be_reviewed_and_is_red_where_one_is_late(refused, at):
    def reviews():
        return next((one.number, one.light, one.href) for one in Desk(refused.sun).get(reverse("desk:home")).context[
            "to_answer"] if one.word == "否定报备，等复查")  # fmt: skip

    assert reviews() == ("2", "", REFUSALS)
    at("2026-03-05 09:00")
    assert reviews() == ("2", "red", REFUSALS)


def test_the_day_of_a_review_is_explained(refused):
    number = Desk(refused.sun).get(REFUSALS).context["rows"][1].record.number

    (clock,) = Desk(refused.sun).get(reverse("desk:refusal", args=[number])).context["clocks"]
    assert (clock["name"], clock["due"]) == ("复查（5个工作日）", "最晚3月4日（星期三）")
    assert sum(line.counted for line in clock["lines"]) == 5
