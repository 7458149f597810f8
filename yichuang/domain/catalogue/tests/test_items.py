"""Which items people find, and who decides for them."""

import pytest

from yichuang.domain.catalogue import reads
from yichuang.domain.catalogue.models import ItemVersion
from yichuang.domain.catalogue.tests.factories import ItemFactory, ItemVersionFactory
from yichuang.domain.identity.tests.factories import TOWN, VILLAGE, BodyFactory, staff
from yichuang.kernel.refusals import ActRefused

pytestmark = pytest.mark.django_db


def codes_of(page):
    return [version.item_id for version in page.results]


def test_a_published_item_is_found_with_its_parts_in_few_queries(django_assert_num_queries):
    ItemVersionFactory(item__code="A-001", materials=5, fields=5, specials=["检验"])

    with django_assert_num_queries(8):
        version = reads.version_in_force("A-001")
        assert [m.canonical.name for m in version.materials.all()] == ["经营场所使用证明"] * 5
        assert len(version.fields.all()) == 5
        assert [s.kind for s in reads.suspending_procedures(version)] == ["检验"]


def test_a_suspended_item_says_why_it_cannot_be_applied_for():
    ItemVersionFactory(item__code="A-001", name="示例许可", state="suspended", reason="依据修订，暂停办理")

    with pytest.raises(ActRefused) as refused:
        reads.version_in_force("A-001")

    assert refused.value.reasons == ["“示例许可”已暂停，现在不能申请。原因：依据修订，暂停办理"]
    assert reads.latest_public("A-001").state == "suspended"


def test_a_draft_is_no_item_yet():
    ItemVersionFactory(item__code="A-001", draft=True)

    with pytest.raises(ItemVersion.DoesNotExist):
        reads.version_in_force("A-001")
    assert codes_of(reads.published()) == []


def test_pages_follow_each_other_without_gap_or_repeat():
    for n in range(5):
        ItemVersionFactory(item__code=f"A-{n:03}", materials=0, fields=0)

    first = reads.published(limit=2)
    second = reads.published(limit=2, cursor=first.next)
    last = reads.published(limit=2, cursor=second.next)

    assert [codes_of(page) for page in (first, second, last)] == [["A-000", "A-001"], ["A-002", "A-003"], ["A-004"]]
    assert last.next == ""


def test_persons_and_organisations_see_their_own_items_by_topic():
    ItemVersionFactory(item__code="P-001", audience=["1"], person_topics=["婚姻登记"], corp_topics=[])
    ItemVersionFactory(item__code="C-001", audience=["2", "3"], person_topics=[], corp_topics=["税收财务"])

    assert codes_of(reads.published(person=True)) == ["P-001"]
    assert codes_of(reads.published(person=False)) == ["C-001"]
    assert codes_of(reads.published(topic="税收财务")) == ["C-001"]
    assert reads.topics(person=True) == [("婚姻登记", 1)]
    assert reads.topics(person=False) == [("税收财务", 1)]


def test_the_most_asked_for_come_first():
    ItemVersionFactory(item__code="A-001", item__annual_volume=10)
    ItemVersionFactory(item__code="A-002", item__annual_volume=900)

    assert [version.item_id for version in reads.most_done(1)] == ["A-002"]


def test_departments_are_counted_by_published_items():
    body = BodyFactory(code="SCJG")
    ItemVersionFactory(item=ItemFactory(body=body))
    ItemVersionFactory(item=ItemFactory(body=body), draft=True)

    assert reads.departments() == [(body, 1)]


def test_an_item_of_a_department_is_decided_by_it():
    item = ItemFactory()

    assert reads.deciding_body(item, "") == item.body


def test_an_item_of_the_towns_is_decided_by_the_applicants_town():
    item = ItemFactory(body=BodyFactory(code="TOWNS", kind="town", is_collective=True))
    town = BodyFactory(code="T1", town=True)

    assert reads.deciding_body(item, VILLAGE) == town
    assert reads.deciding_body(item, TOWN) == town


@pytest.mark.parametrize("region", ["", "999901002003", "123456789012"])
def test_an_item_of_the_towns_needs_to_know_the_town(region):
    item = ItemFactory(body=BodyFactory(code="TOWNS", kind="town", is_collective=True))
    BodyFactory(code="T1", town=True)

    with pytest.raises(ActRefused):
        reads.deciding_body(item, region)


def test_a_draft_is_seen_by_its_own_body_and_the_bureau_only():
    version = ItemVersionFactory(draft=True)
    own = staff("REVIEWER", body=version.item.body)
    bureau = staff("SUPERVISOR", scope=("*",))
    stranger = staff("REVIEWER", name="李")

    assert reads.version(version.number, by=own) == version
    assert reads.version(version.number, by=bureau) == version
    assert reads.version(version.number, by=stranger) is None
    assert list(reads.versions_of(version.item_id, by=stranger)) == []
