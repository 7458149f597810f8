"""message_texts.csv: what the bureau says at which step."""

from dataclasses import dataclass

from django.db import transaction

from yichuang.domain.identity.acts import record_load
from yichuang.domain.notices.acts import store_texts
from yichuang.domain.notices.acts.wording import Said
from yichuang.domain.notices.reads import faults_of, texts
from yichuang.domain.notices.tables import TEMPLATES
from yichuang.kernel.actors import Actor
from yichuang.kernel.cells import Cell, OneOf, column
from yichuang.kernel.sheets import Columns, FileRefused, Sheet, parse

TABLE = "message_texts"


class MessageTexts(Columns):
    """message_texts.csv: one topic a row"""

    topic = column("topic", OneOf(tuple(TEMPLATES)))
    title = column("title", Cell())
    text = column("text", Cell())
    sms = column("sms", Cell(blank=True))


@dataclass(frozen=True)
class Loaded:
    rows: int
    written: int
    given_back: int


def check(name: str, content: bytes) -> Sheet:
    """The dry run: known topics, each once, and words that may be sent. Writes nothing."""
    sheet = parse(name, content, MessageTexts)
    seen: dict[str, int] = {}
    for row in sheet.rows:
        if row.topic in seen:
            sheet.blame(row, "topic", f"与第 {seen[row.topic]} 行重复", row.topic)
        seen.setdefault(row.topic, row.line)
        for part, reasons in faults_of(row.topic, row.title, row.text, row.sms).items():
            for reason in reasons:
                sheet.blame(row, part, reason.removesuffix("。"), getattr(row, part)[:40])
    return sheet


def load(sheet: Sheet, *, by: Actor) -> Loaded:
    """Take a file in, all or nothing; what it does not name stays. Refuses (FileRefused) one with faults."""
    if sheet.problems:
        raise FileRefused(sheet.problems)
    rows = [Said(row.topic, row.title, row.text, row.sms) for row in sheet.rows]
    with transaction.atomic():
        written, given_back = store_texts(rows, by=by)
        if written or given_back:
            record_load(TABLE, sheet.digest, rows=len(rows), created=0, changed=written + given_back, by=by)
    return Loaded(len(rows), written, given_back)


def exported() -> list[list[str]]:
    """Every topic as it is said now, heading first; read back it changes nothing."""
    return [["topic", "title", "text", "sms"], *([topic, now.title, now.text, now.sms] for topic, now, _ in texts())]
