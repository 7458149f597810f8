"""synonyms.csv and elsewhere.csv: what people say, and what is meant, or where others do it."""

from dataclasses import dataclass

from django.db import transaction

from yichuang.domain.guidance.acts import store_wordings
from yichuang.domain.guidance.models import APART
from yichuang.domain.guidance.reads import wordings
from yichuang.domain.guidance.rules.keepers import LONGEST
from yichuang.domain.identity.acts import record_load
from yichuang.kernel.actors import Actor
from yichuang.kernel.cells import Cell, Many, column
from yichuang.kernel.sheets import Columns, FileRefused, Sheet, parse


class Synonyms(Columns):
    """synonyms.csv: an everyday word and the official ones it stands for"""

    term = column("term", Cell(longest=LONGEST))
    words = column("words", Many())


class ElsewhereMatters(Columns):
    """elsewhere.csv: words that, all said, mean a matter of others; and where it is done"""

    words = column("words", Many())
    advice = column("advice", Cell(longest=200))


TABLES: dict[str, type[Columns]] = {"synonyms": Synonyms, "elsewhere": ElsewhereMatters}


@dataclass(frozen=True)
class Loaded:
    table: str
    rows: int
    added: int
    changed: int


def check(table: str, name: str, content: bytes) -> Sheet:
    """The dry run: every word at most six characters, each saying once. Writes nothing."""
    sheet = parse(name, content, TABLES[table])
    seen: dict[str, int] = {}
    for row in sheet.rows:
        if long := [word for word in row.words if len(word) > LONGEST]:
            sheet.blame(row, "words", f"每个词最多 {LONGEST} 个字", long[0])
        if not row.words:
            sheet.blame(row, "words", "不能为空")
        said = said_of(table, row)
        if said in seen:
            sheet.blame(row, "term" if table == "synonyms" else "words", f"与第 {seen[said]} 行重复", said)
        seen.setdefault(said, row.line)
    return sheet


def load(table: str, sheet: Sheet, *, by: Actor) -> Loaded:
    """Take a file in, all or nothing; what it does not name stays. Refuses (FileRefused) one with faults."""
    if sheet.problems:
        raise FileRefused(sheet.problems)
    rows = [(said_of(table, row), *meaning_of(table, row)) for row in sheet.rows]
    with transaction.atomic():
        added, changed = store_wordings(rows, by=by)
        if added or changed:
            record_load(table, sheet.digest, rows=len(rows), created=added, changed=changed, by=by)
    return Loaded(table, len(rows), added, changed)


def said_of(table: str, row) -> str:
    return row.term if table == "synonyms" else APART.join(row.words)


def meaning_of(table: str, row) -> tuple[str, str]:
    return (APART.join(row.words), "") if table == "synonyms" else ("", row.advice)


def exported(table: str) -> list[list[str]]:
    """The wordings in use as the rows of their file, heading first; read back they change nothing."""
    found = wordings().exclude(official_text="") if table == "synonyms" else wordings().exclude(advice="")
    heading = ["term", "words"] if table == "synonyms" else ["words", "advice"]
    return [heading, *([each.said_text, each.official_text or each.advice] for each in found)]
