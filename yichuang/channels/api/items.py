"""Items: what can be applied for. Public."""

from ninja import Router, Schema

from yichuang.channels.api import pages
from yichuang.channels.api.access import MaybeBearer
from yichuang.channels.api.problems import FAULTS
from yichuang.channels.shared.loading import found_or_404
from yichuang.domain.cases import reads as cases
from yichuang.domain.catalogue import reads
from yichuang.domain.guidance import reads as guidance

router = Router(tags=["items"])


class ItemLine(Schema):
    code: str
    name: str
    department: str
    department_code: str
    kind: str
    statutory: dict | None
    promise: dict | None
    decided: str
    upper_body: str


class ItemList(Schema):
    results: list[ItemLine]
    next: str | None


class Material(Schema):
    material: int
    name: str
    canonical: str
    necessity: str
    originals: int
    copies: int
    medium: str
    licence_type: str


class Field(Schema):
    element: str
    label: str
    type: str
    required: bool
    options: list[str]
    help: str
    longest: int


class Guide(ItemLine):
    version: int
    conditions: str
    legal_basis: str
    fee: str
    result_name: str
    visits: int | None
    identity_level: int
    special_procedures: list[dict]
    materials: list[Material]
    fields_individual: list[Field]
    fields_organisation: list[Field]


@router.get("/items", response={200: ItemList, **FAULTS}, auth=MaybeBearer(), operation_id="items")
def items(request, q: str = "", department: str = "", cursor: str = ""):
    """Items in force, best match first with `q`, else by code."""
    after = pages.opened(cursor) if cursor else ""
    if q:
        found = reads.published_among(guidance.find(q, kinds=("item",), limit=pages.SIZE).codes("item"))
        wanted = [version for version in found if department in {"", version.item.body_id}]
        return {"results": [line_of(version) for version in wanted], "next": None}
    page = reads.published(body=department, cursor=after, limit=pages.SIZE)
    return {"results": [line_of(v) for v in page.results], "next": pages.closed(page.next) if page.next else None}


@router.get("/items/{code}", response={200: Guide, **FAULTS}, auth=MaybeBearer(), operation_id="item")
def item(request, code: str):
    """Everything somebody needs to apply: conditions, materials, form, limits."""
    version = found_or_404(reads.latest_public, code)
    return line_of(version) | {
        "version": version.version,
        "conditions": version.conditions,
        "legal_basis": version.legal_basis,
        "fee": version.fee_standard if version.is_charged else "",
        "result_name": version.result_name,
        "visits": version.visits,
        "identity_level": version.identity_level,
        "special_procedures": cases.terms_of(version)["procedures"],
        "materials": [line | {"material": line.pop("seq")} for line in cases.material_lines(version)],
        "fields_individual": [field_of(q) for q in cases.form_of(version, "natural")],
        "fields_organisation": [field_of(q) for q in cases.form_of(version, "legal")],
    }


def line_of(version) -> dict:
    return {
        "code": version.item_id,
        "name": version.name,
        "department": version.item.body.name,
        "department_code": version.item.body_id,
        "kind": "instant" if version.is_instant else "promised",
        "statutory": version.limit("statutory"),
        "promise": version.limit("promise"),
        "decided": version.item.decided,
        "upper_body": version.upper_body,
    }


def field_of(question) -> dict:
    return {
        "element": question.element,
        "label": question.label,
        "type": question.type,
        "required": question.required,
        "options": question.options,
        "help": question.help,
        "longest": question.longest,
    }
