"""Conditions of guided questions: what they mean, and that nothing else is read or run."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yichuang.domain.catalogue.rules.conditions import Malformed, parsed

ANSWERS = {"form": "company", "area": Decimal(200), "goods": ("book", "drink"), "staff": "yes"}


@pytest.mark.parametrize(
    ("text", "holds"),
    [
        ("", True),
        ('form == "company"', True),
        ('form == "branch"', False),
        ('form != "branch"', True),
        ('form in ["sole", "company"]', True),
        ('form in ["sole"]', False),
        ('"book" in goods', True),
        ('"toy" in goods', False),
        ("area >= 200", True),
        ("area > 200", False),
        ("area < 200.5", True),
        ("area <= 199.99", False),
        ("area == 200", True),
        ("area != 200", False),
        ('not form == "branch"', True),
        ('form == "branch" or area > 100 and staff == "yes"', True),  # `and` binds closer
        ('(form == "branch" or area > 100) and staff == "no"', False),
        ('unasked == "yes"', False),
        ('unasked != "yes"', False),  # nobody said anything
        ('not unasked == "yes"', True),
        ('not unasked != "yes"', True),
        ("unasked < 5", False),
        ('"a" in unasked', False),
    ],
)
def test_a_condition_means_what_it_says(text, holds):
    assert parsed(text).holds(ANSWERS) is holds


@pytest.mark.parametrize(
    "text",
    [
        "form",
        '"yes"',
        "form ==",
        "form == company",
        'form = "company"',
        '"company" == form',
        'form == "a" == "b"',
        'form in "company"',
        "form in []",
        'form in ["a", 1]',
        '"a" in ["a"]',
        'form < "company"',
        "area > True",
        "area > -1",
        "area + 1 > 2",
        'form.upper() == "A"',
        'form["a"] == "b"',
        '__import__("os")',
        "lambda: 1",
        "[x for x in form]",
        'form == f"{area}"',
        "-area > 1",
        "(" * 300,
        "not " * 200 + 'form == "a"',
        "a" * 600,
    ],
)
def test_nothing_else_is_a_condition(text):
    with pytest.raises(Malformed):
        parsed(text)


def trees():
    leaf = st.sampled_from(
        ['form == "company"', 'form != "company"', 'form in ["a", "company"]', '"book" in goods', "area >= 200",
         'unasked == "x"', "unasked < 3"]
    )  # fmt: skip
    return st.recursive(
        leaf,
        lambda part: st.one_of(
            part.map(lambda text: f"not ({text})"),
            st.tuples(part, part).map(lambda two: f"({two[0]}) and ({two[1]})"),
            st.tuples(part, part).map(lambda two: f"({two[0]}) or ({two[1]})"),
        ),
        max_leaves=8,
    )


@given(trees(), trees())
def test_not_and_or_obey_logic(one, other):
    both, either = f"not (({one}) and ({other}))", f"(not ({one})) or (not ({other}))"
    if max(len(both), len(either)) <= 500:
        assert parsed(both).holds(ANSWERS) == parsed(either).holds(ANSWERS)
        assert parsed(f"not ({one})").holds(ANSWERS) != parsed(one).holds(ANSWERS)
