"""The letter of a mandate (授权委托书, 民法典165): to print and sign, or to show. Both identities are masked."""

from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from yichuang.channels.citizen.session import citizen_only
from yichuang.channels.shared.downloads import in_browser
from yichuang.channels.shared.mandates import named, shown
from yichuang.domain.identity import reads


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


@require_safe
@citizen_only
def scan(request, number):
    """The signed letter a window kept, for the same two."""
    mandate = get_object_or_404(reads.mandates_visible_to(request.actor), number=number)
    if mandate.letter is None:
        raise Http404
    return in_browser(mandate.letter)
