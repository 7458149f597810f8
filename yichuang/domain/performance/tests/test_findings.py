"""Warnings: each rule with the year that sets it off, the one that just does not, and what it says when it cannot."""

import pytest

from yichuang.domain.performance.estimating.findings import RULES, WORDS, findings
from yichuang.domain.performance.estimating.history import History, Year
from yichuang.domain.performance.tests.years import line, the_year_2021, wan, year


def found(history: History, rule: str, **more):
    return [one for one in findings(history, **more) if one.rule == rule]


def told(history: History, rule: str, **more):
    return [(one.line, one.known) for one in found(history, rule, **more)]


def one_year(*lines, **more):
    return History((year(2021, *lines, **more),))


def two_years(before, after, cases=(1000, 1000)):
    return History(
        (year(2020, line("P1", before)), year(2021, line("P1", after))),
        yearly={"cases": dict(zip((2020, 2021), cases, strict=True))},
    )


def monthly(*shares):
    """Twelve months that pay in these proportions."""
    return tuple(wan(share) for share in shares)


@pytest.mark.parametrize(
    ("spent", "final", "rule", "expected"),
    [
        (79.99, 100, "underspent", [("P1", True)]),
        (80, 100, "underspent", []),
        (0, 100, "underspent", [("P1", True)]),
        (100, 100, "overspent", []),
        (100.01, 100, "overspent", [("P1", True)]),
        (1, 0, "overspent", [("P1", True)]),
        (0, 0, "overspent", []),
        (0, 0, "underspent", []),
    ],
)
def test_a_line_far_from_its_final_appropriation(spent, final, rule, expected):
    assert told(one_year(line("P1", spent, final=final)), rule) == expected


def test_a_reserve_that_was_left_alone_is_no_fault():
    assert told(one_year(line("P1", 100), line("P5", 0, final=8, kind="reserve")), "underspent") == []


@pytest.mark.parametrize(("out", "expected"), [(20, []), (20.01, [("", True)])])
def test_a_fifth_of_the_year_carried_out_is_much(out, expected):
    history = one_year(line("P1", 100 - out, final=100), carried_out=wan(out))

    assert told(history, "carry_over") == expected


def test_a_line_far_off_names_both_sides():
    one = found(one_year(line("P1", 50, final=100, label="示例大厅")), "underspent")[0]

    assert one.said == "示例大厅只用了 50.0%：可能多要了，或者事没有做完"
    assert one.evidence == (("全年预算", "100.00"), ("支出", "50.00"), ("执行率", "50.0%"))


@pytest.mark.parametrize(("carried", "expected"), [(20, []), (20.01, [("P4", True)])])
def test_a_fifth_of_projects_carried_over_is_much(carried, expected):
    history = one_year(line("P1", 100 - carried), line("P4", carried, kind="carry_over"))

    assert told(history, "carry_over") == expected


def test_basic_expenditure_is_no_ground_for_carry_over():
    basic = line("B1", 1000, kind="personnel")

    assert told(one_year(basic, line("P1", 70), line("P4", 30, kind="carry_over")), "carry_over") == [("P4", True)]


@pytest.mark.parametrize(
    ("used", "expected"),
    [
        ((0, 3), []),  # three of a hundred, for the first time
        ((0, 3.01), [("P5", True)]),
        ((1, 1), [("P5", True)]),  # little, but year after year
        ((1, 0), []),
    ],
)
def test_reserve_used_as_routine(used, expected):
    years = [
        year(2020 + n, line("P1", 100 - fen), *([line("P5", fen, kind="reserve")] if fen else []))
        for n, fen in enumerate(used)
    ]

    assert told(History(tuple(years)), "reserve") == expected


@pytest.mark.parametrize(
    ("goals", "kind", "spent", "expected"),
    [
        ((), "special", 10, [("P1", True)]),
        ((), "carry_over", 10, [("P1", True)]),
        (("G1",), "special", 10, []),
        ((), "personnel", 10, []),  # posts are no projects
        ((), "special", 0, []),
    ],
)
def test_money_without_a_goal(goals, kind, spent, expected):
    assert told(one_year(line("P1", spent, kind=kind, goals=goals)), "no_goal") == expected


def test_a_goal_that_no_line_serves_and_a_line_whose_goal_is_none():
    history = one_year(line("P1", 1, goals=("G1", "G9")), goals={"G1": "大厅", "G2": "网站"})

    assert [one.said for one in found(history, "no_line")] == ["目标“网站”没有对应的科目"]
    assert [one.said for one in found(history, "no_goal")] == ["示例项目P1所列的目标 G9 不存在"]


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [(100, 130, []), (100, 130.01, [("", True)]), (100, 69.99, [("", True)]), (100, 70, [])],
)
def test_a_case_that_costs_far_from_last_year(before, after, expected):
    assert told(two_years(before, after), "unit_cost") == expected


def test_twice_the_cases_for_the_same_money_is_far_off_too():
    one = found(two_years(100, 100, cases=(1000, 2000)), "unit_cost")[0]

    assert one.evidence[-2:] == (("上年每件", "1,000.00 元"), ("变化", "-50.0%"))


@pytest.mark.parametrize(
    ("history", "said"),
    [
        (two_years(1, 1, cases=(5, 0)), "2021年没有办件：算不出每件花多少"),
        (two_years(1, 1, cases=(0, 5)), "每件 2,000.00 元：没有上年的办件量，比不出高低"),
        (one_year(line("P1", 1)), "2021年没有办件量：算不出每件花多少"),
    ],
)
def test_a_cost_that_cannot_be_reckoned_says_why(history, said):
    assert [(one.said, one.known) for one in found(history, "unit_cost")] == [(said, False)]


@pytest.mark.parametrize(
    ("paid", "expected"),
    [
        (monthly(*[1] * 12), []),
        (monthly(*[1] * 11, 2.2), []),  # a sixth exactly
        (monthly(*[1] * 11, 2.21), [("", True)]),
        (monthly(*[1] * 9, 1.6, 1.6, 1.6), []),
        (monthly(*[1] * 9, 1.7, 1.7, 1.5), [("", True)]),
        ((), [("", False)]),
        (monthly(*[0] * 12), [("", False)]),
    ],
)
def test_money_hurried_out_at_the_end_of_a_year(paid, expected):
    spent = sum(paid) / 1_000_000 if paid else 5
    assert told(one_year(line("P1", spent, paid=paid)), "rush") == expected


def test_payments_without_a_month_are_said_to_be_left_out():
    history = one_year(line("P1", 12, paid=monthly(*[0] * 11, 6)))

    assert found(history, "rush")[0].evidence[-1] == ("没有月份的支付", "6.00，没有算在内")


def test_2021_shows_its_carry_over_its_reserve_and_what_it_cannot_show():
    said = {(one.rule, one.line): one for one in findings(the_year_2021())}

    assert [key for key, one in said.items() if one.known] == [
        ("over_initial", ""), ("carry_over", "P4"), ("reserve", "P5"), ("no_goal", "P4"), ("no_goal", "P5"),
    ]  # fmt: skip
    assert [key for key, one in said.items() if not one.known] == [
        ("underspent", ""), ("unit_cost", ""), ("rush", ""), ("similar", ""),
    ]  # fmt: skip
    assert said["carry_over", "P4"].evidence == (("结转支出", "143.55"), ("项目支出", "296.99"), ("占比", "48.3%"))
    assert said["reserve", "P5"].evidence[:2] == (("预备费支出", "29.63"), ("占全部支出", "6.1%"))
    assert said["over_initial", ""].evidence == (("年初预算", "440.32"), ("支出", "483.61"), ("多出", "43.29"))
    assert said["unit_cost", ""].said == "每件 20.07 元：没有上年的账，比不出高低"


def test_a_year_with_nothing_in_it_sets_nothing_off():
    assert [one.rule for one in findings(History((Year(2021, ()),))) if one.known] == []


def test_every_rule_has_its_word():
    given = History((year(2021, line("P1", 0)),))

    assert {one.rule for one in findings(given)} <= set(WORDS)
    assert len(RULES) == 9
