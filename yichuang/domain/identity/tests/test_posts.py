"""Posts and stand-ins (AB岗)."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from yichuang.domain.identity import acts, reads
from yichuang.domain.identity.models import Post
from yichuang.domain.identity.tables import CONSOLE, Role
from yichuang.domain.identity.tests.factories import AccountFactory, BodyFactory, PostFactory, staff
from yichuang.kernel import ledger
from yichuang.kernel.refusals import ActRefused

pytestmark = pytest.mark.django_db


@pytest.fixture
def body():
    return BodyFactory(code="SCJG")


@pytest.fixture
def zhao(body):
    return AccountFactory(staff=True, name="赵", home_body=body)


def tomorrow():
    return timezone.localdate() + timedelta(days=1)


def test_a_head_appoints_in_the_own_body(body, zhao):
    acts.appoint(zhao, body, Role.REVIEWER, title="审查", by=staff(Role.HEAD, body=body))

    assert reads.actor(zhao).holds(Role.REVIEWER, "SCJG")
    assert ledger.last(Post.objects.get(account=zhao)).facts["role"] == "REVIEWER"


def test_a_head_does_not_appoint_in_another_body(body, zhao):
    with pytest.raises(PermissionDenied):
        acts.appoint(zhao, body, Role.REVIEWER, by=staff(Role.HEAD))
    assert Post.objects.filter(account=zhao).count() == 0


def test_the_same_post_twice_is_refused(body, zhao):
    acts.appoint(zhao, body, Role.REVIEWER, by=CONSOLE)

    with pytest.raises(ActRefused, match="已有这个岗位"):
        acts.appoint(zhao, body, Role.REVIEWER, by=CONSOLE)


def test_a_citizen_or_a_shut_account_holds_no_post(body, zhao):
    with pytest.raises(ActRefused, match="只有工作人员"):
        acts.appoint(AccountFactory(), body, Role.REVIEWER, by=CONSOLE)
    acts.deactivate(zhao, by=CONSOLE)
    zhao.refresh_from_db()
    with pytest.raises(ActRefused, match="已停用"):
        acts.appoint(zhao, body, Role.REVIEWER, by=CONSOLE)


def test_an_ended_post_is_held_no_more(body, zhao):
    post = acts.appoint(zhao, body, Role.REVIEWER, by=CONSOLE, starts_on=date(2021, 1, 1))

    ended = acts.end_post(post, by=CONSOLE, reason="调离")

    assert ended.until == timezone.localdate()
    assert not reads.actor(zhao).holds(Role.REVIEWER, "SCJG")


def test_somebody_of_the_bureau_stands_in_and_it_is_on_record(body, zhao):
    bureau = BodyFactory(bureau=True)
    qian = AccountFactory(staff=True, name="钱", home_body=bureau)

    acts.stand_in(
        qian,
        body,
        Role.REVIEWER,
        stands_in_for=zhao,
        until=tomorrow(),
        reason="病假",
        by=staff(Role.SUPERVISOR, scope=("*",)),
    )

    post = reads.actor(qian).post(Role.REVIEWER, "SCJG")
    assert (post.stands_in_for, post.title) == (zhao.number, "代赵")
    assert reads.actor(qian).as_text("SCJG", ("REVIEWER",))["on_behalf"] == zhao.number
    assert ledger.last(Post.objects.get(account=qian)).note == "病假"
    assert [one.account for one in reads.posts_in("SCJG")] == [qian]


def test_somebody_of_another_department_does_not_stand_in(body, zhao):
    other = AccountFactory(staff=True)

    with pytest.raises(ActRefused, match="本机构的人员或行政审批局"):
        acts.stand_in(other, body, Role.REVIEWER, stands_in_for=zhao, until=tomorrow(), reason="病假", by=CONSOLE)


def test_a_stand_in_without_a_reason_is_refused(body, zhao):
    qian = AccountFactory(staff=True, home_body=body)

    with pytest.raises(ActRefused, match="什么原因"):
        acts.stand_in(qian, body, Role.REVIEWER, stands_in_for=zhao, until=tomorrow(), reason="", by=CONSOLE)
    assert Post.objects.count() == 0


def test_a_stand_in_ends_by_itself(body, zhao):
    qian = AccountFactory(staff=True, home_body=body)
    PostFactory(
        account=qian, body=body, role=Role.REVIEWER, stands_in_for=zhao, until=date(2021, 6, 30), reason="病假",
        starts_on=date(2021, 6, 1),
    )  # fmt: skip

    assert not reads.actor(qian).holds(Role.REVIEWER, "SCJG")
    acts.appoint(qian, body, Role.REVIEWER, by=CONSOLE)  # the one that ran out makes room
    assert reads.actor(qian).holds(Role.REVIEWER, "SCJG")


def test_a_body_lets_a_window_act_for_it_in_the_items_it_names_and_no_other(body):
    clerk = AccountFactory(staff=True, name="刘", home_body=BodyFactory(bureau=True))
    head = staff(Role.HEAD, body=body)

    acts.delegate(clerk, body, Role.ACCEPTOR, items=["SCJG-024"], document="示例授权书1号", by=head)

    actor = reads.actor(clerk)
    assert actor.holds(Role.ACCEPTOR, "SCJG", item="SCJG-024")
    assert not actor.holds(Role.ACCEPTOR, "SCJG", item="SCJG-001")
    assert not actor.holds(Role.ACCEPTOR, "SCJG")
    assert actor.as_text("SCJG", "SCJG-024")["body"] == "SCJG"
    assert list(reads.posts_in("SCJG").filter(account=clerk)) == []
    assert ledger.last(Post.objects.get(account=clerk)).facts["document"] == "示例授权书1号"


@pytest.mark.parametrize(("items", "document"), [([], "示例授权书1号"), (["SCJG-024"], "")])
def test_a_window_is_authorised_for_named_items_by_a_document(body, zhao, items, document):
    with pytest.raises(ActRefused, match="授权"):
        acts.delegate(zhao, body, Role.ACCEPTOR, items=items, document=document, by=staff(Role.HEAD, body=body))
    assert Post.objects.filter(account=zhao).count() == 0


def test_another_bodys_head_authorises_nobody(body, zhao):
    with pytest.raises(PermissionDenied):
        acts.delegate(zhao, body, Role.ACCEPTOR, items=["SCJG-024"], document="示例", by=staff(Role.HEAD))
