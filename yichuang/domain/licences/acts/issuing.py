"""A licence comes to be: its type, number and identifier, and the face that is signed."""

from collections.abc import Callable
from datetime import date

from django.db import IntegrityError, transaction
from django.utils import timezone

from yichuang.domain.identity import reads as identity
from yichuang.domain.licences import papers
from yichuang.domain.licences.events import LicenceChanged
from yichuang.domain.licences.models import Licence, LicenceType
from yichuang.domain.licences.reads import ROOT, asked_by, years_said
from yichuang.domain.licences.rules import last_day, years_valid
from yichuang.domain.licences.states import LIFE
from yichuang.kernel import documents, numbers
from yichuang.kernel.actors import Actor
from yichuang.kernel.codes import licence_check
from yichuang.kernel.refusals import ActRefused
from yichuang.kernel.states import Step, held

Asks = tuple[tuple[str, str], ...]  # of a type: (data element, word), in the order of its face

ANOTHERS = (
    "证照编号“{}”或者标识“{}”已经是另一份接管来的证照的，不能再制一份。"
    "请监督人在“证照”里按编号查出那一份，对照原证核对。"
)


def assign(body, on: date) -> str:
    """The number of the licence that a decision of this day grants: it is stated there, and `issue` is given it. One
    that a licence taken over from an older system bears is passed over."""
    number = ""
    while not number or Licence.objects.filter(number=number).exists():
        number = licence_number(body, on, numbers.take(run_of(body)))
    return number


def run_of(body) -> str:
    """The sequence the numbers of the licences of this body are taken from."""
    return f"licence {body.code}"


def issue(
    *, by: Actor, name: str, party, office: papers.Issuer, item_code: str, case_number: str, decided_on: date,
    years: int, details: Callable[[Asks], list[tuple[str, str]]], body=None, number: str = "",
) -> Licence:  # fmt: skip
    """Issue a licence called `name` to `party` by `office`, valid from the decision for `years` (0: for good).

    `details` gives the lines of its face, told what its type repeats of an application (`LicenceType.asks`), `body`
    is the row of the office where the caller has it. `number` is what the
    decision assigned to it; then `years` are those it states too (`reads.promised`). Without one it gets the next,
    and a rule of its type goes before `years`. The signed file follows; the identifier holds from now on. A refusal
    has to leave the caller's transaction, if there is one.
    """
    with transaction.atomic(savepoint=False):
        body = body or identity.body(office.code)
        kind = type_called(name, body)
        years = years if number else years_valid(kind.validity_years, years)
        number = number or assign(body, decided_on)
        licence = Licence(
            number=number,
            identifier=identifier_of(kind.code, body.uscc, serial_in(number, body), 1),
            type=kind,
            holder_party=party.number,
            holder_name=party.name,
            issuer=body,
            issued_on=timezone.localdate(),
            valid_from=decided_on,
            valid_to=last_day(decided_on, years),
            content=dict(details(kind.asks)),
            case_number=case_number,
            item_code=item_code,
        )
        try:
            with held(licence), LIFE.step(licence, "issue", by=by) as step:
                put_on_its_face(step, papers.Holder(party.name, party.code_kind, party.code), office)
        except IntegrityError as taken:  # by one taken over, before that was refused
            raise ActRefused(ANOTHERS.format(licence.number, licence.identifier), article="行政许可法39") from taken
    return step.thing


def put_on_its_face(step: Step, holder: papers.Holder, office: papers.Issuer) -> None:
    """Have DOC-12 drawn up for the licence as this act leaves it, and tell of it."""
    step.facts["identifier"] = step.thing.identifier
    step.issues(lambda _clocks: drawn_up(step, face_of(step.thing, holder, office)))
    tell_change(step)


def tell_change(step: Step) -> None:
    licence, row = step.thing, step.row
    step.tell(
        LicenceChanged(
            licence.identifier,
            licence.number,
            licence.type.name,
            licence.holder_party,
            licence.issuer.name,
            licence.case_number,
            row.act,
            str(licence.state if row.to == "=" else row.to),
        )
    )


def face_of(licence: Licence, holder: papers.Holder, office: papers.Issuer) -> papers.Face:
    """The face as it stands. What was granted in an older system has no case and no item here, and says so."""
    return papers.Face(
        title=licence.type.name,
        number=licence.number,
        identifier=licence.identifier,
        holder=holder,
        issuer=office,
        case=licence.case_number or f"接管自{licence.source}",
        item_code=licence.item_code or "接管前颁发",
        issued_on=licence.issued_on,
        valid_from=licence.valid_from,
        valid_to=licence.valid_to,
        details=tuple(licence.content.items()),
    )


def drawn_up(step: Step, face: papers.Face):
    """DOC-12, kept with the case that granted it, or with the licence where that was in an older system."""
    licence = step.thing
    licence.document = documents.issue(
        code=papers.CODE,
        template=licence.type.template,
        version=licence.type.template_version,
        snapshot=face.snapshot(),
        thing=f"case:{licence.case_number}" if licence.case_number else licence,
        body=licence.issuer_id,
        by=step.by,
        sealed=True,
    )
    return licence.document


def office_of(licence: Licence) -> papers.Issuer:
    """The issuing body with the phones it had on the face until now; those of the district where there was none."""
    body = licence.issuer
    if licence.document is None:
        district = identity.district()
        phones = (district.contact_phone, district.complaint_phone, district.hall_address)
        return papers.Issuer(body.code, body.name, body.short_name, *phones)
    said = licence.document.snapshot
    word = said["number_word"].removesuffix(papers.SIGN)
    phones = (said["body"]["contact_phone"], said["body"]["complaint_phone"], said["body"]["address"])
    return papers.Issuer(body.code, body.name, word, *phones)


def define(
    *, by: Actor, name: str, body, code: str = "", face: list[dict] = (), validity_years: int | None = None,
    renewable: bool = True, template: str = papers.TEMPLATE, template_version: int = 0,
) -> LicenceType:  # fmt: skip
    """Define a licence type, or say anew what stands on it: a licence issued before keeps its own face. `code` is
    given where a higher body defined the type; else the next of `body`."""
    del by  # loading types is no act of the law; the load itself is entered in the ledger
    known = LicenceType.objects.filter(name=name).first()
    transaction.on_commit(asked_by.forget)
    transaction.on_commit(years_said.forget)
    return LicenceType.objects.update_or_create(
        name=name,
        defaults={
            "code": code or (known.code if known else next_code(body)),
            "defined_by": body,
            "face": list(face),
            "validity_years": validity_years,
            "renewable": renewable,
            "template": template,
            "template_version": template_version,
        },
    )[0]


def type_called(name: str, body) -> LicenceType:
    """The type of this name, defined now by the issuing body when it is new.

    Two first licences of one name may be issued at once: whoever comes second takes the type of the first.
    """
    known = LicenceType.objects.filter(name=name).first()
    if known:
        return known
    return LicenceType.objects.get_or_create(name=name, defaults={"code": next_code(body), "defined_by": body})[0]


def next_code(body) -> str:
    """The next code of this body that no file gave to a type before."""
    code = ""
    while not code or LicenceType.objects.filter(code=code).exists():
        code = f"{body.uscc}{numbers.take(f'licence type {body.uscc}'):03}"
    return code


def identifier_of(kind: str, issuer: str, serial: str, version: int) -> str:
    """The national identifier: root, type, issuer, serial, version, check character (K2)."""
    payload = (kind, issuer, serial, f"{version:03}")
    return ".".join((ROOT, *payload, licence_check("".join(payload))))


def licence_number(body, on: date, serial: int) -> str:
    return f"{body.code}{on:%Y}{serial:06}"


def serial_in(number: str, body) -> str:
    """The serial of the identifier (K2), twenty digits: what follows body and year in the number."""
    return number.removeprefix(body.code)[4:].rjust(20, "0")
