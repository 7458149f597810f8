"""好差评 and complaints: ratings given by terminals and partners, complaints handed in and followed."""

from datetime import UTC, date, datetime, timedelta
from typing import Annotated, Literal

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import Http404
from ninja import Router, Schema, Status
from pydantic import AwareDatetime, Field

from yichuang.channels.api.access import MaybeBearer
from yichuang.channels.api.cases import wanted_key
from yichuang.channels.api.limits import Code, Line, Words
from yichuang.channels.api.problems import FAULTS, FieldsWrong
from yichuang.channels.shared.loading import found_or_404
from yichuang.channels.shared.phones import NO_TELEPHONE, is_telephone
from yichuang.domain.evaluation import acts, reads
from yichuang.domain.evaluation.tables import AT_DESK, SOURCES
from yichuang.domain.identity import reads as identity
from yichuang.kernel.vault import blind_index

router = Router(tags=["evaluation"])
Stars = Annotated[int, Field(ge=1, le=5)]
Way = Annotated[int, Field(ge=1, le=6)]
SIGNS = 150
Device = Annotated[
    str,
    Field(
        pattern=r"^([0-9A-Za-z._:-]{16,64})?$",
        description="What tells one device from another: 16 to 64 signs made at random by the caller, the same each "
        "time, naming neither person nor hardware. Only a keyed digest is kept; many ratings from one device within "
        "minutes are noted as a sign for people to judge. Empty: not looked at.",
    ),
]
OpenedAt = Annotated[
    AwareDatetime | None,
    Field(
        description="When the form was shown to the person, with its offset (2026-03-02T10:00:00+08:00). Five stars "
        "given sooner than anybody reads are noted as a sign. Refused (422) in the future or more than a day ago. "
        "Absent: not looked at."
    ),
]


class RatingGiven(Schema):
    """`code` of the invitation, for anybody who holds it; or `subject`, the number of a case or matter of a party the
    caller speaks for: its last service. `stars`: 5 the best. `way`: the channel (pf) 1 to 6. `again`: a later rating
    (追评), which takes the place of the first in every figure."""

    code: Code = ""
    subject: Code = ""
    stars: Stars
    tags: Annotated[list[Code], Field(max_length=20)] = []
    words: Annotated[str, Field(max_length=SIGNS)] = ""
    way: Way = 2
    name: Annotated[str, Field(max_length=30)] = ""
    phone: Annotated[str, Field(max_length=20)] = ""
    again: bool = False
    device: Device = ""
    opened_at: OpenedAt = None


class RatingOf(Schema):
    """As it was kept. `turn`: 1 the first, 2 the later one."""

    invitation: str
    turn: int
    stars: int
    tags: list[str]
    words: str
    is_valid: bool


@router.post("/ratings", response={201: RatingOf, **FAULTS}, auth=MaybeBearer(), operation_id="rate")
def rate(request, payload: RatingGiven):
    """Rate one service, once. The same Idempotency-Key always gets the same rating. Staff cannot rate (403). What
    looks false by `device` and `opened_at` is noted for a supervisor and counts like any other."""
    key, actor = wanted_key(request), request.actor
    if actor.is_staff:
        raise PermissionDenied
    if not payload.code and not payload.subject:
        raise FieldsWrong({"code": "请给出评价码，或者本人办件的编号。"})
    refuse_no_telephone(payload.phone)
    opened_at = opening(payload.opened_at)
    if payload.code:
        asked = found_or_404(reads.by_code, payload.code)
    else:
        asked = found_or_404(reads.of_subject, actor, payload.subject)
    told = acts.Told(
        stars=payload.stars, tags=tuple(payload.tags), words=payload.words, way=payload.way, name=payload.name,
        phone=payload.phone,
    )  # fmt: skip
    given = acts.rate(
        asked, told, by=actor, again=payload.again, key=key, opened_at=opened_at, device=blind_index(payload.device)
    )
    return Status(201, rating_told(asked, given))


def refuse_no_telephone(said: str) -> None:
    """Whoever leaves a number is called back on it."""
    if said.strip() and not is_telephone(said):
        raise FieldsWrong({"phone": f"{NO_TELEPHONE}。"})


def opening(said: datetime | None) -> datetime | None:
    """When the form opened, as the caller's clock has it: a clock a few seconds ahead means now. Refuses what no form
    stays open for."""
    now = datetime.now(tz=UTC)
    if said is None:
        return None
    if said > now + timedelta(seconds=settings.RATING_CLOCK_AHEAD_SECONDS):
        raise FieldsWrong({"opened_at": "打开评价页面的时间不能晚于现在。"})
    if said < now - timedelta(hours=settings.RATING_FORM_HOURS):
        raise FieldsWrong({"opened_at": f"打开评价页面的时间太早，最多 {settings.RATING_FORM_HOURS} 小时以前。"})
    return min(said, now)


def rating_told(asked, given) -> dict:
    return {
        "invitation": asked.number,
        "turn": given.turn,
        "stars": given.stars,
        "tags": given.tags,
        "words": given.words,
        "is_valid": given.is_valid,
    }


class ComplaintGiven(Schema):
    """What a citizen complains of or asks; staff who take it down for somebody say its `source`."""

    kind: Literal["complaint", "consultation", "stuck"]
    text: Words
    title: Line = ""
    body: Code = ""
    person: Code = ""
    subject: Code = ""
    source: Literal["", "window", "phone", "letter", "email", "12345", "rating", "box"] = ""
    name: Code = ""
    phone: Annotated[str, Field(max_length=20)] = ""


class ComplaintOf(Schema):
    number: str
    kind: str
    state: str
    state_word: str
    department: str
    handled_by: str
    made_on: date
    due_on: date | None
    answer: str
    source: str


@router.post("/complaints", response={201: ComplaintOf, **FAULTS}, operation_id="complain")
def complain(request, payload: ComplaintGiven):
    """Complain, ask, or tell what could not be got done. The same Idempotency-Key of the same account always gets the
    same one."""
    actor, key = request.actor, wanted_key(request)
    if payload.body and not identity.bodies().filter(code=payload.body).exists():
        raise FieldsWrong({"body": "没有这个机构代号。"})
    if not payload.text.strip():
        raise FieldsWrong({"text": "请写明什么事。"})
    refuse_no_telephone(payload.phone)
    facts = payload.dict()
    source = facts.pop("source")
    if actor.is_staff and source not in AT_DESK:
        raise FieldsWrong({"source": "请写明来源。"})
    made = acts.register(by=actor, key=key, source=source if actor.is_staff else "api", **facts)
    return Status(201, complaint_told(made))


@router.get("/complaints/{number}", response={200: ComplaintOf, **FAULTS}, operation_id="complaint")
def complaint(request, number: str):
    """One complaint: of the account that handed it in, or of the bodies the caller supervises or leads."""
    mine = reads.complaints_of(request.actor).filter(number=number).first()
    found = mine or reads.complaints(request.actor).filter(number=number).first()
    if found is None:
        raise Http404
    return complaint_told(found)


def complaint_told(one) -> dict:
    return {
        "number": one.number,
        "kind": one.kind,
        "state": one.state,
        "state_word": one.get_state_display(),
        "department": one.body_id,
        "handled_by": one.handled_by_id or "",
        "made_on": one.made_on,
        "due_on": one.due_on,
        "answer": one.answer,
        "source": SOURCES[one.source],
    }
