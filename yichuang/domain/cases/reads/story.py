"""One case told: its way, its timeline, its clocks and papers, and what may be done now."""

from dataclasses import dataclass

from django.utils import timezone

from yichuang.domain.cases import rules
from yichuang.domain.cases.models import Case
from yichuang.domain.cases.rules import afterwards, review
from yichuang.domain.cases.rules.fees import costs_a_fee
from yichuang.domain.cases.states import CLOSED, DECIDED, LIFE, OPEN, State, state_word
from yichuang.domain.cases.tables import CLOCK_WORDS
from yichuang.domain.identity import reads as identity
from yichuang.kernel import clocks, documents, ledger
from yichuang.kernel.actors import Actor


@dataclass(frozen=True)
class Moment:
    """One line of the timeline. `seq` is that of its line in the ledger."""

    seq: int
    act: str
    word: str
    at: object
    on: object
    state: str
    who: str
    words: str
    documents: tuple
    article: str
    held_by: str


# Conditions on what kind of matter this is: where one fails, nothing the officer writes could make the act lawful.
OF_ITS_NATURE = (
    rules.decided_here,
    rules.decided_elsewhere,
    rules.register_only,
    review.two_level_item,
    review.decided_at_this_level,
    rules.result_is_licence,
    rules.has_a_licence_to_change,
    afterwards.first_decision,
    afterwards.for_change,
    afterwards.for_renewal,
    afterwards.for_revocation,
    afterwards.for_withdrawal,
    afterwards.for_cancellation,
    afterwards.asked_for,
    afterwards.can_be_denied,
    afterwards.is_the_first,
)
SENSELESS = {  # acts the table allows in a state, but which have nothing to act on in this case
    "start_special": lambda case: not case.suspending_procedures,
    "allow_second_notice": lambda case: not case.corrections or case.second_notice_allowed,
    "terminate": lambda case: case.state == State.GRANTED and not case.owes_too_long,
    "supply_owed": lambda case: not (case.owed or case.missing),
    "promise_owed": lambda case: not case.owed or case.tolerance_promised,
    "promise_facts": lambda case: case.promises_facts or not case.terms.get("commitment") or not case.missing,
    "post_check": lambda case: case.post_check not in {"open", "ordered"},
    "order_correction": lambda case: case.post_check not in {"open", "ordered", "false"},
    "end_waiver": lambda _case: True,  # done by the act that finds a licence no longer holds
    "offer_hearing": lambda case: case.hearing != "",
    "ask_for_hearing": lambda case: case.hearing != "offered",
    "call_hearing": lambda case: case.hearing not in {"offered", "asked", "called"},
    "record_hearing": lambda case: case.hearing != "called",
    "hear_views": lambda case: case.voices_until is None,
    "open_follow_up": lambda case: case.proposal == "deny",
    "ask_follow_up": lambda case: case.proposal == "deny",
    "charge": lambda case: bool(case.fee) or not costs_a_fee(case),
    "reduce_fee": lambda case: case.fee != "due",
    "note_payment": lambda case: case.fee != "due",
    "extend": lambda case: bool(case.extended_days),
    "deliver": lambda case: case.with_the_others,  # handed out by its matter
}


def open_acts(actor: Actor, case: Case):
    """The rows of the table this person may take now, without those that cannot apply to a matter of this kind."""
    return [row for row in LIFE.open_to(actor, case) if makes_sense(row, case)]


def makes_sense(row, case: Case) -> bool:
    if any(need in OF_ITS_NATURE and not need(case) for need in row.needs):
        return False
    return not SENSELESS.get(row.act, lambda _case: False)(case)


def documents_of(case: Case):
    """The papers issued in this case, and those of its 一件事 that speak for it too, oldest first."""
    return documents.of_any(case.thing, *([f"matter:{case.matter}"] if case.matter else []))


def taken_over_with(case: Case) -> frozenset[str]:
    """The digests of the files that came from the older system with the case, as its ledger says."""
    if not case.source:
        return frozenset()
    came = (entry.facts.get("materials", ()) for entry in ledger.of(case) if entry.act == "take_over")
    return frozenset(digest for pairs in came for _, digest in pairs)


def clocks_of(case: Case):
    """The clocks of this case, running and stopped, in the order they started."""
    return clocks.of(case)


def timeline(case: Case, *, inside: bool) -> list[Moment]:
    """Every act so far, the newest last. Officers' names and words are shown `inside` only; a person outside sees
    which body did it, and reads the reasons in the documents."""
    remarks: dict[str, list] = {}
    for remark in case.remarks.all():
        remarks.setdefault(remark.act, []).append(remark.text)
    papers = {paper.number: paper for paper in documents_of(case)}
    bodies = {body.code: body.short_name for body in identity.bodies()}
    moments = []
    for entry in ledger.of(case):
        words = remarks.get(entry.act, [])
        said = words.pop(0) if words and "words" in entry.facts else ""
        moments.append(
            Moment(
                seq=entry.seq,
                act=entry.act,
                word=LIFE.word(entry.act),
                at=entry.at,
                on=entry.on,
                state=state_word(entry.to, case.purpose),
                who=who(entry, bodies, inside=inside),
                words=said if inside else "",
                documents=tuple(papers[n] for n in entry.document.split() if n in papers),
                article=entry.article,
                held_by=entry.held_by,
            )
        )
    return moments


def who(entry, bodies: dict[str, str], *, inside: bool) -> str:
    if not entry.account:
        return "系统按时限自动办理"
    if not entry.body:
        return "申请人"
    body = bodies.get(entry.body, entry.body)
    return f"{body} {entry.post} {entry.actor}" if inside else body


WAY = (
    ("提交", (State.DRAFT,)),
    ("收件", (State.SUBMITTED, State.PRE_REVIEW)),
    ("受理", (State.RECEIVED, State.CORRECTION)),
    ("审查", (State.ACCEPTED, State.IN_REVIEW, State.SPECIAL)),
    ("决定", (State.PENDING_DECISION,)),
    ("出证", (State.GRANTED, State.CERT_MAKING)),
    ("送达", (State.DENIED, State.READY)),
)


def way(case: Case) -> list[tuple[str, str]]:
    """The steps of the matter with "done", "now" or "next" for each; none where it ended before them."""
    if case.state in CLOSED and case.state != State.DELIVERED:
        return []
    at = next((i for i, (_, states) in enumerate(WAY) if case.state in states), len(WAY))
    return [(word, "done" if i < at else "now" if i == at else "next") for i, (word, _) in enumerate(WAY)]


def progress_of(case: Case) -> dict:
    """What somebody with number and password may know: no name, no form, no material."""
    return {
        "number": case.number,
        "item": case.item_name,
        "body": case.deciding_body.short_name,
        "state": case.get_state_display(),
        "is_open": case.state in OPEN,
        "is_decided": case.state in DECIDED,
        "due_on": case.due_on,
        "provisional": case.red_on is None,
        "suspended_since": case.suspended_since,
        "resumes_on": case.resumes_on,
        "overruns": case.overruns(timezone.localdate()),
        "way": way(case),
    }


def clock_told(clock) -> dict:
    """One clock with the line of every day, as pages and the interface show it."""
    found = clocks.reckoned(clock)
    return {
        "kind": clock.kind,
        "word": CLOCK_WORDS[clock.kind],
        "start": clock.start,
        "length": clock.length,
        "unit": clock.unit,
        "due_on": clock.due_on,
        "suspended_since": clock.suspended_since,
        "stopped_on": clock.stopped_on,
        "provisional": clock.provisional,
        "light": clocks.light(clock, timezone.localdate()),
        "lines": [
            {"first": line.first, "last": line.last, "counted": line.counted, "kind": line.kind, "text": line.text}
            for line in found.lines
        ],
    }


def ledger_told(case: Case) -> list[dict]:
    """The ledger of a case for those who may see it: acts, bodies, dates and digests."""
    return [
        {
            "seq": entry.seq,
            "act": entry.act,
            "word": LIFE.word(entry.act),
            "frm": entry.frm,
            "to": entry.to,
            "at": entry.at,
            "on": entry.on,
            "body": entry.body,
            "post": entry.post,
            "held_by": entry.held_by,
            "article": entry.article,
            "document": entry.document,
            "digest": entry.digest,
        }
        for entry in ledger.of(case)
    ]
