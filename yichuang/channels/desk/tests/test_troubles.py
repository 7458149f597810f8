import pytest
from django.urls import reverse
from django.utils import timezone

from yichuang.domain.cases import reads
from yichuang.kernel import documents, news
from yichuang.kernel.models import Message

TROUBLES = reverse("desk:troubles")


@pytest.fixture
def sun(desk, hall):
    return desk(hall.sun)


@pytest.fixture
def unsealed(hall):
    """A decision whose seal was given up."""
    paper = reads.documents_of(hall.granted()).get(code="DOC-10")
    type(paper).objects.filter(pk=paper.pk).update(sealing="failed", tries=8, last_error="示例错误", file=None)
    return paper


@pytest.fixture
def dead(hall, at):
    now = timezone.now()
    return Message.objects.create(
        event="示例事件",
        listener="示例接收",
        payload={},
        state="dead",
        tries=8,
        due_at=now,
        told_at=now,
        last_error="示例错误",
    )


def test_nothing_wrong_says_so(sun):
    assert "一切正常" in sun.get(TROUBLES).text


def test_what_failed_is_listed_with_its_error(sun, unsealed, dead):
    page = sun.get(TROUBLES)

    assert [paper for paper, _ in page.context["papers"]] == [unsealed]
    assert list(page.context["dead"]) == [dead]
    assert page.text.count("示例错误") == 2


def test_a_seal_is_tried_again(sun, unsealed):
    sun.post(reverse("desk:seal-again", args=[unsealed.pk]))

    assert not documents.troubled().exists()
    assert type(unsealed).objects.get(pk=unsealed.pk).tries == 0


def test_all_are_tried_again_at_once(sun, desk, hall, unsealed):
    other = reads.documents_of(hall.granted()).get(code="DOC-10")
    type(other).objects.filter(pk=other.pk).update(tries=2, last_error="示例错误")

    page = sun.post(reverse("desk:seal-all-again"), follow=True)

    assert "2 份文书正在重新盖章" in page.text
    assert not documents.troubled().exists()
    assert desk(hall.qian).post(reverse("desk:seal-all-again")).status_code == 403


def test_what_waits_says_how_often_it_was_tried_and_when_it_will_be_again(sun, unsealed):
    text = " ".join(sun.get(TROUBLES).text.split())

    assert "签章没有成功，试过 8 次" in text
    assert "自动再试" in text


def test_a_paper_that_did_not_fail_is_not_tried_again(sun, hall):
    paper = reads.documents_of(hall.received()).get()

    assert sun.post(reverse("desk:seal-again", args=[paper.pk])).status_code == 404


def test_a_message_is_told_again(sun, dead):
    sun.post(reverse("desk:tell-again", args=[dead.pk]))

    assert not news.dead().exists()
    assert Message.objects.get(pk=dead.pk).state == "waiting"


def test_only_supervisors_see_what_failed(desk, hall):
    assert desk(hall.qian).get(TROUBLES).status_code == 403
