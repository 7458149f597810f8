"""Paper mandates (委托书): a counter clerk with the letter in front of them records it, or ends it."""

from uuid import UUID

from django.db import transaction
from django.utils import timezone

from yichuang.domain.identity.acts.accounts import open_citizen, see_in_person
from yichuang.domain.identity.acts.mandates import entered
from yichuang.domain.identity.acts.parties import bring_up_to_date, register_party
from yichuang.domain.identity.events import MandateAtWindow, MandateRecording
from yichuang.domain.identity.models import Account, Mandate, Party
from yichuang.domain.identity.states import MANDATES
from yichuang.kernel import files
from yichuang.kernel.actors import Actor
from yichuang.kernel.news import tell
from yichuang.kernel.refusals import ActRefused


def take_letter(
    *, principal: dict, agent: dict | Account, by: Actor, principal_seen: bool = False, **letter
) -> Mandate:
    """Record the letter of a party (`principal`: as for `register_party`) for an `agent` (name, id_number, phone) who
    stands at the window with their own document, or for a helper of the house (an account), all or nothing.

    Where the party is not there, what is said of it today changes nothing: it is told where it was reached before.
    """
    with transaction.atomic():
        phone = principal.pop("phone", "")
        party = register_party(by=by, **principal)
        if principal_seen:
            party = bring_up_to_date(party, by=by, phone=phone)
        account = seen_at_the_window(**agent, by=by) if isinstance(agent, dict) else agent
        return record_mandate(account, party, by=by, principal_seen=principal_seen, **letter)


def seen_at_the_window(*, name: str, id_number: str, by: Actor, phone: str = "") -> Account:
    """The account of whoever stands there with this document, opened by their phone if there is none; level 3 from now
    on. Refuses somebody without account or phone: an agent acts from an account."""
    person = Party.objects.with_code(id_number).first()
    account = person.own_accounts.filter(state="active").first() if person else None
    if account is None and not phone:
        raise ActRefused("代办人还没有账号：请填写代办人自己的手机号，以后用它登录办事。")
    account = account or open_citizen(phone, by=by, name=name)
    return see_in_person(account, name=name, id_number=id_number, by=by)


def record_mandate(
    account: Account, party: Party, *, kind: str, items, until, letter: UUID | str, by: Actor, document: str = "",
    starts_on=None, principal_seen: bool = False,
) -> Mandate:  # fmt: skip
    """Enter a signed letter: `account` may speak for `party` in these items until that day (APL 29, CC 165).

    `letter` is a file this clerk has just kept. Refuses, each with its reason: no letter, an agent never seen in
    person, items this counter does not take in, no limits, a party that is neither there nor can be told.
    """
    counter = next((post for post in by.posts if post.role == "COUNTER"), None)
    mandate = Mandate(
        account=account, party=party, kind=kind, items=list(items), document=document or "纸质委托书",
        starts_on=starts_on or timezone.localdate(), until=until, letter=files.of(by.account, letter).first(),
        body_id=counter.body if counter else None, principal_seen=principal_seen,
    )  # fmt: skip
    with transaction.atomic():
        mandate = entered(mandate, "record", by)
        tell(MandateRecording(mandate.items, by))
        tell(MandateAtWindow(mandate.number, "record"))
    return mandate


def revoke_at_window(mandate: Mandate, *, by: Actor, wished_by: str, reason: str) -> Mandate:
    """End a mandate at the wish of the `principal` or the `agent`, who stands there with a document (CC 173). Any
    counter may: it takes a power away, and both are told."""
    with MANDATES.step(mandate, "revoke_at_window", by=by) as step:
        step.thing.wished_by, step.thing.reason = wished_by, reason
        step.note, step.facts = reason, {"wished_by": wished_by}
        step.tell(MandateAtWindow(mandate.number, "revoke_at_window"))
    return step.thing
