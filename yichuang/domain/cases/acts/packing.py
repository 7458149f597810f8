"""What lies in the package of an archived case: index, form, papers, materials, ledger."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.utils import timezone

from yichuang.domain.cases import reads
from yichuang.domain.cases.acts.standing import matter_of
from yichuang.domain.cases.models import Archive, Case
from yichuang.domain.cases.states import LIFE
from yichuang.domain.cases.tables import RETENTION_WORDS
from yichuang.domain.identity import reads as identity
from yichuang.kernel import documents, files, ledger, typesetting
from yichuang.kernel.models import StoredFile

TEMPLATE = "cases/archive-index"
INDEX, LIST, FORM, LEDGER, EXCHANGE = "index.json", "index.pdf", "form.json", "ledger.json", "exchange.json"


@dataclass(frozen=True)
class Member:
    """One thing in the package besides its index. `what` is papers, materials, form, ledger or exchange."""

    name: str
    title: str
    what: str
    sha256: str
    size: int
    number: str = ""
    on: str = ""
    pages: int | None = None
    stored: StoredFile | None = None
    content: bytes = b""

    def pieces(self):
        return files.chunks(self.stored) if self.stored else [self.content]

    def line(self) -> dict:
        told = {"name": self.name, "title": self.title, "what": self.what, "number": self.number, "date": self.on}
        return told | {"pages": self.pages, "size": self.size, "sha256": self.sha256}


def members_of(archive: Archive) -> Iterator[tuple[str, object]]:
    """Name and content of everything, the index first. Refuses (ActRefused) while a paper waits for its seal."""
    case = archive.case
    listed = [*papers(case), *materials(case), *made(case)]
    index = index_of(archive, listed)
    yield INDEX, [as_json(index)]
    yield LIST, [drawn(archive, listed)]
    for member in listed:
        yield member.name, member.pieces()


def papers(case: Case) -> Iterator[Member]:
    """Every paper as the PDF/A it was issued as."""
    for place, paper in enumerate(documents.of(case), 1):
        stored = documents.file_of(paper)
        name = f"documents/{place:02}-{paper.code}.pdf"
        yield Member(
            name,
            paper.title,
            "文书",
            stored.sha256,
            stored.size,
            paper.number,
            str(paper.issued_on),
            stored.pages,
            stored,
        )


def materials(case: Case) -> Iterator[Member]:
    """Every file handed in, those replaced later too."""
    for line in case.materials.prefetch_related("supplies"):
        for place, supply in enumerate((each for each in line.supplies.all() if each.file), 1):
            stored = StoredFile.objects.get(pk=supply.file)
            ending = stored.name.rpartition(".")[2]
            title = f"{line.name}（已被替换）" if supply.replaced else line.name
            on = str(timezone.localdate(supply.at))
            name = f"materials/{line.seq:02}-{place}.{ending}"
            yield Member(name, title, "材料", stored.sha256, stored.size, "", on, stored.pages, stored)


def made(case: Case) -> Iterator[Member]:
    """What was never a file: the form, the ledger with its digests, the records of the national exchange."""
    form = [
        {"label": question.label, "answer": answer}
        for question, answer in reads.answered(case, reads.version_of(case))
    ]
    lines = [
        {name: getattr(entry, name) for name in ledger.FACTS} | {"at": entry.at, "digest": entry.digest}
        for entry in ledger.of(case)
    ]
    words = {"acts": LIFE.words, "entries": lines}
    for name, title, content in (
        (FORM, "申请表", form),
        (LEDGER, "办理留痕", words),
        (EXCHANGE, "办件交换记录", reads.exchange_records(case)),
    ):
        written = as_json(content)
        yield Member(name, title, "数据", sha256(written).hexdigest(), len(written), content=written)


def index_of(archive: Archive, listed: list[Member]) -> dict:
    """What a reader needs to find, understand and appraise the case without this system (DA/T 85)."""
    case, party = archive.case, identity.party(archive.case.party_number)
    version = reads.version_of(case)
    item = version.item
    return {
        "archive_number": archive.number,
        "case_number": case.number,
        "exchange_number": case.exchange_number,
        "title": f"{case.applicant_name} {case.item_name}",
        "item": {"code": item.task_code or case.item_code, "name": case.item_name, "version": version.version},
        "body": {"code": case.deciding_body.uscc, "name": case.deciding_body.name},
        "applicant": {"name": case.applicant_name, "code_kind": party.code_kind, "code": party.code},
        "state": case.state,
        "outcome": case.get_state_display(),
        "filed_on": case.asked_on,
        "accepted_on": case.accepted_on,
        "decided_on": case.decided_on,
        "closed_on": case.closed_on,
        "licence": case.licence_identifier,
        "archived_on": archive.archived_on,
        "retention": RETENTION_WORDS[archive.retention],
        "keep_until": archive.keep_until,
        "ledger_line": archive.line,
        "members": [member.line() for member in listed],
    }


def drawn(archive: Archive, listed: list[Member]) -> bytes:
    """The same index for people, as PDF/A."""
    case = archive.case
    matter = matter_of(case)
    snapshot = matter.shown() | {
        "title": "归档文件目录",
        "number": archive.number,
        "issued_on": archive.archived_on.isoformat(),
        "retention": RETENTION_WORDS[archive.retention],
        "keep_until": archive.keep_until.isoformat() if archive.keep_until else "永久",
        "outcome": case.get_state_display(),
        "closed_on": case.closed_on.isoformat(),
        "members": [{"what": one.what, "title": one.title, "number": one.number, "name": one.name,
                     "pages": str(one.pages or "")} for one in listed],
        "sealed": False, "stamp": False, "seal": "",
        "query": {"url": settings.PUBLIC_BASE_URL + settings.PROGRESS_PATH.format(number=case.number),
                  "hint": "扫码查询办理进度", "code": archive.number},
    }  # fmt: skip
    at = timezone.now()
    return typesetting.typeset(TEMPLATE, typesetting.newest(TEMPLATE), snapshot, at)


def as_json(content) -> bytes:
    return json.dumps(content, cls=DjangoJSONEncoder, ensure_ascii=False, indent=1).encode()
