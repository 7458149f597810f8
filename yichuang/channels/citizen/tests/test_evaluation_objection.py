"""What anybody says against a published self-evaluation, as people send it, without scripts."""

import pytest
import time_machine
from django.apps import apps
from django.urls import reverse

from yichuang.domain.performance.tests import evaluating as made

pytestmark = pytest.mark.django_db


@pytest.fixture
def shown(bureau):
    with time_machine.travel("2026-03-02T10:00:00+08:00", tick=False):
        yield made.published(bureau)


def page_of(shown) -> str:
    return reverse("citizen:evaluation-objection", args=[shown.number])


def test_it_is_sent_from_the_published_page_and_stays_unpublished(client, shown):
    address = reverse("citizen:evaluation", args=[shown.number])
    assert page_of(shown) in client.get(address).content.decode()
    told = {"text": "示例：终端数不对。", "name": "", "phone": "+86 139 0000 0097"}

    answer = client.post(page_of(shown), told, follow=True)
    kept = apps.get_model("performance.Objection").objects.get()

    assert answer.redirect_chain == [(address, 302)]
    assert "意见已经收到，是第 1 条" in answer.content.decode()
    assert "示例：终端数不对。" not in answer.content.decode()
    assert (kept.text, kept.from_whom, kept.phone, kept.channel) == ("示例：终端数不对。", "", "13900000097", "web")


@pytest.mark.parametrize(
    ("told", "said"), [({"text": ""}, "请填写是什么问题"), ({"text": "示例", "phone": "12"}, "请填 11 位手机号")]
)
def test_what_is_mistyped_is_named_and_nothing_is_kept(client, shown, told, said):
    answer = client.post(page_of(shown), told)

    assert (answer.status_code, said in answer.content.decode()) == (422, True)
    assert not apps.get_model("performance.Objection").objects.exists()


def test_after_the_last_day_the_page_says_that_it_is_over(client, shown):
    with time_machine.travel("2026-03-10T00:00:00+08:00", tick=False):
        seen, late = client.get(page_of(shown)), client.post(page_of(shown), {"text": "示例"})
        public = client.get(reverse("citizen:evaluation", args=[shown.number])).content.decode()

    assert [one.status_code for one in (seen, late)] == [200, 409]
    for one in (seen, late):
        assert "公示期到2026年3月9日为止，已经结束，网上不再收这份自评的意见。" in one.content.decode()
    assert ["网上不再收意见" in public, page_of(shown) in public] == [True, False]
    assert not apps.get_model("performance.Objection").objects.exists()
