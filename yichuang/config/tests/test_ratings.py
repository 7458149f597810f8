"""A 一件事 asks once when it closes; none of its cases asks anybody, not even one fetched at a window."""

from yichuang.domain.cases.tests.conftest import _files  # noqa: F401  the same place for files
from yichuang.domain.evaluation.models import Invitation
from yichuang.domain.joint import acts as joint
from yichuang.kernel import news


def test_a_matter_is_rated_once_for_all_of_its_cases(street):
    matter = street.all_granted(street.applied())
    asked_before = Invitation.objects.count()

    joint.deliver(matter, by=street.clerk, mode="window", proof="身份证已核对")
    news.drain()
    news.drain()

    found = list(Invitation.objects.values_list("kind", "subject", "body"))
    assert (asked_before, found) == (0, [("matter", matter.number, matter.lead_id)])
