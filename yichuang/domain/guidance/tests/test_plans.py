"""The compiler: one form, one list, one date, and nothing that any item needs is lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yichuang.domain.guidance.rules.plans import Field, Holding, Matter, Paper, compiled
from yichuang.domain.guidance.rules.plans.compiling import Circle


def field(element, **more):
    return Field(element, **{"label": element, "type": "text", "required": False} | more)


def paper(kind, seq=1, **more):
    return Paper(seq, **{"name": kind, "canonical": kind, "necessity": "required", "originals": 1} | more)


def matter(code, days=5, **more):
    return Matter(code, name=code, body="示例局", days=days, **more)


LICENCE = matter(
    "A",
    1,
    gives=frozenset({"营业执照"}),
    papers=(paper("身份证", issued=True, licence_type="身份证"),),
    visits=1,
    steps=3,
)
FOOD = matter(
    "B",
    8,
    waits_for=("A",),
    papers=(paper("营业执照", issued=True), paper("身份证", 2, issued=True, licence_type="身份证")),
    visits=1,
    steps=4,
)
SIGN = matter(
    "C",
    2,
    waits_for=("A",),
    papers=(paper("照片", 1), paper("身份证", 2, issued=True, copies=1, licence_type="身份证")),
    visits=2,
    steps=1,
)
LATER = matter("D", 30, waits_for=("B",), own_clock=True)
SHOP = (LICENCE, FOOD, SIGN, LATER)


def by_kind(plan):
    return {one.kind: one for one in plan.materials}


def test_what_waits_for_nothing_in_common_runs_side_by_side():
    plan = compiled(SHOP)

    assert [(step.item, step.round, step.starts, step.ends) for step in plan.steps] == [
        ("A", 1, 0, 1), ("B", 2, 1, 9), ("C", 2, 1, 3), ("D", 3, 9, 39),
    ]  # fmt: skip


def test_the_longest_chain_decides_and_what_follows_later_does_not():
    plan = compiled(SHOP)

    assert (plan.critical, plan.days) == (("A", "B"), 9)


def test_what_is_not_of_the_plan_is_not_waited_for():
    assert [step.waits_for for step in compiled((FOOD,)).steps] == [()]


def test_a_circle_can_never_begin():
    with pytest.raises(Circle):
        compiled((matter("A", waits_for=("B",)), matter("B", waits_for=("A",))))


def test_the_same_material_is_brought_once_and_shown_originals_do_not_add_up():
    identity = by_kind(compiled(SHOP))["身份证"]

    assert (identity.shown, identity.originals, identity.copies) == (1, 0, 1)
    assert identity.serves == (("A", 1), ("B", 2), ("C", 2))


def test_originals_that_stay_add_up():
    contract = by_kind(
        compiled((matter("A", papers=(paper("合同"),)), matter("B", papers=(paper("合同", originals=2),))))
    )

    assert contract["合同"].originals == 3


def test_what_an_earlier_item_gives_is_not_asked_for():
    given_ = by_kind(compiled(SHOP))["营业执照"]

    assert (given_.from_item, given_.is_brought) == ("A", False)
    assert by_kind(compiled((FOOD,)))["营业执照"].is_brought  # nothing gives it


def test_a_licence_held_stands_for_it_and_says_which():
    plan = compiled(SHOP, [Holding("身份证", "示例-1")])

    assert by_kind(plan)["身份证"].held == "示例-1"
    assert [one.kind for one in plan.brought] == ["照片"]


def test_a_material_is_as_needed_as_the_item_that_needs_it_most():
    two = (
        matter("A", papers=(paper("合同", necessity="conditional"),)),
        matter("B", papers=(paper("合同", necessity="deferrable"),)),
    )

    assert by_kind(compiled(two))["合同"].necessity == "deferrable"


@pytest.mark.parametrize(
    ("one", "other", "merged"),
    [
        ({"required": False}, {"required": True}, {"required": True}),
        ({"type": "text"}, {"type": "phone"}, {"type": "phone"}),
        ({"type": "textarea"}, {"type": "text"}, {"type": "text"}),
        ({"type": "decimal"}, {"type": "integer"}, {"type": "integer"}),
        ({"type": "choice", "options": ("a", "b")}, {"type": "choice", "options": ("b", "c")}, {"options": ("b",)}),
        ({"type": "choice", "options": ("a",)}, {"type": "text"}, {"type": "choice", "options": ("a",)}),
        ({"help": ""}, {"help": "示例"}, {"help": "示例"}),
        ({"longest": 0}, {"longest": 20}, {"longest": 20}),
        ({"longest": 30}, {"longest": 20}, {"longest": 20}),
        ({"type": "textarea", "longest": 500}, {"type": "text"}, {"type": "text", "longest": 500}),
    ],
)
def test_where_items_differ_the_stricter_rule_holds(one, other, merged):
    for first, second in ((one, other), (other, one)):
        form = compiled((matter("A", fields=(field("x", **first),)), matter("B", fields=(field("x", **second),)))).form
        assert len(form) == 1
        assert {name: getattr(form[0], name) for name in merged} == merged
        assert form[0].answers == (("A", "x"), ("B", "x"))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"type": "date"}, {"type": "phone"}),
        ({"type": "choice", "options": ("a",)}, {"type": "choice", "options": ("b",)}),
    ],
)
def test_what_no_answer_can_be_at_once_is_asked_twice(one, other):
    form = compiled((matter("A", fields=(field("x", **one),)), matter("B", fields=(field("x", **other),)))).form

    assert [(each.element, each.answers) for each in form] == [("x", (("A", "x"),)), ("x@B", (("B", "x"),))]


def test_the_savings_are_against_one_after_the_other():
    saved = {one.what: (one.before, one.after) for one in compiled(SHOP).savings}

    assert saved == {"materials": (5, 2), "fields": (0, 0), "steps": (8, 4), "visits": (4, 1), "days": (11, 9)}


# ----------------------------------------------------------------------------------------------- whatever the items

ELEMENTS, KINDS = st.sampled_from("xyz"), st.sampled_from(["甲", "乙", "丙", "丁"])
FIELDS = st.builds(
    Field, ELEMENTS, st.just("问"), st.sampled_from(["text", "phone", "date", "choice"]), st.booleans(),
    st.sampled_from([(), ("a",), ("b", "c"), ("a", "b")]), st.just(""), st.sampled_from([0, 20, 30]),
)  # fmt: skip
PAPERS = st.builds(
    Paper, st.integers(1, 99), KINDS, KINDS, st.sampled_from(["required", "deferrable", "conditional"]),
    st.integers(0, 3), st.integers(0, 3), st.sampled_from(["", "照", "证"]), st.booleans(), st.booleans(),
)  # fmt: skip


@st.composite
def plans(draw):
    codes = [f"I{number}" for number in range(draw(st.integers(1, 6)))]
    made = []
    for place, code in enumerate(codes):
        made.append(
            Matter(
                code, code, "局", draw(st.integers(0, 20)), draw(st.integers(0, 3)), draw(st.integers(0, 5)),
                tuple({f.element: f for f in draw(st.lists(FIELDS, max_size=3))}.values()),
                tuple({p.seq: p for p in draw(st.lists(PAPERS, max_size=3))}.values()),
                tuple(draw(st.lists(st.sampled_from(codes[:place]), unique=True))) if place else (),
                frozenset(draw(st.lists(st.sampled_from(["甲", "照"]), max_size=1))), draw(st.booleans()),
            )
        )  # fmt: skip
    held = [Holding(kind, f"示例-{kind}") for kind in draw(st.lists(st.sampled_from(["照", "证"]), unique=True))]
    return draw(st.permutations(made)), held


@given(plans())
def test_no_field_and_no_material_of_any_item_is_ever_lost(asked):
    matters, held = asked
    plan = compiled(matters, held)
    answered = {answer: one for one in plan.form for answer in one.answers}
    served = {serve: one for one in plan.materials for serve in one.serves}

    for each in matters:
        for one in each.fields:
            found = answered[each.code, one.element]
            assert found.required or not one.required
            assert not one.options or set(found.options) <= set(one.options)
            assert not one.longest or found.longest <= one.longest
        for one in each.papers:
            found = served[each.code, one.seq]
            strictness = ("required", "deferrable", "conditional").index
            assert strictness(found.necessity) <= strictness(one.necessity)
            assert found.copies >= one.copies
            assert one.issued or found.originals >= one.originals
    assert sum(len(one.answers) for one in plan.form) == sum(len(each.fields) for each in matters)
    assert sum(len(one.serves) for one in plan.materials) == sum(len(each.papers) for each in matters)


@given(plans())
def test_nobody_begins_before_what_they_wait_for_and_nothing_is_given_by_what_comes_later(asked):
    plan = compiled(*asked)
    steps = {step.item: step for step in plan.steps}

    for step in plan.steps:
        assert all(steps[code].ends <= step.starts and steps[code].round < step.round for code in step.waits_for)
    for one in plan.materials:
        if one.from_item:
            assert all(steps[one.from_item].ends <= steps[code].starts for code, _ in one.serves)
    assert plan.days <= max(step.ends for step in plan.steps)
    assert all(one.saved >= 0 for one in plan.savings)
