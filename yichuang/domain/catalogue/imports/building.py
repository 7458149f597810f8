"""From checked rows to unsaved items, versions and parts. What the files do not say stays empty."""

import json
import re
from collections import Counter, defaultdict
from hashlib import sha256
from types import SimpleNamespace

from yichuang.domain.catalogue.imports import columns
from yichuang.domain.catalogue.models import (
    CanonicalMaterial,
    CatalogRow,
    DataElement,
    FormField,
    Item,
    ItemVersion,
    Material,
    SpecialProcedure,
)
from yichuang.domain.catalogue.tables import codes, national
from yichuang.domain.identity.models import Body

SITUATION = re.compile(r"（[^（）]*）$")
NO_FEE = "0"
LOWER = {"4": "456", "5": "56", "6": "6"}
SAMPLE_PROVINCE_DIGITS = 2
YOUNGER = frozenset(
    {"longest", "upper_body"}
)  # columns added since districts were loaded: empty, they say nothing of an item


def digest_of(*rows) -> str:
    """One text for everything a file says of an item, so that the same again is recognised, also by a later version of
    this program that knows more columns."""
    said = [
        {k: v for k, v in sorted(vars(row).items()) if k not in ("line", "pk") and (v or k not in YOUNGER)}
        for row in rows
    ]
    plain = json.dumps(said, ensure_ascii=False, sort_keys=True, default=str)
    return sha256(plain.encode()).hexdigest()


def by_item(rows) -> dict[str, list]:
    found: dict[str, list] = defaultdict(list)
    for row in rows:
        found[row.item_code].append(row)
    return found


# ----------------------------------------------------------------------------------------------- what is shared


def elements_of(fields) -> list[DataElement]:
    """One data element per code, named as most items name it."""
    labels: dict[str, Counter] = defaultdict(Counter)
    types = {row.element: row.type for row in fields}
    for row in fields:
        labels[row.element][row.label] += 1
    return [DataElement(code=code, label=labels[code].most_common(1)[0][0], type=types[code]) for code in types]


def canonical_of(materials) -> list[CanonicalMaterial]:
    """One canonical material per name, with the e-licence that most items say stands in for it."""
    licences: dict[str, Counter] = defaultdict(Counter)
    for row in materials:
        licences[row.material_type].update([row.licence_type] if row.licence_type else [])
    return [
        CanonicalMaterial(
            name=name,
            licence_type=count.most_common(1)[0][0] if count else "",
            made_from_form=name in codes.MADE_FROM_THE_FORM,
        )
        for name, count in licences.items()
    ]


def groups_of(items) -> dict[str, list[str]]:
    """Item code → the codes of all handling items of the same service item, itself included.

    Items of one body that differ only in the situation in brackets behind the name are handling items (业务办理项)
    of one service item; they must agree in what is locked, type and legal basis.
    """
    together: dict[tuple, list[str]] = defaultdict(list)
    for row in items:
        together[row.code.split("-")[0], SITUATION.sub("", row.name), row.item_type, row.legal_basis].append(row.code)
    return {code: group for group in together.values() for code in group}


def levels(body: Body, level: str) -> list[str]:
    """From the level of the body down to the lowest that handles it."""
    highest = national.BODY_LEVEL[body.kind]
    lowest = max(highest, national.LEVEL_OF_NAME[level])
    return [digit for digit in LOWER[highest] if digit <= lowest]


# --------------------------------------------------------------------------------------------------- one item


def catalog_row(row, body: Body, group: list[str]) -> CatalogRow:
    """The sample row of the basic catalogue an item refers to; the first item of a group gives it its number."""
    number = int(group[0].split("-")[1])
    province = body.region_id[:SAMPLE_PROVINCE_DIGITS]
    return CatalogRow(
        code=national.catalog_code(province, row.item_type, body.order, number),
        name=SITUATION.sub("", row.name) if len(group) > 1 else row.name,
        item_type=row.item_type,
        legal_basis=row.legal_basis,
        exercise_levels=levels(body, row.level),
        is_sample=True,
    )


def item_of(row, body: Body, *, catalog: CatalogRow, group: list[str], known: Item | None, digest: str) -> Item:
    """The item; national codes once given are kept."""
    task = national.task_code(body.uscc, national.BODY_LEVEL[body.kind], catalog.code)
    own = known or Item(
        row_id=catalog.code,
        task_code=task,
        handling_code=national.handling_code(task, group.index(row.code) + 1),
        codes_are_sample=True,
    )
    return Item(
        code=row.code, body=body, row_id=own.row_id, task_code=own.task_code, handling_code=own.handling_code,
        codes_are_sample=own.codes_are_sample, decided=row.decided or Item.Decided.HERE, source_digest=digest,
        annual_volume=row.annual_volume, kiosk_functions=row.kiosk_functions, keywords=row.keywords,
        is_grassroots=row.grassroots, steps_before=row.steps_before, steps_after=row.steps_after,
        days_before=row.days_before, visits_before=row.visits_before,
    )  # fmt: skip


def version_of(row, body: Body, topics: SimpleNamespace) -> ItemVersion:
    audience, online = row.audience, row.online != "1"
    organisations = bool(set(audience) - {codes.PERSON})
    return ItemVersion(
        name=row.name, item_type=row.item_type, legal_basis=row.legal_basis,
        exercise_levels=levels(body, row.level), audience=audience, kind=row.kind,
        person_topics=topics.person if codes.PERSON in audience else [],
        corp_topics=topics.corp if organisations else [],
        modes=[codes.BY_WINDOW] * body.has_window + [codes.ONLINE] * online,
        visits=row.visits,
        statutory_days=row.statutory_days, statutory_unit=codes.WORKDAYS,
        promised_days=row.promised_days, promised_unit=codes.WORKDAYS,
        conditions=row.conditions,
        is_charged=row.fee != NO_FEE, fee_standard="" if row.fee == NO_FEE else row.fee,
        result_type=columns.RESULT_TYPE[row.result_kind], result_name=row.result_name,
        is_online=online, online_depth=list(row.online),
        on_kiosk=row.kiosk, in_hall=body.has_window,
        crosses_regions=row.scope != "0", cross_region_scope=row.scope,
        identity_level=row.identity_level or 2,
        allows_commitment=row.commitment, upper_body=row.upper_body or "",
        four_eyes=row.item_type == codes.LICENSING and row.kind == codes.PROMISED,
        licence_type=row.result_name if row.result_kind in columns.GIVES_A_LICENCE else "",
        validity_years=row.validity_years,
    )  # fmt: skip


def parts_of(row, materials, fields) -> dict[str, list]:
    return {
        "materials": [
            Material(
                seq=each.seq, name=each.name, canonical_id=each.material_type, necessity=each.necessity,
                originals=each.originals, copies=each.copies, medium=each.medium, source=each.source,
                issuer=each.issuer, licence_type=each.licence_type, note=each.note,
                promisable=bool(each.promisable), owed_days=each.owed_days or 0,
            )
            for each in materials
        ],
        "fields": [
            FormField(
                seq=each.seq, element_id=each.element, label=each.label, type=each.type, is_required=each.required,
                longest=each.longest or 0, options=each.options, help=each.help,
            )
            for each in fields
        ],
        "specials": [SpecialProcedure(seq=seq, kind=kind) for seq, kind in enumerate(row.special_steps, 1)],
    }  # fmt: skip
