"""The page of a 一件事: how far it is, and what its applicant is to do now."""

import pytest

from yichuang.domain.cases import acts as cases
from yichuang.domain.joint.tests.factories import FIRE

pytestmark = pytest.mark.django_db


@pytest.fixture
def page_of(street, signed_in):
    return lambda matter: signed_in(street.mei).get(f"/matters/{matter.number}/").content.decode()


def test_it_says_when_there_is_nothing_to_do_and_what_comes_by_itself(street, page_of):
    matter = street.applied()

    page = page_of(matter)

    assert "4 个事项，已办成 0 个。您现在不用做什么，前面的办好以后，后面的会自动提交。" in page
    assert page.count("yc-graph__line--from") == 1  # of the registration, which two others wait for
    assert (page.count("yc-graph__line--tee"), page.count("yc-graph__line--to")) == (1, 1)


def test_results_that_are_all_ready_are_to_be_fetched(street, page_of):
    matter = street.applied()
    street.all_granted(matter)

    assert "已办成 4 个。结果已经做好，请带身份证到大厅的出件窗口领取。" in page_of(matter)


def test_a_refusal_that_was_handed_over_is_not_called_delivered(street, page_of):
    matter = street.applied(results="as_ready")
    street.denied(matter, FIRE)
    refused = street.ready(matter, FIRE)
    cases.deliver(refused, by=street.clerk, mode="window", proof="示例")

    page = page_of(matter)

    assert "没有办成" in page
    assert "已送达" not in page
