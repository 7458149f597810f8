"""Figures of a year: worked out exactly, or said why not; what each rests on."""

from datetime import date
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yichuang.domain.performance.rules import figures
from yichuang.domain.performance.rules.figures import (
    COUNT,
    FORMULA,
    MEASURE,
    MONEY,
    Definition,
    FiguresWrong,
    Given,
    depends,
    faults,
    in_base,
    worked_out,
)
from yichuang.kernel.measures import MEASURED, NOT_YET, NOTHING

YEAR = (
    Definition("R07", "办事环节优化率", "%", FORMULA, "R06 / before", places=1),
    Definition("R06", "缩减办事环节", "个", MEASURE, "catalogue.links_cut"),
    Definition("before", "优化前办事环节", "个", COUNT, "items.csv"),
    Definition("income", "收入", "万元", MONEY, "income", places=2),
    Definition("budget", "年初预算", "万元", MONEY, "budget_initial", places=2),
    Definition("F1", "收入减年初预算", "万元", FORMULA, "income - budget", places=2, signed=True),
    Definition("F2", "收入占年初预算", "%", FORMULA, "income / budget", places=2),
    Definition("both", "两项之和", "", FORMULA, "R07 + F2", places=3),
)
INPUTS = {
    "R06": Given(40, source="平台指标", as_of=date(2021, 12, 31), fingerprint="m1"),
    "before": Given(162, source="统计自名录 items.csv", as_of=date(2021, 12, 30), digest="d1"),
    "income": Given(483_610_000, source="账目"),
    "budget": Given(440_320_000, source="账目"),
}


def without(name: str, **other):
    return {key: value for key, value in INPUTS.items() if key != name} | other


def test_values_are_exact_and_rounded_only_where_they_are_shown():
    found = worked_out(YEAR, INPUTS)

    assert {name: (one.exact, one.shown) for name, one in found.items()} == {
        "R07": (Fraction(40, 162), "24.7%"),
        "R06": (40, "40个"),
        "before": (162, "162个"),
        "income": (483_610_000, "483.61万元"),
        "budget": (440_320_000, "440.32万元"),
        "F1": (43_290_000, "+43.29万元"),
        "F2": (Fraction(48361, 44032), "109.83%"),
        "both": (Fraction(40, 162) + Fraction(48361, 44032), "1.345"),
    }


def test_a_formula_says_how_it_is_made_and_of_what():
    rate = worked_out(YEAR, INPUTS)["R07"]

    assert (rate.source, rate.as_of, rate.number) == ("缩减办事环节 ÷ 优化前办事环节", date(2021, 12, 31), "24.7")
    assert rate.behind == {"formula": "R06 / before", "of": ["R06", "before"]}


def test_an_input_that_is_missing_takes_the_value_of_whatever_rests_on_it_and_says_why():
    found = worked_out(YEAR, without("before", before=Given(missing="没有这个文件")))

    assert {name for name, one in found.items() if one.exact is None} == {"before", "R07", "both"}
    assert (found["both"].missing, found["both"].lacking) == ("“优化前办事环节”没有这个文件", ("before",))
    assert (found["both"].shown, found["both"].status) == ("尚未测量", NOT_YET)


def test_an_input_nobody_gave_is_not_yet_measured():
    assert worked_out(YEAR, without("R06"))["R06"].missing == "还没有数据"


def test_a_zero_denominator_gives_no_value_and_the_reason_carries_on():
    found = worked_out(YEAR, without("before", before=Given(0)))

    assert (found["R07"].exact, found["R07"].shown, found["R07"].status) == (None, "无", NOTHING)
    assert found["R07"].missing == "按“缩减办事环节 ÷ 优化前办事环节”计算，分母是零"
    assert found["both"].missing == "“办事环节优化率”按“缩减办事环节 ÷ 优化前办事环节”计算，分母是零"
    assert found["before"].shown == "0个"


@pytest.mark.parametrize(
    ("unit", "written", "base"),
    [
        ("%", "24.7", Fraction(247, 1000)),
        ("万元", "483.61", 483_610_000),
        ("元", "41600", 4_160_000),
        ("万件", "24.1", 241_000),
        ("万", "382.6", 3_826_000),
        ("元/台", "1.5", 150),
        ("万元/年", "1", 1_000_000),
        ("台", "80", 80),
        ("", "0.5", Fraction(1, 2)),
    ],
)
def test_what_is_written_in_a_unit_is_kept_in_its_base(unit, written, base):
    assert in_base(written, unit) == base


@given(st.integers(-(10**13), 10**13))
def test_fen_shown_as_ten_thousand_yuan_are_rounded_half_away_from_zero(fen):
    shown = worked_out([Definition("m", "钱", "万元", MONEY, "m", places=2)], {"m": Given(fen)})["m"].number

    hundredths = int(shown.replace(",", "").replace(".", ""))
    sign = -1 if fen < 0 else 1
    assert hundredths == sign * ((abs(fen) + 5_000) // 10_000)


@pytest.mark.parametrize(
    ("definitions", "expected"),
    [
        ([Definition("a", "甲", kind=FORMULA, says="b + 1")], ["a：公式里的“b”没有定义"]),
        ([Definition("a", "甲", kind=FORMULA, says="a + 1")], ["a：公式绕成了一圈：a → a"]),
        ([Definition("a", "甲"), Definition("a", "乙")], ["a：编号重复"]),
        ([Definition("1a", "甲")], ["1a：编号要以字母开头，只含字母、数字和下划线，最多40个字符"]),
        ([Definition("a", "甲", kind="guess")], ["a：不认识的来源“guess”"]),
        (
            [Definition("a", "甲", kind=FORMULA, says="1 +"), Definition("b", "乙", kind=FORMULA, says="x")],
            ["a：公式“1 +”写得不完整，请检查括号和运算符号", "b：公式里的“x”没有定义"],
        ),
    ],
)
def test_definitions_that_cannot_be_worked_out_are_refused_with_every_fault(definitions, expected):
    with pytest.raises(FiguresWrong) as refused:
        worked_out(definitions, {})

    assert [str(fault) for fault in refused.value.faults] == expected


def test_a_circle_of_three_is_told_as_a_path():
    circle = [Definition(one, one, kind=FORMULA, says=other) for one, other in ("ab", "bc", "ca")]

    (fault,) = faults(circle)

    path = fault.reason.removeprefix("公式绕成了一圈：").split(" → ")
    assert (len(path), path[0], set(path)) == (4, path[3], {"a", "b", "c"})
    assert all({"a": "b", "b": "c", "c": "a"}[one] == other for one, other in pairwise(path))


def test_what_a_figure_rests_on_is_what_moves_it():
    found = depends(YEAR)
    before = worked_out(YEAR, INPUTS)

    moved = {name: set() for name in found}
    for name, given_ in INPUTS.items():
        after = worked_out(YEAR, without(name, **{name: Given(given_.exact + 1)}))
        for one in YEAR:
            if after[one.id].exact != before[one.id].exact:
                moved[one.id].add(name)

    assert found == moved


LEAVES = [f"x{number}" for number in range(6)]


@st.composite
def networks(draw):
    """Definitions of which each formula adds up, with weights, some of those before it."""
    made = [Definition(name, name) for name in LEAVES]
    for number in range(draw(st.integers(1, 6))):
        parts = draw(st.lists(st.sampled_from([one.id for one in made]), min_size=1, max_size=3, unique=True))
        says = " + ".join(f"{2 + place} * {part}" for place, part in enumerate(parts))
        made.append(Definition(f"f{number}", "和", kind=FORMULA, says=says))
    return draw(st.permutations(made))


@given(networks(), st.sampled_from(LEAVES))
def test_changing_one_input_changes_exactly_what_depends_on_it(definitions, name):
    inputs = {leaf: Given(place) for place, leaf in enumerate(LEAVES)}
    before = worked_out(definitions, inputs)
    after = worked_out(definitions, {**inputs, name: Given(1_000)})

    changed = {one.id for one in definitions if after[one.id].exact != before[one.id].exact}
    assert changed == {one for one, rests_on in depends(definitions).items() if name in rests_on}


def test_a_formula_changed_and_a_source_that_counts_otherwise_change_the_fingerprint_but_data_do_not():
    before = worked_out(YEAR, INPUTS)
    otherwise = worked_out(YEAR, without("R06", R06=Given(40, fingerprint="m2")))
    other_data = worked_out(YEAR, without("R06", R06=Given(41, fingerprint="m1", digest="other")))

    assert otherwise["R07"].fingerprint != before["R07"].fingerprint
    assert otherwise["F1"].fingerprint == before["F1"].fingerprint
    assert other_data["R07"].fingerprint == before["R07"].fingerprint
    assert other_data["R07"].digest != before["R07"].digest


def test_a_report_states_a_figure_with_all_there_is_to_know_of_it():
    stated = worked_out(YEAR, INPUTS)["R07"].stated().as_json()

    assert (stated["label"], stated["shown"], stated["value"], stated["status"]) == (
        "办事环节优化率", "24.7%", "20/81", MEASURED,
    )  # fmt: skip
    assert (stated["source"]["as_of"], stated["source"]["behind"]["of"]) == ("2021-12-31", ["R06", "before"])


def test_every_kind_has_a_word():
    assert set(figures.KINDS) == {"formula", "measure", "count", "money", "entered"}
