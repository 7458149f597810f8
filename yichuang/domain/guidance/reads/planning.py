"""The plan of a theme for given answers: what the catalogue says of its items, compiled."""

from collections.abc import Iterable, Sequence

from yichuang.domain.catalogue import reads as catalogue
from yichuang.domain.catalogue.models import ItemVersion, ThemeVersion
from yichuang.domain.catalogue.rules.conditions import Answers
from yichuang.domain.catalogue.rules.themes import Line
from yichuang.domain.catalogue.tables import codes
from yichuang.domain.guidance.rules.plans import Field, Holding, Matter, Paper, Plan, compiled

NECESSITY = {codes.REQUIRED: "required", codes.CONDITIONAL: "conditional", codes.DEFERRABLE: "deferrable"}
ON_PAPER = "1"


def plan_of(theme: ThemeVersion, answers: Answers, held: Iterable[Holding] = ()) -> Plan:
    """What these answers come to today. An item out of force is left out; nobody can apply for it."""
    lines = theme.sheet.chosen(answers)
    return compiled(matters_of(lines), held, visits=theme.visits)


def matters_of(lines: Sequence[Line]) -> list[Matter]:
    versions = catalogue.in_force_with_parts(line.item for line in lines)
    return [matter_of(versions[line.item], line) for line in lines if line.item in versions]


def matter_of(version: ItemVersion, line: Line) -> Matter:
    return Matter(
        code=version.item_id,
        name=version.name,
        body=version.item.body.short_name,
        days=working_days(version),
        visits=version.visits or 0,
        steps=len(version.steps.all()) or version.item.steps_after or 0,
        fields=tuple(
            Field(row.element_id, row.label, row.type, row.is_required, tuple(row.options), row.help, row.longest)
            for row in version.fields.all()
        ),
        papers=tuple(paper_of(row) for row in version.materials.all() if not row.made_from_form),
        waits_for=line.depends_on,
        gives=frozenset(filter(None, (version.result_name, version.licence_type))),
        own_clock=line.own_clock,
        note=line.note,
    )


def paper_of(row) -> Paper:
    return Paper(
        seq=row.seq,
        name=row.name,
        canonical=row.canonical_id,
        necessity=NECESSITY[row.necessity],
        originals=row.originals,
        copies=row.copies,
        licence_type=row.licence_type,
        issued=row.source == codes.FROM_GOVERNMENT,
        on_paper=row.medium == ON_PAPER,
    )


def working_days(version: ItemVersion) -> int:
    """The promise in working days; where only natural days are promised, five of seven."""
    limit = version.limit("promise") or version.limit("statutory") or {"length": 0, "unit": "workday"}
    return limit["length"] if limit["unit"] == "workday" else -(-limit["length"] * 5 // 7)
