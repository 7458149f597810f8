"""The letter of a mandate (授权委托书, 民法典165): to print and sign, or to show. Both identities are masked."""

from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from yichuang.channels.citizen.session import citizen_only
from yichuang.domain.catalogue import reads as catalogue
from yichuang.domain.identity import reads
from yichuang.kernel.codes import masked, masked_name

PUBLIC_CODES = ("001", "002")  # credit and organisation codes are public; every other number is personal


@require_safe
@citizen_only
def letter(request, number):
    """Only for who gave the mandate and who holds it."""
    mandate = get_object_or_404(reads.mandates_visible_to(request.actor), number=number)
    context = {
        "mandate": mandate,
        "principal": shown(mandate.party),
        "agent": shown(mandate.account.own_party),
        "items": [named(code) for code in mandate.items],
    }
    return render(request, "citizen/mandate_letter.html", context)


def shown(party) -> dict:
    """Name and number as the letter has them. A company's are public, a person's are personal."""
    if party is None:
        return {"name": "", "code": ""}
    public = party.code_kind in PUBLIC_CODES or party.kind == "forming"
    return {
        "name": party.name if public else masked_name(party.name),
        "code": party.code if public else masked(party.code),
    }


def named(code: str) -> str:
    version = catalogue.latest_public(code)
    return f"{version.name}（{code}）" if version else code
