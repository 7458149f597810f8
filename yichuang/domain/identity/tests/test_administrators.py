"""三权分立: accounts, posts and records are kept by three people, none of whom handles a matter."""

import pytest
from django.core.exceptions import PermissionDenied

from yichuang.domain.identity import acts, reads
from yichuang.domain.identity.models import Account
from yichuang.domain.identity.tables import CONSOLE, Role
from yichuang.domain.identity.tests.factories import AccountFactory, BodyFactory, PostFactory, staff
from yichuang.kernel.refusals import ActRefused

pytestmark = pytest.mark.django_db
PASSWORD = "correct horse 一窗"


@pytest.fixture
def bureau():
    return BodyFactory(kind="bureau")


@pytest.fixture
def house(bureau):
    """One of each, and a supervisor, all of the bureau and for every body."""
    return {role: staff(role, body=bureau, scope=("*",)) for role in ("SYSTEM", "SECURITY", "AUDITOR", "SUPERVISOR")}


@pytest.fixture
def zhao():
    return PostFactory(role=Role.REVIEWER).account


def may(act, *given, **how) -> bool:
    try:
        act(*given, **how)
    except PermissionDenied:
        return False
    return True


ACCOUNT_ACTS = {
    "a password": lambda zhao, by: acts.set_password(zhao, PASSWORD, by=by),
    "a second factor": lambda zhao, by: acts.enrol_second_factor(zhao, by=by),
    "a token": lambda zhao, by: acts.issue_token(zhao, by=by),
    "opening": lambda zhao, by: acts.open_staff(f"new-{by.account}", name="另", body=zhao.home_body, by=by),
    "shutting": lambda zhao, by: acts.deactivate(zhao, by=by, reason="调离"),
}


def keepers_of(act, zhao, house) -> set[str]:
    """Which of the house may do this to an account like 赵's."""
    return {
        role
        for role, by in house.items()
        if may(act, PostFactory(role=Role.REVIEWER, body=zhao.posts.get().body).account, by)
    }


@pytest.mark.parametrize("act", ACCOUNT_ACTS)
def test_apart_only_the_system_administrator_keeps_accounts(zhao, house, settings, act):
    settings.ADMINISTRATORS_APART = True

    assert keepers_of(ACCOUNT_ACTS[act], zhao, house) == {"SYSTEM"}


@pytest.mark.parametrize("act", ACCOUNT_ACTS)
def test_else_a_supervisor_keeps_them_too_but_no_other_administrator(zhao, house, act):
    assert keepers_of(ACCOUNT_ACTS[act], zhao, house) == {"SYSTEM", "SUPERVISOR"}


def appoints(zhao, by) -> bool:
    return may(acts.appoint, AccountFactory(staff=True), zhao.posts.get().body, Role.REVIEWER, by=by)


def test_apart_only_the_security_administrator_gives_posts(zhao, house, settings):
    settings.ADMINISTRATORS_APART = True
    head = staff("HEAD", body=zhao.posts.get().body)

    assert {role for role, by in house.items() if appoints(zhao, by)} == {"SECURITY"}
    assert not appoints(zhao, head)


def test_else_supervisors_and_heads_give_them_too(zhao, house):
    head = staff("HEAD", body=zhao.posts.get().body)

    assert {role for role, by in house.items() if appoints(zhao, by)} == {"SECURITY", "SUPERVISOR"}
    assert appoints(zhao, head)


def test_whose_account_the_system_administrator_shuts_has_no_post_left(zhao, house, settings):
    settings.ADMINISTRATORS_APART = True

    shut = acts.deactivate(zhao, by=house["SYSTEM"], reason="调离")

    assert (Account.objects.get(pk=shut.pk).is_active, set(shut.posts.values_list("state", flat=True))) == (
        False,
        {"ended"},
    )


@pytest.mark.parametrize(("first", "second"), [
    ("SYSTEM", "SECURITY"), ("SECURITY", "AUDITOR"), ("AUDITOR", "SYSTEM"), ("REVIEWER", "AUDITOR"),
    ("SYSTEM", "REVIEWER"), ("SUPERVISOR", "SECURITY"), ("AUDITOR", "SUPERVISOR"),
])  # fmt: skip
def test_nobody_is_two_of_them_nor_one_beside_another_post(bureau, first, second):
    account = AccountFactory(staff=True, home_body=bureau)
    acts.appoint(account, bureau, first, by=CONSOLE)

    with pytest.raises(ActRefused, match="分别担任"):
        acts.appoint(account, bureau, second, by=CONSOLE)
    assert reads.actor(account).roles == {first}


def test_after_the_one_post_has_ended_the_other_may_be_given(bureau):
    account = AccountFactory(staff=True, home_body=bureau)
    acts.end_post(acts.appoint(account, bureau, "AUDITOR", by=CONSOLE), by=CONSOLE)

    assert acts.appoint(account, bureau, "REVIEWER", by=CONSOLE).state == "held"


def test_an_administrator_is_of_the_bureau_and_for_the_whole_house(bureau):
    somebody = AccountFactory(staff=True)

    with pytest.raises(ActRefused, match="只能设在行政审批局"):
        acts.appoint(somebody, BodyFactory(kind="department"), "AUDITOR", by=CONSOLE)
    assert acts.appoint(somebody, bureau, "AUDITOR", by=CONSOLE).scope == ["*"]


def test_an_administrator_serves_no_body(house, zhao):
    body = zhao.posts.get().body_id

    assert {role for role, who in house.items() if who.serves(body)} == {"SUPERVISOR"}
    assert {role for role, who in house.items() if reads.bodies_served(who).exists()} == {"SUPERVISOR"}
