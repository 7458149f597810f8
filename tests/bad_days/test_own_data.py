"""A person sees what is held of them, takes a copy, and has it deleted; what the law has the office keep stays."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from yichuang.domain.cases.models import Case, Supply
from yichuang.domain.cases.tests.factories import account_of, party_of
from yichuang.domain.evaluation import acts as evaluation
from yichuang.domain.evaluation.models import Complaint
from yichuang.domain.evaluation.states import Said
from yichuang.domain.identity import acts as identity
from yichuang.domain.identity import reads as people
from yichuang.domain.identity.models import Account, Party
from yichuang.domain.notices.models import Notice
from yichuang.kernel import ledger, news
from yichuang.kernel.models import StoredFile

pytestmark = pytest.mark.django_db
OVERVIEW, COPY, ERASURE = (reverse(f"citizen:own-data{part}") for part in ("", "-copy", "-erasure"))


@pytest.fixture
def mei(signed_in, hall):
    """梅, signed in at the portal."""
    return signed_in(hall.mei)


def erased(client):
    return client.post(ERASURE, {"understood": "on"})


def test_the_page_says_why_a_file_stays_and_until_when(mei, hall):
    case = hall.delivered()
    closed = Case.objects.get(pk=case.pk).closed_on

    page = mei.get(OVERVIEW).content.decode()

    assert "档案法" in page
    assert f"保存到 {closed.year + 30}年12月31日" in page
    assert case.item_name in page


def test_a_copy_holds_everything_and_the_ledger_says_that_it_was_taken(mei, hall):
    case = hall.submitted()
    party = party_of(hall.mei)

    answer = mei.post(COPY)

    told = answer.json()
    assert answer["Cache-Control"] == "no-store"
    assert "attachment" in answer["Content-Disposition"]
    assert (told["证件号码"], told["手机号"]) == (party.code, account_of(hall.mei).phone)
    assert [line["办件编号"] for line in told["办件"]] == [case.number]
    assert ledger.last(account_of(hall.mei)).act == "take_copy"


def test_a_copy_holds_licences_mandates_and_complaints_too(mei, hall):
    case = hall.delivered()
    agent = account_of(hall.li)
    until = timezone.localdate() + timedelta(days=30)
    granted = identity.grant_mandate(
        agent,
        party_of(hall.mei),
        kind="agent",
        document="示例委托书",
        until=until,
        by=people.actor(account_of(hall.mei)),
    )
    about = evaluation.register(kind="complaint", source="web", text="示例：等了很久。", by=hall.mei)

    told = mei.post(COPY).json()

    assert [line["电子证照标识"] for line in told["证照"]] == [case.licence_identifier]
    assert [(line["授权编号"], line["身份"]) for line in told["委托"]] == [(granted.number, "代理人")]
    assert [(line["编号"], line["内容"]) for line in told["投诉咨询"]] == [(about.number, "示例：等了很久。")]


def test_a_copy_never_holds_anything_of_somebody_else(signed_in, hall):
    hall.delivered()
    evaluation.register(kind="complaint", source="web", text="示例", by=hall.mei)

    told = signed_in(hall.li).post(COPY).json()

    assert [told[kind] for kind in ("办件", "一件事", "证照", "委托", "投诉咨询", "评价")] == [[]] * 6
    assert party_of(hall.mei).code not in str(told)


def test_a_draft_given_up_is_deleted_with_its_files(mei, hall):
    case = hall.filled()
    uploaded = Supply.objects.get(material__case=case).file

    mei.post(reverse("citizen:application-discard", args=[case.number]))

    assert Case.objects.get(pk=case.pk).answers == {}
    assert not StoredFile.objects.filter(pk=uploaded).exists()


def test_whoever_never_applied_is_forgotten_altogether(mei, hall):
    party, account = party_of(hall.mei), account_of(hall.mei)
    hall.filled()

    answer = erased(mei)

    assert answer.status_code == 302
    gone, shut = Party.objects.get(pk=party.pk), Account.objects.get(pk=account.pk)
    assert (gone.state, gone.name, gone.code, gone.code_index, gone.phone, gone.address) == (
        "erased",
        "",
        "",
        "",
        "",
        "",
    )
    assert (shut.state, shut.name, shut.phone, shut.phone_index) == ("closed", "", "", "")
    assert StoredFile.objects.filter(owner=account.number).count() == 0
    assert mei.get(OVERVIEW).status_code == 302  # signed out


def test_messages_are_in_the_copy_and_gone_with_the_account(mei, hall):
    hall.delivered()
    news.drain()
    assert Notice.objects.filter(account=hall.mei.account).exists()

    told = mei.post(COPY).json()["消息"]
    assert "已经送达" in str(told)
    erased(mei)

    assert not Notice.objects.filter(account=hall.mei.account).exists()


def test_of_a_complaint_the_name_the_phone_and_the_account_go_and_what_was_said_stays(mei, hall):
    said = evaluation.register(kind="complaint", source="web", text="示例：等了很久。", by=hall.mei, key="k1")
    assert (bool(said.name), bool(said.phone)) == (True, True)
    Complaint.objects.filter(pk=said.pk).update(state=Said.ARCHIVED)

    erased(mei)

    kept = Complaint.objects.get(pk=said.pk)
    assert (kept.name, kept.phone, kept.account, kept.party_number, kept.key) == ("", "", "", "", "")
    assert kept.text == "示例：等了很久。"


def test_whoever_is_still_to_be_answered_is_told_to_wait_or_take_it_back(mei, hall):
    said = evaluation.register(kind="complaint", source="web", text="示例：等了很久。", by=hall.mei)

    answer = erased(mei)

    assert answer.status_code == 422
    assert said.number in answer.text
    assert Complaint.objects.get(pk=said.pk).phone == said.phone
    assert account_of(hall.mei).is_active


def test_the_page_says_what_stays_of_complaints_and_ratings(mei):
    assert "注销账号时删除。您说的内容和答复是监督工作的记录" in mei.get(OVERVIEW).text
    assert "投诉咨询和评价里的姓名、电话也会删除" in mei.get(ERASURE).text


def test_a_file_of_the_office_keeps_name_and_number_and_says_so(mei, hall):
    hall.delivered()
    party = party_of(hall.mei)

    told = mei.post(ERASURE, {"understood": "on"}, follow=True).content.decode()

    kept = Party.objects.get(pk=party.pk)
    assert (kept.state, kept.name, kept.code) == ("known", party.name, party.code)
    assert (kept.phone, kept.address, kept.details) == ("", "", {})
    assert "档案法" in told


def test_nobody_is_erased_while_a_matter_is_under_way(mei, hall):
    case = hall.accepted()

    answer = erased(mei)

    assert answer.status_code == 422
    assert case.number in answer.content.decode()
    assert account_of(hall.mei).is_active


def test_without_the_tick_nothing_happens(mei, hall):
    assert mei.post(ERASURE).status_code == 422
    assert account_of(hall.mei).is_active


def test_the_same_person_may_come_again(mei, hall):
    code, name = party_of(hall.mei).code, party_of(hall.mei).name
    erased(mei)

    again = identity.register_party(kind="natural", name=name, code_kind="111", code=code, by=hall.counter)

    assert Party.objects.with_code(code).get() == again
    assert again.state == "known"
