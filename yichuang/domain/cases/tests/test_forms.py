"""What is wrong with an answer, as a sentence that names the question."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yichuang.domain.cases.reads.forms import CHECKS, fault_in, faults_in
from yichuang.domain.cases.tables import Question

ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=30),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)


@pytest.mark.parametrize(
    ("kind", "good", "bad"),
    [
        ("id_number", "11010519491231002X", "110105194912310021"),
        ("uscc", "91350100M000100Y43", "91350100M000100Y44"),
        ("phone", "0731-12345678", "123"),
        ("phone", "13900000000", "23900000000"),
        ("date", "2026-02-28", "2026-02-30"),
        ("integer", "12", "1.5"),
        ("integer", 12, "²"),
        ("decimal", "1.5", "-1"),
        ("money", "1000", "NaN"),
        ("boolean", "yes", "maybe"),
        ("text", "示例", "字" * 201),
        ("textarea", "字" * 2000, "字" * 2001),
        ("multichoice", ["甲"], "甲"),
        ("choice", "甲", ["甲"]),
        ("choice", "甲", "丙"),
    ],
)
def test_an_answer_is_good_or_gets_a_sentence(kind, good, bad):
    options = ["甲", "乙"] if "choice" in kind else []
    question = Question("x", "示例问题", kind, options=options)

    assert fault_in(question, good) == ""
    assert "示例问题" in fault_in(question, bad)


@pytest.mark.parametrize(("kind", "longest", "most"), [("text", 20, 20), ("text", 500, 200), ("textarea", 500, 500)])
def test_an_answer_is_as_long_as_its_field_and_its_type_both_allow(kind, longest, most):
    question = Question("x", "示例问题", kind, longest=longest)

    assert fault_in(question, "字" * most) == ""
    assert fault_in(question, "字" * (most + 1)) == f"“示例问题”太长了，请控制在{most}个字以内。"


@given(kind=st.sampled_from([*CHECKS, "text", "textarea", "choice", "multichoice", "address"]), value=ANYTHING)
def test_whatever_a_machine_sends_is_judged_and_never_breaks(kind, value):
    question = Question("x", "示例问题", kind, options=["甲"] if "choice" in kind else [])

    assert set(faults_in([question], {"x": value})) <= {"x"}
