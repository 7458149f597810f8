"""Every act of every table of identity, tried in every state."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from yichuang.domain.identity import reads
from yichuang.domain.identity.states import ACCOUNTS, MANDATES, PARTIES, POSTS
from yichuang.domain.identity.tables import CONSOLE
from yichuang.domain.identity.tests.factories import (
    AccountFactory,
    BodyFactory,
    MandateFactory,
    PartyFactory,
    PostFactory,
    citizen,
    letter_kept,
    staff,
)
from yichuang.kernel import ledger
from yichuang.kernel.actors import THE_CLOCK, Actor
from yichuang.kernel.refusals import ActRefused, OutOfTurn

pytestmark = pytest.mark.django_db

CITIZENS_OWN = {"take_copy", "erase"}  # what only a natural person does, about themselves
MAKE = {
    "accounts": lambda state, act: AccountFactory(staff=act not in CITIZENS_OWN, state=state),
    "parties": lambda state, act: PartyFactory(state=state, forming=state == "forming" and act not in CITIZENS_OWN),
    "mandates": lambda state, act: recorded(state) if act == "record" else given(state),
    "posts": lambda state, _act: PostFactory(state=state),
}


def given(state):
    """A mandate of a natural person with an account."""
    return MandateFactory(state=state, party=AccountFactory().own_party)


def recorded(state):
    """A mandate as a counter keeps it."""
    days = {"items": ["SCJG-021"], "until": date(2026, 12, 1), "starts_on": date(2026, 1, 1)}
    return MandateFactory(state=state, body=BodyFactory(), letter=letter_kept(), **days)


TABLES = {"accounts": ACCOUNTS, "parties": PARTIES, "mandates": MANDATES, "posts": POSTS}
CELLS = [(name, act, state) for name, table in TABLES.items() for act in table.words for state in table.states.values]


def may_do(table, act, thing):
    """Somebody the table lets do this act: one of those who come into question."""
    clerk = staff("COUNTER", "SUPERVISOR", scope=("*",), body=getattr(thing, "body", None))
    own = thing if hasattr(thing, "own_party") else getattr(thing, "account", None)
    person = Actor(account="U", kind="citizen", level=2, own_party=thing.number, parties=frozenset({thing.number}))
    principals = [oneself(account) for account in thing.party.own_accounts.all()] if hasattr(thing, "party") else []
    people = [CONSOLE, clerk, THE_CLOCK, *([oneself(own)] if own else []), *principals, person]
    return next(who for who in people if any(row.who.test(who, thing) for row in table.rows_of(act)))


def oneself(account):
    return reads.actor(account)


def outcome(table, thing, act, who) -> str:
    """done, refused (a condition of the row does not hold), or late (no row begins at this state)."""
    try:
        table.move(thing, act, by=who)
    except OutOfTurn:
        return "late"
    except ActRefused:
        return "refused"
    return "done"


@pytest.mark.parametrize(("name", "act", "state"), CELLS)
def test_an_act_is_taken_only_from_the_states_of_its_rows(name, act, state):
    table, thing = TABLES[name], MAKE[name](state, act)
    who = may_do(table, act, thing)
    fits = any(state in row.frm and row.who.test(who, thing) for row in table.rows_of(act))

    found = outcome(table, thing, act, who)

    assert (found == "late") is not fits
    assert [entry.act for entry in ledger.of(thing)] == ([act] if found == "done" else [])


@pytest.mark.parametrize(("name", "act"), [(n, a) for n, t in TABLES.items() for a in t.words])
def test_a_stranger_does_nothing(name, act):
    table = TABLES[name]
    state = next((row.frm[0] for row in table.rows_of(act) if row.frm[0]), table.states.values[0])
    thing = MAKE[name](state, act)

    with pytest.raises(PermissionDenied):
        table.move(thing, act, by=citizen("李", level=1, own_party=None))
    assert ledger.last(thing) is None
