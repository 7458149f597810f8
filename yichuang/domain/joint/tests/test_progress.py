"""What follows from where the parts stand: pure, so tried on every graph."""

from hypothesis import given
from hypothesis import strategies as st

from yichuang.domain.joint.rules.progress import (
    DROPPED,
    FAILED,
    FILED,
    USABLE,
    VOIDED,
    WAITING,
    Standing,
    ending,
    in_vain,
    to_be_filed,
)


@st.composite
def matters(draw):
    """Parts in the plan's order: each waits for some before it, and was filed only if all those are granted."""
    parts: list[Standing] = []
    for place in range(draw(st.integers(1, 7))):
        before = draw(st.lists(st.sampled_from(parts), unique=True, max_size=3)) if parts else []
        may_be_filed = all(part.stands == USABLE for part in before)
        stands = draw(st.sampled_from([WAITING, FILED, USABLE, FAILED, VOIDED] if may_be_filed else [WAITING]))
        over = stands in {USABLE, FAILED} and draw(st.booleans())
        waits = tuple(part.item for part in before)
        parts.append(Standing(f"I{place}", waits, stands, granted=stands == USABLE, over=over))
    return parts


@given(matters())
def test_nothing_is_both_filed_and_given_up_and_both_were_waiting(parts):
    filed, futile = set(to_be_filed(parts)), set(in_vain(parts))

    assert not filed & futile
    assert {part.item for part in parts if part.item in filed | futile and part.stands != WAITING} == set()


@given(matters())
def test_a_part_is_given_up_exactly_when_something_it_rests_on_was_not_granted(parts):
    rests_on = {}
    for part in parts:
        rests_on[part.item] = set(part.waits_for).union(*(rests_on[item] for item in part.waits_for))
    failed = {part.item for part in parts if part.stands == FAILED}

    assert set(in_vain(parts)) == {p.item for p in parts if p.stands == WAITING and rests_on[p.item] & failed}


@given(matters())
def test_a_matter_is_never_over_while_something_may_still_happen(parts):
    given_up = in_vain(parts)
    parts = [Standing(p.item, p.waits_for, DROPPED) if p.item in given_up else p for p in parts]
    open_ones = [p for p in parts if p.stands in {WAITING, FILED, VOIDED} or (p.stands != DROPPED and not p.over)]

    assert (ending(parts, withdrawn=False) is None) == bool(open_ones)


@given(st.lists(st.sampled_from([True, False]), min_size=1, max_size=6), st.booleans())
def test_the_outcome_counts_what_was_granted(granted, withdrawn):
    parts = [Standing(f"I{n}", (), USABLE if yes else FAILED, granted=yes, over=True) for n, yes in enumerate(granted)]
    expected = "ALL_GRANTED" if all(granted) else "PARTIAL" if any(granted) else "WITHDRAWN" if withdrawn else "DENIED"

    assert ending(parts, withdrawn=withdrawn) == expected
