"""Trees of indicators: three levels, weights that add up level by level, and every fault with its row."""

from decimal import Decimal

import pytest

from yichuang.domain.performance.rules.figures import Definition
from yichuang.domain.performance.rules.trees import Node, as_json, from_json, leaves, tree_faults, whole_network

FIGURES = [Definition("R01", "事项"), Definition("rate", "率", "%", places=1)]


def tree(**weights):
    """A small tree whose weights are given by code; the row is its place and the heading."""
    weights = {
        "K1": 10,
        "K11": 10,
        "I01": 10,
        "K2": 90,
        "K21": 40,
        "I02": 40,
        "K22": 50,
        "I03": 20,
        "I04": 30,
    } | weights
    parents = {"K11": "K1", "I01": "K11", "K21": "K2", "I02": "K21", "K22": "K2", "I03": "K22", "I04": "K22"}
    names = {"K1": "预算执行", "K2": "产出", "K21": "数量指标", "K22": "质量指标"}
    return [
        Node(
            code, parents.get(code, ""), names.get(code, code), Decimal(weight), "GE" if code[0] == "I" else "",
            Decimal(1) if code[0] == "I" else None, figure="R01" if code[0] == "I" else "", line=place,
        )
        for place, (code, weight) in enumerate(weights.items(), 2)
    ]  # fmt: skip


def changed(nodes, code, **fields):
    return [Node(**{**vars(node), **(fields if node.code == code else {})}) for node in nodes]


def test_a_tree_that_adds_up_has_no_faults():
    assert tree_faults(tree(), FIGURES) == []


def test_a_sum_of_99_names_the_level_both_numbers_and_the_row():
    assert [(one.line, one.column, one.reason) for one in tree_faults(tree(K2=89, K21=39, I02=39), FIGURES)] == [
        (2, "weight", "一级指标的权重合计 99，应为 100")
    ]
    assert [(one.line, one.column, one.reason) for one in tree_faults(tree(I03=19), FIGURES)] == [
        (8, "weight", "二级指标“质量指标”的权重是 50，它下面的三级指标合计 49")
    ]
    assert [(one.line, one.column, one.reason) for one in tree_faults(tree(K22=49, I04=29), FIGURES)] == [
        (5, "weight", "一级指标“产出”的权重是 90，它下面的二级指标合计 89")
    ]


def test_fractions_of_a_weight_are_added_exactly():
    assert tree_faults(tree(I03="20.1", I04="29.9"), FIGURES) == []


@pytest.mark.parametrize(
    ("code", "fields", "expected"),
    [
        ("I01", {"rule": "MOST"}, "只能填 EXEC、GE、LE、EQ、QUAL、THRESHOLD、YESNO、INVERSE、CAPPED"),
        ("I01", {"target": None}, "目标值要填数字，不能是负数"),
        ("I01", {"target": Decimal(-1)}, "目标值要填数字，不能是负数"),
        ("I01", {"rule": "QUAL"}, "定性指标要写明达到什么程度"),
        ("I01", {"rule": "CAPPED", "floor": Decimal(1)}, "起点要低于目标值"),
        ("I01", {"figure": "R99"}, "没有“R99”这个数"),
        ("I01", {"figure": "R01 +"}, "公式“R01 +”写得不完整，请检查括号和运算符号"),
        ("I01", {"parent": "K9"}, "没有这个上级指标"),
        ("I01", {"parent": "I02"}, "指标最多三级"),
    ],
)
def test_every_fault_of_a_node_is_told(code, fields, expected):
    assert expected in [one.reason for one in tree_faults(changed(tree(), code, **fields), FIGURES)]


def test_a_code_twice_and_a_level_without_indicators_are_refused():
    twice = [*tree(), tree()[2]]
    bare = [node for node in tree(K1=10) if node.code != "I01"]

    assert [one.reason for one in tree_faults(twice)] == ["与第 4 行重复"]
    assert [one.reason for one in tree_faults(bare)] == ["二级指标“K11”下面要有三级指标"]
    assert [one.reason for one in tree_faults([])] == ["没有指标"]


def test_a_circle_of_parents_is_refused():
    assert "没有这个上级指标" in [one.reason for one in tree_faults(changed(tree(), "K1", parent="I01"))]


def test_a_tree_is_kept_and_read_back_as_it_was():
    assert from_json(as_json(tree())) == tree()


def test_the_third_level_is_told_with_the_two_above():
    assert [(first.code, second.code, third.code) for first, second, third in leaves(tree())] == [
        ("K1", "K11", "I01"), ("K2", "K21", "I02"), ("K2", "K22", "I03"), ("K2", "K22", "I04"),
    ]  # fmt: skip


def test_actual_values_are_figures_too_and_show_as_many_decimals_as_theirs():
    nodes = changed(changed(tree(), "I02", figure="rate", unit="%"), "I03", figure="R01 / 3")

    made = {one.id: (one.kind, one.places) for one in whole_network(nodes, FIGURES)}

    assert made == {
        "R01": ("entered", 0), "rate": ("entered", 1), "I01": ("formula", 0), "I02": ("formula", 1),
        "I03": ("formula", 2), "I04": ("formula", 0),
    }  # fmt: skip
