"""What the page of a matter says of a promise (告知承诺) after it was checked."""

import pytest
from django.urls import reverse

from yichuang.domain.cases import acts, reads
from yichuang.domain.catalogue.tests.factories import MaterialFactory

pytestmark = pytest.mark.django_db


def test_a_promise_found_false_says_until_when_none_may_be_made_again(mei, hall):
    hall.version.allows_commitment = True
    hall.version.save()
    MaterialFactory(version=hall.version, seq=2, name="示例管理制度", promisable=True)
    case = acts.choose_promise(hall.filled(), by=hall.mei, promises=True)
    case = acts.receive(acts.submit(case, by=hall.mei, consent=True), by=hall.counter)
    case = acts.decide_on_the_spot(case, by=hall.zhao, outcome="grant", opinion="承诺齐全，准予。")
    assert "不能用告知承诺方式" not in mei.get(reverse("citizen:errand", args=[case.number])).text

    acts.post_check(case, by=hall.zhao, result="false", findings="现场没有这个制度。")

    until = reads.barred_until(hall.mei.own_party)
    page = mei.get(reverse("citizen:errand", args=[case.number])).text
    assert f"到 {until.year}年{until.month}月{until.day}日为止，再办事不能用告知承诺方式" in page
