"""A company comes into being by the decision on its registration (民法典58、77)."""

from yichuang.domain.cases.rules.matters import holder_exists, what_it_sets_up_is_named
from yichuang.domain.identity import acts as identity
from yichuang.kernel.refusals import ActRefused
from yichuang.kernel.states import Step


def set_up(step: Step, formed: dict | None) -> None:
    """Give the party of this case the name and credit code it is registered under; everything later is in that name.
    The row refuses a registration without them; for any other case nothing is done."""
    case = step.thing
    case.formed = formed
    if formed and formed.get("code") and formed.get("name") and case.sets_up_its_party:
        case.party = identity.form_party(case.party, code=formed["code"], name=formed["name"], by=step.by)
        step.facts["formed"] = case.party_number


def refuse_without_holder(step: Step) -> None:
    """Before a certificate is drawn up: nobody can hold one who is not there yet. Asked of the row again when the act
    closes, but a paper cannot be composed without a holder."""
    unmet = [need.refusal for need in (what_it_sets_up_is_named, holder_exists) if not need(step.thing)]
    if unmet:
        raise ActRefused(*unmet, article=step.row.article)
