"""How the result is delivered: as the applicant asked, among the ways the item offers (handbook B9)."""

import pytest

from yichuang.domain.cases import acts, reads
from yichuang.domain.cases.states import State
from yichuang.domain.cases.tests.factories import Hall
from yichuang.kernel import ledger
from yichuang.kernel.refusals import ActRefused

pytestmark = pytest.mark.django_db
WHERE = {"recipient": "梅示例", "phone": "13900000001", "address": "示例路1号"}


@pytest.fixture
def posting(db, at):
    return Hall(result_by_post=True)


def ready(hall, **wish):
    """A case of 梅's ready to be delivered, with this wish."""
    case = acts.submit(acts.wish_delivery(hall.filled(), by=hall.mei, **wish), by=hall.mei, consent=True)
    hall.submitted = lambda: case
    return hall.ready()


def test_an_item_offers_post_only_where_its_guide_says_so(hall, posting):
    assert reads.delivery_modes(hall.drafted()) == ["window", "electronic"]
    assert reads.delivery_modes(posting.drafted()) == ["window", "post", "electronic"]


@pytest.mark.parametrize(
    ("wish", "says"),
    [
        ({"mode": "post"}, "收件地址"),
        ({"mode": "electronic"}, "勾选同意"),
        ({"mode": "pigeon"}, "另选"),
    ],
)
def test_a_wish_that_is_not_whole_is_refused_and_not_kept(posting, wish, says):
    case = posting.filled()

    with pytest.raises(ActRefused, match=says):
        acts.wish_delivery(case, by=posting.mei, **wish)

    case.refresh_from_db()
    assert case.delivery_wish == "window"


def test_express_only_where_it_was_chosen(posting):
    case = ready(posting, mode="post", **WHERE)
    assert case.delivery_to == WHERE
    submitted = next(entry for entry in ledger.of(case) if entry.act == "submit")
    assert submitted.facts["delivery"] == "post"

    assert acts.deliver(case, by=posting.clerk, mode="post", proof="EMS示例1").state == State.DELIVERED


@pytest.mark.parametrize(("mode", "says"), [("post", "没有选择邮寄"), ("electronic", "没有同意电子送达")])
def test_what_nobody_chose_is_not_done(posting, mode, says):
    case = ready(posting, mode="window")

    with pytest.raises(ActRefused, match=says):
        acts.deliver(case, by=posting.clerk, mode=mode, proof="示例")

    case.refresh_from_db()
    assert case.state == State.READY
