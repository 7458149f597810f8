"""The words of notices, rewritten by the bureau or given back to the table of topics. The next notice says them."""

from collections.abc import Iterable
from dataclasses import astuple, dataclass

from django.db import IntegrityError, transaction

from yichuang.domain.notices.models import MessageText
from yichuang.domain.notices.reads import default_of, text_of
from yichuang.domain.notices.states import TEXTS
from yichuang.kernel.actors import Actor
from yichuang.kernel.refusals import ActRefused, OutOfTurn

FASTER = "刚才有人改过这条通知的文字，请先看看新的写法，再决定要不要改。"


@dataclass(frozen=True)
class Said:
    """One topic as staff write it; `sms` is "" where it says what `text` says."""

    topic: str
    title: str
    text: str
    sms: str = ""


def rewrite(said: Said, *, by: Actor, version: int, reason: str = "") -> MessageText:
    """Say one topic in the bureau's words. `version` is the one the person has read, 0 the table's; refuses when it
    is no longer the newest, and naming every fault of the words."""
    text = text_of(said.topic) or MessageText(number=said.topic)
    try:
        with transaction.atomic(), TEXTS.step(text, "rewrite", by=by) as step:
            if step.thing.version != version:
                raise OutOfTurn(FASTER)
            step.thing.title, step.thing.text, step.thing.sms = said.title, said.text, said.sms
            step.thing.version += 1
            if faults := step.thing.faults:
                raise ActRefused(*(reason for part in faults.values() for reason in part))
            step.note, step.facts = reason, facts_of(step.thing)
    except IntegrityError as taken:  # two made the first one at once
        raise OutOfTurn(FASTER) from taken
    return step.thing


def restore(text: MessageText, *, by: Actor, reason: str = "") -> MessageText:
    """Give a topic back to the table. What the bureau had written stays in the history."""
    default = default_of(text.number)
    with TEXTS.step(text, "restore", by=by) as step:
        step.thing.title, step.thing.text, step.thing.sms = default.title, default.text, default.sms
        step.thing.version += 1
        step.note, step.facts = reason, facts_of(step.thing)
    return step.thing


def facts_of(text: MessageText) -> dict:
    return {"version": text.version, "title": text.title, "text": text.text, "sms": text.sms}


def store_texts(rows: Iterable[Said], *, by: Actor) -> tuple[int, int]:
    """Bring the words to what a file says; what it does not name stays. A row that says what the table says gives the
    topic back to it. Returns how many topics were rewritten for the first time or again, and how many given back."""
    written = given_back = 0
    for said in rows:
        text, default = text_of(said.topic), default_of(said.topic)
        now = text if text and text.is_ours else default
        if (now.title, now.text, now.sms) == astuple(said)[1:]:
            continue
        if (default.title, default.text, default.sms) == astuple(said)[1:]:
            restore(text, by=by)
            given_back += 1
        else:
            rewrite(said, by=by, version=text.version if text else 0)
            written += 1
    return written, given_back
