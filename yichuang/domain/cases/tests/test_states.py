"""Every cell of the table: an act is possible in the states of its rows, and in no other."""

import pytest

from yichuang.domain.cases import acts
from yichuang.domain.cases.models import Case
from yichuang.domain.cases.states import CLOSED, LIFE, OPEN, State
from yichuang.kernel.actors import Actor
from yichuang.kernel.states import NOTHING, STAYS

TERMS = {"procedures": [], "identity_level": 1, "result_type": "10"}


@pytest.mark.parametrize("state", [NOTHING, *State.values])
def test_an_act_is_open_only_in_the_states_of_its_rows(state, monkeypatch):
    monkeypatch.setattr("rules.Predicate.test", lambda *_: True)
    open_acts = {row.act for row in LIFE.open_to(Actor(), Case(state=state, terms=TERMS))}

    assert open_acts == {act for act in LIFE.words if any(state in row.frm for row in LIFE.rows_of(act))}


def test_every_state_can_be_reached():
    assert {row.to for row in LIFE} - {STAYS} == set(State.values)


def test_only_a_closed_case_has_no_way_on_but_that_a_mistake_in_it_is_put_right():
    righting = {row.act for row in LIFE if State.DELIVERED in row.frm and row.to != STAYS}
    no_way_on = {state for state in State if not any(state in row.frm and row.to != STAYS for row in LIFE)}

    assert no_way_on == set(CLOSED) - {State.DELIVERED}
    assert righting == {"correct_paper", "recall"}


def test_open_and_closed_and_draft_are_all_the_states():
    assert {*OPEN, *CLOSED, State.DRAFT} == set(State)
    assert not set(OPEN) & set(CLOSED)


def test_every_row_has_an_act():
    within_another = {"take_up", "end_waiver"}  # done by open_follow_up, and by the acts that look at a licence again
    assert [row.act for row in LIFE if not hasattr(acts, row.act) and row.act not in within_another] == []


def test_every_row_says_who_by_which_article_and_who_has_it_next():
    assert [row.act for row in LIFE if not (row.who.name and row.article and row.held_by)] == []
