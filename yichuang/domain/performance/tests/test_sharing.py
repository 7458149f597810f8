"""The weight of an indicator that does not apply: shared out in proportion, the sum stays 100 to the last fraction."""

from fractions import Fraction
from itertools import combinations

import pytest

from yichuang.domain.performance.rules.sharing import Leaf, shared, told

TREE = (
    ("I01", "预算执行", "执行率", 10),
    ("I02", "产出", "数量", 20), ("I03", "产出", "数量", 10), ("I04", "产出", "质量", 15), ("I05", "产出", "时效", 5),
    ("I06", "效益", "社会", 20), ("I07", "效益", "持续", 10),
    ("I08", "满意度", "服务对象", 10),
)  # fmt: skip


def leaves(*aside):
    return [
        Leaf(code, f"示例{code}", first, second, Fraction(weight), "示例理由。" if code in aside else "")
        for code, first, second, weight in TREE
    ]


def changed(*aside) -> dict[str, Fraction]:
    weights = shared(leaves(*aside))
    return {code: weights[code] for code, _, _, weight in TREE if weights[code] != weight}


def test_where_all_apply_every_weight_is_its_own():
    assert changed() == {}


@pytest.mark.parametrize(
    ("aside", "expected"),
    [
        (("I03",), {"I02": 30, "I03": 0}),  # beside it
        (("I04",), {"I02": 20 + Fraction(60, 7), "I03": 10 + Fraction(30, 7), "I05": 5 + Fraction(15, 7), "I04": 0}),
        (("I02", "I03"), {"I02": 0, "I03": 0, "I04": 37 + Fraction(1, 2), "I05": 12 + Fraction(1, 2)}),
        (("I08",), {"I06": 20 + Fraction(20, 3), "I07": 10 + Fraction(10, 3), "I08": 0}),  # to the benefits
        (("I07", "I08"), {"I06": 40, "I07": 0, "I08": 0}),
    ],
)
def test_a_weight_goes_to_those_beside_it_then_to_those_of_its_first_level(aside, expected):
    assert changed(*aside) == expected


@pytest.mark.parametrize("aside", [("I01",), ("I06", "I07"), ("I06", "I07", "I08"), ("I02", "I03", "I04", "I05")])
def test_a_first_level_with_nobody_left_cannot_be_shared_out(aside):
    assert shared(leaves(*aside)) is None


def test_the_sum_is_a_hundred_for_every_choice_that_can_be_shared():
    codes = [code for code, *_ in TREE]
    sums = {
        sum(weights.values())
        for many in range(len(codes))
        for aside in combinations(codes, many)
        if (weights := shared(leaves(*aside))) is not None
    }
    assert sums == {100}


def test_it_says_what_does_not_apply_why_and_what_became_of_its_weight():
    assert told(leaves("I03")) == [
        "I03 示例I03（权重 10 分）本年度不适用：示例理由。",
        "不适用指标的权重按比例分给同一上级的其他指标：I02 20→30（显示到两位小数）。合计仍是 100 分。",
    ]
    assert "满意度归效益：I06 20→26.67、I07 10→13.33" in told(leaves("I08"))[1]
    assert told(leaves()) == []
