"""A unit cost beside what it cost similar towns: their middle and range, with towns and sources as evidence."""

from dataclasses import replace

import pytest

from yichuang.domain.performance.estimating.findings import findings
from yichuang.domain.performance.estimating.freezing import frozen_history, thawed_history
from yichuang.domain.performance.estimating.history import History, Reference
from yichuang.domain.performance.tests.years import line, year


def town(name, yuan, cost="case", number=2021):
    return Reference(cost, number, f"示例{name}县", round(yuan * 100), f"示例公报{name}", "2022-03-01")


def with_towns(*towns, cases=1000, **more) -> History:
    """A year in which a case cost 100 元: 10 万元 over 1,000 cases."""
    books = year(2021, line("B1", 4, kind="personnel"), line("P1", 5), line("P4", 1, kind="carry_over"))
    return History((books,), yearly={"cases": {2021: cases}}, references=towns, **more)


def similar(history):
    return [one for one in findings(history) if one.rule == "similar"]


@pytest.mark.parametrize(
    ("towns", "warned"),
    [
        ((100,), False),
        ((77,), False),  # 100 is 29.9 % more
        ((76,), True),
        ((143,), True),
        ((142,), False),
        ((10, 100, 1000), False),  # the middle counts, not the mean
        ((40, 60), True),  # the middle of two is halfway: 50
        ((90, 110), False),
    ],
)
def test_it_warns_where_it_is_more_than_thirty_per_cent_from_the_middle(towns, warned):
    found = similar(with_towns(*(town(str(place), yuan) for place, yuan in enumerate(towns))))

    assert [one.known for one in found] == ([True] if warned else [])


def test_a_warning_names_the_middle_the_range_and_every_town_with_its_source():
    found = similar(with_towns(town("甲", 40), town("乙", 50), town("丙", 60)))[0]

    assert found.said == (
        "每件办件，全部支出 100.00 元；3个同类地区居中的是 50.00 元，最低 40.00 元、最高 60.00 元："
        "差得远，比最高的还高，要说明原因"
    )
    assert found.evidence == (
        ("本单位", "100.00 元"), ("和居中的比", "+100.0%"),
        ("示例甲县 2021年", "40.00 元（示例公报甲，2022-03-01）"),
        ("示例乙县 2021年", "50.00 元（示例公报乙，2022-03-01）"),
        ("示例丙县 2021年", "60.00 元（示例公报丙，2022-03-01）"),
    )  # fmt: skip


@pytest.mark.parametrize(("towns", "where"), [((400, 500), "比最低的还低"), ((50, 60, 900), "在它们之间")])
def test_a_warning_says_on_which_side_of_the_range_it_is(towns, where):
    found = similar(with_towns(*(town(str(place), yuan) for place, yuan in enumerate(towns))))

    assert where in found[0].said


@pytest.mark.parametrize(
    ("cost", "own"), [("case_planned", "90.00 元"), ("case_basic", "40.00 元"), ("kiosk", "3,000.00 元")]
)
def test_each_unit_cost_comes_out_of_the_books_in_its_own_way(cost, own):
    found = similar(with_towns(town("甲", 1, cost), quotes={"kiosks": 300_000}))

    assert [one.evidence[0] for one in found] == [("本单位", own)]


def test_figures_of_the_newest_year_are_taken_and_old_ones_said_to_be_too_old():
    found = similar(with_towns(town("甲", 1, number=2019), town("乙", 50, number=2020), town("丙", 1, number=2022)))
    assert [name for name, _ in found[0].evidence[2:]] == ["示例乙县 2020年"]

    too_old = similar(with_towns(town("甲", 1, number=2017)))
    assert [(one.known, "不是2021年或者以前三年里的" in one.said) for one in too_old] == [(False, True)]


def test_without_figures_it_says_that_nobody_noted_any_and_where_to():
    assert [(one.known, one.said) for one in similar(with_towns())] == [
        (False, "条件相近的县区花多少，还没有人登记：比不了。请在“下年测算”的“同类地区单位成本”里登记，写明出处")
    ]


@pytest.mark.parametrize(("cost", "lacks"), [("case", "没有办件量"), ("circuit", "合同里没有单价")])
def test_without_its_own_figure_it_says_what_is_missing(cost, lacks):
    found = similar(with_towns(town("甲", 50, cost), cases=0))

    assert [(one.known, lacks in one.said) for one in found] == [(False, True)]


def test_what_was_compared_with_is_frozen_with_the_estimate():
    history = with_towns(town("甲", 50))

    assert thawed_history(frozen_history(history)).references == history.references
    assert "references" not in frozen_history(replace(history, references=()))
