"""Questions about mandates: who speaks for whom, on which letter."""

from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.utils import timezone

from yichuang.domain.identity.models import Account, Mandate, Post
from yichuang.domain.identity.reads.people import party, party_with_code
from yichuang.domain.identity.rules import BY_LETTER
from yichuang.kernel.actors import HELPER, Actor
from yichuang.kernel.composed import composed
from yichuang.kernel.reach import reached


def mandate(account_number: str, party_number: str) -> Mandate | None:
    """The mandate in force by which an account speaks for a party that is not its own."""
    in_force = Mandate.objects.in_force(timezone.localdate())
    return in_force.filter(account__number=account_number, party__number=party_number).first()


def accounts_speaking_for(party_number: str, item: str = "") -> list[Account]:
    """The accounts in use that may speak for a party today in matters of an item: its own, and by mandate."""
    speaking = {account.pk: account for account in citizens_who_are(party=party_number)}
    for mandate in citizens_acting_for(party=party_number, today=timezone.localdate()):
        if not item or mandate.covers(item):
            speaking.setdefault(mandate.account_id, mandate.account)
    return [speaking[key] for key in sorted(speaking)]


@composed
def citizens_who_are(*, party):
    citizens = Account.objects.filter(kind=Account.Kind.CITIZEN, state="active")
    return citizens.filter(own_party__number=party).select_related("own_party")


@composed
def citizens_acting_for(*, party, today):
    held = Mandate.objects.in_force(today).filter(account__kind=Account.Kind.CITIZEN, account__state="active")
    return held.filter(party__number=party).select_related("account__own_party")


def accounts_binding(party_number: str) -> list[Account]:
    """The accounts in use that may bind a party: its own, or those of its legal representative."""
    found = party(party_number).principals
    return list(Account.objects.filter(number__in=found, state="active").select_related("own_party").order_by("pk"))


def mandate_called(number: str) -> Mandate:
    return Mandate.objects.select_related("account__own_party", "party", "letter").get(number=number)


def mandates_visible_to(by: Actor):
    """Mandates the person holds, and those given for a party the person may bind."""
    mine = Q(account__number=by.account)
    given = Q(party__number=by.own_party) if by.own_party else Q(pk=None)
    binds = Mandate.objects.in_force(timezone.localdate()).filter(mine, kind=Mandate.Kind.LEGAL_REPRESENTATIVE)
    return (
        Mandate.objects.filter(mine | given | Q(party__in=binds.values("party")))
        .select_related("account", "party")
        .order_by("-pk")
    )


def mandates_recorded(by: Actor):
    """Mandates recorded at the counters this person serves, and those of the bodies supervised; the newest first."""
    at = {"body": "body", "region": "body__region__code"}
    kept = reached(by, **at, role="COUNTER") | reached(by, **at, role="SUPERVISOR")
    rows = Mandate.objects.filter(kept, letter__isnull=False)
    return rows.select_related("account", "party", "body", "letter").order_by("-pk")


def mandates_met(code: str, *, by: Actor):
    """Agents' mandates in force of the party with this whole number, and those its owner holds: only for a counter
    clerk, who has the document before them."""
    if "COUNTER" not in by.roles:
        raise PermissionDenied
    known = party_with_code(code, by=by)
    mine = Q(party=known) | Q(account__own_party=known) if known else Q(pk=None)
    rows = Mandate.objects.in_force(timezone.localdate()).filter(mine, kind__in=BY_LETTER)
    return rows.select_related("account", "party", "body", "letter").order_by("-pk")


def mandates_called(numbers) -> list[Mandate]:
    """These mandates, for whoever was shown them before."""
    return list(Mandate.objects.filter(number__in=numbers).select_related("account", "party", "body", "letter"))


def helpers_near(by: Actor) -> list[Account]:
    """Who may be asked for help at this counter: helpers in the bodies it serves, but not the clerk."""
    if "COUNTER" not in by.roles:
        return []
    near = reached(by, body="posts__body", region="posts__body__region__code", role="COUNTER")
    today = timezone.localdate()
    held = Post.objects.in_force(today).filter(role=HELPER)
    found = Account.objects.filter(near, posts__in=held, state="active").exclude(number=by.account)
    return list(found.select_related("home_body").distinct().order_by("home_body", "number"))


def errand(account_number: str, party_number: str, item: str) -> Mandate | None:
    """The mandate in force by which a helper may file for a party in a matter of this item."""
    in_force = Mandate.objects.in_force(timezone.localdate()).filter(kind=Mandate.Kind.HELPER)
    found = in_force.filter(account__number=account_number, party__number=party_number)
    return next((mandate for mandate in found if mandate.covers(item)), None)


def errands(by: Actor):
    """The errands somebody was asked to help with (帮办), the newest first."""
    held = Mandate.objects.filter(account__number=by.account, kind=Mandate.Kind.HELPER)
    return held.select_related("account", "party", "letter").order_by("-pk")
