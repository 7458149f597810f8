"""What a card rests on, frozen when it is shown: every day of the clock, the ledger, and whose days they were."""

import json
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from django.utils import timezone

from yichuang.domain.cases import reads as cases
from yichuang.domain.cases.states import LIFE
from yichuang.domain.evaluation.states import BAD_RATINGS
from yichuang.domain.identity import reads as identity
from yichuang.domain.supervision.models import CardRule
from yichuang.domain.supervision.reads.measuring import counted_days, told_of
from yichuang.domain.supervision.rules.attribution import answerable, days_by_holder, kind_of
from yichuang.kernel import clocks, things
from yichuang.kernel.models import Clock, LedgerEntry

TABLES = {"case": LIFE, "badrating": BAD_RATINGS}  # the words of a ledger's acts, by kind of thing
HOLDERS = {"applicant": "申请人", "outside": "外部机关", "nobody": "无人", "": "无人"}


@dataclass(frozen=True)
class Answering:
    """Who answers for a matter: the body, and where somebody had it, the window and the person (account number)."""

    unit: str
    window: str = ""
    person: str = ""


def lines_of(thing: str) -> list[LedgerEntry]:
    return list(LedgerEntry.objects.filter(thing=thing).order_by("seq"))


def history_of(lines: list[LedgerEntry]) -> list[tuple[date, str]]:
    """Who had the matter from which day on; acts dated back gave it into other hands only when they were done."""
    return [(timezone.localdate(line.at), line.held_by) for line in lines]


def days_used(clock: Clock, lines: list[LedgerEntry], on: date) -> dict[str, int]:
    return days_by_holder(history_of(lines), counted_days(clock, on))


def answering(body: str, days: dict[str, int], held_by: str = "") -> Answering:
    """The holder who used the most of the days; where nobody of the house did, whoever has it now, if that is one of
    us; else the deciding body alone."""
    holder = answerable(days) or answerable({held_by: 1})
    kind, _, name = holder.partition(":")
    if kind == "person":
        return of_person(name, unit_of_person(name, body))
    if kind == "window":
        return at_window(name, body)
    return Answering(body)


def of_person(account: str, unit: str, window: str = "") -> Answering:
    """Somebody answers, with the window where they sit: a card of theirs is one of that window. "" is nobody named."""
    return Answering(unit, window=window or (identity.window_of(account) if account else ""), person=account)


def unit_of_person(account: str, body: str) -> str:
    """The body whose matter it is, unless the person has posts in another only: then that one answers."""
    own = [post.body_id for post in identity.posts_of(account) if post.state == "held" and not post.stands_in_for_id]
    return body if body in own or not own else own[0]


def at_window(name: str, body: str) -> Answering:
    """A window of the hall answers with the bureau, one of a body with the body; the person is who alone has it."""
    staffed = identity.posts_at(name)
    people = {post.account.number for post in staffed}
    bodies = {post.body_id for post in staffed}
    unit = bodies.pop() if len(bodies) == 1 else body
    window = name if name != body else ""
    return Answering(unit, window=window, person=people.pop() if len(people) == 1 else "")


def evidence_of(rule: CardRule, clock: Clock | None, lines: list[LedgerEntry], days: dict[str, int], on: date) -> dict:
    """As JSON: the rule as it read, the clock with every day explained, the ledger, and whose days they were."""
    return bare(rule) | {
        "clock": told_clock(clock, on) if clock else None,
        "ledger": [told_line(line) for line in lines],
        "days": [{"holder": holder, "who": who_is(holder), "days": many} for holder, many in days.items()],
    }


def bare(rule: CardRule) -> dict:
    """The evidence of what no clock tells."""
    return {"rule": told_of(rule), "clock": None, "ledger": [], "days": [], "cards": []}


def told_clock(clock: Clock, on: date) -> dict:
    stands = clocks.reckoned(clock, on)
    return {
        "kind": clock.kind,
        "start": clock.start.isoformat(),
        "length": clock.length,
        "unit": clock.unit,
        "due_on": clock.due_on and clock.due_on.isoformat(),
        "elapsed": stands.elapsed,
        "remaining": stands.remaining,
        "edition": clock.edition,
        "lines": [line.text for line in stands.lines],
    }


def told_line(line: LedgerEntry) -> dict:
    return {
        "seq": line.seq,
        "at": timezone.localtime(line.at).strftime("%Y-%m-%d %H:%M"),
        "act": TABLES[line.thing.partition(":")[0]].word(line.act),
        "who": " ".join(filter(None, (line.post, line.actor))) or "系统时钟",
        "held_by": line.held_by,
        "digest": line.digest,
    }


def who_is(holder: str) -> str:
    kind, name = kind_of(holder), holder.partition(":")[2]
    if kind == "person":
        return identity.names_of({name}).get(name, name)
    if kind == "window":
        return f"窗口 {name}"
    if kind == "body":
        found = next((body for body in identity.bodies() if body.code == name), None)
        return f"{found.short_name}（没有人认领）" if found else name
    return HOLDERS.get(kind, kind)


def digest_of(evidence: dict) -> str:
    return sha256(json.dumps(evidence, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


@dataclass(frozen=True)
class Subject:
    """What a card is about. `discreet`: whoever it is about is not to learn of it from their colleagues' page."""

    name: str
    body: str
    item_type: str = ""
    discreet: bool = False


def subject_of(thing: str) -> Subject:
    """A case with its item; of a bad rating only that there is one, and who has to mend it."""
    kind, _, number = thing.partition(":")
    if kind == "case":
        case = case_of(thing)
        return Subject(case.item_name, case.deciding_body_id, case.terms.get("item_type", ""))
    mending = things.found(thing)
    return Subject(f"差评办理 {number}", mending.handled_by_id or mending.body_code, discreet=True)


def case_of(thing: str):
    """The case a thing in the ledger is, for whoever works for no one in particular."""
    return cases.numbered(thing.partition(":")[2])
