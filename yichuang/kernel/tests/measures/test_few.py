"""What stands on few is kept back, and cannot be worked out from what is told."""

from datetime import date

import pytest
from django.db.models import Q

from yichuang.kernel import measures
from yichuang.kernel.actors import Actor, PostHeld
from yichuang.kernel.measures import Population
from yichuang.kernel.measures.few import completed, kept_back
from yichuang.kernel.models import Clock
from yichuang.kernel.tests.measures.small import YEAR, fact, read
from yichuang.kernel.tests.measures.test_asking import CITIZEN, officer

pytestmark = pytest.mark.django_db
LEAST = 10


@pytest.mark.parametrize(
    ("rows", "hidden"),
    [
        ({"A": 30, "B": 20}, ""),
        ({"A": 30, "B": 10, "C": 0}, ""),
        ({"A": 30, "B": 20, "C": 1}, "BC"),  # alone it would be the sum less the others: the next smallest goes too
        ({"A": 30, "B": 20, "C": 1, "D": 2}, "BCD"),  # two of them are three rows: still few
        ({"A": 30, "B": 4, "C": 6}, "BC"),
        ({"A": 30, "C": 1, "D": 0}, "AC"),  # nothing is left to stand for it but the sum
        ({"A": 4, "B": 5}, "AB"),
    ],
)
def test_of_rows_with_their_sum(rows, hidden):
    table = {(name,): many for name, many in rows.items()}

    assert kept_back(table, LEAST) == {(name,) for name in hidden}


def test_in_a_table_no_row_and_no_column_gives_one_away():
    table = {("A", 1): 40, ("A", 2): 2, ("B", 1): 15, ("B", 2): 20, ("C", 1): 30, ("C", 2): 12}

    hidden = kept_back(table, LEAST)

    assert hidden == {("A", 2), ("C", 2), ("C", 1), ("A", 1)}
    for place in (0, 1):
        for value in {key[place] for key in hidden}:
            assert sum(table[key] for key in hidden if key[place] == value) >= LEAST


def test_what_is_kept_back_only_for_another_is_not_to_be_added_up():
    many = {"X": 30, "Y": 12}

    assert completed(many, LEAST, [(["X", "Y"], True)]) == {"Y"}
    assert completed(many, LEAST, [(["X", "Y"], False)]) == set()


def test_who_is_told_nothing_of_few_cannot_subtract_them():
    """Three of A are told apart from one of B by the sum of all: neither row is told, the sum is."""
    for number in range(3):
        fact(f"2021-01-0{number + 1}", 9 if number else 2, ended="2021-02-01")
    fact("2021-03-01", 9, "B", ended="2021-03-05")

    rows = read("test.kept", by="department", seen_by=CITIZEN)
    assert ([cell.is_few for cell in rows.cells], rows.total.shown) == ([True, True], "75.00%")
    assert read("test.kept", seen_by=CITIZEN).shown == "75.00%"
    for one in "AB":  # nor by asking for each alone
        assert read("test.kept", department=one, seen_by=CITIZEN).status == "too_few"
    assert read("test.kept", department="A", seen_by=officer("A", role="CHIEF")).shown == "66.67%"


def test_two_periods_that_differ_by_a_day_are_not_both_told():
    """From the year up to today less the year up to yesterday nobody learns of today's one rating."""
    for number in range(1, 5):
        fact(f"2021-01-0{number}", 9, ended="2021-02-01")

    for period in ((date(2021, 1, 1), date(2021, 1, 3)), (date(2021, 1, 4), date(2021, 1, 4)), None,
                   (date(2021, 1, 1), date(2021, 2, 28)), (date(2020, 1, 1), date(2021, 12, 31))):  # fmt: skip
        for who in (CITIZEN, officer("A")):
            with pytest.raises(measures.QuestionWrong) as refused:
                read("test.kept", period=period, seen_by=who)
            assert refused.value.about == "period"
    assert (
        read("test.kept", period=(date(2021, 1, 4), date(2021, 1, 4)), seen_by=officer("A", role="HEAD")).total.value
        == 1
    )


def test_of_the_running_year_only_the_months_that_are_over_are_told(at):
    at("2021-03-31 10:00")
    for month in "123":
        for _ in range(3):
            fact(f"2021-0{month}-10", 9, ended="2021-04-01")

    for last in (date(2021, 12, 31), date(2021, 3, 31), date(2021, 3, 1)):
        told = read("test.kept", by="month", period=(date(2021, 1, 1), last), seen_by=CITIZEN)
        assert (told.period[1], told.total.denominator) == (date(2021, 2, 28), 6)
        assert [cell.at["month"] for cell in told.cells] == ["2021-01", "2021-02"]
    with pytest.raises(measures.QuestionWrong):
        read("test.kept", period=(date(2021, 3, 1), date(2021, 3, 31)), seen_by=CITIZEN)
    at("2021-04-01 00:00")
    assert read("test.kept", period=(date(2021, 3, 1), date(2021, 3, 31)), seen_by=CITIZEN).total.denominator == 3


def test_in_january_nothing_of_the_year_is_over(at):
    at("2021-01-31 10:00")
    fact("2021-01-10", 9, ended="2021-04-01")

    assert read("test.kept", seen_by=CITIZEN).shown == "无"
    assert read("test.kept", by="month", seen_by=CITIZEN).cells == []


def test_other_measures_of_the_same_question_keep_their_days(at):
    at("2021-02-10 10:00")
    fact("2021-01-10", 9, ended="2021-04-01")
    fact("2021-02-10", 9, ended="2021-04-01")

    found = measures.read_all(["test.public", "test.kept"], period=YEAR, seen_by=CITIZEN)

    assert (found["test.public"].total.value, found["test.public"].period) == (2, YEAR)
    assert found["test.kept"].status == "too_few"


def test_a_month_of_few_is_not_its_year_less_the_other_months(at):
    at("2022-05-01 10:00")
    for month, many in (("01", 9), ("02", 1), ("03", 4)):
        for _ in range(many):
            fact(f"2021-{month}-10", 9, ended="2021-04-01")

    def shown(month, last):
        return read("test.kept", period=(date(2021, month, 1), date(2021, month, last)), seen_by=CITIZEN).status

    assert read("test.kept", seen_by=CITIZEN).total.denominator == 14
    assert [cell.status for cell in read("test.kept", by="month", seen_by=CITIZEN).cells[:3]] == [
        "measured", "too_few", "too_few",
    ]  # fmt: skip
    assert [shown(1, 31), shown(2, 28), shown(3, 31)] == ["measured", "too_few", "too_few"]


def test_an_item_of_few_is_not_its_department_less_its_others():
    """B has an item of five and one of one; the smallest of all others would be one of A."""
    done = Population(
        "test.items", "示例", "每一件示例。", rows=Clock.objects.all, day="start",
        by={"department": "held_by", "item": "kind"}, body="held_by", region="thing",
    )  # fmt: skip
    measures.register(
        measures.share("test.of_items", "留着", "…", of=done, where=Q(length__gt=5), public=True, least=lambda: 3)
    )
    for body, item, many in (("A", "X", 4), ("A", "Y", 9), ("B", "Z", 5), ("B", "W", 1)):
        for number in range(many):
            fact("2021-01-10", 9, body, ended="2021-04-01", kind=item, person=f"{number}")

    cells = read("test.of_items", by="item", seen_by=CITIZEN).cells

    assert {cell.at["item"] for cell in cells if cell.is_few} >= {"W", "Z"}
    assert read("test.of_items", item="Z", seen_by=CITIZEN).status == "too_few"


def test_who_leads_one_body_and_serves_another_is_told_as_who_serves(house):
    """A chief at one body with a post at the counter of all others reads few of none but the own."""
    posts = (PostHeld("CHIEF", "A"), PostHeld("REVIEWER", "B"))

    assert (
        read("test.kept", seen_by=Actor(account="S1", kind="staff", posts=posts), department="B").status == "too_few"
    )
    same = (PostHeld("CHIEF", "B"), PostHeld("REVIEWER", "B"))
    assert read("test.kept", seen_by=Actor(account="S1", kind="staff", posts=same)).status == "measured"
