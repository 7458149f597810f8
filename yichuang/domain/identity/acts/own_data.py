"""What a person may ask for of their own data: a copy, and that it be deleted (个人信息保护法 44-48)."""

from django.db import transaction
from django.db.models import Q

from yichuang.domain.identity.acts.mandates import revoke_mandate
from yichuang.domain.identity.events import AccountErasing, PartyForgetting
from yichuang.domain.identity.models import Account, Mandate, Party
from yichuang.domain.identity.states import ACCOUNTS, PARTIES, MandateState
from yichuang.kernel import files
from yichuang.kernel.actors import Actor
from yichuang.kernel.news import tell
from yichuang.kernel.refusals import ActRefused

WHY = "本人注销账号"


def take_copy(account: Account, *, by: Actor) -> dict:
    """Everything identity holds about the person, unmasked, for themselves alone; that it was taken is entered
    (个人信息保护法 45)."""
    with ACCOUNTS.step(account, "take_copy", by=by) as step:
        account = step.thing
    party = account.own_party
    copy = {
        "账号": account.number,
        "手机号": account.phone,
        "核验情况": account.get_level_display(),
        "开通时间": account.opened_at.isoformat(),
    }
    if party:
        copy |= {
            "姓名": party.name,
            "证件号码": party.code,
            "联系电话": party.phone,
            "地址": party.address,
            "区划": party.region_id or "",
            "其他资料": party.details,
        }
    return copy | {"委托": mandates_of(account, party)}


def mandates_of(account: Account, party: Party | None) -> list[dict]:
    """Whom the person may act for, and who may act for them or could. Of the other side the name alone, and of whom
    the person acts for no more not even that."""
    given = Mandate.objects.filter(Q(account=account) | Q(party=party)) if party else account.mandates.all()
    return [
        {
            "授权编号": one.number,
            "身份": one.get_kind_display(),
            "替谁办": one.party.name if one.party == party or one.state == MandateState.IN_FORCE else "",
            "谁来办": one.account.name,
            "事项": one.items,
            "起止": [one.starts_on, one.until],
            "状态": MandateState(one.state).label,
        }
        for one in given.select_related("party", "account").order_by("pk")
    ]


def erase(account: Account, *, by: Actor) -> str:
    """Close the account and delete what it holds: phone, name, the profile, drafts (个人信息保护法 47).

    Refused while a matter is under way. Where files of the office or licences name the person, name and number stay
    with these for as long as they are kept; the answer is the sentence that says so, "" where nothing stays.
    """
    with transaction.atomic():
        tell(AccountErasing(account.number))
        for mandate in account.mandates.filter(state="in_force"):
            revoke_mandate(mandate, by=by, reason=WHY)
        stays = forget_party(account.own_party, by=by) if account.own_party else ""
        with ACCOUNTS.step(account, "erase", by=by) as step:
            closed = step.thing
            closed.name, closed.phone = "", ""
            closed.set_unusable_password()
            closed.tokens.all().delete()
            step.facts = {"stays": bool(stays)}
    return stays


def forget_party(party: Party, *, by: Actor) -> str:
    """Delete what a person said of themselves; name and number too, unless somebody above still needs them."""
    try:
        with PARTIES.step(party, "erase", by=by) as step:
            blank(step.thing)
            step.thing.name, step.thing.code, step.thing.code_kind = "", "", ""
            tell(PartyForgetting(party.number))
            forget_letters(step.thing)
    except ActRefused as needed:
        with PARTIES.step(party, "correct", by=by) as step:
            blank(step.thing)
            step.facts = {"changed": ["address", "details", "phone", "region"]}
        return "".join(needed.reasons)
    return ""


def forget_letters(party: Party) -> None:
    """The scanned letters of mandates it gave: nothing was done by them that is still kept."""
    for mandate in party.mandates.filter(letter__isnull=False).select_related("letter"):
        letter = mandate.letter
        mandate.letter, mandate.body = None, None
        mandate.save(update_fields=["letter", "body"])
        files.destroy(letter)


def blank(party: Party) -> None:
    party.phone, party.address, party.region, party.details = "", "", None, {}
