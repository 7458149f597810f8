"""Licence types from a file: what stands on them, how long they hold, and how they look."""

from dataclasses import dataclass
from pathlib import Path

from django.db import transaction

from yichuang.domain.catalogue import reads as catalogue
from yichuang.domain.identity import reads as identity
from yichuang.domain.identity.acts import record_load
from yichuang.domain.identity.imports import files_of
from yichuang.domain.licences import acts, papers, reads
from yichuang.domain.licences.models import LicenceType
from yichuang.domain.licences.tables import USUAL_FACE
from yichuang.kernel import typesetting
from yichuang.kernel.actors import Actor
from yichuang.kernel.cells import Cell, Many, Pattern, Whole, YesNo, column
from yichuang.kernel.sheets import Columns, Sheet, parse, refuse_problems

TABLE = "licence_types"
MUST = "*"  # behind the name of a line that may not be empty
FILLED_BY = "="  # between the name of a line and the data element of the application that fills it
CODE = r"[0-9A-HJ-NP-RT-UW-Y]{18}\d{3}"
NO_CODE = "应是定义机构的统一社会信用代码加 3 位数字，不填的由系统编号"
YEARS = "应是年数、0（长期）或 item（按事项）"
AS_THE_ITEM = "item"  # in the column of years: as the item says
SHEETS = r"licences/[a-z0-9-]+"  # the sheets licences are drawn on; other papers need other words
NO_SHEET = "没有这个版式或版本，不填的用系统的版式"


class LicenceTypes(Columns):
    """licence_types.csv"""

    name = column("name", Cell(longest=120))
    defined_by = column("defined_by")
    code = column("code", Pattern(CODE, NO_CODE, blank=True))
    face = column("face", Many(blank=True))
    validity_years = column("validity_years", Pattern(rf"\d{{1,2}}|{AS_THE_ITEM}", YEARS))
    renewable = column("renewable", YesNo())
    template = column("template", Pattern(SHEETS, NO_SHEET, blank=True, longest=60))
    template_version = column("template_version", Whole(blank=True))


@dataclass(frozen=True)
class Loaded:
    rows: int
    new: int
    changed: int


def from_folder(folder: Path) -> Sheet | None:
    """The dry run of a folder's file. None where the folder has no such file."""
    found = files_of(folder, {TABLE: LicenceTypes}).get(TABLE)
    return check(*found) if found else None


def check(name: str, content: bytes) -> Sheet:
    """The dry run: every fault is in its problems. Writes nothing."""
    sheet = parse(name, content, LicenceTypes)
    sheet.unique("name")
    sheet.refers("defined_by", [body.name for body in identity.bodies()], "机构")
    blame_codes(sheet)
    blame_faces(sheet)
    for row in sheet.rows:
        if not drawable(row.template or papers.TEMPLATE, row.template_version or 0):
            sheet.blame(row, "template", NO_SHEET, f"{row.template} {row.template_version or ''}".strip())
    return sheet


def blame_codes(sheet: Sheet) -> None:
    """A code is of one type for good: it is part of the identifier of every licence issued."""
    kinds = list(reads.types())
    names, codes = {kind.code: kind.name for kind in kinds}, {kind.name: kind.code for kind in kinds}
    for row in sheet.rows:
        if not row.code:
            continue
        if names.setdefault(row.code, row.name) != row.name:
            sheet.blame(row, "code", f"已经是“{names[row.code]}”的代码", row.code)
        elif codes.setdefault(row.name, row.code) != row.code:
            sheet.blame(row, "code", f"“{row.name}”的代码是 {codes[row.name]}，定了不能改", row.code)


def blame_faces(sheet: Sheet) -> None:
    """Every line has a name of its own and, where it names a data element, one that forms do ask; a line that may not
    be empty is filled by something, or no licence of the type could ever be issued."""
    known = {element for element, _ in USUAL_FACE} | set(catalogue.element_labels())
    for row in sheet.rows:
        lines = [line_of(text) for text in row.face]
        names = [line["name"] for line in lines]
        if "" in names or len(set(names)) < len(names):
            sheet.blame(row, "face", "照面上的每一行都要有自己的名称", "|".join(row.face)[:60])
        for line in lines:
            if "element" in line and line["element"] not in known:
                sheet.blame(row, "face", "没有这个数据元", line["element"])
            elif line["required"] and "element" not in line and line["name"] not in papers.ALWAYS:
                sheet.blame(row, "face", "必填的一行要写明由哪个数据元填，例如 住所*=org_address", line["name"])


def line_of(text: str) -> dict:
    """许可事项*, or 经营场所*=premises_address, as the type keeps it."""
    name, filled, element = text.partition(FILLED_BY)
    line = {"name": name.strip().removesuffix(MUST), "required": name.strip().endswith(MUST)}
    return line | ({"element": element.strip()} if filled else {})


def text_of(line: dict) -> str:
    """The other way: a line of the face as a file writes it."""
    return f"{line['name']}{MUST * line['required']}{FILLED_BY + line['element'] if line.get('element') else ''}"


def drawable(template: str, version: int) -> bool:
    try:
        return version <= typesetting.newest(template)
    except LookupError:
        return False


def load(sheet: Sheet, *, by: Actor) -> Loaded:
    """Define the types, all or nothing; those a file does not name stay. FileRefused names every fault."""
    refuse_problems(sheet)
    known = {kind.name: said_of(kind) for kind in reads.types()}
    bodies = {body.name: body for body in identity.bodies()}
    told = [(row, facts_of(row, bodies)) for row in sheet.rows]
    new = [facts for row, facts in told if row.name not in known]
    changed = [facts for row, facts in told if row.name in known and known[row.name] != facts | {"code": ""}]
    with transaction.atomic():
        for facts in (*new, *changed):
            acts.define(by=by, **facts)
        if new or changed or not identity.was_loaded(TABLE, sheet.digest):
            record_load(TABLE, sheet.digest, rows=len(told), created=len(new), changed=len(changed), by=by)
    return Loaded(len(told), len(new), len(changed))


def facts_of(row, bodies: dict) -> dict:
    return {
        "name": row.name,
        "body": bodies[row.defined_by],
        "code": row.code,
        "face": [line_of(text) for text in row.face],
        "validity_years": None if row.validity_years == AS_THE_ITEM else int(row.validity_years),
        "renewable": row.renewable,
        "template": row.template or papers.TEMPLATE,
        "template_version": row.template_version or 0,
    }


def said_of(kind: LicenceType) -> dict:
    """What a type says now, as `facts_of` a row; its code cannot change and is left out."""
    facts = {name: getattr(kind, name) for name in ("name", "face", "validity_years", "renewable", "template")}
    return facts | {"body": kind.defined_by, "code": "", "template_version": kind.template_version}


def exported() -> list[list[str]]:
    """Every type as the rows of its file, heading first; read back it changes nothing."""
    rows = [
        [
            kind.name,
            kind.defined_by.name,
            kind.code,
            "|".join(text_of(line) for line in kind.face),
            AS_THE_ITEM if kind.validity_years is None else str(kind.validity_years),
            str(int(kind.renewable)),
            kind.template,
            str(kind.template_version or ""),
        ]
        for kind in reads.types()
    ]
    return [[field.column_name for field in LicenceTypes.fields.values()], *rows]
