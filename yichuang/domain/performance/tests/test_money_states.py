"""Every cell of the table of a budget year: an act is possible in the states of its rows, to their people alone."""

import pytest
from django.core.exceptions import PermissionDenied

from yichuang.domain.performance.acts import correcting, money
from yichuang.domain.performance.models import BudgetYear
from yichuang.domain.performance.states import YEARS, YearState
from yichuang.domain.performance.tests.factories import LINES, MOVED, PAID, RECEIVED, SIGNED, TOTAL
from yichuang.kernel.actors import Actor
from yichuang.kernel.refusals import OutOfTurn
from yichuang.kernel.states import NOTHING, STAYS

CAST = ("sun", "second", "head", "deputy", "chief", "clerk", "stranger", "mei")
# state: {act: who may}; whoever is not named may not. 孙 kept the books.
OPEN_TO = {
    "draft": {"enter_line": "sun second deputy", "appropriate": "sun second deputy", "sign": "sun second deputy",
              "correct": "sun second deputy", "give_up": "sun second deputy"},
    "open": {"adjust": "sun second deputy", "sign": "sun second deputy", "receive": "sun second deputy",
             "pay": "sun second deputy", "correct": "sun second deputy", "close": "head deputy",
             "restate": "sun second deputy"},
    "closed": {"correct": "head deputy", "restate": "head deputy"},
}  # fmt: skip


@pytest.mark.parametrize("state", [NOTHING, *YearState.values])
def test_an_act_is_open_only_in_the_states_of_its_rows(state, monkeypatch):
    monkeypatch.setattr("rules.Predicate.test", lambda *_: True)
    open_acts = {row.act for row in YEARS.open_to(Actor(), BudgetYear(state=state))}

    assert open_acts == {act for act in YEARS.words if any(state in row.frm for row in YEARS.rows_of(act))}


def test_every_state_can_be_reached_and_every_row_says_who_holds_it_and_by_which_article():
    assert {row.to for row in YEARS} - {STAYS} == set(YearState.values)
    assert [row.act for row in YEARS if not (row.who.name and row.article and row.held_by)] == []


@pytest.mark.django_db
@pytest.mark.parametrize("stage", OPEN_TO)
def test_each_act_is_open_to_the_people_of_its_row(bureau, stage):
    year = getattr(bureau, stage)()
    found: dict[str, list[str]] = {}
    for name in CAST:
        for row in YEARS.open_to(getattr(bureau, name), year):
            found.setdefault(row.act, []).append(name)

    assert {act: " ".join(names) for act, names in found.items()} == OPEN_TO[stage]


DOES = {
    "enter_line": lambda year, by: money.enter_line(year, by=by, **LINES[0] | {"code": "B9"}),
    "appropriate": lambda year, by: money.appropriate(year, by=by, initial=TOTAL, document="示例"),
    "adjust": lambda year, by: money.adjust(year, by=by, **MOVED),
    "sign": lambda year, by: money.sign(year, by=by, **SIGNED),
    "receive": lambda year, by: money.receive(year, by=by, **RECEIVED),
    "pay": lambda year, by: money.pay(year, by=by, **PAID),
    "close": lambda year, by: money.close(year, by=by),
    "restate": lambda year, by: money.restate(year, by=by, initial=TOTAL, document="示例", reason="示例"),
    "give_up": lambda year, by: money.give_up(year, by=by, reason="示例"),
    "correct": lambda year, by: correcting.correct(year.budgetlines.first(), by=by, reason="示例", document="示例"),
}


@pytest.mark.django_db
@pytest.mark.parametrize("act", DOES)
@pytest.mark.parametrize("stage", OPEN_TO)
def test_an_act_out_of_turn_says_so_and_changes_nothing(bureau, stage, act):
    year = getattr(bureau, stage)()
    if act in OPEN_TO[stage]:
        return
    who = bureau.head if act == "close" else bureau.sun
    before = list(BudgetYear.objects.values())

    with pytest.raises(OutOfTurn):
        DOES[act](year, who)

    assert list(BudgetYear.objects.values()) == before


@pytest.mark.django_db
@pytest.mark.parametrize("act", DOES)
@pytest.mark.parametrize("who", ["clerk", "chief", "stranger", "mei"])
def test_whoever_keeps_no_books_does_nothing(bureau, act, who):
    year = bureau.draft() if act in ("enter_line", "appropriate", "give_up") else bureau.open()

    with pytest.raises(PermissionDenied):
        DOES[act](year, getattr(bureau, who))


@pytest.mark.django_db
def test_who_kept_the_books_does_not_close_them(bureau):
    year = bureau.spent()
    money.sign(year, by=bureau.deputy, **SIGNED)  # leads the body too, and entered one thing

    for who in (bureau.sun, bureau.deputy):
        with pytest.raises(PermissionDenied):
            money.close(year, by=who)

    assert money.close(year, by=bureau.head).state == "CLOSED"
