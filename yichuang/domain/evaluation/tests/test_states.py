"""Every cell of the four tables: an act is possible in the states of its rows, and to the people of its row alone."""

import pytest
from django.core.exceptions import PermissionDenied

from yichuang.domain.evaluation import acts, states
from yichuang.domain.evaluation.models import BadRating, Complaint, Invitation, TagSet
from yichuang.domain.evaluation.states import (
    BAD_RATINGS,
    COMPLAINT_ENDED,
    COMPLAINTS,
    INVITATIONS,
    LOOP_ENDED,
    TAGS,
)
from yichuang.kernel.actors import THE_CLOCK, Actor
from yichuang.kernel.refusals import OutOfTurn
from yichuang.kernel.states import NOTHING, STAYS

MODELS = {TAGS: TagSet, INVITATIONS: Invitation, BAD_RATINGS: BadRating, COMPLAINTS: Complaint}
STATES = [(table, state) for table in MODELS for state in (NOTHING, *table.states.values)]


@pytest.mark.parametrize(("table", "state"), STATES, ids=lambda each: str(getattr(each, "title", each))[:20])
def test_an_act_is_open_only_in_the_states_of_its_rows(table, state, monkeypatch):
    monkeypatch.setattr("rules.Predicate.test", lambda *_: True)
    open_acts = {row.act for row in table.open_to(Actor(), MODELS[table](state=state))}

    assert open_acts == {act for act in table.words if any(state in row.frm for row in table.rows_of(act))}


@pytest.mark.parametrize("table", MODELS, ids=lambda table: table.title)
def test_every_state_can_be_reached_and_every_row_says_who_holds_it_and_by_which_article(table):
    assert {row.to for row in table} - {STAYS} == set(table.states.values)
    assert [row.act for row in table if not (row.who.name and row.article and row.held_by)] == []


@pytest.mark.parametrize(
    ("table", "ended"), [(BAD_RATINGS, LOOP_ENDED), (COMPLAINTS, COMPLAINT_ENDED)], ids=["bad", "complaint"]
)
def test_only_what_has_ended_has_no_way_on(table, ended):
    stuck = {state for state in table.states if not any(state in row.frm for row in table)}

    assert stuck == set(ended)


def test_every_act_of_the_tables_is_a_function():
    within = {"invite", "join", "expire", "rate_again", "take_up", "load", "replace"}  # done by another, or by time
    words = {act for table in MODELS for act in table.words}

    assert [act for act in sorted(words - within) if not hasattr(acts, act)] == []


# ----------------------------------------------------------------------------------------------------- who

CAST = ("mei", "li", "counter", "zhao", "wu", "qian", "sun", "ding", "clerk")
# state: {act: who may}; whoever is not named may not. 赵 is whom it is about.
LOOP = {
    "new": {"dispatch": "sun ding"},
    "dispatched": {"redirect": "sun ding", "contact": "qian"},
    "contacted": {"redirect": "sun ding", "verify": "qian"},
    "valid": {"begin": "qian", "explain": "qian"},
    "invalid": {"appeal": "qian", "explain": "qian"},
    "appealed": {"uphold": "sun ding", "reject": "sun ding"},
    "upheld": {},
    "rejected": {"begin": "qian", "explain": "qian"},
    "rectifying": {"rectify": "qian"},
    "rectified": {"revisit": "sun ding", "close": "sun ding"},
    "revisited": {"close": "sun ding"},
    "closed": {},
}
SAID = {
    "registered": {"accept": "sun ding", "decline": "sun ding", "assign": "sun ding", "answer": "sun ding",
                   "withdraw": "mei"},
    "accepted_complaint": {"assign": "sun ding", "withdraw": "mei"},
    "assigned": {"reassign": "sun ding", "extend": "sun ding", "settle": "qian", "answer": "qian", "withdraw": "mei"},
    "handled": {"answer": "qian"},
    "answered": {"revisit": "sun ding", "archive": "sun ding"},
    "heard": {"archive": "sun ding"},
    "archived": {},
}  # fmt: skip


def open_to_each(house, table, thing) -> dict:
    found: dict[str, list[str]] = {}
    for name in CAST:
        for row in table.open_to(getattr(house, name), thing):
            found.setdefault(row.act, []).append(name)
    return {act: " ".join(names) for act, names in found.items()}


@pytest.mark.django_db
@pytest.mark.parametrize("stage", LOOP)
def test_each_act_on_a_bad_rating_is_open_to_the_people_of_its_row(house, stage):
    assert open_to_each(house, BAD_RATINGS, getattr(house, stage)()) == LOOP[stage]


@pytest.mark.django_db
@pytest.mark.parametrize("stage", SAID)
def test_each_act_on_a_complaint_is_open_to_the_people_of_its_row(house, stage):
    assert open_to_each(house, COMPLAINTS, getattr(house, stage)()) == SAID[stage]


@pytest.mark.django_db
def test_only_the_clock_takes_up_a_bad_rating_and_invites(house):
    bad = house.new()

    with pytest.raises(OutOfTurn):
        BAD_RATINGS.move(bad, "take_up", by=THE_CLOCK)
    with pytest.raises(PermissionDenied):
        INVITATIONS.move(bad.invitation, "expire", by=house.sun)


def test_the_states_are_the_ones_of_the_handbook():
    assert [state.name for state in states.Loop] == [
        "NEW", "DISPATCHED", "CONTACTED", "VALID", "INVALID", "APPEALED", "UPHELD", "REJECTED", "RECTIFYING",
        "RECTIFIED", "REVISITED", "CLOSED",
    ]  # fmt: skip
