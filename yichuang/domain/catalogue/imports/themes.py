"""themes.csv, theme_questions.csv and theme_items.csv: a theme is what all three say of it together."""

from dataclasses import dataclass, field
from hashlib import sha256

from django.db import transaction

from yichuang.domain.catalogue.acts.themes import load_theme
from yichuang.domain.catalogue.models import Item, Theme, ThemeVersion
from yichuang.domain.catalogue.reads import themes as themes_in_force
from yichuang.domain.catalogue.rules.themes import KINDS, Line, Question
from yichuang.domain.catalogue.rules.themes import Sheet as ThemeSheet
from yichuang.domain.catalogue.rules.themes import faults as wrongs
from yichuang.domain.identity.acts import record_load
from yichuang.domain.identity.imports import Loaded
from yichuang.domain.identity.models import Body
from yichuang.kernel.actors import Actor
from yichuang.kernel.cells import Many, OneOf, Pattern, Whole, YesNo, blank, column
from yichuang.kernel.sheets import Columns, FileRefused, Problem, Sheet, parse

OWN_CLOCK = "另行计时"  # begins the note of an item that follows with a clock of its own
APART, EQUALS = "|", "="
COLUMNS = ("name", "audience", "batches", "promise_days", "visits", "summary", "keywords")
YES_NO = {"yes": "是", "no": "否"}


class Themes(Columns):
    """themes.csv"""

    optional = frozenset({"volume"})
    code = column("code", Pattern(r"[A-Z]{1,6}\d{1,4}", "应是大写字母加数字"))
    name = column("name")
    audience = column("audience", OneOf(Theme.Audience.values))
    batch = column("batch", Many())
    lead_department = column("lead_department")
    promise_days = column("promise_days", Whole(most=365))
    visits = column("visits", Whole(most=20))
    summary = column("summary")
    keywords = column("keywords", Many())
    volume = column("volume", Whole(blank=True))


class ThemeQuestions(Columns):
    """theme_questions.csv; options of yes/no questions are always 是 and 否"""

    theme = column("theme")
    seq = column("seq", Whole(most=99))
    id = column("id", Pattern(r"[a-z][a-z0-9_]*", "应是小写字母、数字和下划线"))
    text = column("text")
    help = blank("help", 500)
    kind = column("kind", OneOf(KINDS))
    options = blank("options", 1000)
    show_if = blank("show_if", 500)


class ThemeItems(Columns):
    """theme_items.csv; own_clock where the note does not say it by its first words"""

    optional = frozenset({"own_clock"})
    theme = column("theme")
    item_code = column("item_code")
    required = column("required", OneOf(("always", "conditional")))
    condition = blank("condition", 500)
    depends_on = column("depends_on", Many(blank=True))
    note = blank("note", 500)
    own_clock = column("own_clock", YesNo(blank=True))


TABLES: dict[str, type[Columns]] = {
    "themes": Themes,
    "theme_questions": ThemeQuestions,
    "theme_items": ThemeItems,
}


@dataclass
class Plan:
    """Files that were read and checked, and the sheet of each theme; nothing is written yet."""

    sheets: dict[str, Sheet]
    themes: dict[str, ThemeSheet] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def check(files: dict[str, tuple[str, bytes]]) -> Plan:
    """The dry run: references first, then each theme as a whole — conditions, dead questions, items nobody gets,
    circles. Writes nothing."""
    plan = Plan({table: parse(name, content, TABLES[table]) for table, (name, content) in files.items()})
    missing = [table for table in TABLES if table not in plan.sheets]
    plan.problems = [Problem(f"{table}.csv", 0, "", "缺少这个文件：一件事、问题、事项要一起载入") for table in missing]
    if not missing:
        refer(plan)
        plan.problems += [problem for sheet in plan.sheets.values() for problem in sheet.problems]
    if not plan.problems:
        for row in plan.sheets["themes"].rows:
            plan.themes[row.code] = theme_sheet(plan, row.code)
            where = plan.sheets["themes"].file
            plan.problems += [Problem(where, row.line, row.code, said) for said in wrongs(plan.themes[row.code])]
    return plan


def refer(plan: Plan) -> None:
    themes, questions, items = (plan.sheets[table] for table in TABLES)
    themes.unique("code")
    themes.refers("lead_department", Body.objects.values_list("pk", flat=True), "机构")
    codes = {row.code for row in themes.rows}
    for sheet in (questions, items):
        sheet.refers("theme", codes, "一件事")
    items.refers("item_code", Item.objects.values_list("pk", flat=True), "事项")
    for row in items.rows:
        if (row.required == "always") == bool(row.condition):
            items.blame(row, "condition", "always 不写条件，conditional 要写条件", row.condition)
    for row in questions.rows:
        pairs = [part.partition(EQUALS) for part in row.options.split(APART) if part]
        if not all(all(pair) for pair in pairs):
            questions.blame(row, "options", "应写成 值=文字，用竖线隔开", row.options)


def theme_sheet(plan: Plan, code: str) -> ThemeSheet:
    questions = sorted((row for row in plan.sheets["theme_questions"].rows if row.theme == code), key=lambda r: r.seq)
    lines = [row for row in plan.sheets["theme_items"].rows if row.theme == code]
    return ThemeSheet(
        tuple(
            Question(row.id, row.text, row.kind, row.help, options_of(row.options), row.show_if) for row in questions
        ),
        tuple(
            Line(row.item_code, row.condition, tuple(row.depends_on), row.note, has_own_clock(row)) for row in lines
        ),
    )


def has_own_clock(row) -> bool:
    said = getattr(row, "own_clock", None)
    return row.note.startswith(OWN_CLOCK) if said is None else said


def options_of(text: str) -> dict[str, str]:
    """Value and label of each; a label may hold an equals sign, a value not."""
    return {value: label for value, _, label in (part.partition(EQUALS) for part in text.split(APART) if part)}


def load(plan: Plan, *, by: Actor, over_edits: bool = False) -> Loaded:
    """Put in force what is new or changed, all or nothing; refuses (FileRefused) where a file has faults.

    A theme in force that says what the files say is left alone; so is one edited since the files were last loaded, as
    long as they say the same as then, unless the caller means to go back to them (`over_edits`).
    """
    if plan.problems:
        raise FileRefused(plan.problems)
    changes = changed(plan, over_edits=over_edits)
    bodies = Body.objects.in_bulk()
    with transaction.atomic():
        for row in changes.rows:
            theme = Theme(
                code=row.code,
                lead=bodies[row.lead_department],
                annual_volume=row.volume or 0,
                source_digest=digest_of(row, plan.themes[row.code]),
            )
            load_theme(theme, columns_of(row), plan.themes[row.code], by=by)
        if changes.rows:
            created, rows = len(changes.new), len(plan.sheets["themes"].rows)
            counts = {"rows": rows, "created": created, "changed": len(changes.rows) - created}
            record_load("themes", digest_of_all(plan), **counts, by=by)
    return Loaded("themes", len(plan.sheets["themes"].rows), len(changes.new), len(changes.rows) - len(changes.new))


@dataclass(frozen=True)
class Changes:
    """The rows of themes that a load would put in force; `new`: the codes of those that were not there."""

    rows: list
    new: set[str]


def changed(plan: Plan, *, over_edits: bool = False) -> Changes:
    known = Theme.objects.in_bulk()
    there = {version.theme_id: digest_of_version(version) for version in themes_in_force()}
    rows = []
    for row in plan.sheets["themes"].rows:
        digest, before = digest_of(row, plan.themes[row.code]), known.get(row.code)
        loaded_before = before is not None and before.source_digest == digest and not over_edits
        if not loaded_before and there.get(row.code) != digest:
            rows.append(row)
    return Changes(rows, {row.code for row in rows} - known.keys())


def columns_of(row) -> dict:
    return {
        "name": row.name,
        "audience": row.audience,
        "batches": row.batch,
        "promise_days": row.promise_days,
        "visits": row.visits,
        "summary": row.summary,
        "keywords": row.keywords,
    }


def digest_of(row, sheet: ThemeSheet) -> str:
    return digest(columns_of(row), row.lead_department, row.volume or 0, sheet)


def digest_of_version(version: ThemeVersion) -> str:
    """What the files would have to say for this version."""
    columns = {name: getattr(version, name) for name in COLUMNS}
    return digest(columns, version.theme.lead_id, version.theme.annual_volume, version.sheet)


def digest(columns: dict, lead: str, volume: int, sheet: ThemeSheet) -> str:
    return sha256(repr((sorted(columns.items()), lead, volume, sheet)).encode()).hexdigest()


def digest_of_all(plan: Plan) -> str:
    return sha256("".join(sheet.digest for sheet in plan.sheets.values()).encode()).hexdigest()
