"""Accounts: opened, verified, edited, shut."""

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from yichuang.domain.identity.acts.parties import correct_party, register_party
from yichuang.domain.identity.acts.posts import end_post
from yichuang.domain.identity.acts.sessions import changed
from yichuang.domain.identity.events import AccountClosing
from yichuang.domain.identity.models import Account, Body, Party, Post
from yichuang.domain.identity.states import ACCOUNTS, PostState
from yichuang.domain.identity.tables import CodeKind
from yichuang.kernel.actors import Actor
from yichuang.kernel.codes import is_citizen_number
from yichuang.kernel.gateways import identity as gateway
from yichuang.kernel.refusals import ActRefused


def open_citizen(phone: str, *, by: Actor | None = None, name: str = "") -> Account:
    """Open an account for whoever answered this phone (level 1), or for the person at the window (`by`)."""
    refuse_taken_phone(phone)
    account = Account(kind=Account.Kind.CITIZEN, phone=phone, name=name, level=Account.Level.PHONE)
    account.set_unusable_password()
    by = by or Actor(account=account.number, kind="citizen", level=Account.Level.PHONE)
    return ACCOUNTS.move(account, "open", by=by)


def refuse_taken_phone(phone: str) -> None:
    taken = Account.objects.with_phone(phone).filter(kind=Account.Kind.CITIZEN, state="active")
    if phone and taken.exists():
        raise ActRefused("这个手机号已经有账号，请直接登录；不是本人的，请到窗口处理。")


def open_staff(number: str, *, name: str, body: Body, by: Actor, phone: str = "", is_sample: bool = False) -> Account:
    """Open an account for a member of staff. It has no post yet, and no password: it cannot sign in."""
    if Account.objects.filter(number=number).exists():
        raise ActRefused(f"账号 {number} 已经存在，请换一个。")
    account = Account(
        number=number,
        kind=Account.Kind.STAFF,
        name=name,
        phone=phone,
        home_body=body,
        level=Account.Level.IN_PERSON,
        is_sample=is_sample,
    )
    account.set_unusable_password()
    return ACCOUNTS.move(account, "open", by=by)


def correct_staff(account: Account, *, name: str, body: Body, by: Actor) -> Account:
    """Correct the name and the home body of a member of staff; posts are given and ended apart from it."""
    with ACCOUNTS.step(account, "correct", by=by) as step:
        step.thing.name, step.thing.home_body = name, body
        step.facts = {"body": body.code}
    return step.thing


def verify(account: Account, *, name: str, id_number: str, by: Actor, vouched_by: str = "") -> Account:
    """Name and number agree, says an identity provider: level 2, and the account speaks for that natural person.

    `vouched_by` names a provider that already signed the claims (OIDC); else the configured one is asked.
    Refuses a number that is not one, a pair the provider does not confirm, and a number bound to another account.
    """
    if not is_citizen_number(id_number):
        raise ActRefused("身份证号码不正确，请核对后重新填写。")
    provider = gateway.provider()
    if not vouched_by and not provider.agrees(name, id_number):
        raise ActRefused("姓名和身份证号码核对不一致。请检查有没有写错；如果没有写错，请带身份证到窗口核验。")
    return bind(
        account, "verify", name, id_number, by=by, level=Account.Level.CHECKED, said_by=vouched_by or provider.name
    )


def see_in_person(account: Account, *, name: str, id_number: str, by: Actor) -> Account:
    """A clerk saw the person and the document: level 3 (APL 29; real-name rules of the platform)."""
    if not is_citizen_number(id_number):
        raise ActRefused("身份证号码不正确，请核对后重新填写。")
    return bind(account, "see_in_person", name, id_number, by=by, level=Account.Level.IN_PERSON, said_by="窗口")


def bind(account: Account, act: str, name: str, id_number: str, *, by: Actor, level: int, said_by: str) -> Account:
    """Tie the account to the natural person of this number, who may already be known as a party."""
    with ACCOUNTS.step(account, act, by=by) as step:
        account = step.thing
        if account.own_party and account.own_party.code != id_number:
            raise ActRefused("这个账号已经实名为另一个人，不能更换。如有错误，请带身份证到窗口处理。")
        party = Party.objects.with_code(id_number).first() or register_party(
            kind=Party.Kind.NATURAL, name=name, code_kind=CodeKind.CITIZEN, code=id_number, phone=account.phone,
            by=known(by),
        )  # fmt: skip
        account.own_party = party
        account.name = name
        account.level = max(account.level, level)
        step.note = f"{said_by}核验通过"
        step.facts = {"level": level, "party": party.number}
    if account.own_party.name != name:
        correct_party(account.own_party, name=name, by=known(by, account.own_party.number))
    return account


def known(by: Actor, *parties: str) -> Actor:
    """The same person a moment later: known by name now, and so able to register and correct their own party."""
    if by.is_staff:
        return by
    return Actor(
        account=by.account, name=by.name, kind=by.kind, level=max(by.level, Account.Level.CHECKED),
        party=by.party, parties=by.parties | set(parties), own_party=by.own_party,
    )  # fmt: skip


def edit_profile(account: Account, *, by: Actor, **changes) -> Account:
    """Change what a person said of themselves: `address`, `region` and other details of their party.

    The phone opens the account and is changed by `change_phone`, the name by who verifies it.
    """
    if {"phone", "name"} & set(changes):
        raise TypeError("the phone is changed by change_phone, the name by verify")
    with ACCOUNTS.step(account, "edit_profile", by=by) as step:
        step.facts = {"changed": sorted(changes)}
        if step.thing.own_party and changes:
            correct_party(step.thing.own_party, by=by, **changes)
    return step.thing


def set_password(account: Account, password: str, *, by: Actor) -> Account:
    """Refuses (ActRefused) a password that is short, common, only digits or endless; says each reason.

    One set by somebody else is good for coming in and changing it (ASVS 2.3.1); a sample's is known to all anyway.
    """
    try:
        validate_password(password, account)
    except ValidationError as weak:
        raise ActRefused(*weak.messages) from weak
    with ACCOUNTS.step(account, "set_password", by=by) as step:
        if step.thing.has_usable_password():  # the first one of a new account is no change
            step.tell(changed(account, "set_password"))
        step.thing.set_password(password)
        step.thing.password_set_at = timezone.now()
        step.thing.password_by_another = by.account != account.number and not account.is_sample
    return step.thing


def deactivate(account: Account, *, by: Actor, reason: str = "") -> Account:
    """Shut an account. Its posts end and its mandates are revoked with it.

    Refused while it holds open cases: whoever knows of them listens to AccountClosing and objects.
    """
    with transaction.atomic():
        for post in Post.objects.filter(account=account, state=PostState.HELD):
            end_post(post, by=by, reason=reason or "账号停用")
        with ACCOUNTS.step(account, "deactivate", by=by) as step:
            step.note = reason
            step.tell(AccountClosing(account.number))
            step.thing.tokens.all().delete()
    return step.thing


def reopen(account: Account, *, by: Actor, reason: str = "") -> Account:
    """Let a shut account sign in again; its posts have to be given anew."""
    with ACCOUNTS.step(account, "reopen", by=by) as step:
        step.note = reason
    return step.thing
