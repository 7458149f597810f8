"""What if: a closed window, ten more kiosks, a new theme; the estimate beside itself."""

from dataclasses import replace

import pytest

from yichuang.domain.performance.estimating.expecting import expected
from yichuang.domain.performance.estimating.what_if import Supposed, changes_of
from yichuang.domain.performance.tests.years import contract, estimate, months, of, steady, wan
from yichuang.kernel.calendar_years import shipped

FIRST = 2016


def district():
    return replace(
        steady(),
        contracts=(contract("P2", 4, last=(2021, 12)), contract("P1", 1, last=(2020, 12), driver="kiosks")),
        stocks={"kiosks": months(FIRST, 5, lambda _y, _m: 80)},
    )


def with_and_without(supposed, history=None):
    history = history or district()
    changes = changes_of(supposed, history, expected(history, shipped(), seed=1))
    return estimate(history), estimate(history, changes=changes), changes.words


def middle(result, code):
    return of(result, code).span.middle


def test_nothing_supposed_changes_nothing():
    now, then, words = with_and_without(Supposed())

    assert (now, words) == (then, ())


def test_a_closed_window_makes_the_hall_cheaper_and_nothing_else():
    now, then, words = with_and_without(Supposed(closed=2, windows=20))

    assert middle(then, "P1") < middle(now, "P1")
    assert [middle(then, code) == middle(now, code) for code in ("B1", "P2")] == [True, True]
    assert words == ("20 个窗口中关闭 2 个，12 个月：窗口小时 −10.0%",)


def test_half_a_year_closed_is_half_of_it():
    _, whole, _ = with_and_without(Supposed(closed=2, windows=20))
    now, half, _ = with_and_without(Supposed(closed=2, windows=20, months=6))

    assert middle(whole, "P1") < middle(half, "P1") < middle(now, "P1")


def test_ten_more_kiosks_make_the_upkeep_that_is_renewed_dearer():
    now, then, words = with_and_without(Supposed(kiosks=10))

    assert middle(then, "P1") - middle(now, "P1") == pytest.approx(wan(12) / 8, rel=0.02)
    assert words == ("自助终端+10 台",)


@pytest.mark.parametrize(("kiosks", "more"), [(10, wan(12) / 8), (-10, 0)])
def test_more_kiosks_than_a_contract_in_force_pays_for_cost_as_much_a_piece_and_fewer_save_nothing(kiosks, more):
    running = replace(district(), contracts=(contract("P1", 1, last=(2021, 12), driver="kiosks"),))
    now, then, _ = with_and_without(Supposed(kiosks=kiosks), running)

    assert middle(then, "P1") - middle(now, "P1") == pytest.approx(more, abs=2)
    assert of(then, "P1").floor == of(now, "P1").floor == wan(12)


def test_ten_more_circuits_cost_more_also_where_only_a_years_count_was_reported():
    leased = contract("P2", 4, last=(2020, 12), driver="circuits")
    known = replace(district(), contracts=(leased,), yearly=district().yearly | {"circuits": {2020: 80}})
    now, then, _ = with_and_without(Supposed(circuits=10), known)

    assert middle(then, "P2") / middle(now, "P2") == pytest.approx(90 / 80, rel=0.01)


def test_a_new_theme_brings_cases_guides_and_a_sum():
    history = replace(district(), yearly=district().yearly | {"cases": {2020: 200_000}, "guides": {2020: 10_000}})
    now, then, words = with_and_without(Supposed(theme_cases=20_000, theme_guides=5_000, theme_sum=3), history)

    assert middle(then, "P1") > middle(now, "P1") + wan(3)
    assert words == ("办件+20,000 件", "印制办事指南+5,000 份", "新主题一次性投入 3 万元，列在政务大厅管理")


def test_what_is_not_known_is_said_and_changes_nothing():
    now, then, words = with_and_without(Supposed(theme_guides=5_000))

    assert now.lines == then.lines
    assert words == ("印制办事指南+5,000 份", "没有印制办事指南的数：这部分影响算不出来")


def test_a_price_moves_what_no_contract_fixes():
    now, then, _ = with_and_without(Supposed(price=10))

    assert middle(then, "B1") / middle(now, "B1") == pytest.approx(1.1)
    assert middle(then, "P2") == middle(now, "P2") == wan(48)


def test_more_windows_closed_than_there_are_is_all_of_them():
    _, then, _ = with_and_without(Supposed(closed=30, windows=20))

    assert of(then, "P1").span.low >= 0


def test_fewer_kiosks_than_none_are_none():
    _, then, _ = with_and_without(Supposed(kiosks=-100))

    assert of(then, "P1").span.low >= 0
