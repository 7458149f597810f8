"""The estimate of next year's budget: what holds for any history, and what holds for some."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from yichuang.domain.performance.estimating.changes import Changes
from yichuang.domain.performance.estimating.freezing import (
    frozen_estimate,
    frozen_history,
    thawed_estimate,
    thawed_history,
)
from yichuang.domain.performance.estimating.history import History
from yichuang.domain.performance.tests.years import (
    WAN,
    contract,
    estimate,
    line,
    months,
    of,
    steady,
    the_year_2021,
    wan,
    year,
)

amounts = st.integers(min_value=0, max_value=10**11)
of_year = st.integers(1, 12)
kinds = st.sampled_from(["personnel", "public", "special", "other_project", "carry_over", "reserve"])


@st.composite
def histories(draw):
    """One to four years of any lines, some of which appear or end, with any contracts and volumes."""
    years, codes = [], ["A", "B", "C"]
    kind_of = {code: draw(kinds) for code in codes}
    for number in range(2018, 2018 + draw(st.integers(1, 4))):
        there = draw(st.lists(st.sampled_from(codes), unique=True))
        lines = [replace(line(code, 0, kind=kind_of[code], label="政务大厅"), spent=draw(amounts), final=draw(amounts))
                 for code in there]  # fmt: skip
        years.append(year(number, *lines))
    last = years[-1].year
    first, end = st.tuples(st.integers(2017, last), of_year), st.tuples(st.integers(last, last + 2), of_year)
    some = st.builds(contract, st.sampled_from(codes), st.floats(0, 50), first=first, last=end)
    contracts = draw(st.lists(some, max_size=2))
    volumes = {name: {one.year: draw(st.integers(0, 10**6)) for one in years} for name in ("window_hours", "heads")}
    return History(tuple(years), tuple(contracts), yearly=volumes)


def test_a_line_nothing_is_known_of_says_so_and_gives_no_number():
    before = year(2020, line("P3", 0, initial=25, label="示例门户网站"))
    last = next(one for one in estimate(History((before,))).lines if one.code == "P3")

    assert (last.span.middle, last.reasons[-1]) == (0, "2020年没有支出，也没有合同：算不出要多少，要用的由人另外提出")


@given(histories())
@settings(max_examples=40, deadline=None)
def test_a_span_is_ordered_no_line_is_negative_and_a_contract_in_force_is_a_floor(history):
    found = estimate(history)

    for one in found.lines:
        due = sum(c.monthly * c.months_in(history.next) for c in history.contracts if c.line == one.code)
        assert 0 <= one.span.low <= one.span.middle <= one.span.high
        assert one.floor == (0 if one.kind in {"carry_over", "reserve"} else due) <= one.span.low
    assert 0 <= found.total.low <= found.total.middle <= found.total.high


@given(histories())
@settings(max_examples=20, deadline=None)
def test_the_same_question_has_the_same_answer_also_after_freezing(history):
    found = estimate(history)

    assert estimate(thawed_history(frozen_history(history))) == found
    assert thawed_estimate(frozen_estimate(found)) == found


def test_another_seed_draws_otherwise():
    assert estimate(steady(), seed=1).total != estimate(steady(), seed=2).total


@pytest.mark.parametrize("times", [3, 10])
def test_ten_times_the_money_is_ten_times_the_estimate(times):
    small = steady()
    larger = lambda part: replace(part, spent=part.spent * times, final=part.final * times)
    large = replace(
        small,
        years=tuple(replace(one, lines=tuple(map(larger, one.lines))) for one in small.years),
        contracts=tuple(replace(one, monthly=one.monthly * times) for one in small.contracts),
    )  # fmt: skip

    pairs = zip(estimate(small).lines, estimate(large).lines, strict=True)
    assert [abs(after.span.middle - before.span.middle * times) <= times for before, after in pairs] == [True] * 3


def test_what_a_contract_pays_all_year_is_sure():
    found = of(estimate(steady()), "P2")

    assert (found.span.low, found.span.high, found.floor) == (wan(48), wan(48), wan(48))
    assert found.reasons[0] == "合同“示例合同”：12个月共 48.00 万元，不能少"


def test_a_contract_that_ends_in_june_binds_six_months_and_the_rest_is_renewed():
    history = steady(contracts=(contract("P2", 4, last=(2021, 6)),))

    found = of(estimate(history), "P2")

    assert found.floor == wan(24)
    assert found.span.low < wan(48) < found.span.high
    assert found.reasons[0] == "合同“示例合同”：6个月共 24.00 万元，不能少，2021年6月到期，以后按续签估"


def test_a_contract_that_another_follows_is_not_renewed_twice():
    followed = (contract("P2", 4, last=(2020, 12)), contract("P2", 4, first=(2021, 1), last=(2021, 12)))

    assert of(estimate(steady(contracts=followed)), "P2").span.high == wan(48)


def test_more_people_cost_more():
    more = Changes(more={"heads": 4.0})
    now, then = of(estimate(steady()), "B1"), of(estimate(steady(), changes=more), "B1")

    assert then.span.middle > now.span.middle * 1.2
    assert of(estimate(steady(), changes=more), "P1") == of(estimate(steady()), "P1")


def test_an_announced_price_is_paid():
    dearer = steady(announced={"P1": 0.1})

    assert of(estimate(dearer), "P1").span.middle / of(estimate(steady()), "P1").span.middle == pytest.approx(1.1)


def test_a_line_that_ended_is_not_estimated_and_is_named():
    first = year(2019, line("P1", 10), line("P9", 5, label="示例旧专项"))
    found = estimate(History((first, year(2020, line("P1", 10)))))

    assert [one.code for one in found.lines] == ["P1"]
    assert "以前有、2020年没有的科目，没有估：P9 示例旧专项" in found.limits


def test_a_line_that_began_is_known_from_one_year_and_is_as_wide_as_that():
    before = year(2019, line("P1", 10))
    found = estimate(History((before, year(2020, line("P1", 10), line("P9", 10)))))

    old, new = of(found, "P1").span, of(found, "P9").span
    assert new.high - new.low > old.high - old.low


def test_nothing_spent_is_nothing_expected():
    found = estimate(History((year(2020, line("P1", 0, label="政务大厅")),), yearly={"window_hours": {2020: 0}}))

    assert (found.total.low, found.total.high) == (0, 0)


def test_a_year_without_lines_is_estimated_as_nothing():
    assert estimate(History((year(2020),))).total.high == 0


@pytest.mark.parametrize("years", [(2019, 2021), (2020, 2019), ()])
def test_years_with_a_gap_are_refused(years):
    with pytest.raises(ValueError, match="连续的年度"):
        History(tuple(year(number) for number in years))


def test_the_reserve_of_one_year_may_not_be_needed_at_all():
    found = of(estimate(the_year_2021()), "P5")

    assert found.span.low < wan(4)
    assert found.reasons[0].startswith("预备费只用于突发事件")


def test_only_what_was_left_can_be_carried_over():
    lines = [(line("P1", 40, final=50), line("P4", 4, kind="carry_over")) for _ in range(3)]
    found = of(estimate(History(tuple(year(2018 + n, *two) for n, two in enumerate(lines)))), "P4")

    assert found.span.high <= wan(10)
    assert "10.00 万元" in found.reasons[0]


def test_one_year_says_how_little_it_knows():
    found = estimate(the_year_2021())

    assert found.limits == (
        "只有2021年一年的账：涨跌、波动都看不出来，区间放得很宽，只能作起点，不能作依据",
        "没有按月的数，分不出季节：办件",
        "没有数，没有用：印制办事指南、窗口开放、在编人员",
        "没有人选定随什么变，先按名称和类型猜的科目：B1、B2、P1、P2、P3",
        "没有登记合同：不知道哪些支出下年必须付",
        "没有单价：几个因素共同影响的科目，各因素按同样的分量算",
        "没有登记已知的调价：价格照以往走势",
        "2021年的年初预算没有分到科目：只能比总数",
        "没有用：突发事件、政策变化、临时任务——它们没有先例可循，要由人另外考虑",
        "没有用：条件相近的县区的花费——还没有人登记",
    )
    assert (found.initial, found.final, found.spent) == (wan("440.32"), wan("483.61"), wan("483.61"))


def test_one_year_is_wider_than_five():
    one, five = estimate(steady(first=2020, years=1)), estimate(steady())

    assert one.total.high - one.total.low > 2 * (five.total.high - five.total.low)


def test_cases_by_month_follow_their_season_and_their_growth():
    grown = months(2017, 4, lambda y, m: (1000 + 100 * (y - 2017)) * (2 if m == 9 else 1))
    history = replace(steady(first=2017, years=4), flows={"cases": grown})

    found = of(estimate(history), "P1")
    assert any("按48个月" in reason for reason in found.reasons)


def test_money_is_in_whole_fen():
    found = estimate(steady())

    assert all(
        isinstance(value, int) for one in found.lines for value in (one.span.low, one.span.middle, one.span.high)
    )
    assert WAN == 1_000_000
