"""A matter that went its way by the acts, taken as a mould: the same rows again under other numbers.

Everything the house wrote about it is read back, row by row. Where a value names one of its numbers or keys, the new
one is put in; every other value stays as the acts left it, so that a cast cannot differ in shape from what it was
taken from. Lines of the ledger are digested anew, each on the one before it.
"""

import json
import re
from dataclasses import dataclass, field
from random import Random
from uuid import UUID

from django.apps import apps
from django.db.models import ForeignKey, JSONField

from tools.bench.numbering import Numbering
from yichuang.domain.cases.models import Case
from yichuang.domain.cases.states import CLOSED
from yichuang.kernel import documents, ledger, vault
from yichuang.kernel.fields import EncryptedText
from yichuang.kernel.models import Clock, Document, LedgerEntry, LedgerHead, Message

BEFORE = "@the digest of the line before@"
ALWAYS = ("cases.Case", "kernel.Clock", "kernel.LedgerEntry", "kernel.LedgerHead", "licences.Licence")


def written(model) -> list:
    """The columns of a table that are written; the others the database fills itself."""
    return [column for column in model._meta.local_concrete_fields if not column.generated]


def rows_about(case: Case) -> list:
    """Every row the house has about a case, parents first."""
    rows, licences = [case], list(apps.get_model("licences.Licence").objects.filter(case_number=case.number))
    for model in apps.get_app_config("cases").get_models():
        ways = [each.name for each in model._meta.get_fields() if getattr(each, "related_model", None) is Case]
        rows += model._base_manager.filter(**{ways[0]: case}) if ways and model is not Case else []
    for name in ("Supply", "LicenceCheck"):
        rows += apps.get_model("cases", name)._base_manager.filter(material__case=case)
    rows += Document.objects.filter(thing=case.thing).order_by("issued_at")
    rows += licences
    things = [case.thing, *(licence.thing for licence in licences)]
    rows += Clock.objects.filter(thing__in=things).order_by("pk")
    rows += LedgerEntry.objects.filter(thing__in=things).order_by("thing", "seq")
    rows += LedgerHead.objects.filter(thing__in=things)
    rows += Message.objects.filter(payload__number=case.number).order_by("pk")
    notices = list(apps.get_model("notices.Notice").objects.filter(about__in=things).order_by("pk"))
    return rows + notices + list(apps.get_model("notices.Delivery").objects.filter(notice__in=notices).order_by("pk"))


def kept_of(rows: list, *, lean: bool) -> list:
    """All of them; `lean`, of a closed matter only itself, its clocks, its licence and the last line of each."""
    if not lean or rows[0].state not in CLOSED:
        return rows
    last = {(row.thing, row.seq) for row in rows if isinstance(row, LedgerHead)}
    kept = [row for row in rows if row._meta.label in ALWAYS]
    for row in kept:
        if row._meta.label == "licences.Licence":
            row.document_id = None
    return [row for row in kept if not isinstance(row, LedgerEntry) or (row.thing, row.seq) in last]


@dataclass
class Mould:
    """One row: its values, and which of them are made anew. `fresh`: (column, how, words)."""

    model: type
    values: list
    fresh: list[tuple] = field(default_factory=list)
    line: str = ""  # of a ledger's line: the words its digest is taken over

    def cast(self, new: dict) -> list:
        row = self.values.copy()
        for place, how, words in self.fresh:
            row[place] = how(words, new)
        return row


class Life:
    """The moulds of all rows of one matter."""

    def __init__(self, case: Case, write, *, lean: bool = False):
        self.write, self.state = write, case.state
        rows = rows_about(case)
        self.licences = [row for row in rows if row._meta.label == "licences.Licence"]
        self.papers = [row for row in rows if isinstance(row, Document)]
        rows = kept_of(rows, lean=lean)
        self.case = case
        self.keys = {(type(row), row.pk): f"k{place}" for place, row in enumerate(rows) if not isinstance(row.pk, str)}
        self.known = {old: f"t{place}" for place, old in enumerate(self.old_numbers())}
        self.moulds = [self.mould(row) for row in rows]

    @property
    def is_unmade(self) -> bool:
        """The decision names a certificate that was not made yet."""
        return bool(self.case.certificate_number) and not self.licences

    def old_numbers(self) -> list[str]:
        found = [self.case.number, *([self.case.exchange_number] if self.case.exchange_number else [])]
        found += [self.case.certificate_number] if self.is_unmade else []
        for licence in self.licences:
            found += [licence.number, licence.identifier]
        for paper in self.papers:
            found += [paper.number, paper.query_code, documents.spelled(paper.query_code)]
        return found

    def new_numbers(self, numbering: Numbering) -> list[str]:
        """In the order of the old ones."""
        case = self.case
        found = [
            numbering.case(case.number),
            *([numbering.exchange(case.exchange_number)] if case.exchange_number else []),
        ]
        found += [numbering.certificate(case)] if self.is_unmade else []
        for licence in self.licences:
            found += numbering.licence(licence)
        for paper in self.papers:
            code = numbering.query_code()
            number = numbering.document(paper.body, paper.snapshot["number_word"], paper.issued_on.year)
            found += [number, code, documents.spelled(code)]
        return found

    # ------------------------------------------------------------------------------------------------ taking

    def mould(self, row) -> Mould:
        fields = written(type(row))
        made = Mould(type(row), [None] * len(fields))
        for place, column in enumerate(fields):
            value = getattr(row, column.attname)
            made.values[place], fresh = self.taken(row, column, value)
            made.fresh += [(place, *fresh)] if fresh else []
        if isinstance(row, LedgerEntry):
            facts = {name: getattr(row, name) for name in ledger.FACTS} | {"at": row.at.timestamp(), "before": BEFORE}
            text = json.dumps(facts, sort_keys=True, ensure_ascii=False, default=str)
            made.line = self.template(text).replace(BEFORE, "%(before)s")
        return made

    def taken(self, row, column, value) -> tuple:
        """The value as it is written, and how it is made anew: (how, words), or nothing where it stays."""
        target = column.related_model if isinstance(column, ForeignKey) else type(row)
        slot = self.keys.get((target, value)) if column.primary_key or isinstance(column, ForeignKey) else None
        if slot:
            return None, (by_key, slot)
        if isinstance(column, EncryptedText):
            text = column.write(value)
            names = self.template(text)
            return self.write.blob(vault.encrypt(text)), (sealed(self.write), names) if names else None
        if isinstance(column, JSONField):
            text = self.write.json(column, value)
            names = self.template(text, escaped=self.write.escapes_json)
            return text, (by_words, names) if names else None
        if isinstance(value, str) and (names := self.template(self.write.text(value))):
            return None, (by_words, names)
        return self.write.plain(column, value), None

    def template(self, text: str, *, escaped: bool = False) -> str:
        """The text with places for the new numbers; "" where it names none of the old."""
        old = {json.dumps(number)[1:-1] if escaped else number: slot for number, slot in self.known.items()}
        longest = sorted(old, key=len, reverse=True)
        parts = re.split(f"({'|'.join(map(re.escape, longest))})", text)
        if len(parts) == 1 and BEFORE not in text:
            return ""
        mark = "j" if escaped else ""
        return "".join(f"%({mark}{old[part]})s" if part in old else part.replace("%", "%%") for part in parts)

    # ----------------------------------------------------------------------------------------------- casting

    def cast(self, numbering: Numbering, keys, chance: Random):
        """(model, values) of every row of one new matter; `keys(model)` gives the next key of a table."""
        new: dict = {"before": ""}
        for slot, number in enumerate(self.new_numbers(numbering)):
            new[f"t{slot}"] = number
            new[f"jt{slot}"] = json.dumps(number)[1:-1]
        for (model, old), slot in self.keys.items():
            new[slot] = self.write.key(
                UUID(int=chance.getrandbits(128), version=4) if isinstance(old, UUID) else keys(model)
            )
        ends: dict = {}
        for mould in self.moulds:
            row = mould.cast(new)
            if mould.line:
                chained(mould, row, new, ends)
            elif mould.model is LedgerHead:
                crowned(row, ends)
            yield mould.model, row


def by_key(slot: str, new: dict):
    return new[slot]


def by_words(words: str, new: dict) -> str:
    return words % new


def sealed(write):
    return lambda words, new: write.blob(vault.encrypt(words % new))


def places(model, *names) -> list[int]:
    columns = [column.attname for column in written(model)]
    return [columns.index(name) for name in names]


THING, SEQ, BEHIND, DIGEST = places(LedgerEntry, "thing", "seq", "before", "digest")
OF, HEAD_SEQ, HEAD_DIGEST, PROOF, SEALED = places(LedgerHead, "thing", "seq", "digest", "proof", "sealed_seq")


def chained(mould: Mould, row: list, new: dict, ends: dict) -> None:
    """Put a line on the one before it of the same thing. A line that comes alone keeps the digest it stood on."""
    thing, seq = row[THING], int(row[SEQ])
    new["before"] = ends.get(thing, "" if seq == 1 else row[BEHIND])
    row[BEHIND] = new["before"]
    row[DIGEST] = ends[thing] = ledger.keyed(mould.line % new)


def crowned(row: list, ends: dict) -> None:
    row[HEAD_DIGEST] = ends[row[OF]]
    row[PROOF] = ledger.proof_of(row[OF], int(row[HEAD_SEQ]), row[HEAD_DIGEST])
    row[SEALED] = row[HEAD_SEQ]  # the loader seals what it writes
