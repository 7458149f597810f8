"""Who a paper speaks for and to: the deciding body, the applicant, the matter."""

from django.utils import timezone

from yichuang.domain.cases import papers, reads
from yichuang.domain.catalogue.tables import codes
from yichuang.domain.identity import reads as identity


def matter_of(case) -> papers.Matter:
    """The matter of a case, as every paper states it."""
    version, party = reads.version_of(case), case.party
    item = version.item
    return papers.Matter(
        office=office_of(case),
        applicant=papers.Applicant(case.applicant_name, party.code_kind, party.code),
        item=case.item_name,
        task_code=item.task_code or item.handling_code or case.item_code,
        handling_code=item.handling_code if item.task_code else "",
        item_type=codes.ITEM_TYPE.get(version.item_type, ""),
        case=case.number,
        on=timezone.localdate(),
        agent_kind=case.agent_kind,
        agent=case.agent_name,
        above=case.body_above,
        receipted=bool(case.filed_on and case.received_at) and not case.source,
    )


def office_of(case) -> papers.Office:
    """The deciding body with its phones: the item's own where its guide names them, else the district's."""
    body, version, district = case.deciding_body, reads.version_of(case), identity.district()
    return papers.Office(
        code=body.code,
        name=body.name,
        word=body.short_name,
        contact_phone=version.consult_by or district.contact_phone,
        complaint_phone=version.complain_to or district.complaint_phone,
        address=version.address or district.hall_address,
        **named(reconsideration=district.review_body, court=district.litigation_court),
    )


def named(**told: str) -> dict[str, str]:
    """Only what the district says; a paper has its own words for the rest."""
    return {name: value for name, value in told.items() if value}
