"""Matters (一件事): applied for at once, looked at as a whole. Their cases are looked at and acted on as any other."""

from datetime import date
from typing import Any, Literal

from ninja import Router, Schema, Status

from yichuang.channels.api.cases import DeliveryWish, refuse_unknown_region, wanted_key, wanted_party
from yichuang.channels.api.limits import Code, Title
from yichuang.channels.api.problems import FAULTS, FieldsWrong
from yichuang.channels.shared import theme_answers
from yichuang.channels.shared.loading import visible_matter
from yichuang.domain.catalogue import reads as catalogue
from yichuang.domain.joint import acts, reads

router = Router(tags=["matters"])


class Handed(Schema):
    """What is handed in for one material of the plan (its `kind`): ids of files, or paper seen at a counter."""

    kind: Title
    files: list[Code] = []
    paper: bool = False


class MatterApplication(Schema):
    """`answers` to the theme's questions, as POST /themes/{code}/plan takes them; `fields` by data element of the
    plan's form, and of what every application asks. `mandate`: what waits is filed when its time comes."""

    theme: Code
    party: Code = ""
    answers: dict[str, Any] = {}
    fields: dict[str, Any] = {}
    materials: list[Handed] = []
    consent: bool = False
    mandate: bool = False
    results: Literal["together", "as_ready"] = "together"
    owed_promised: bool = False
    region: Code = ""
    delivery: DeliveryWish | None = None


class PartOf(Schema):
    item: str
    name: str
    department: str
    stands: str
    word: str
    waits_for: list[str]
    case: str
    state: str
    due_on: date | None
    held_by: str
    why: str


class MatterPaper(Schema):
    id: str
    code: str
    title: str
    number: str
    issued_on: date


class MatterOf(Schema):
    number: str
    theme: str
    name: str
    state: str
    state_word: str
    results: str
    filed_on: date | None
    promise_due: date | None
    correction_due: date | None
    parts: list[PartOf]
    documents: list[MatterPaper]


@router.post("/matters", response={201: MatterOf, **FAULTS}, operation_id="file_matter")
def file_matter(request, payload: MatterApplication):
    """Apply for a whole theme. All that waits for nothing is filed at once, the rest when its time comes. The same
    Idempotency-Key of the same account always gets the same matter."""
    actor, key = request.actor, wanted_key(request)
    refuse_unknown_region(payload.region)
    version = catalogue.theme(payload.theme)
    if version is None:
        raise FieldsWrong({"theme": f"没有编码为 {payload.theme} 的一件事。"})
    answers, still_open = theme_answers.walked(version.sheet, lambda question: payload.answers.get(question.id))
    if still_open:
        raise FieldsWrong({f"answers.{question.id}": f"请回答“{question.text}”" for question in still_open})
    party = wanted_party(actor, payload.party or actor.own_party)
    matter = acts.apply(
        theme=payload.theme,
        party=party.number,
        situations=answers,
        form=payload.fields,
        supplies={one.kind: supplied(one) for one in payload.materials},
        by=actor,
        key=key,
        place={"channel": "counter" if actor.is_staff else "online", "region": payload.region},
        consent=payload.consent,
        mandate=payload.mandate,
        results=payload.results,
        delivery=payload.delivery and payload.delivery.dict(),
        owed_promised=payload.owed_promised,
    )
    return Status(201, whole(matter))


def supplied(one: Handed) -> list[dict]:
    return [{"file": each} for each in one.files] + ([{"paper": True}] if one.paper else [])


@router.get("/matters/{number}", response={200: MatterOf, **FAULTS}, operation_id="matter")
def matter(request, number: str):
    """One matter: each item, its case, where it stands, and what it waits for."""
    return whole(visible_matter(request.actor, number))


def whole(matter) -> dict:
    return {
        "number": matter.number,
        "theme": matter.theme.theme_id,
        "name": matter.name,
        "state": matter.state,
        "state_word": matter.get_state_display(),
        "results": matter.results,
        "filed_on": matter.filed_on,
        "promise_due": matter.promise_due,
        "correction_due": matter.correction_due,
        "parts": [part_told(one) for one in reads.shown(matter, reads.parts_of(matter))],
        "documents": [
            {
                "id": str(paper.pk),
                "code": paper.code,
                "title": paper.title,
                "number": paper.number,
                "issued_on": paper.issued_on,
            }
            for paper in reads.documents_of(matter)
        ],
    }


def part_told(one) -> dict:
    case = one.case
    return {
        "item": one.part.item_code,
        "name": one.part.item_name,
        "department": one.part.body_name,
        "stands": one.stands,
        "word": one.word,
        "waits_for": list(one.part.waits_for),
        "case": case.number if case else "",
        "state": case.state if case else "",
        "due_on": one.due_on,
        "held_by": case.held_by if case else "",
        "why": one.why,
    }
