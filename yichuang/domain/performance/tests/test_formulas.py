"""Formulas: exact, small, and never run as a program."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yichuang.domain.performance.rules.formulas import LONGEST, FormulaWrong, NoValue, parsed

NUMBERS = {"a": Fraction(7), "b": Fraction(2), "c": Fraction(-3, 5)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a + b", 9),
        ("a - b * c", Fraction(41, 5)),
        ("(a - b) * c", -3),
        ("a / b", Fraction(7, 2)),
        ("-a + +b", -5),
        ("a - -b", 9),
        ("a / b / b", Fraction(7, 4)),
        ("a / (b / b)", 7),
        ("0.1 + 0.2", Fraction(3, 10)),
        ("123456789012345.1234567891", Fraction(1234567890123451234567891, 10**10)),
        ("min(a / b, 1)", 1),
        ("max(a, b, 100)", 100),
        ("（a－b）×c÷2", Fraction(-3, 2)),
        ("  a\n+ b ", 9),
    ],
)
def test_a_formula_is_worked_out_exactly(text, expected):
    assert parsed(text).value(NUMBERS) == expected


@pytest.mark.parametrize(
    "text",
    [
        "", " ", "a +", "(a", "a)", "a b", "2 a", "2a", "a(b)", "abs(a)", "min(a)", "min()", "min(a, key=b)", "(a, b)",
        "a ** b", "a // b", "a % b", "a < b", "a if b else c", "a and b", "not a", "lambda a", "a.b", "a[0]", "[a]",
        "'a'", "a; b", "a := b", "True", "None", "1e9", "0x10", "1_000", "1j", ".5", "5.", "007", "__import__", "_a",
        "__import__('os').system('true')", "().__class__", "a @ b", "~a", "a # b", "甲", "٣", "yield a", "min(*a, b)",
        "a" * 41, "(" * 41 + "a" + ")" * 41, "+".join(["a"] * LONGEST), "-" * 100 + "a",
        "1234567890123456", "Ａ", "1.12345678901",
    ],
)  # fmt: skip
def test_whatever_else_is_written_is_refused_in_words(text):
    with pytest.raises(FormulaWrong, match="公式"):
        parsed(text)


@given(st.text(max_size=60))
def test_any_text_is_a_formula_or_refused_and_never_anything_else(text):
    try:
        formula = parsed(text)
    except FormulaWrong:
        return

    assert parsed(formula.text).names == formula.names


def test_a_zero_denominator_has_no_value():
    with pytest.raises(NoValue):
        parsed("a / (b - 2)").value(NUMBERS)


def test_its_names_are_told_once_in_their_order():
    assert parsed("b + max(a, b / c) - a").names == ("b", "a", "c")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a / b", "收件 ÷ 办结"),
        ("(a - b) * 2", "（收件 − 办结） × 2"),
        ("a - (b - 0.5)", "收件 − （办结 − 0.5）"),
        ("a - b - 1", "收件 − 办结 − 1"),
        ("-(a + b)", "−（收件 + 办结）"),
        ("min(a / b, 1)", "（收件 ÷ 办结、1）中较小者"),
        ("a / unknown", "收件 ÷ unknown"),
    ],
)
def test_it_is_told_in_the_words_of_its_figures(text, expected):
    assert parsed(text).in_words({"a": "收件", "b": "办结"}) == expected


def trees(names: tuple[str, ...]):
    """Texts of formulas, each with what it is worth, worked out beside the parser."""
    leaves = st.sampled_from(names).map(lambda name: (name, NUMBERS[name])) | st.integers(0, 999).map(
        lambda whole: (str(whole), Fraction(whole))
    )
    return st.recursive(
        leaves, lambda inner: st.tuples(inner, st.sampled_from("+-*/"), inner).map(joined), max_leaves=8
    )


def joined(parts):
    (left, one), sign, (right, other) = parts
    if one is None or other is None or (sign == "/" and other == 0):
        return f"({left} {sign} {right})", None
    worth = {"+": one + other, "-": one - other, "*": one * other}
    return f"({left} {sign} {right})", worth[sign] if sign in worth else one / other


@given(trees(tuple(NUMBERS)))
def test_it_is_worth_what_arithmetic_says(made):
    text, expected = made

    if expected is None:
        with pytest.raises(NoValue):
            parsed(text).value(NUMBERS)
    else:
        assert parsed(text).value(NUMBERS) == expected
