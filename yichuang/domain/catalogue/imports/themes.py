"""themes.csv, theme_questions.csv and theme_items.csv: a theme is what all three say of it together."""

from dataclasses import dataclass, field
from hashlib import sha256

from django.db import transaction

from yichuang.domain.catalogue.acts.themes import load_theme
from yichuang.domain.catalogue.models import Item, Theme
from yichuang.domain.catalogue.rules.themes import KINDS, Line, Question
from yichuang.domain.catalogue.rules.themes import Sheet as ThemeSheet
from yichuang.domain.catalogue.rules.themes import faults as wrongs
from yichuang.domain.identity.acts import record_load
from yichuang.domain.identity.imports import Loaded
from yichuang.domain.identity.models import Body
from yichuang.kernel.actors import Actor
from yichuang.kernel.cells import Many, OneOf, Pattern, Whole, blank, column
from yichuang.kernel.sheets import Columns, FileRefused, Problem, Sheet, parse

OWN_CLOCK = "另行计时"  # begins the note of an item that follows with a clock of its own
APART, EQUALS = "|", "="
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
    """theme_items.csv"""

    theme = column("theme")
    item_code = column("item_code")
    required = column("required", OneOf(("always", "conditional")))
    condition = blank("condition", 500)
    depends_on = column("depends_on", Many(blank=True))
    note = blank("note", 500)


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
        pairs = [part.split(EQUALS) for part in row.options.split(APART) if part]
        if any(len(pair) != 2 or not all(pair) for pair in pairs):
            questions.blame(row, "options", "应写成 值=文字，用竖线隔开", row.options)


def theme_sheet(plan: Plan, code: str) -> ThemeSheet:
    questions = sorted((row for row in plan.sheets["theme_questions"].rows if row.theme == code), key=lambda r: r.seq)
    lines = [row for row in plan.sheets["theme_items"].rows if row.theme == code]
    return ThemeSheet(
        tuple(
            Question(row.id, row.text, row.kind, row.help, options_of(row.options), row.show_if) for row in questions
        ),
        tuple(
            Line(row.item_code, row.condition, tuple(row.depends_on), row.note, row.note.startswith(OWN_CLOCK))
            for row in lines
        ),
    )


def options_of(text: str) -> dict[str, str]:
    return dict(part.split(EQUALS) for part in text.split(APART) if part)


def load(plan: Plan, *, by: Actor) -> Loaded:
    """Put in force what is new or changed, all or nothing; refuses (FileRefused) where a file has faults.

    A theme of which the files say the same as when it was last loaded is left alone.
    """
    if plan.problems:
        raise FileRefused(plan.problems)
    known, bodies = Theme.objects.in_bulk(), Body.objects.in_bulk()
    created = changed = 0
    with transaction.atomic():
        for row in plan.sheets["themes"].rows:
            digest = digest_of(row, plan.themes[row.code])
            before = known.get(row.code)
            if before and before.source_digest == digest:
                continue
            theme = Theme(
                code=row.code,
                lead=bodies[row.lead_department],
                annual_volume=row.volume or 0,
                source_digest=digest,
            )
            load_theme(theme, columns_of(row), plan.themes[row.code], by=by)
            created, changed = created + (before is None), changed + (before is not None)
        if created or changed:
            rows = len(plan.sheets["themes"].rows)
            record_load("themes", digest_of_all(plan), rows=rows, created=created, changed=changed, by=by)
    return Loaded("themes", len(plan.sheets["themes"].rows), created, changed)


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
    said = (sorted(columns_of(row).items()), row.lead_department, row.volume, sheet)
    return sha256(repr(said).encode()).hexdigest()


def digest_of_all(plan: Plan) -> str:
    return sha256("".join(sheet.digest for sheet in plan.sheets.values()).encode()).hexdigest()
