"""Parties and mandates: who applies, and who speaks for them."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from yichuang.domain.identity import acts, reads
from yichuang.domain.identity.models import Mandate, Party
from yichuang.domain.identity.tables import Role
from yichuang.domain.identity.tests.factories import (
    AccountFactory,
    MandateFactory,
    PartyFactory,
    citizen,
    citizen_number,
    credit_code,
    staff,
)
from yichuang.kernel import ledger
from yichuang.kernel.refusals import ActRefused

pytestmark = pytest.mark.django_db

CODE = credit_code(1)


@pytest.fixture
def clerk():
    return staff(Role.COUNTER, scope=("*",))


def test_a_walk_in_is_registered_without_an_account(clerk):
    party = acts.register_party(kind="natural", name="梅", code_kind="111", code=citizen_number(1), by=clerk)

    assert (party.state, party.number[0], party.own_accounts.count()) == ("known", "P", 0)


def test_the_same_number_is_the_same_party(clerk):
    first = acts.register_party(kind="legal", name="示例公司", code_kind="001", code=CODE, by=clerk)

    assert (
        acts.register_party(kind="legal", name="示例公司", code_kind="001", code=f" {CODE.lower()} ", by=clerk)
        == first
    )
    assert Party.objects.count() == 1


def test_the_same_number_under_another_name_is_refused(clerk):
    acts.register_party(kind="legal", name="示例公司", code_kind="001", code=CODE, by=clerk)

    with pytest.raises(ActRefused, match="姓名或名称不一致"):
        acts.register_party(kind="legal", name="别的公司", code_kind="001", code=CODE, by=clerk)


@pytest.mark.parametrize(("kind", "code"), [("111", "430203198503170018"), ("001", "91430203MA4L000115")])
def test_a_code_with_a_wrong_check_character_is_refused(clerk, kind, code):
    with pytest.raises(ActRefused, match="不正确"):
        acts.register_party(kind="natural", name="梅", code_kind=kind, code=code, by=clerk)
    assert Party.objects.count() == 0


def test_somebody_known_only_by_phone_registers_nobody():
    with pytest.raises(PermissionDenied):
        acts.register_party(kind="forming", name="拟设立的店", by=citizen(level=1, own_party=None))


def test_a_planned_company_has_no_code_until_it_is_formed():
    mei = citizen()
    planned = acts.register_party(kind="forming", name="拟设立的店", by=mei)
    assert (planned.state, planned.code) == ("forming", "")

    formed = acts.form_party(planned, code=CODE, name="示例的店", by=staff(Role.ACCEPTOR))

    assert (formed.state, formed.kind, formed.code, formed.name) == ("known", "legal", CODE, "示例的店")


def test_staff_find_a_party_by_its_whole_number_only(clerk):
    party = PartyFactory(code=citizen_number(5))

    assert reads.party_with_code(citizen_number(5), by=clerk) == party
    assert reads.party_with_code(citizen_number(5)[:-1], by=clerk) is None
    with pytest.raises(PermissionDenied):
        reads.party_with_code(citizen_number(5), by=citizen("李"))


def test_a_citizen_sees_the_parties_spoken_for_and_no_other():
    mandate = MandateFactory()
    mei, li = reads.actor(mandate.account), citizen("李")

    assert set(reads.parties_visible_to(mei)) == {mandate.account.own_party, mandate.party}
    assert mandate.party not in reads.parties_visible_to(li)


def test_a_stranger_does_not_correct_a_party():
    party = PartyFactory()

    with pytest.raises(PermissionDenied):
        acts.correct_party(party, name="李", by=citizen("李"))
    party.refresh_from_db()
    assert party.name != "李"


# --------------------------------------------------------------------------------------------------- mandates


def test_a_legal_representative_claims_the_company():
    mei = AccountFactory(name="梅")

    mandate = acts.claim_company(mei, name="示例公司", code=CODE, by=reads.actor(mei))

    assert (mandate.kind, mandate.state, mandate.party.code) == ("legal_representative", "in_force", CODE)
    assert mandate.party.details["legal_rep_name"] == "梅"
    assert mandate.party.number in reads.actor(mei).parties
    assert [entry.act for entry in ledger.of(mandate)] == ["claim"]


@pytest.mark.parametrize(
    ("level", "number", "reason"),
    [(1, citizen_number(1), "实名核验"), (2, citizen_number(999), "不是这家企业登记的法定代表人")],
)
def test_who_is_not_known_or_not_confirmed_claims_nothing(level, number, reason):
    mei = AccountFactory(level=level, own_party=PartyFactory(code=number))

    with pytest.raises(ActRefused, match=reason):
        acts.claim_company(mei, name="示例公司", code=CODE, by=reads.actor(mei))
    assert Mandate.objects.count() == 0


def test_a_legal_representative_lets_somebody_act_for_the_company():
    boss = MandateFactory(kind="legal_representative")
    operator = AccountFactory()

    given = acts.grant_mandate(operator, boss.party, kind="operator", items=["SCJG-021"], by=reads.actor(boss.account))

    assert boss.party.number in reads.actor(operator).parties
    assert (given.covers("SCJG-021"), given.covers("SCJG-022")) == (True, False)


def test_an_operator_does_not_pass_the_mandate_on():
    operator = MandateFactory(kind="operator")

    with pytest.raises(PermissionDenied):
        acts.grant_mandate(AccountFactory(), operator.party, kind="operator", by=reads.actor(operator.account))


def test_a_counter_binds_nobody_without_the_letter(clerk):
    party = PartyFactory()

    with pytest.raises(PermissionDenied):
        acts.grant_mandate(AccountFactory(), party, kind="agent", document="abc123", by=clerk)
    assert Mandate.objects.count() == 0


def test_an_agent_needs_a_document_and_a_mandate_to_oneself_or_to_somebody_unknown_is_refused():
    boss = MandateFactory(kind="legal_representative")
    by, mei = reads.actor(boss.account), AccountFactory()

    with pytest.raises(ActRefused, match="授权委托书"):
        acts.grant_mandate(mei, boss.party, kind="agent", by=by)
    with pytest.raises(ActRefused, match="不能授权给自己"):
        acts.grant_mandate(mei, mei.own_party, kind="operator", by=reads.actor(mei))
    with pytest.raises(ActRefused, match="须先核验"):
        acts.grant_mandate(AccountFactory(level=1, own_party=None), boss.party, kind="operator", by=by)


def test_a_second_mandate_in_force_is_refused_but_one_run_out_makes_room():
    boss = MandateFactory(kind="legal_representative")
    mandate, by = MandateFactory(party=boss.party), reads.actor(boss.account)
    with pytest.raises(ActRefused, match="请先撤销原授权"):
        acts.grant_mandate(mandate.account, mandate.party, kind="operator", by=by)

    Mandate.objects.filter(pk=mandate.pk).update(until=timezone.localdate() - timedelta(days=1))
    again = acts.grant_mandate(mandate.account, mandate.party, kind="operator", by=by)

    mandate.refresh_from_db()
    assert (mandate.state, again.state) == ("lapsed", "in_force")


def test_a_mandate_is_revoked_by_who_gave_it_and_speaks_no_more():
    boss = MandateFactory(kind="legal_representative")
    mandate = MandateFactory(party=boss.party)

    acts.revoke_mandate(mandate, reason="离职", by=reads.actor(boss.account))

    assert boss.party.number not in reads.actor(mandate.account).parties


def test_a_stranger_revokes_nothing():
    mandate = MandateFactory()

    with pytest.raises(PermissionDenied):
        acts.revoke_mandate(mandate, by=citizen("李"))
    mandate.refresh_from_db()
    assert mandate.state == "in_force"


def test_mandates_are_seen_by_both_sides_and_nobody_else():
    boss = MandateFactory(kind="legal_representative")
    mandate = MandateFactory(party=boss.party, starts_on=date(2021, 1, 1))

    assert set(reads.mandates_visible_to(reads.actor(boss.account))) == {boss, mandate}
    assert set(reads.mandates_visible_to(reads.actor(mandate.account))) == {mandate}
    assert list(reads.mandates_visible_to(citizen("李"))) == []


def test_who_plans_a_company_may_apply_for_it_under_its_planned_name():
    account = AccountFactory()

    mandate = acts.plan_company(account, name="示例拟设企业", by=reads.actor(account))

    assert (mandate.party.kind, mandate.party.name, mandate.party.code) == ("forming", "示例拟设企业", "")
    assert mandate.party.number in reads.actor(account).parties


def test_somebody_not_known_by_name_plans_no_company():
    account = AccountFactory(level=1, own_party=None)

    with pytest.raises(PermissionDenied):
        acts.plan_company(account, name="示例拟设企业", by=reads.actor(account))

    assert reads.actor(account).parties == frozenset()
