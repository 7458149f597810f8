"""Tables of acts: who may move what, from where to where, on which conditions, by which article.

A domain writes its chapter of the law as one `Table` of `Row`s. `Table.step` is the only way from one state to the
next: it locks the thing, asks who and where from, lets the act write its facts, asks the conditions of the thing as
the act would leave it, moves the clocks, saves, enters the move in the ledger and tells the news — or nothing at all
has happened. Buttons, permissions, the API's allowed acts, the printed law and the test matrix read the same rows.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from rules import Predicate

from yichuang.kernel import clocks, ledger
from yichuang.kernel.actors import Actor
from yichuang.kernel.composed import composed
from yichuang.kernel.models import Thing
from yichuang.kernel.news import tell
from yichuang.kernel.refusals import ActRefused, OutOfTurn

NOTHING = ""  # where a thing comes from before its first act
STAYS = "="  # in the column "to": the act leaves the state as it is; in "held by": whoever has it keeps it


@dataclass(frozen=True)
class Row:
    """One line of the law.

    `document` names the papers the act must issue, joined by +. `clock` lists orders such as "start statutory" or
    "stop all". `held_by` says who has the matter next. An act may have several rows.
    """

    act: str
    frm: tuple[str, ...]
    to: str
    who: Predicate
    needs: tuple[Callable[[Any], bool], ...] = ()
    document: str = ""
    clock: tuple[str, ...] = ()
    held_by: str = ""
    article: str = ""

    @property
    def papers(self) -> set[str]:
        return set(self.document.split("+")) if self.document else set()


@dataclass
class Step:
    """What an act writes while its thing is locked."""

    thing: Any
    row: Row
    by: Actor
    on: date
    note: str = ""
    facts: dict = field(default_factory=dict)
    clock: dict[str, dict] = field(default_factory=dict)  # details of its orders, by clock kind or by whole order
    papers: list[Callable] = field(default_factory=list)
    events: list = field(default_factory=list)

    def issues(self, paper: Callable) -> None:
        """Have a document made once the act's clocks have moved: `paper(turn)` returns it, so it can state dates."""
        self.papers.append(paper)

    def tell(self, event):
        self.events.append(event)

    def orders(self) -> list[dict]:
        """The row's clock orders with what the act knows about them, as the ledger will keep them."""
        return [
            {"do": verb, "clock": kind, "on": self.on.isoformat()}
            | (self.thing.term(kind) if verb == "start" else {})
            | self.clock.get(f"{verb} {kind}", self.clock.get(kind, {}))
            for verb, kind in (order.split() for order in self.row.clock)
            if self.thing.concerns(verb, kind)
        ]


@composed
def under_lock(model, *, key):
    return model._base_manager.select_for_update(of=("self",)).filter(pk=key)  # noqa: SLF001


def locked(thing: Thing) -> Thing:
    """The row as it is now, under lock; what was read along with it before (the deciding body …) is kept."""
    # By its _meta, because request.user is a lazy stand-in whose own type is no model.
    fresh = under_lock.one(thing._meta.model, key=thing.pk)  # noqa: SLF001
    for relation, row in thing._state.fields_cache.items():  # noqa: SLF001
        own = getattr(thing._meta.get_field(relation), "local_related_fields", ())  # noqa: SLF001  none where it is theirs
        columns = [column.attname for column in own]
        if columns and all(getattr(fresh, column) == getattr(thing, column) for column in columns):
            fresh._state.fields_cache[relation] = row  # noqa: SLF001
    return fresh


@contextmanager
def held(thing: Thing):
    """For as long as the running transaction holds the row of `thing`, or has just made it."""
    thing.in_hand = True
    try:
        yield thing
    finally:
        thing.in_hand = False


def to_be_held(rows: QuerySet) -> QuerySet:
    """These rows under lock, with the heads of their ledgers. The model has a `head` (HeadOf)."""
    return rows.select_related("head").select_for_update(of=("self", "head"))


@contextmanager
def in_hand(find: Callable[[], Thing]):
    """A transaction that holds one thing for one act, so that the act need not read it again: `find` reads it, as
    `to_be_held`, once the transaction is open.

    A refusal has to leave the block: it undoes all that was done in it, but for what it says it keeps.
    """
    keeping = None
    with transaction.atomic(), held(find()) as thing:
        thing.last_line, thing.as_read = (thing.head.seq, thing.head.digest), dict(vars(thing))
        try:
            yield thing
        except ActRefused as refusal:
            if not refusal.keeps:
                raise
            keeping = refusal
    if keeping:
        raise keeping


class Table:
    """A chapter of the law: `words` gives the Chinese of every act, `states` the choices of the thing's state."""

    def __init__(self, title: str, states, words: dict[str, str], *rows: Row):
        self.title, self.states, self.words, self.rows = title, states, words, rows
        missing = {row.act for row in rows} ^ set(words)
        assert not missing, f"acts without a word, or words without an act: {missing}"

    def __iter__(self) -> Iterator[Row]:
        return iter(self.rows)

    def word(self, act: str) -> str:
        """The Chinese of an act as a ledger line shows it; a change of the calendar is a line of every table."""
        return clocks.RECOUNT_WORD if act == clocks.RECOUNT else self.words[act]

    def rows_of(self, act: str) -> list[Row]:
        return [row for row in self.rows if row.act == act]

    def open_to(self, actor: Actor, thing: Thing) -> list[Row]:
        """The rows this person may take now, one an act: what the buttons of a page are made from."""
        found: dict[str, Row] = {}
        for row in self.rows:
            if thing.state in row.frm and row.act not in found and row.who.test(actor, thing):
                found[row.act] = row
        return list(found.values())

    def row_for(self, thing: Thing, act: str, by: Actor, to: str | None) -> Row:
        rows = [row for row in self.rows_of(act) if to in (None, row.to)]
        if not rows:
            raise KeyError(f"{self.title} has no act {act} to {to}")
        allowed = [row for row in rows if row.who.test(by, thing)]
        if not allowed:
            raise PermissionDenied
        for row in allowed:
            if thing.state in row.frm:
                return row
        raise OutOfTurn(self.late(thing, act), article=rows[0].article)

    def late(self, thing: Thing, act: str) -> str:
        """Say that somebody was faster: who, what and when."""
        last = ledger.last(thing)
        word, state = self.words[act], dict(self.states.choices).get(thing.state, "尚未建立")
        if last is None:
            return f"现在不能“{word}”：此件尚未建立。"
        when = timezone.localtime(last.at).strftime("%Y-%m-%d %H:%M")
        who = " ".join(filter(None, (last.post, last.actor))) or "系统时钟"
        done = f"上一步是{who}于 {when} “{self.word(last.act)}”"
        return f"此件现在的状态是“{state}”，不能再“{word}”。{done}。请刷新页面后再看。"

    @contextmanager
    def step(self, thing: Thing, act: str, *, by: Actor, to: str | None = None, on: date | None = None):
        """Open one act on one thing. `on` sets the day it counts from, for acts the law dates back."""
        with transaction.atomic(savepoint=not thing.in_hand):
            thing = thing if thing.in_hand or not thing.pk else locked(thing)
            row = self.row_for(thing, act, by, to)
            step = Step(thing, row, by, on or timezone.localdate())
            yield step
            thing = step.thing
            if unmet := [need.refusal for need in row.needs if not need(thing)]:
                raise ActRefused(*unmet, article=row.article)
            self.close(step)

    def close(self, step: Step) -> None:
        thing, row, before, was_held_by = step.thing, step.row, step.thing.state, step.thing.held_by
        is_new = thing.pk is None
        thing.state = before if row.to == STAYS else row.to
        thing.held_by = thing.held_by if row.held_by == STAYS else thing.holder(row.held_by)
        turn = clocks.Turn(thing, step.orders(), held_by=thing.held_by, was_held_by=was_held_by)
        if turn.orders:
            thing.show_clocks(turn.running)
        thing.take_stock(turn.moved if turn.orders else [])
        documents = [paper(turn) for paper in step.papers]
        if unissued := row.papers - {document.code for document in documents}:
            raise AssertionError(f"{row.act} ended without {unissued}")
        numbers = " ".join(document.number for document in documents)
        turn.save(document=numbers)
        thing.save()
        if turn.orders:
            step.facts["clocks"] = turn.orders
        helping = bool(thing.helper) and thing.helper == step.by.account
        entry = ledger.enter(
            thing,
            first=is_new,
            act=row.act,
            frm=before,
            to=thing.state,
            on=step.on,
            article=row.article,
            document=numbers,
            note=step.note,
            facts=step.facts,
            **step.by.as_text(thing.body_code, thing.item_code, thing.party_number, helping=helping),
        )
        for event in (*step.events, *thing.news(row.act, entry.seq)):
            tell(event)

    def move(self, thing: Thing, act: str, *, by: Actor, tells=None, **how):
        """A step on which the act has no facts of its own to write."""
        with self.step(thing, act, by=by, **how) as step:
            if tells:
                step.tell(tells)
        return step.thing
