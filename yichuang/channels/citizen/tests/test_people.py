"""Proving who one is, one's own data, and acting for others."""

import pytest
from django.urls import reverse

from yichuang.domain.identity import reads
from yichuang.domain.identity.tests.factories import (
    TOWN,
    VILLAGE,
    AccountFactory,
    MandateFactory,
    PartyFactory,
    RegionFactory,
    citizen,
    citizen_number,
    credit_code,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def newcomer(signed_in):
    """Somebody who has only answered the phone so far."""
    return signed_in(citizen("", level=1, own_party=None))


@pytest.fixture
def person(signed_in):
    mei = citizen("梅")
    client = signed_in(mei)
    client.actor = mei
    return client


# ------------------------------------------------------------------------------------------------- identity


def test_a_checked_name_and_number_lead_on(newcomer):
    response = newcomer.post(
        reverse("citizen:identity"), {"name": "梅", "id_number": citizen_number(7).lower(), "next": "/profile/"}
    )

    assert response.url == "/profile/"
    assert newcomer.get(reverse("citizen:profile")).context["party"].name == "梅"


def test_a_number_the_provider_does_not_confirm_is_said_beside_the_box(newcomer):
    number = citizen_number(999)

    page = newcomer.post(reverse("citizen:identity"), {"name": "梅", "id_number": number})

    assert page.status_code == 422
    assert page.context["form"].errors["id_number"][0].startswith("姓名和身份证号码核对不一致。")
    assert number in page.text


def test_all_that_is_missing_is_said_at_once(newcomer):
    page = newcomer.post(reverse("citizen:identity"), {})

    assert page.status_code == 422
    assert dict(page.context["form"].errors) == {"name": ["请填写姓名"], "id_number": ["请填写身份证号码"]}


def test_whoever_is_checked_already_is_not_asked_again(person):
    assert person.get(reverse("citizen:identity")).context["done"] is True


# -------------------------------------------------------------------------------------------------- profile


def test_the_profile_shows_personal_data_masked(person):
    page = person.get(reverse("citizen:profile"))
    party = reads.party(person.actor.own_party)

    assert party.code not in page.text
    assert f"{party.code[:6]}********{party.code[-4:]}" in page.text


def test_address_and_community_are_kept_for_the_next_form(person):
    district = RegionFactory(parent=None)
    town = RegionFactory(code=TOWN, parent=district)
    village = RegionFactory(code=VILLAGE, parent=town)

    response = person.post(reverse("citizen:profile"), {"address": "示例路2号", "region": village.code})

    assert response.url == reverse("citizen:profile")
    party = reads.party(person.actor.own_party)
    assert (party.address, party.region) == ("示例路2号", village)


def test_a_community_that_does_not_exist_is_refused(person):
    page = person.post(reverse("citizen:profile"), {"address": "示例路2号", "region": "000"})

    assert page.status_code == 422
    assert reads.party(person.actor.own_party).address == "示例路1号"


def test_without_identity_the_profile_says_what_to_do(newcomer):
    assert "还没有实名核验" in newcomer.get(reverse("citizen:profile")).text


# -------------------------------------------------------------------------------------------------- parties


def test_the_legal_representative_takes_hold_of_the_company_and_acts_for_it(person):
    response = person.post(reverse("citizen:parties"), {"name": "示例食品有限公司", "code": credit_code(5)})

    assert response.url == reverse("citizen:parties")
    company = next(party for party in person.get(response.url).context["parties"] if party.kind == "legal")
    assert company.name == "示例食品有限公司"
    assert person.session["party"] == company.number


def test_a_wrong_credit_code_is_refused_and_what_was_typed_stays(person):
    page = person.post(reverse("citizen:parties"), {"name": "示例食品有限公司", "code": "123"})

    assert page.status_code == 422
    assert page.context["form"].non_field_errors()
    assert "示例食品有限公司" in page.text


def test_a_person_may_choose_for_whom_to_act(person):
    account = reads.account(person.actor.account)
    company = MandateFactory(account=account).party

    person.post(reverse("citizen:party-choice"), {"party": company.number})

    assert person.session["party"] == company.number
    assert "您现在替别人或单位办事" in person.get(reverse("citizen:home")).text


def test_nobody_acts_for_a_stranger(person):
    stranger = PartyFactory(legal=True)

    response = person.post(reverse("citizen:party-choice"), {"party": stranger.number})

    assert response.status_code == 404
    assert "party" not in person.session


def test_a_mandate_is_given_by_account_and_taken_back(person):
    agent = AccountFactory(name="代办人")
    page = reverse("citizen:mandate", args=[person.actor.own_party])

    person.post(page, {"account": agent.number.lower(), "kind": "agent", "document": "委托书1号"})
    mandate = reads.mandate(agent.number, person.actor.own_party)
    assert mandate.kind == "agent"

    person.post(reverse("citizen:mandate-revocation", args=[mandate.number]))
    assert reads.mandate(agent.number, person.actor.own_party) is None


def test_a_mandate_for_nobody_says_so(person):
    page = person.post(
        reverse("citizen:mandate", args=[person.actor.own_party]), {"account": "U000", "kind": "operator"}
    )

    assert page.status_code == 422
    assert page.context["form"].errors["account"] == ["没有这个账号，请和对方核对，注意不要把数字和字母看错"]


def test_an_agent_without_a_document_is_refused(person):
    agent = AccountFactory()

    page = person.post(
        reverse("citizen:mandate", args=[person.actor.own_party]), {"account": agent.number, "kind": "agent"}
    )

    assert page.status_code == 422
    assert page.context["form"].non_field_errors() == ["代理人办理，须留存授权委托书。"]
    assert reads.mandate(agent.number, person.actor.own_party) is None


@pytest.mark.parametrize("name", ["mandate", "mandate-revocation"])
def test_a_strangers_party_or_mandate_does_not_exist_for_me(person, name):
    mandate = MandateFactory()
    number = mandate.party.number if name == "mandate" else mandate.number

    assert person.post(reverse(f"citizen:{name}", args=[number])).status_code == 404
