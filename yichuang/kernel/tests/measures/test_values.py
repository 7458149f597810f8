"""What the registry answers, counted by hand."""

from datetime import date
from fractions import Fraction

import pytest

from yichuang.kernel import measures
from yichuang.kernel.measures import THE_HOUSE
from yichuang.kernel.models import Clock
from yichuang.kernel.tests.measures.small import YEAR, fact, read, told

pytestmark = pytest.mark.django_db


@pytest.mark.usefixtures("house")
@pytest.mark.parametrize(
    ("name", "value", "shown"),
    [
        ("count", 4, "4件"),
        ("long", 2, "2件"),
        ("sum", 22, "22天"),
        ("saved", 18, "18天"),
        ("share", Fraction(2, 4), "50.00%"),
        ("mean", Fraction(22, 4), "5.5工作日"),
        ("p90", 9, "9工作日"),
        ("rate", Fraction(4, 4), "100.00%"),
    ],
)
def test_each_kind_of_measure_says_what_the_small_house_holds(name, value, shown):
    whole = read(f"test.{name}").total

    assert (whole.value, whole.shown, whole.status) == (value, shown, "measured")


@pytest.mark.usefixtures("house")
def test_both_ends_of_a_period_count_and_the_days_beside_it_do_not():
    spans = [("2021-01-01", "2021-01-31"), ("2021-01-02", "2021-01-31"), ("2021-01-01", "2021-01-30"),
             ("2020-12-31", "2020-12-31")]  # fmt: skip

    found = [read("test.count", period=(date.fromisoformat(a), date.fromisoformat(b))).total.value for a, b in spans]

    assert found == [2, 1, 1, 1]


@pytest.mark.usefixtures("house")
def test_a_dimension_tells_the_number_apart_and_the_parts_make_the_whole():
    reading = read("test.count", by="department")

    assert told(reading) == [("A", 3), ("B", 1)]
    assert [cell.words["department"] for cell in reading.cells] == ["甲局", "B"]
    assert reading.total.value == 4


@pytest.mark.usefixtures("house")
def test_by_month_every_month_of_the_period_stands_even_without_anything():
    reading = read("test.count", by=("month",), period=(date(2020, 12, 1), date(2021, 3, 31)))

    assert told(reading) == [("2020-12", 1), ("2021-01", 2), ("2021-02", 1), ("2021-03", 0)]
    assert [cell.words["month"] for cell in reading.cells][:2] == ["2020年12月", "2021年1月"]


@pytest.mark.usefixtures("house")
def test_two_dimensions_and_a_filter():
    by_both = read("test.count", by=("department", "month"))
    filtered = read(
        "test.count", by="month", department="A", channel="online", period=(date(2021, 1, 1), date(2021, 2, 28))
    )

    assert told(by_both) == [("A", "2021-01", 2), ("A", "2021-02", 1), ("B", "2021-12", 1)]
    assert told(filtered) == [("2021-01", 1), ("2021-02", 1)]
    assert read("test.count", department=["A", "B"], month="2021-12").total.value == 1
    assert read("test.count", month=["2021-01", "2021-12"]).total.value == 3


@pytest.mark.usefixtures("house")
def test_a_quotient_of_two_populations_counts_each_on_its_own_day():
    reading = read("test.rate", by="month", period=(date(2021, 1, 1), date(2021, 2, 28)))

    assert [(cell.numerator, cell.denominator) for cell in reading.cells] == [(2, 2), (1, 1)]
    assert read("test.rate", by="department").cells[1].value == Fraction(2, 1)


def test_without_anything_to_divide_by_there_is_no_value():
    readings = measures.read_all(
        ["test.share", "test.mean", "test.p90", "test.rate", "test.count", "test.sum"], period=YEAR, seen_by=THE_HOUSE
    )

    assert [reading.total.value for reading in readings.values()] == [None, None, None, None, 0, 0]
    assert [reading.shown for reading in readings.values()] == ["无", "无", "无", "无", "0件", "0天"]
    assert [reading.status for reading in readings.values()][:4] == ["nothing"] * 4
    assert [cell.value for cell in read("test.p90", by="month").cells] == [None] * 12


@pytest.mark.usefixtures("house")
def test_a_mean_leaves_out_what_has_no_value():
    Clock.objects.filter(held_by="B").update(missing_year=2022)

    assert read("test.edition").total.denominator == 1
    assert read("test.edition").total.value == 2022


@pytest.mark.parametrize(
    ("lengths", "value"),
    [([1], 1), (list(range(1, 11)), 9), (list(range(1, 12)), 10), ([3] * 9 + [50], 3), ([3] * 8 + [50, 60], 50)],
)
def test_nine_in_ten_take_at_most_so_long(lengths, value):
    for length in lengths:
        fact("2021-03-01", length)

    assert read("test.p90").total.value == value


@pytest.mark.usefixtures("house")
def test_asked_together_measures_say_what_they_say_alone(django_assert_num_queries):
    names = [f"test.{name}" for name in ("count", "long", "share", "mean", "sum", "saved", "rate", "p90")]
    for by in ((), ("department",), ("month",), ("department", "channel")):
        alone = [read(name, by=by) for name in names]
        with django_assert_num_queries(3):  # two populations, one histogram
            together = measures.read_all(names, by=by, period=YEAR, seen_by=THE_HOUSE)

        assert [told(reading) for reading in together.values()] == [told(reading) for reading in alone]
        assert [reading.total.value for reading in together.values()] == [one.total.value for one in alone]


@pytest.mark.usefixtures("house")
def test_behind_a_number_stand_the_very_rows():
    for name in ("count", "long", "share", "rate"):
        for cell in read(f"test.{name}", by=("department", "month")).cells:
            found = measures.behind(f"test.{name}", cell.at, period=YEAR, seen_by=THE_HOUSE)
            assert found.numerator.rows.count() == cell.numerator
            assert cell.denominator is None or found.denominator.rows.count() == cell.denominator
            assert found.numerator.listed == "clocks"
    slowest = measures.behind("test.p90", {"department": "A"}, period=YEAR, seen_by=THE_HOUSE)
    assert (slowest.numerator, slowest.denominator.rows.count()) == (None, 3)
