"""Amounts: read exactly as written, shown half up, and summed from fen and from nothing else."""

from decimal import Decimal
from fractions import Fraction
from math import floor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yichuang.domain.performance.rules.amounts import (
    WAN,
    AmountUnread,
    fen_of,
    in_wan,
    in_yuan,
    rounding_told,
    share,
)
from yichuang.domain.performance.rules.sums import LineSum, Standing

FEN = st.integers(0, 10**13)
KINDS = st.sampled_from(["personnel", "public", "special", "other_project", "carry_over", "reserve"])


@pytest.mark.parametrize(
    ("text", "unit", "fen"),
    [
        ("4836100", "元", 483_610_000),
        ("4836100.01", "元", 483_610_001),
        ("483.61", "万元", 483_610_000),
        ("483.61万", "元", 483_610_000),
        ("483.61万元", "元", 483_610_000),
        ("4,403,200.00", "元", 440_320_000),
        ("４４０３２００．００", "元", 440_320_000),
        ("４，４０３，２００元", "万元", 440_320_000),
        ("￥12.30", "元", 1230),
        (" 0 ", "元", 0),
        ("-5", "元", -500),
        ("1.2亿元", "元", 12_000_000_000),
        ("0.000001", "万元", 1),
    ],
)
def test_an_amount_is_read_as_people_write_it(text, unit, fen):
    assert fen_of(text, unit) == fen


@pytest.mark.parametrize(
    "text",
    ["", "四百万", "4,40,3200", "4836100.001", "0.0000001万", "1e6", "12元5角", "--1", "1 2 a", ".", "NaN", "万"],
)
def test_what_is_no_amount_is_not_guessed(text):
    with pytest.raises(AmountUnread):
        fen_of(text)


def test_an_amount_no_district_has_is_a_wrong_unit():
    with pytest.raises(AmountUnread, match="单位"):
        fen_of("10000000001", "万元")


@pytest.mark.parametrize(
    ("fen", "shown"), [(483_610_000, "483.61"), (5_000, "0.01"), (4_999, "0.00"), (12_345_678_900, "12,345.68")]
)
def test_ten_thousands_are_shown_half_up(fen, shown):
    assert in_wan(fen) == shown


@given(FEN)
def test_what_is_shown_in_yuan_is_read_back_to_the_fen(fen):
    assert fen_of(in_yuan(fen)) == fen


@given(FEN)
def test_what_is_shown_is_the_nearest(fen):
    assert abs(Decimal(in_wan(fen).replace(",", "")) * WAN - fen) <= Decimal(WAN) / 200


@given(st.lists(FEN, min_size=1, max_size=12))
def test_any_split_adds_up_in_fen_and_the_page_says_why_where_it_does_not_in_what_is_shown(parts):
    whole = sum(parts)
    shown = sum(Decimal(in_wan(part).replace(",", "")) for part in parts)
    said = rounding_told(parts, whole)

    assert bool(said) == (shown != Decimal(in_wan(whole).replace(",", "")))
    assert in_wan(whole) in said or not said


def test_a_sum_that_is_wrong_in_fen_is_no_matter_of_rounding():
    assert rounding_told([5_000, 5_000], 10_001) == ""


@given(FEN, st.integers(1, 10**13))
def test_a_share_is_exact_until_it_is_shown(part, whole):
    hundredths = floor(Fraction(part * 10_000, whole) + Fraction(1, 2))

    assert share(part, whole) == f"{Decimal(hundredths) / 100:.2f}%"


def test_nothing_has_no_share():
    assert share(5, 0) == "—"


@given(st.lists(st.tuples(KINDS, FEN, FEN, st.integers(-(10**12), 10**12)), min_size=1, max_size=10))
def test_every_level_is_the_sum_of_the_fen_below_it(rows):
    lines = tuple(
        LineSum(f"P{place}", "示例", "general", kind, initial, adjusted, spent)
        for place, (kind, spent, initial, adjusted) in enumerate(rows)
    )
    amounts = Standing(lines).amounts

    assert amounts["basic"] == sum(line.spent for line in lines if line.kind in ("personnel", "public"))
    assert amounts["basic"] + amounts["project"] == amounts["expenditure"] == sum(line.spent for line in lines)
    assert amounts["final"] == sum(line.final for line in lines)
    assert amounts["final"] - amounts["budget_initial"] == amounts["adjustment"]
    assert [amounts[line.code] for line in lines] == [line.spent for line in lines]


@given(st.lists(FEN, min_size=2, max_size=6), st.integers(1, 10**6))
def test_one_fen_too_much_or_too_little_is_a_fault_with_both_sides(parts, off):
    lines = tuple(
        LineSum(f"P{place}", "示例", "general", "special", None, 0, part) for place, part in enumerate(parts)
    )
    right = {"expenditure": sum(parts), "basic": 0, "project": sum(parts)}

    assert Standing(lines, stated=right).faults() == []
    wrong = Standing(lines, stated=right | {"project": sum(parts) + off}).faults()
    assert [(fault.name, fault.difference) for fault in wrong] == [("project", off), ("total", -off)]
    assert in_yuan(sum(parts) + off) in str(wrong[0])
    assert in_yuan(sum(parts)) in str(wrong[0])


def test_the_amounts_of_other_budgets_are_not_in_the_general_one():
    lines = (
        LineSum("P1", "示例", "general", "special", 10, 0, 4),
        LineSum("P2", "示例", "government_fund", "special", 90, 5, 7),
    )
    amounts = Standing(lines).amounts

    assert (amounts["expenditure"], amounts["final"], amounts["government_fund"]) == (4, 10, 7)
    assert (amounts["state_capital"], amounts["social_insurance"]) == (0, 0)
