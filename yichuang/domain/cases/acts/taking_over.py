"""Work in hand when the bureau goes live (系统切换): cases of an older system come in as they stand, with the days
they already had."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from django.db import transaction
from django.utils import timezone

from yichuang.domain.cases import reads
from yichuang.domain.cases.acts.filing import applicant, case_number, promised, query_password
from yichuang.domain.cases.acts.supplying import from_file
from yichuang.domain.cases.acts.words import keep_opening, write
from yichuang.domain.cases.models import Case, CaseMaterial, Supply
from yichuang.domain.cases.states import LIFE, State
from yichuang.kernel.actors import Actor
from yichuang.kernel.models import StoredFile

NO_DAYS = 0
TOLD_THERE = "原系统已书面告知"


@dataclass(frozen=True)
class Special:
    """A procedure under way there (行政许可法45): which, since when, and the working days the applicant was told."""

    kind: str
    begun_on: date
    days: int


@dataclass(frozen=True)
class Proposal:
    """What lies before the head: grant or deny, the account of who proposed it, and the opinion."""

    outcome: str
    by: str
    opinion: str


@dataclass(frozen=True)
class Stand:
    """Where a case stands in the older system. Days are the original ones; `extended` and `excluded` working days were
    added to its limits there; `missing` names the materials not handed in. `special` and `proposal` belong to a case
    in a special procedure and to one before the head."""

    state: str
    received_on: date
    asked_on: date | None = None
    accepted_on: date | None = None
    decided_on: date | None = None
    handler: str = ""
    missing: tuple[str, ...] = ()
    extended: int = NO_DAYS
    excluded: int = NO_DAYS
    special: Special | None = None
    proposal: Proposal | None = None

    def orders(self) -> dict[str, dict]:
        """The day each clock counts from, by kind; and since when, why and for how long the limits stand still."""
        begun = {
            "notice": self.received_on,
            "correction": self.asked_on,
            "statutory": self.accepted_on,
            "promise": self.accepted_on,
            "delivery": self.decided_on,
        }
        told = {kind: {"on": day.isoformat()} for kind, day in begun.items() if day}
        if self.special:
            since = {"on": self.special.begun_on.isoformat()}
            rests = since | {"why": self.special.kind, "days": self.special.days, "document": TOLD_THERE}
            told |= {"suspend statutory": rests, "suspend promise": rests, "special": since}
        return told

    def facts(self) -> dict:
        """What the ledger says of it, beyond the clocks."""
        facts = {"extended": self.extended, "excluded": self.excluded}
        if self.special:
            facts |= {"procedure": self.special.kind, "days": self.special.days}
            facts |= {"since": self.special.begun_on.isoformat()}
        if self.proposal:
            facts |= {"proposal": self.proposal.outcome, "proposer": self.proposal.by}
        return facts


@dataclass(frozen=True)
class Source:
    """Where a row came from: the system, its own number, the file with its digest and line, and the digest of the ZIP
    its materials lay in, "" where there was none."""

    system: str
    number: str
    digest: str
    line: int
    bundle: str = ""


@dataclass(frozen=True)
class Brought:
    """The file of a material, by its number in the list, that came with the case (`files.take`)."""

    seq: int
    file: StoredFile


def taken_over_before(source: Source) -> Case | None:
    return Case.objects.filter(source=source.system, source_number=source.number).first()


def take_over(
    *, by: Actor, source: Source, version, body, party, stand: Stand, brought: Sequence[Brought] = ()
) -> Case:
    """Enter one case of `party` for `version`, decided by `body`, in the state it is in. The ledger says from where.

    What was `brought` as a file is kept as one, its digest in the ledger; what else the older system had received
    counts as handed in on paper. Papers it issued stay there.
    """
    with transaction.atomic():
        case = Case(
            number=case_number("counter"), account=by.account, channel="counter", password=query_password(),
            region=body.region_id, deciding_body=body, identity_checked=True, identity_level=3,
            source=source.system, source_number=source.number, **promised(version), **applicant(party),
        )  # fmt: skip
        with LIFE.step(case, "take_over", by=by, to=stand.state) as step:
            placed(step.thing, stand, version, party)
            lay_before_the_head(step, stand.proposal)
            step.clock |= stand.orders()
            step.facts |= {"source": source.system, "source_number": source.number}
            step.facts |= {"file": source.digest, "row": source.line} | stand.facts()
            step.facts |= what_came(source, brought)
        if stand.proposal:
            keep_opening(step.thing)
        list_materials(step.thing, version, stand, brought, by)
    return step.thing


def what_came(source: Source, brought: Sequence[Brought]) -> dict:
    """What the ledger says of the files: of each the material's number and the digest, no name."""
    if not brought:
        return {}
    return {"bundle": source.bundle, "materials": [[each.seq, each.file.sha256] for each in brought]}


def placed(case: Case, stand: Stand, version, party) -> None:
    """Write down where it stands."""
    noon = timezone.make_aware(datetime.combine(stand.received_on, time(12)))
    case.filed_on, case.received_at = stand.received_on, noon
    case.accepted_on, case.decided_on, case.handler = stand.accepted_on, stand.decided_on, stand.handler
    case.corrections = int(stand.asked_on is not None)
    case.gaps = [] if stand.state != State.CORRECTION else [gap_of(name) for name in stand.missing]
    case.answers = reads.prefilled(version, party)
    case.extended_days = stand.extended
    if stand.special:
        case.special_kind, case.special_days = stand.special.kind, stand.special.days
        case.reason = TOLD_THERE
    statutory = case.terms["statutory"]
    promise = case.terms["promise"]
    case.terms = case.terms | {
        "statutory": statutory | {"length": statutory["length"] + stand.extended + stand.excluded},
        "promise": promise | {"length": promise["length"] + stand.excluded},
    }


def lay_before_the_head(step, proposal: Proposal | None) -> None:
    """The examiner's opinion as it was written there; who proposed it does not decide it here either."""
    if proposal is None:
        return
    case = step.thing
    case.proposal, case.proposer, case.opinion = proposal.outcome, proposal.by, proposal.opinion
    case.handler = case.handler or proposal.by
    write(step, proposal.opinion)


def gap_of(name: str) -> dict:
    told = "原系统已一次性告知"
    return {"material": name, "defect": told, "basis": told, "remedy": "按原补正告知书补交", "supplied": False}


def list_materials(case: Case, version, stand: Stand, brought: Sequence[Brought], by: Actor) -> None:
    """The material list of the version; everything not named as missing is there, as a file or else on paper."""
    lines = [CaseMaterial(case=case, **line) for line in reads.material_lines(version)]
    for line in lines:
        line.supplied = line.name not in stand.missing
    lines = CaseMaterial.objects.bulk_create(lines)
    of_line: dict[int, list] = {}
    for each in brought:
        each.file.save(force_insert=True)
        of_line.setdefault(each.seq, []).append(each.file)
    Supply.objects.bulk_create(
        supply for line in lines if line.supplied for supply in supplies_of(line, of_line.get(line.seq, ()), by)
    )
    case.missing, case.owed = reads.outstanding(case, lines)
    Case.objects.filter(pk=case.pk).update(missing=case.missing, owed=case.owed)


def supplies_of(line: CaseMaterial, kept: Sequence[StoredFile], by: Actor) -> list[Supply]:
    return [from_file(line, file, by)[0] for file in kept] or [
        Supply(material=line, kind=Supply.Kind.PAPER, by=by.account)
    ]
