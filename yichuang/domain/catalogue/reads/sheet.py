"""An item version read through the field table: how complete it is, what a guide shows, how two versions differ."""

from dataclasses import dataclass

from yichuang.domain.catalogue.models import ItemVersion
from yichuang.domain.catalogue.tables import codes
from yichuang.domain.catalogue.tables.fields import BY_NAME, FIELDS, SECTIONS, Field

EMPTY = ("", None, [])
PART_WORDS = {"materials": "申请材料", "fields": "表单字段", "steps": "办理环节", "specials": "特别程序"}


# ----------------------------------------------------------------------------------------------- completeness


@dataclass(frozen=True)
class Completeness:
    """How many of the fields this version must fill are filled (填报率 of one version)."""

    filled: int
    wanted: int
    missing: tuple[Field, ...]

    @property
    def is_complete(self) -> bool:
        return not self.missing


def completeness(version: ItemVersion) -> Completeness:
    wanted = [row for row in FIELDS if row.wanted(version)]
    missing = tuple(row for row in wanted if not is_filled(version, row))
    return Completeness(len(wanted) - len(missing), len(wanted), missing)


def is_filled(version: ItemVersion, row: Field) -> bool:
    """The flow may be told in words or as steps; everything else by its own value. 0 and 否 are answers."""
    if row.name == "flow" and version.steps.all():
        return True
    return getattr(version, row.name) not in EMPTY


# ---------------------------------------------------------------------------------------------------- showing


IN_WORDS = {
    "flag": lambda _row, value: "是" if value else "否",
    "code": lambda row, value: row.choices.get(value, value),
    "codes": lambda row, value: "、".join(row.choices.get(one, one) for one in value),
    "topics": lambda _row, value: "、".join(value),
    "list": lambda _row, value: "；".join(f"{question}——{answer}" for question, answer in value),
    "file": lambda _row, _value: "已上传",
}
TASK_STATE = BY_NAME["task_state"]


def shown(version: ItemVersion, row: Field) -> str:
    """The value of a field in words; "" where nothing was filled in."""
    value = getattr(version, row.name)
    if value in EMPTY:
        return ""
    if row is TASK_STATE:
        return codes.TASK_STATE[value]
    return IN_WORDS.get(row.kind, lambda _row, value: str(value))(row, value)


@dataclass(frozen=True)
class Line:
    """One row of the sheet as people read it."""

    row: Field
    value: str
    wanted: bool

    @property
    def label(self) -> str:
        return self.row.label

    @property
    def is_missing(self) -> bool:
        return self.wanted and not self.value


def sheet(version: ItemVersion) -> list[tuple[str, list[Line]]]:
    """Every field by section with its value in words: the whole implementation list."""
    return [
        (title, [Line(row, shown(version, row), row.wanted(version)) for row in rows])
        for title, rows in SECTIONS.items()
    ]


def guide_rows(version: ItemVersion) -> list[tuple[str, list[Line]]]:
    """The sections of a guide: only what is filled in, only what says something to an applicant."""
    return [
        (title, lines)
        for title, rows in sheet(version)
        if (lines := [line for line in rows if line.value and line.row.name not in FOR_THE_EXCHANGE])
    ]


FOR_THE_EXCHANGE = frozenset({
    "guid", "local_catalog_code", "local_task_code", "version", "task_state", "single_login", "app_single_login",
    "town_codes", "village_codes", "result_sample",
})  # fmt: skip


# -------------------------------------------------------------------------------------------------- comparing


@dataclass(frozen=True)
class Difference:
    """One thing that two versions say differently; "" where one of them says nothing."""

    section: str
    label: str
    before: str
    after: str


def compare(old: ItemVersion, new: ItemVersion) -> list[Difference]:
    """Field by field, then part by part, what changed from the old to the new version."""
    fields = [
        Difference(row.section, row.label, shown(old, row), shown(new, row))
        for row in FIELDS
        if row.is_column and getattr(old, row.name) != getattr(new, row.name)
    ]
    settings = [
        Difference("办理设置", label, before, after)
        for label, before, after in zip(SETTING_WORDS.values(), settings_of(old), settings_of(new), strict=True)
        if before != after
    ]
    parts = [difference for name in PART_WORDS for difference in compare_parts(name, old, new)]
    return fields + settings + parts


SETTING_WORDS = {
    "identity_level": "要求的核验等级",
    "four_eyes": "审查与决定须由两人",
    "correction_days": "补正期限（工作日）",
    "owed_ends": "容缺逾期不补的，自动终止办理",
    "upper_body": "初审后由哪个上级机关决定",
    "licence_type": "结果电子证照类型",
    "validity_years": "结果有效期（年）",
}


def settings_of(version: ItemVersion) -> list[str]:
    values = [getattr(version, name) for name in SETTING_WORDS]
    return [("是" if value else "否") if isinstance(value, bool) else str(value) for value in values]


def compare_parts(name: str, old: ItemVersion, new: ItemVersion) -> list[Difference]:
    """Parts are matched by what they are called, so that a new order alone is no difference."""
    before, after = described(name, old), described(name, new)
    labels = [*before, *(label for label in after if label not in before)]
    return [
        Difference(PART_WORDS[name], label, before.get(label, ""), after.get(label, ""))
        for label in labels
        if before.get(label) != after.get(label)
    ]


def described(name: str, version: ItemVersion) -> dict[str, str]:
    found: dict[str, str] = {}
    for part in getattr(version, name).all():
        label, text = DESCRIBE[name](part)
        found[f"{label}（{part.seq}）" if label in found else label] = text
    return found


def material_in_words(part) -> tuple[str, str]:
    said = (
        part.get_necessity_display(), f"原件 {part.originals}", f"复印件 {part.copies}", part.get_medium_display(),
        part.get_source_display(), part.issuer, part.licence_type and f"可用证照：{part.licence_type}",
        part.owed_days and f"{part.owed_days} 个工作日内补交",
        part.promisable and "可用承诺代替", part.note,
        part.standard, part.legal_basis,
    )  # fmt: skip
    return part.name, "，".join(filter(None, said))


def field_in_words(part) -> tuple[str, str]:
    said = (
        part.get_type_display(), "必填" if part.is_required else "选填",
        part.longest and f"最多 {part.longest} 个字", "、".join(part.options), part.help,
    )  # fmt: skip
    return part.label, "，".join(filter(None, said))


def step_in_words(part) -> tuple[str, str]:
    days = "" if part.days is None else f"{part.days} {part.get_unit_display()}"
    return part.name, "，".join(filter(None, (part.body.name if part.body else "", days, part.note))) or "无说明"


def special_in_words(part) -> tuple[str, str]:
    days = "" if part.longest_days is None else f"最长 {part.longest_days} 个工作日"
    return part.kind, "，".join(filter(None, (days, part.legal_basis))) or "无说明"


DESCRIBE = {
    "materials": material_in_words,
    "fields": field_in_words,
    "steps": step_in_words,
    "specials": special_in_words,
}
