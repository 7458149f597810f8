"""Scores: each rule by its table, what has to be explained, the bands."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yichuang.domain.performance.rules.scoring import (
    CAPPED,
    EQ,
    EXEC,
    FULL,
    GE,
    INVERSE,
    LE,
    NOT,
    PARTLY,
    QUAL,
    RULES,
    THRESHOLD,
    YESNO,
    Criterion,
    deviated,
    fits_level,
    grade,
    of_quality,
    pointed,
    score,
    total,
)

QUANTITIES = [rule for rule in RULES if rule != QUAL]


def of(rule, target, actual, weight=10, **more):
    wanted = None if target is None else Fraction(target)
    return score(Criterion(rule, Fraction(weight), wanted, **more), Fraction(actual))


@pytest.mark.parametrize(
    ("rule", "target", "actual", "points"),
    [
        (EXEC, 1, "1", "10"),
        (EXEC, 1, "0.95", "9.5"),
        (EXEC, 1, "1.0983", "10"),
        (EXEC, 1, "0", "0"),
        (GE, 80, "80", "10"),
        (GE, 80, "60", "7.5"),
        (GE, 80, "79.999", "9.999875"),
        (GE, 80, "0", "0"),
        (GE, 80, "-5", "0"),
        (GE, 0, "0", "10"),
        (LE, 4, "4", "10"),
        (LE, 4, "5", "7.5"),
        (LE, 4, "8", "0"),
        (LE, 4, "80", "0"),
        (LE, 4, "0", "10"),
        (LE, 0, "0", "10"),
        (LE, 0, "1", "5"),
        (LE, 0, "2", "0"),
        (LE, 0, "3", "0"),
        (EQ, 80, "80", "10"),
        (EQ, 80, "79", "9.875"),
        (EQ, 80, "81", "9.875"),
        (EQ, 80, "160", "0"),
        (EQ, 0, "0", "10"),
        (EQ, 0, "1", "5"),
        (THRESHOLD, 80, "80", "10"),
        (THRESHOLD, 80, "79.99", "0"),
        (YESNO, None, "1", "10"),
        (YESNO, None, "0", "0"),
        (INVERSE, 4, "4", "10"),
        (INVERSE, 4, "5", "8"),
        (INVERSE, 4, "8", "5"),
        (INVERSE, 0, "1", "0"),
        (INVERSE, 0, "0", "10"),
    ],
)
def test_a_rule_earns_what_its_words_say(rule, target, actual, points):
    assert of(rule, target, actual).points == Fraction(points)


@pytest.mark.parametrize(("actual", "points"), [("30", "0"), ("45", "5"), ("60", "10"), ("70", "10"), ("10", "0")])
def test_between_floor_and_target_points_rise_evenly_and_are_capped(actual, points):
    assert of(CAPPED, 60, actual, floor=Fraction(30)).points == Fraction(points)


@given(
    st.sampled_from(QUANTITIES), st.fractions(0, 1000), st.fractions(-1000, 2000), st.fractions(0, 100), st.booleans()
)
def test_points_never_leave_their_weight_and_what_is_deducted_is_the_rest(rule, target, actual, weight, was_low):
    found = score(Criterion(rule, weight, target, target_was_low=was_low), actual)

    assert 0 <= found.points <= weight
    assert found.points + found.deducted == weight


@pytest.mark.parametrize(
    ("rule", "target", "actual", "explain"),
    [
        (GE, 100, "100", ""),
        (GE, 100, "99", "low"),
        (GE, 100, "130", ""),
        (GE, 100, "130.01", "high"),
        (LE, 100, "70", ""),
        (LE, 100, "69", "high"),
        (LE, 100, "101", "low"),
        (LE, 0, "0", ""),
        (INVERSE, 100, "60", "high"),
        (EQ, 100, "100", ""),
        (EQ, 100, "140", "low"),
        (THRESHOLD, 100, "200", "high"),
        (EXEC, 1, "1", ""),
        (EXEC, 1, "1.0001", "high"),
        (EXEC, 1, "0.9", "low"),
        (YESNO, None, "1", ""),
        (YESNO, None, "0", "low"),
        (GE, 0, "50", ""),
    ],
)
def test_both_too_little_and_implausibly_much_ask_for_a_reason(rule, target, actual, explain):
    found = of(rule, target, actual)

    assert (found.explain, bool(found.asks)) == (explain, bool(explain))


def test_the_limit_from_which_much_is_explained_is_a_setting():
    wanted = Criterion(GE, Fraction(10), Fraction(100))

    assert [score(wanted, Fraction(115), overshoot=Fraction(limit, 100)).explain for limit in (10, 20)] == ["high", ""]


def test_a_target_set_too_low_costs_by_degree_beyond_the_limit():
    assert of(GE, 100, "150", target_was_low=True).points == 8
    assert of(GE, 100, "500", target_was_low=True).points == 0
    assert of(GE, 100, "125", target_was_low=True).points == 10


@pytest.mark.parametrize(("target", "actual"), [(1, "1.05"), (1, "3"), (0, "2")])
def test_a_budget_that_was_overspent_is_explained_and_no_target_set_too_low(target, actual):
    found = of(EXEC, target, actual, target_was_low=True)

    assert (found.points, found.explain) == (10, "high")


def test_without_a_value_there_are_no_points_and_the_reason_is_told():
    found = score(Criterion(GE, Fraction(10), Fraction(1)), None, why="尚未测量：示例")

    assert (found.points, found.deducted, found.why, found.asks) == (None, None, "尚未测量：示例", "")


@pytest.mark.parametrize(
    ("level", "ratio", "fits"),
    [
        (FULL, "1", True), (FULL, "0.8", True), (FULL, "0.7999", False), (PARTLY, "0.8", False),
        (PARTLY, "0.7999", True), (PARTLY, "0.6", True), (PARTLY, "0.59", False), (NOT, "0.5999", True),
        (NOT, "0", True), (NOT, "0.6", False), (FULL, "1.01", False), (NOT, "-0.1", False),
    ],
)  # fmt: skip
def test_a_quality_stays_in_the_band_of_its_level(level, ratio, fits):
    assert fits_level(level, Fraction(ratio)) == fits


@pytest.mark.parametrize(
    ("level", "ratio", "points", "explain"),
    [(FULL, "0.95", "2.85", ""), (PARTLY, "0.6", "1.8", "low"), (NOT, "0", "0", "low")],
)
def test_a_quality_earns_its_share(level, ratio, points, explain):
    found = of_quality(Fraction(3), level, Fraction(ratio))

    assert (found.points, found.explain) == (Fraction(points), explain)


def test_a_quality_nobody_judged_has_no_points():
    assert of_quality(Fraction(3), "", None).points is None


@pytest.mark.parametrize(
    ("points", "word"),
    [
        ("100", "优"),
        ("90", "优"),
        ("89.999", "良"),
        ("80", "良"),
        ("79.99", "中"),
        ("60", "中"),
        ("59.99", "差"),
        ("0", "差"),
    ],
)
def test_bands_begin_at_ninety_eighty_and_sixty(points, word):
    assert grade(Fraction(points)) == word


def test_a_sum_says_who_is_missing_and_has_no_grade_then():
    there, gone = of(GE, 1, "1", weight=60), score(Criterion(GE, Fraction(40), Fraction(1)), None, why="尚未测量")

    found = total([("I01", "甲", there), ("I02", "乙", gone)])

    assert (found.points, found.scored, found.weight, found.grade) == (60, 60, 100, "")
    assert found.missing == (("I02", "乙", "尚未测量"),)
    assert total([("I01", "甲", there)]).grade == "中"


@pytest.mark.parametrize(
    ("value", "shown"),
    [(None, "—"), ("2.85", "2.85"), ("10", "10"), ("99.2", "99.2"), ("0", "0"), ("100", "100"), ("6.666666", "6.67")],
)
def test_points_are_shown_with_at_most_two_decimals(value, shown):
    assert pointed(None if value is None else Fraction(value)) == shown


@pytest.mark.parametrize(
    ("value", "shown"), [(None, ""), ("0", "0%"), ("0.27533", "+27.5%"), ("-0.03", "-3%"), ("10", "+1000%")]
)
def test_deviations_are_shown_with_their_sign(value, shown):
    assert deviated(None if value is None else Fraction(value)) == shown
