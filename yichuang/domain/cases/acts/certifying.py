"""The certificate (DOC-12) a grant promised, and what stands on its face."""

from yichuang.domain.cases.acts.agreeing import as_corrected
from yichuang.domain.cases.acts.standing import office_of
from yichuang.domain.cases.reads import answered, certificate_named, of_certificate, version_of
from yichuang.domain.licences import acts as licences
from yichuang.domain.licences.papers import Issuer, details_of
from yichuang.domain.licences.reads import asked_by
from yichuang.kernel.refusals import ActRefused
from yichuang.kernel.states import Step


def certificate(step: Step) -> None:
    """DOC-12: the e-licence, issued by the domain below; the case keeps its identifier."""
    case = step.thing
    office = office_of(case)
    licence = licences.issue(
        by=step.by,
        name=licence_type_of(case),
        party=case.party,
        body=case.deciding_body,
        office=Issuer(
            office.code, office.name, office.word, office.contact_phone, office.complaint_phone, office.address
        ),
        item_code=case.item_code,
        case_number=case.number,
        decided_on=case.decided_on,
        years=case.terms["validity_years"],
        details=lambda asks: as_corrected(case, on_its_face(case, asks)),
        number=case.certificate_number,
    )
    case.licence_identifier = licence.identifier
    step.issues(lambda _turn: licence.document)


def refuse_unmakeable(step: Step) -> None:
    """Before a certificate is drawn up: without a holder, or a licence to change, none can be composed. The row asks
    once more when the act closes."""
    if unmet := [need.refusal for need in step.row.needs if not need(step.thing)]:
        raise ActRefused(*unmet, article=step.row.article)


def refuse_number_assigned(taking_over) -> None:
    """A number that stands on a decision belongs to the certificate made under it, today or later (行政许可法39)."""
    if case := of_certificate(taking_over.number):
        raise ActRefused(
            f"证照编号“{taking_over.number}”已经在办件 {case.number} 的准予决定书里编给了另一份证照，不能再用。"
            "请对照原证核对编号。",
            article="行政许可法39",
        )


def licence_type_of(case) -> str:
    return certificate_named(case.terms["licence_type"], case.terms["result_name"], case.item_name)


def on_its_face(case, asks: tuple | None = None) -> list[tuple[str, str]]:
    """What the licence itself states besides holder and validity: responsible person, places, what exactly is
    granted, as its type orders them (`asks`, where the caller knows it). Only what the application says: a field the
    item does not ask for is not made up."""
    answers = answered(case, version_of(case))
    told = {question.element: (question.label, plain(value)) for question, value in answers if value}
    granted = case.origin.item_name if case.origin_id else case.item_name
    return details_of(asks or asked_by(licence_type_of(case)), told, granted=granted, case=case.number)


def plain(value) -> str:
    return "、".join(value) if isinstance(value, list) else str(value)
