"""Who somebody is when they act."""

from datetime import date, timedelta
from hashlib import sha256

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from yichuang.domain.identity import acts, reads
from yichuang.domain.identity.models import ApiToken
from yichuang.domain.identity.tables import CONSOLE, Role
from yichuang.domain.identity.tests.factories import AccountFactory, BodyFactory, MandateFactory, PostFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def mei():
    return AccountFactory(name="梅")


def test_a_citizen_speaks_for_itself(mei):
    actor = reads.actor(mei)

    assert (actor.kind, actor.level, actor.party, actor.own_party) == (
        "citizen", 2, mei.own_party.number, mei.own_party.number,
    )  # fmt: skip
    assert actor.parties == {mei.own_party.number}


def test_a_mandate_lets_an_account_speak_for_a_company(mei):
    mandate = MandateFactory(account=mei)

    actor = reads.actor(mei, mandate.party.number)

    assert actor.party == mandate.party.number
    assert actor.parties == {mei.own_party.number, mandate.party.number}


@pytest.mark.parametrize(
    "ended", [{"state": "revoked"}, {"until": date(2020, 6, 30)}, {"starts_on": date(9999, 1, 1)}]
)
def test_a_mandate_not_in_force_is_no_mandate(mei, ended):
    mandate = MandateFactory(account=mei, **ended)

    assert reads.actor(mei).parties == {mei.own_party.number}
    with pytest.raises(PermissionDenied):
        reads.actor(mei, mandate.party.number)


def test_nobody_speaks_for_a_party_of_others(mei):
    stranger = AccountFactory(name="李")

    with pytest.raises(PermissionDenied):
        reads.actor(mei, stranger.own_party.number)


def test_staff_hold_posts_in_force_today(django_assert_num_queries):
    body = BodyFactory(code="SCJG")
    zhao = AccountFactory(name="赵", staff=True, home_body=body)
    PostFactory(account=zhao, body=body, role=Role.REVIEWER)
    PostFactory(account=zhao, body=body, role=Role.HEAD, state="ended")
    PostFactory(account=zhao, body=body, role=Role.CHIEF, until=date(2020, 6, 30))

    with django_assert_num_queries(1):
        actor = reads.actor(zhao)

    assert actor.holds(Role.REVIEWER, "SCJG")
    assert not actor.holds(Role.HEAD, "SCJG")
    assert not actor.holds(Role.CHIEF, "SCJG")
    assert not actor.holds(Role.REVIEWER, "OTHER")


def test_a_post_with_every_body_in_scope_serves_every_body():
    clerk = PostFactory(role=Role.COUNTER, scope=["*"])

    actor = reads.actor(clerk.account)

    assert actor.holds(Role.COUNTER, "OTHER")
    assert not actor.holds(Role.HEAD, "OTHER")


def test_a_citizen_with_a_mandate_is_known_by_one_query(mei, django_assert_num_queries):
    MandateFactory.create_batch(3, account=mei)

    with django_assert_num_queries(1):
        reads.actor(mei)


def test_a_bearer_token_tells_the_applicant_and_its_mandates_at_once(mei, django_assert_num_queries):
    first, second = MandateFactory(account=mei), MandateFactory(account=mei, items=["A-001"])
    MandateFactory(account=mei, starts_on=date(2020, 1, 1), until=date(2020, 1, 2))
    token = acts.issue_token(mei, by=CONSOLE)

    with django_assert_num_queries(1):
        account, actor = reads.caller(token)

    assert (account, actor) == (mei, reads.actor(mei))
    assert actor.parties == {mei.own_party.number, first.party.number, second.party.number}
    assert actor.limits == ((second.party.number, frozenset({"A-001"})),)


def test_a_mandate_that_ended_is_gone_with_the_next_call(mei):
    mandate = MandateFactory(account=mei)
    token = acts.issue_token(mei, by=CONSOLE)
    assert mandate.party.number in reads.caller(token)[1].parties

    type(mandate).objects.filter(pk=mandate.pk).update(state="ended")

    assert reads.caller(token)[1].parties == {mei.own_party.number}


def test_staff_are_staff_whatever_their_token_begins_with():
    zhao = PostFactory().account
    token = "citizen-looking"
    ApiToken.objects.create(
        account=zhao, digest=sha256(token.encode()).hexdigest(), made_at=timezone.now(),
        expires_at=timezone.now() + timedelta(hours=1),
    )  # fmt: skip

    account, actor = reads.caller(token)

    assert (account, actor) == (zhao, reads.actor(zhao))
    assert actor.is_staff
