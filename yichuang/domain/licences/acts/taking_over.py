"""Licences issued by an older system and still in use (系统切换): they keep number and days, and the ledger says from
where."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from yichuang.domain.licences.acts.issuing import identifier_of, run_of, tell_change, type_called
from yichuang.domain.licences.events import LicenceTakingOver
from yichuang.domain.licences.models import Licence
from yichuang.domain.licences.states import LIFE
from yichuang.kernel import numbers
from yichuang.kernel.actors import Actor
from yichuang.kernel.models import StoredFile
from yichuang.kernel.news import tell
from yichuang.kernel.refusals import ActRefused

ARTICLE = "系统切换"


@dataclass(frozen=True)
class Issued:
    """A licence as the older system issued it. `identifier` is "" where it had none: it gets one of ours."""

    number: str
    name: str
    issued_on: date
    valid_from: date
    valid_to: date | None
    state: str
    content: dict[str, str]
    identifier: str = ""


@dataclass(frozen=True)
class Source:
    """Where a row came from: the system, the file with its digest and line, and the digest of the ZIP its PDF lay in,
    "" where there was none."""

    system: str
    digest: str
    line: int
    bundle: str = ""


def take_over(*, by: Actor, source: Source, body, party, issued: Issued, paper: StoredFile | None = None) -> Licence:
    """Enter a licence that `body` issued to `party` before, with the PDF it had there (`files.take`). No paper is
    drawn: the one it had stays good.

    Refuses a number or an identifier that a licence has, and a number that a decision assigned. Whoever assigns
    numbers of its run at this moment waits, or is waited for: the one who comes second sees the other's.
    """
    with transaction.atomic():
        numbers.hold({run_of(body), *runs_it_may_be_of(issued.number)})
        serial = f"{numbers.take(run_of(body)):020}"
        refuse_taken(issued.number, issued.identifier)
        kind = type_called(issued.name, body)
        if paper:
            paper.save(force_insert=True)
        licence = Licence(
            number=issued.number, identifier=issued.identifier or identifier_of(kind.code, body.uscc, serial, 1),
            type=kind, holder_party=party.number, holder_name=party.name, issuer=body, issued_on=issued.issued_on,
            valid_from=issued.valid_from, valid_to=issued.valid_to, content=issued.content, case_number="",
            item_code="", source=source.system, paper=paper,
        )  # fmt: skip
        with LIFE.step(licence, "take_over", by=by, to=issued.state) as step:
            step.facts |= {"source": source.system, "source_number": issued.number}
            step.facts |= {"file": source.digest, "row": source.line, "identifier": licence.identifier}
            if paper:
                step.facts |= {"bundle": source.bundle, "paper": paper.sha256}
            tell_change(step)
    return step.thing


def refuse_taken(number: str, identifier: str) -> None:
    if identifier and Licence.objects.filter(identifier=identifier).exists():
        raise ActRefused(f"电子证照标识“{identifier}”已经有一份证照。请对照原证核对。", article=ARTICLE)
    if Licence.objects.filter(number=number).exists():
        raise ActRefused(f"证照编号“{number}”已经有一份证照。请对照原证核对编号。", article=ARTICLE)
    tell(LicenceTakingOver(number))


def runs_it_may_be_of(number: str) -> set[str]:
    """The sequences of bodies whose code the number begins with."""
    return {f"licence {number[:end]}" for end in range(1, len(number))}
