"""What next year's volumes will be: by their months, by working days, or as things stand."""

import pytest

from yichuang.domain.performance.estimating.expecting import days_in, expected, working_days
from yichuang.domain.performance.estimating.history import History
from yichuang.domain.performance.tests.years import days_off_the_end, line, months, year
from yichuang.kernel.calendar_years import shipped


def history(first=2017, years=4, **volumes):
    return History(tuple(year(first + number, line("P1", 10)) for number in range(years)), **volumes)


def of(given, driver):
    return expected(given, shipped(), seed=1)[driver]


def a_day(cases):
    """So many cases each working day."""
    return lambda y, m: cases * days_in(shipped(), y, m)


def test_a_steady_rate_follows_the_working_days_of_next_year():
    found = of(history(flows={"cases": months(2017, 4, a_day(100))}), "cases")

    assert found.middle == pytest.approx(100 * sum(working_days(shipped(), [2021])), rel=0.01)
    assert found.why == "按48个月、每个工作日的量，连同季节推算；2021年250个工作日"


def test_a_season_is_kept():
    september = months(2017, 4, lambda y, m: days_in(shipped(), y, m) * (300 if m == 9 else 100))
    found = of(history(flows={"cases": september}), "cases")

    ahead = [days_in(shipped(), 2021, m) * (300 if m == 9 else 100) for m in range(1, 13)]
    assert found.middle == pytest.approx(sum(ahead), rel=0.02)


def test_a_growth_is_carried_on_for_a_while():
    grown = months(2017, 4, lambda y, m: round(days_in(shipped(), y, m) * 100 * 1.05 ** (y - 2017 + m / 12)))
    found = of(history(flows={"cases": grown}), "cases")

    assert found.middle > found.last * 1.02


@pytest.mark.parametrize(
    ("volumes", "why"),
    [
        ({"flows": {"cases": months(2020, 1)}}, "只有12个月的数"),
        ({"flows": {"cases": months(2017, 4, lambda y, m: 0 if (y, m) == (2020, 2) else 9)}}, "只有48个月的数"),
        ({"yearly": {"cases": {2020: 12_000}}}, "只有全年数"),
    ],
)
def test_too_few_months_or_an_empty_one_give_last_years_rate(volumes, why):
    found = of(history(**volumes), "cases")

    now, ahead = (sum(working_days(shipped(), [number])) for number in (2020, 2021))
    assert found.middle == pytest.approx(found.last * ahead / now)
    assert found.why.startswith(f"{why}，分不出季节和增减")


def test_one_year_is_less_sure_than_four():
    cases = months(2017, 4, a_day(100))
    few = {month: number for month, number in cases.items() if month[0] == 2020}

    assert of(history(flows={"cases": few}), "cases").spread > of(history(flows={"cases": cases}), "cases").spread


def test_no_cases_at_all_stay_none():
    found = of(history(yearly={"cases": {2020: 0}}), "cases")

    assert (found.middle, found.last) == (0, 0)


def test_what_nobody_counted_is_not_expected():
    assert expected(history(), shipped(), seed=1) == {}


def test_a_gap_in_the_months_leaves_what_comes_after_it():
    cases = months(2017, 4)
    del cases[2018, 6]

    assert of(history(flows={"cases": cases}), "cases").why.startswith("按24个月")


def test_kiosks_stay_as_many_as_stand_there_at_the_end():
    stocks = {"kiosks": months(2017, 4, lambda y, m: 80 if (y, m) < (2020, 10) else 90)}

    assert (of(history(stocks=stocks), "kiosks").middle, of(history(stocks=stocks), "kiosks").last) == (90, 82.5)


def test_hours_are_those_of_the_last_months_a_day():
    hours = months(2017, 4, lambda y, m: days_in(shipped(), y, m) * (200 if (y, m) < (2020, 10) else 180))
    found = of(history(flows={"window_hours": hours}), "window_hours")

    assert found.middle == pytest.approx(180 * sum(working_days(shipped(), [2021])))


def test_a_year_without_its_notice_says_so_and_counts_the_usual_days():
    ahead = days_off_the_end()
    given = history(first=ahead - 2, years=2, yearly={"cases": {ahead - 1: 100}})

    assert of(given, "cases").why.endswith("（放假安排还没有公布，按常年估）")
    assert 245 <= sum(working_days(shipped(), [ahead])) <= 253
