"""Who a paper of a whole matter speaks for and to."""

from django.utils import timezone

from yichuang.domain.cases import papers
from yichuang.domain.identity import reads as identity
from yichuang.domain.joint.models import Matter
from yichuang.domain.notices import reads as notices


def sheet_of(matter: Matter) -> papers.Matter:
    """The leading body speaks for all (行政许可法26(2)); each gap names the body that found it."""
    party, lead, district = identity.party(matter.party_number), matter.lead, identity.district()
    asked = notices.whereabouts()["phone"]
    return papers.Matter(
        office=papers.Office(
            code=lead.code,
            name=lead.name,
            word=lead.short_name,
            contact_phone=asked,
            complaint_phone=district.complaint_phone or asked,
            address=district.hall_address,
        ),
        applicant=papers.Applicant(matter.applicant_name, party.code_kind, party.code),
        item=matter.name,
        task_code=matter.theme.theme_id,
        item_type="一件事",
        case=matter.number,
        on=timezone.localdate(),
    )
