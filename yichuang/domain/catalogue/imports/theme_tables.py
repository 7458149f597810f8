"""The themes in force as the rows of their three files; read back they change nothing."""

from yichuang.domain.catalogue.imports.themes import APART, EQUALS
from yichuang.domain.catalogue.models import ThemeVersion
from yichuang.domain.catalogue.reads import themes as in_force

THEMES = (
    "code", "name", "audience", "batch", "lead_department", "promise_days", "visits", "summary", "keywords", "volume",
)  # fmt: skip
QUESTIONS = ("theme", "seq", "id", "text", "help", "kind", "options", "show_if")
ITEMS = ("theme", "item_code", "required", "condition", "depends_on", "note", "own_clock")


def exported(table: str) -> list[tuple]:
    """`table`: themes, theme_questions or theme_items; the heading first."""
    heading, rows_of = TABLES[table]
    return [heading, *(row for version in in_force() for row in rows_of(version))]


def theme_rows(version: ThemeVersion) -> list[tuple]:
    theme = version.theme
    return [
        (
            theme.code, version.name, version.audience, APART.join(version.batches), theme.lead_id,
            version.promise_days, version.visits, version.summary, APART.join(version.keywords), theme.annual_volume,
        )
    ]  # fmt: skip


def question_rows(version: ThemeVersion) -> list[tuple]:
    return [
        (
            version.theme_id, place, each.id, each.text, each.help, each.kind,
            APART.join(f"{value}{EQUALS}{label}" for value, label in each.options.items()), each.show_if,
        )
        for place, each in enumerate(version.sheet.questions, 1)
    ]  # fmt: skip


def item_rows(version: ThemeVersion) -> list[tuple]:
    return [
        (
            version.theme_id, line.item, "conditional" if line.condition else "always", line.condition,
            APART.join(line.depends_on), line.note, int(line.own_clock),
        )
        for line in version.sheet.lines
    ]  # fmt: skip


TABLES = {"themes": (THEMES, theme_rows), "theme_questions": (QUESTIONS, question_rows),
          "theme_items": (ITEMS, item_rows)}  # fmt: skip
