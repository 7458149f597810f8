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


def test_who_reviews_a_no_reads_what_the_applicant_was_told_and_the_paper_of_it(refused):
    sun = Desk(refused.sun)
    number = sun.get(REFUSALS).context["rows"][1].record.number

    shown = sun.get(reverse("desk:refusal", args=[number]))

    assert "场所不符合条件。" in shown.text
    (paper,) = shown.context["no"].documents
    assert sun.get(reverse("desk:case-document", args=[number.rpartition("-")[0], paper.pk])).status_code == 200
    assert paper.number in shown.text


def test_a_patrol_that_found_nothing_is_noted_on_a_page_and_takes_a_day_off_the_short_ones(hall, at):
    sun, patrols = Desk(hall.sun), reverse("desk:duties-patrols")
    before = sun.get(patrols).context["month"].today

    answer = sun.post(reverse("desk:patrol-round-new"), {"way": "on_site", "note": "示例：自助区"})

    assert (answer.status_code, answer["Location"]) == (302, reverse("desk:patrol-rounds"))
    assert [(row.note, row.found) for row, _ in sun.get(answer["Location"]).context["rows"]] == [("示例：自助区", 0)]
    assert (before.missing, sun.get(patrols).context["month"].today.missing) == (2, 1)
    again = sun.post(reverse("desk:patrol-round-new"), {"way": "on_site"})
    assert (again.status_code, "算同一次" in again.content.decode()) == (422, True)


def test_the_days_with_too_few_patrols_are_named_to_who_sees_to_it_alone(hall, at):
    at("2026-03-04 09:00")
    page = reverse("desk:duties-patrols")

    assert "有 2 天不足 2 次：2日（0 次）、3日（0 次）。" in Desk(hall.sun).get(page).content.decode()
    assert Desk(hall.zhao).get(page).context["month"] is None
    assert Desk(hall.zhao).get(reverse("desk:patrol-rounds")).status_code == 403
