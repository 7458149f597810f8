"""Wordings added, changed and taken out of use. Every process searches by them with its next question."""

from collections.abc import Iterable

from django.db import IntegrityError, transaction

from yichuang.domain.guidance.models import APART, Wording, parts, revision
from yichuang.domain.guidance.states import WORDINGS, State
from yichuang.kernel.actors import Actor
from yichuang.kernel.refusals import ActRefused


def add_wording(said: Iterable[str], *, official: Iterable[str] = (), advice: str = "", by: Actor) -> Wording:
    """What people say, with the official words it stands for, or where a matter of others is done."""
    try:
        with transaction.atomic():
            return entered(Wording(), "add", by, said=said, official=official, advice=advice)
    except IntegrityError as taken:
        raise ActRefused(f"“{APART.join(said)}”已经有了，请直接修改原来的那一条。") from taken


def change_wording(
    wording: Wording, *, said: Iterable[str], official: Iterable[str] = (), advice: str = "", by: Actor
) -> Wording:
    try:
        with transaction.atomic():
            return entered(wording, "change", by, said=said, official=official, advice=advice)
    except IntegrityError as taken:
        raise ActRefused(f"“{APART.join(said)}”已经有另一条了，请修改那一条。") from taken


def remove_wording(wording: Wording, *, by: Actor, reason: str = "") -> Wording:
    with WORDINGS.step(wording, "remove", by=by) as step:
        step.note = reason
    return step.thing


def entered(wording: Wording, act: str, by: Actor, *, said, official, advice: str) -> Wording:
    with WORDINGS.step(wording, act, by=by) as step:
        step.thing.said_text, step.thing.official_text = APART.join(said), APART.join(official)
        step.thing.advice, step.thing.revision = advice, revision()
        step.facts = {"said": step.thing.said_text, "official": step.thing.official_text, "advice": advice}
    return step.thing


def store_wordings(rows: Iterable[tuple[str, str, str]], *, by: Actor) -> tuple[int, int]:
    """Bring the wordings to what a file says: (said, official, advice). What the file does not name stays.

    Returns how many were added and how many changed.
    """
    known = {wording.said_text: wording for wording in Wording.objects.filter(state=State.IN_USE)}
    added = changed = 0
    for said, official, advice in rows:
        there = known.get(said)
        if there and (there.official_text, there.advice) == (official, advice):
            continue
        wording, act = (there, "change") if there else (Wording(), "add")
        entered(wording, act, by, said=parts(said), official=parts(official), advice=advice)
        added, changed = added + (not there), changed + bool(there)
    return added, changed
