"""Accounts: verified, edited, shut."""

import pytest
from django.core.exceptions import PermissionDenied

from yichuang.domain.identity import acts, reads
from yichuang.domain.identity.events import AccountClosing, PostEnding
from yichuang.domain.identity.models import Account, Party
from yichuang.domain.identity.tables import CONSOLE, Role
from yichuang.domain.identity.tests.factories import (
    AccountFactory,
    BodyFactory,
    MandateFactory,
    PartyFactory,
    PostFactory,
    RegionFactory,
    citizen_number,
    staff,
)
from yichuang.kernel import ledger, news
from yichuang.kernel.refusals import ActRefused

pytestmark = pytest.mark.django_db

NUMBER = citizen_number(1)


@pytest.fixture
def mei():
    return acts.open_citizen("13800000001")


def verified(account, **changes):
    said = {"name": "梅", "id_number": NUMBER} | changes
    return acts.verify(account, by=reads.actor(account), **said)


def test_name_and_number_that_agree_give_level_two_and_a_party(mei):
    account = verified(mei)

    assert (account.level, account.name, account.own_party.code, account.own_party.kind) == (
        2,
        "梅",
        NUMBER,
        "natural",
    )
    assert reads.actor(account).own_party == account.own_party.number


def test_the_ledger_of_a_verification_holds_no_personal_data(mei):
    account = verified(mei)

    entries = [*ledger.of(account), *ledger.of(account.own_party)]
    text = " ".join(f"{e.actor} {e.note} {e.facts} {e.account} {e.on_behalf}" for e in entries)
    assert [entry.act for entry in entries] == ["open", "verify", "register"]
    assert "梅" not in text
    assert NUMBER not in text


@pytest.mark.parametrize("number", ["", "123", "430203198503170018", citizen_number(1)[:-1]])
def test_a_number_that_is_none_is_refused(mei, number):
    with pytest.raises(ActRefused, match="身份证号码不正确"):
        verified(mei, id_number=number)
    assert Account.objects.get(pk=mei.pk).level == 1


def test_a_pair_the_provider_does_not_confirm_is_refused_with_a_way_on(mei):
    with pytest.raises(ActRefused, match="请带身份证到窗口核验"):
        verified(mei, id_number=citizen_number(999))
    assert Party.objects.count() == 0


def test_a_number_bound_to_another_account_is_refused(mei):
    AccountFactory(own_party=PartyFactory(name="梅", code=NUMBER))

    with pytest.raises(ActRefused, match="已经绑定了另一个账号"):
        verified(mei)
    assert Account.objects.get(pk=mei.pk).own_party is None


def test_an_account_of_one_person_does_not_become_another(mei):
    verified(mei)

    with pytest.raises(ActRefused, match="不能更换"):
        verified(mei, name="李", id_number=citizen_number(2))


def test_a_party_known_under_an_older_name_takes_the_verified_one(mei):
    party = PartyFactory(name="梅旧名", code=NUMBER)

    account = verified(mei)

    party.refresh_from_db()
    assert (account.own_party, party.name) == (party, "梅")


def test_nobody_verifies_for_somebody_else(mei):
    with pytest.raises(PermissionDenied):
        acts.verify(mei, name="梅", id_number=NUMBER, by=reads.actor(AccountFactory(name="李")))


def test_a_clerk_who_sees_the_person_gives_level_three(mei):
    account = acts.see_in_person(mei, name="梅", id_number=NUMBER, by=staff(Role.COUNTER))

    assert account.level == 3


def test_a_reviewer_at_a_desk_sees_nobody_in_person(mei):
    with pytest.raises(PermissionDenied):
        acts.see_in_person(mei, name="梅", id_number=NUMBER, by=staff(Role.REVIEWER))


def test_an_edited_profile_changes_the_persons_party(mei):
    account = verified(mei)
    region = RegionFactory()

    acts.edit_profile(account, by=reads.actor(account), address="示例路2号", region=region, email="mei@example.org")

    party = Party.objects.get()
    assert (party.address, party.region, party.details) == ("示例路2号", region, {"email": "mei@example.org"})
    assert ledger.last(account).facts == {"changed": ["address", "email", "region"]}


def test_a_new_phone_opens_the_account_once_it_has_answered(mei):
    account = verified(mei)
    sent = acts.send_code("13900000009")

    assert acts.change_phone(account, "13900000009", wrong(sent.shown), by=reads.actor(account)) is None
    acts.change_phone(account, "13900000009", sent.shown, by=reads.actor(account))

    account.refresh_from_db()
    assert (account.phone, Party.objects.get().phone) == ("13900000009", "13900000009")
    assert list(Account.objects.with_phone("13900000009")) == [account]


def wrong(code: str) -> str:
    return f"{(int(code) + 1) % 10**6:06}"


def test_a_phone_that_opens_another_account_is_refused(mei):
    AccountFactory(name="李", phone="13900000009")
    sent = acts.send_code("13900000009")

    with pytest.raises(ActRefused, match="已经有账号"):
        acts.change_phone(mei, "13900000009", sent.shown, by=reads.actor(mei))
    mei.refresh_from_db()
    assert mei.phone == "13800000001"


def test_a_phone_or_a_number_is_taken_once(mei):
    zhao = AccountFactory(staff=True)

    with pytest.raises(ActRefused, match="已经有账号"):
        acts.open_citizen("13800000001")
    with pytest.raises(ActRefused, match="已经存在"):
        acts.open_staff(zhao.number, name="赵", body=zhao.home_body, by=CONSOLE)


@pytest.mark.parametrize(
    ("password", "reason"),
    [("short", "太短"), ("12345678901234", "数字"), ("password1234", "常见"), ("马" * 129, "太长")],
)
def test_a_weak_password_is_refused_with_its_reasons(password, reason):
    zhao = AccountFactory(staff=True)

    with pytest.raises(ActRefused, match=reason):
        acts.set_password(zhao, password, by=CONSOLE)
    assert not Account.objects.get(pk=zhao.pk).has_usable_password()


def test_a_good_password_is_set():
    zhao = acts.set_password(AccountFactory(staff=True), "correct horse 一窗", by=CONSOLE)

    assert Account.objects.get(pk=zhao.pk).check_password("correct horse 一窗")


@pytest.mark.parametrize(
    "password", ["only small letters", "  一窗  with  spaces  ", "🐎🐎🐎🐎🐎🐎🐎🐎🐎🐎🐎🐎", "x" * 60 + "马" * 68]
)
def test_any_signs_make_a_password_and_every_one_of_them_counts(password):
    zhao = Account.objects.get(pk=acts.set_password(AccountFactory(staff=True), password, by=CONSOLE).pk)

    assert zhao.check_password(password)
    assert [zhao.check_password(other) for other in (password[:-1], password[1:], f"{password} ")] == [False] * 3


def test_deactivation_ends_posts_and_tokens():
    post = PostFactory()
    token = acts.issue_token(post.account, by=CONSOLE)
    sun = staff(Role.SUPERVISOR, scope=("*",), name="孙")

    account = acts.deactivate(post.account, by=sun, reason="调离")

    post.refresh_from_db()
    assert (account.is_active, post.state, reads.account_of_token(token)) == (False, "ended", None)
    assert ledger.last(account).note == "调离"


def test_deactivation_is_refused_while_somebody_above_objects(monkeypatch):
    def objects(event):
        raise ActRefused(f"{event.account} 还有 2 件在办，请先改派。")

    monkeypatch.setitem(news.WIRES, AccountClosing, news.Wire(together=(objects,)))
    post = PostFactory()

    with pytest.raises(ActRefused, match="还有 2 件在办"):
        acts.deactivate(post.account, by=CONSOLE)
    post.refresh_from_db()
    assert (post.state, post.account.state) == ("held", "active")


def test_a_post_is_not_ended_while_somebody_above_objects(monkeypatch):
    def objects(event):
        raise ActRefused(f"{event.account} {event.body} {event.role}")

    monkeypatch.setitem(news.WIRES, PostEnding, news.Wire(together=(objects,)))
    post = PostFactory()

    with pytest.raises(ActRefused, match=f"{post.account.number} {post.body_id} REVIEWER"):
        acts.end_post(post, by=CONSOLE)
    post.refresh_from_db()
    assert post.state == "held"


def test_a_supervisor_of_one_body_does_not_shut_accounts_of_another():
    sun = staff(Role.SUPERVISOR, name="孙")

    with pytest.raises(PermissionDenied):
        acts.deactivate(AccountFactory(staff=True), by=sun)


def test_a_shut_account_can_be_reopened():
    account = acts.deactivate(AccountFactory(staff=True), by=CONSOLE)

    assert acts.reopen(account, by=CONSOLE).is_active


def test_a_supervisor_sees_the_accounts_of_the_bodies_covered_only():
    zhao, other = AccountFactory(staff=True), AccountFactory(staff=True)
    own = staff(Role.SUPERVISOR, body=zhao.home_body, name="孙")

    assert zhao in reads.accounts_visible_to(own)
    assert other not in reads.accounts_visible_to(own)
    assert set(reads.accounts_visible_to(staff(Role.SUPERVISOR, scope=("*",)))) >= {zhao, other}
    assert list(reads.accounts_visible_to(staff(Role.REVIEWER, body=zhao.home_body))) == []


def test_a_staff_account_is_opened_by_a_supervisor_of_its_body():
    body = BodyFactory()

    account = acts.open_staff("zhao-01", name="赵", body=body, by=staff(Role.SUPERVISOR, body=body))

    assert (account.kind, account.home_body, account.has_usable_password()) == ("staff", body, False)
    with pytest.raises(PermissionDenied):
        acts.open_staff("zhao-02", name="赵", body=BodyFactory(), by=staff(Role.SUPERVISOR, body=body))


def test_a_mandate_ends_for_nobody_when_another_account_is_shut():
    mandate = MandateFactory()
    acts.deactivate(AccountFactory(staff=True), by=CONSOLE)

    assert reads.mandate(mandate.account.number, mandate.party.number) == mandate
