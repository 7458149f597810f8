"""card_rules.csv: when which card is shown."""

from dataclasses import dataclass
from decimal import Decimal
from types import SimpleNamespace

from django.db import transaction

from yichuang.domain.identity.acts import record_load
from yichuang.domain.supervision.acts import store_rules
from yichuang.domain.supervision.acts.ruling import Ruling
from yichuang.domain.supervision.models.rules import faults_of
from yichuang.domain.supervision.reads import rules
from yichuang.domain.supervision.tables import COLOURS, COMPARES, METRICS, OBJECTS, TOLD_ROLES, UNITS
from yichuang.kernel.actors import Actor
from yichuang.kernel.cells import Cell, Many, Number, OneOf, Pattern, Whole, YesNo, blank, column
from yichuang.kernel.sheets import Columns, FileRefused, Sheet, parse

TABLE = "card_rules"
HEADINGS = (
    "code", "colour", "object", "name", "metric", "operator", "threshold", "unit", "points", "notify", "reply_due_wd",
    "basis", "source", "note", "on",
)  # fmt: skip
SOURCE = "local"  # of what the bureau exports: its own words now
COLUMN_OF = {"told": "notify", "compare": "operator", "reply_days": "reply_due_wd"}


class CardRules(Columns):
    """card_rules.csv: one rule a row; `on` may be left out and is yes then"""

    optional = frozenset({"source", "note", "on"})
    code = column("code", Pattern(r"[A-Z][A-Z0-9-]{1,11}", "规则代码是字母开头的 2 到 12 位大写字母、数字"))
    colour = column("colour", OneOf(tuple(COLOURS)))
    object = column("object", OneOf(tuple(OBJECTS)))
    name = column("name", Cell(longest=60))
    metric = column("metric", OneOf(tuple(METRICS)))
    operator = column("operator", OneOf(tuple(COMPARES)))
    threshold = column("threshold", Number())
    unit = column("unit", OneOf(tuple(UNITS)))
    points = column("points", Whole())
    notify = column("notify", Many(tuple(TOLD_ROLES)))
    reply_due_wd = column("reply_due_wd", Whole())
    basis = column("basis", Cell(longest=120))
    source = blank("source")
    note = blank("note", 200)
    on = column("on", YesNo(blank=True))


@dataclass(frozen=True)
class Loaded:
    rows: int
    new: int
    changed: int


def ruling_of(row) -> Ruling:
    return Ruling(
        name=row.name, colour=row.colour, about=row.object, metric=row.metric, compare=row.operator,
        threshold=Decimal(row.threshold).quantize(Decimal("0.01")), unit=row.unit, points=row.points,
        told=tuple(row.notify), reply_days=row.reply_due_wd, basis=row.basis, note=row.note or "",
    )  # fmt: skip


def check(name: str, content: bytes) -> Sheet:
    """The dry run: known metrics, each code once, rules that could be used. Writes nothing."""
    sheet = parse(name, content, CardRules)
    seen: dict[str, int] = {}
    for row in sheet.rows:
        if row.code in seen:
            sheet.blame(row, "code", f"与第 {seen[row.code]} 行重复", row.code)
        seen.setdefault(row.code, row.line)
        for part, faults in faults_of(SimpleNamespace(**vars(ruling_of(row)))).items():
            named = COLUMN_OF.get(part, part)
            for fault in faults:
                sheet.blame(row, named, fault, str(getattr(row, named)))
    return sheet


def load(sheet: Sheet, *, by: Actor) -> Loaded:
    """Take a file in, all or nothing; what it does not name stays. Refuses (FileRefused) one with faults."""
    if sheet.problems:
        raise FileRefused(sheet.problems)
    rows = [(row.code, ruling_of(row), row.on is not False) for row in sheet.rows]
    with transaction.atomic():
        new, changed = store_rules(rows, by=by)
        if new or changed:
            record_load(TABLE, sheet.digest, rows=len(rows), created=new, changed=changed, by=by)
    return Loaded(len(rows), new, changed)


def exported() -> list[list[str]]:
    """Every rule as it stands, heading first; read back it changes nothing."""
    return [list(HEADINGS), *(row_of(rule) for rule in rules())]


def row_of(rule) -> list[str]:
    return [
        rule.number, rule.colour, rule.about, rule.name, rule.metric, rule.compare, f"{rule.threshold.normalize():f}",
        rule.unit, str(rule.points), "|".join(rule.told), str(rule.reply_days), rule.basis, SOURCE, rule.note,
        "0" if rule.state == "OFF" else "1",
    ]  # fmt: skip
