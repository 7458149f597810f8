"""Cases: filed, listed, looked at. What may be done to one is in `case_acts`."""

from dataclasses import asdict
from datetime import date, datetime
from typing import Any, Literal

from django.core.exceptions import ObjectDoesNotExist
from ninja import Query, Router, Schema, Status

from yichuang.channels.api import by_list, case_acts, pages
from yichuang.channels.api.limits import Code
from yichuang.channels.api.problems import FAULTS, FieldsWrong
from yichuang.channels.shared.loading import visible_case
from yichuang.domain.cases import acts, reads
from yichuang.domain.catalogue import reads as catalogue
from yichuang.domain.identity import reads as identity

router = Router(tags=["cases"])
LONGEST_KEY = 100
by_list.register(router)
case_acts.register(router)


class DeliveryWish(Schema):
    """How the result is to be delivered; `post` needs recipient, phone and address, `electronic` needs `consent`."""

    mode: Literal["window", "post", "electronic"]
    recipient: str = ""
    phone: str = ""
    address: str = ""
    consent: bool = False


class Application(Schema):
    """An application as a terminal or a partner sends it; created and submitted in one go.

    `party` is a party's number (POST /session lists them); left out, the caller's own.
    """

    item: Code
    party: Code = ""
    fields: dict[str, Any] = {}
    materials: list[case_acts.Supply] = []
    consent: bool = False
    owed_promised: bool = False
    promises_facts: bool = False
    region: Code = ""
    delivery: DeliveryWish | None = None


class Filed(Schema):
    number: str
    password: str
    state: str


class CaseLine(Schema):
    number: str
    item: str
    item_name: str
    department: str
    state: str
    state_word: str
    due_on: date | None
    suspended_since: date | None
    resumes_on: date | None
    held_by: str


class CaseList(Schema):
    results: list[CaseLine]
    next: str | None


class Line(Schema):
    first: date
    last: date
    counted: int
    kind: str
    text: str


class ClockOf(Schema):
    kind: str
    start: date
    length: int
    unit: str
    due_on: date | None
    suspended_since: date | None
    stopped_on: date | None
    provisional: bool
    lines: list[Line]


class Paper(Schema):
    id: str
    code: str
    title: str
    number: str
    issued_on: date
    sealing: str
    sealing_word: str


class Entry(Schema):
    seq: int
    act: str
    word: str
    frm: str
    to: str
    at: datetime
    on: date
    body: str
    post: str
    held_by: str
    article: str
    document: str
    digest: str


class WaivedMaterial(Schema):
    """A material a licence spares, by the newest look at it; `fault` says why it no longer does."""

    material: int
    name: str
    licence: str
    number: str
    fault: str
    checked_at: datetime


class CaseOf(CaseLine):
    open_acts: list[str]
    clocks: list[ClockOf]
    documents: list[Paper]
    ledger: list[Entry]
    missing: list[str]
    owed: list[str]
    waived: list[WaivedMaterial]
    promises_facts: bool
    owed_due: date | None
    post_check: str
    post_check_due: date | None
    gaps: list[dict]
    licence: str


@router.post("/cases", response={201: Filed, **FAULTS}, operation_id="file_case")
def file(request, payload: Application):
    """File an application: an applicant's is submitted, a counter's is received. The same Idempotency-Key of the same
    account always gets the same case."""
    actor = request.actor
    key = wanted_key(request)
    refuse_unknown_region(payload.region)
    version = wanted_version(payload.item)
    party = wanted_party(actor, payload.party or actor.own_party)
    faults = reads.faults_in(reads.form_of(version, party.kind), reads.prefilled(version, party) | payload.fields)
    if faults:
        raise FieldsWrong({f"fields.{element}": sentence for element, sentence in faults.items()})
    channel = "counter" if actor.is_staff else "online"
    case = acts.file(
        item=version,
        party=party,
        by=actor,
        channel=channel,
        region=payload.region,
        key=key,
        answers=payload.fields,
        materials=[supply.dict() for supply in payload.materials],
        consent=payload.consent,
        owed_promised=payload.owed_promised,
        delivery=payload.delivery and payload.delivery.dict(),
        promises_facts=payload.promises_facts,
    )
    return Status(201, {"number": case.number, "password": case.password, "state": case.state})


def wanted_key(request) -> str:
    """The caller's own name for this filing; any printable text up to LONGEST_KEY signs."""
    key = request.headers.get("Idempotency-Key", "")
    if len(key) > LONGEST_KEY or not key.isprintable():
        raise FieldsWrong({"Idempotency-Key": f"Idempotency-Key 最多 {LONGEST_KEY} 个可见字符。"})
    return key


def refuse_unknown_region(code: str) -> None:
    try:
        _ = code and identity.region(code)
    except ObjectDoesNotExist as nothing:
        raise FieldsWrong({"region": "没有这个区划代码，请填 12 位的镇街或村社区代码。"}) from nothing


def wanted_version(code: str):
    try:
        return catalogue.version_in_force(code)
    except ObjectDoesNotExist as nothing:
        raise FieldsWrong({"item": f"没有编码为 {code} 的事项。"}) from nothing


def wanted_party(actor, number: str):
    """A citizen applies for a party spoken for; a counter for whoever stands there, by the party's whole number."""
    nobody = FieldsWrong({"party": "没有这个申请人，或者您不能代其申请。"})
    if not actor.is_staff and number not in actor.parties:
        raise nobody
    try:
        return identity.party(number)
    except ObjectDoesNotExist as nothing:
        raise nobody from nothing


class Filter(Schema):
    state: str = ""
    department: str = ""
    due_before: date | None = None
    cursor: str = ""


@router.get("/cases", response={200: CaseList, **FAULTS}, operation_id="cases")
def cases(request, asked: Query[Filter]):
    """The cases the caller may see, newest first."""
    rows = reads.visible_to(request.actor).order_by("-id")
    if asked.state:
        rows = rows.filter(state=asked.state)
    if asked.department:
        rows = rows.filter(deciding_body=asked.department)
    if asked.due_before:
        rows = rows.filter(due_on__lt=asked.due_before)
    found, following = pages.cut(rows, asked.cursor)
    return {"results": [line_of(case) for case in found], "next": following}


@router.get("/cases/{number}", response={200: CaseOf, **FAULTS}, operation_id="case")
def case(request, number: str):
    """One case: where it stands, what may be done now, its clocks with every day explained, papers, ledger."""
    return whole(request.actor, visible_case(request.actor, number))


def line_of(case) -> dict:
    return {
        "number": case.number,
        "item": case.item_code,
        "item_name": case.item_name,
        "department": case.deciding_body_id,
        "state": case.state,
        "state_word": case.get_state_display(),
        "due_on": case.due_on,
        "suspended_since": case.suspended_since,
        "resumes_on": case.resumes_on,
        "held_by": case.held_by,
    }


def whole(actor, case) -> dict:
    return line_of(case) | {
        "open_acts": [row.act for row in reads.open_acts(actor, case)],
        "clocks": [reads.clock_told(clock) for clock in reads.clocks_of(case)],
        "documents": [
            {
                "id": str(paper.pk),
                "code": paper.code,
                "title": paper.title,
                "number": paper.number,
                "issued_on": paper.issued_on,
                "sealing": paper.sealing,
                "sealing_word": paper.get_sealing_display(),
            }
            for paper in reads.documents_of(case)
        ],
        "ledger": reads.ledger_told(case),
        "missing": case.missing,
        "owed": case.owed,
        "promises_facts": case.promises_facts,
        "owed_due": case.owed_due,
        "post_check": case.post_check,
        "post_check_due": case.post_check_due,
        "waived": [asdict(waiver) for waiver in reads.waivers(case)],
        "gaps": case.gaps,
        "licence": case.licence_identifier,
    }
