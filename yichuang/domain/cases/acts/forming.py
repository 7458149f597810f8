"""A company comes into being by the decision on its registration (民法典58、77)."""

from yichuang.domain.identity import acts as identity
from yichuang.kernel.states import Step


def set_up(step: Step, formed: dict | None) -> None:
    """Give the party of this case the name and credit code it is registered under; everything later is in that name.
    The row refuses a registration without them; for any other case nothing is done."""
    case = step.thing
    case.formed = formed
    if formed and formed.get("code") and formed.get("name") and case.sets_up_its_party:
        case.party = identity.form_party(case.party, code=formed["code"], name=formed["name"], by=step.by)
        step.facts["formed"] = case.party_number
