"""Saves of a draft: each is an act, entered with the names of what changed, and asks the audit rules again."""

from collections import Counter

from yichuang.domain.catalogue.acts.auditing import note_findings
from yichuang.domain.catalogue.acts.life import PARTS, SETTINGS, with_parts
from yichuang.domain.catalogue.models import (
    CanonicalMaterial,
    DataElement,
    FormField,
    HandlingStep,
    ItemVersion,
    Material,
    SpecialProcedure,
)
from yichuang.domain.catalogue.states import VERSIONS
from yichuang.domain.catalogue.tables import codes
from yichuang.domain.catalogue.tables.fields import BY_NAME, COLUMNS
from yichuang.kernel.actors import Actor
from yichuang.kernel.refusals import ActRefused

EDITABLE = {row.name for row in COLUMNS} | set(SETTINGS)
MODELS = {"materials": Material, "fields": FormField, "steps": HandlingStep, "specials": SpecialProcedure}


def edit(version: ItemVersion, *, by: Actor, **values) -> ItemVersion:
    """Save fields of a draft by their names in the field table, or the platform's own settings.

    Refuses to change what all four levels share (四级四同) once the item has claimed its catalogue row.
    """
    unknown = set(values) - EDITABLE
    if unknown:
        raise TypeError(f"an item version has no {sorted(unknown)}")
    with VERSIONS.step(version, "edit", by=by) as step:
        changed = [name for name, value in values.items() if getattr(step.thing, name) != value]
        refuse_locked(step.thing, changed)
        for name in changed:
            setattr(step.thing, name, values[name])
        step.facts = {"changed": sorted(changed)}
    note_findings([with_parts(step.thing)])
    return step.thing


def refuse_locked(version: ItemVersion, changed: list[str]) -> None:
    locked = [BY_NAME[name].label for name in changed if name in BY_NAME and BY_NAME[name].locked]
    if locked and version.item.row:
        raise ActRefused(f"{'、'.join(locked)}由上级统一（四级四同），不能在本级修改。")


def set_parts(version: ItemVersion, part: str, rows: list[dict], *, by: Actor) -> ItemVersion:
    """Replace the materials, fields, steps or specials of a draft by these rows, numbered in their order."""
    model = MODELS[part]
    refuse_twice(part, rows)
    with VERSIONS.step(version, "edit", by=by) as step:
        getattr(step.thing, part).all().delete()
        made = [model(version=step.thing, seq=seq, **known(part, row)) for seq, row in enumerate(rows, 1)]
        model.objects.bulk_create(made)
        step.facts = {"changed": [part], "rows": len(made)}
    note_findings([with_parts(step.thing)])
    return step.thing


ONCE = {"fields": ("element", "数据元"), "specials": ("kind", "特别程序")}


def refuse_twice(part: str, rows: list[dict]) -> None:
    """A version asks for a data element once, and lists a special procedure once."""
    key, word = ONCE.get(part, ("", ""))
    many = Counter(str(row[key]) for row in rows) if key else {}
    if reasons := [f"{word}“{name}”写了两行，请只留一行。" for name, times in many.items() if times > 1]:
        raise ActRefused(*reasons)


def known(part: str, row: dict) -> dict:
    """A row whose canonical material or data element exists, entered if it is new."""
    if part == "materials" and isinstance(name := row.get("canonical"), str):
        canonical, _ = CanonicalMaterial.objects.get_or_create(
            name=name, defaults={"made_from_form": name in codes.MADE_FROM_THE_FORM}
        )
        return {**row, "canonical": canonical}
    if part == "fields" and isinstance(code := row.get("element"), str):
        element, _ = DataElement.objects.get_or_create(
            code=code, defaults={"label": row["label"], "type": row["type"]}
        )
        if element.type != row["type"]:
            raise ActRefused(
                f"数据元 {code} 在其他事项中是“{codes.FIELD_TYPE[element.type]}”，同一数据元只能有一种类型。"
            )
        return {**row, "element": element}
    return row


assert set(MODELS) == set(PARTS)
