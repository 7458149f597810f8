"""Mandates: who may speak for a party."""

from django.db import transaction
from django.utils import timezone

from yichuang.domain.identity.acts.parties import register_party
from yichuang.domain.identity.models import Account, Mandate, Party
from yichuang.domain.identity.states import MANDATES
from yichuang.domain.identity.tables import CodeKind
from yichuang.kernel.actors import THE_CLOCK, Actor
from yichuang.kernel.gateways import identity as gateway
from yichuang.kernel.refusals import ActRefused


def grant_mandate(
    account: Account, party: Party, *, kind: str, by: Actor, items=(), document: str = "", starts_on=None, until=None
) -> Mandate:
    """Let an account speak for a party: for the items named (none: for all), until a day (none: until revoked).

    Given by who may bind the party; a letter brought to a window is recorded by `record_mandate`.
    """
    mandate = Mandate(
        account=account, party=party, kind=kind, items=list(items), document=document,
        starts_on=starts_on or timezone.localdate(), until=until,
    )  # fmt: skip
    return entered(mandate, "grant", by)


def claim_company(account: Account, *, name: str, code: str, by: Actor) -> Mandate:
    """The legal representative takes hold of their company: an identity provider confirms that they are (CC 61).

    Registers the company as a party if it is new. Refuses somebody not known by name and number.
    """
    if account.level < Account.Level.CHECKED:
        raise ActRefused("请先完成实名核验，再认领企业。")
    if not gateway.provider().represents(name, code, account.name, account.own_party.code):
        raise ActRefused(
            "核验未通过：您不是这家企业登记的法定代表人，或者企业名称、代码有误。其他人办理请由法定代表人授权。"
        )
    with transaction.atomic():
        party = register_party(
            kind=Party.Kind.LEGAL, name=name, code_kind=CodeKind.CREDIT_CODE, code=code, by=by,
            details={"legal_rep_name": account.name, "legal_rep_id_number": account.own_party.code},
        )  # fmt: skip
        mandate = Mandate(
            account=account, party=party, kind=Mandate.Kind.LEGAL_REPRESENTATIVE, starts_on=timezone.localdate()
        )
        return entered(mandate, "claim", by)


def plan_company(account: Account, *, name: str, by: Actor) -> Mandate:
    """Somebody sets out to found a company (拟设立): it is registered under its planned name, and who founds it may
    apply for it from now on (CC 75)."""
    with transaction.atomic():
        party = register_party(kind=Party.Kind.FORMING, name=name, by=by)
        mandate = Mandate(
            account=account, party=party, kind=Mandate.Kind.OPERATOR, starts_on=timezone.localdate(), document="拟设立"
        )
        return entered(mandate, "claim", by)


def entered(mandate: Mandate, act: str, by: Actor) -> Mandate:
    """Enter a mandate; one that has run out makes room, one still in force does not."""
    with transaction.atomic():
        for old in Mandate.objects.filter(account=mandate.account, party=mandate.party, state="in_force"):
            if old.until is None or old.until >= timezone.localdate():
                raise ActRefused("这个账号对该当事人已有有效授权。要改变范围或期限，请先撤销原授权。")
            MANDATES.move(old, "lapse", by=THE_CLOCK)
        with MANDATES.step(mandate, act, by=by) as step:
            step.facts = {"party": mandate.party.number, "account": mandate.account.number, "items": mandate.items}
            if mandate.letter:
                step.facts |= {"letter": mandate.letter.sha256, "principal_seen": mandate.principal_seen}
    return step.thing


def revoke_mandate(mandate: Mandate, *, by: Actor, reason: str = "") -> Mandate:
    """End a mandate from today, by who gave it or who holds it. What was done under it stands."""
    with MANDATES.step(mandate, "revoke", by=by) as step:
        step.note = reason
    return step.thing
