"""The life of a version: drafted, edited, reviewed, published, suspended, replaced."""

import pytest
from django.core.exceptions import PermissionDenied

from yichuang.domain.catalogue import acts, reads
from yichuang.domain.catalogue.models import Item, ItemVersion
from yichuang.domain.catalogue.states import VERSIONS, State
from yichuang.domain.catalogue.tests.factories import (
    CatalogRowFactory,
    ItemFactory,
    ItemVersionFactory,
    MaterialFactory,
)
from yichuang.domain.identity.tests.factories import BodyFactory, citizen, staff
from yichuang.kernel import ledger, search
from yichuang.kernel.refusals import ActRefused, OutOfTurn

pytestmark = pytest.mark.django_db


@pytest.fixture
def item():
    return ItemFactory(code="A-001")


@pytest.fixture
def zhao(item):
    return staff("REVIEWER", body=item.body, name="赵")


@pytest.fixture
def sun():
    return staff("SUPERVISOR", scope=("*",), name="孙")


@pytest.fixture
def published(item):
    return ItemVersionFactory(item=item, visits_reason="")


def clean(version, zhao):
    """Nothing an audit rule could find as an error."""
    return acts.edit(version, by=zhao, consult_by="0731-00000001", complain_to="0731-00000002")


def test_the_whole_way_to_publication(published, zhao, sun):
    draft = acts.new_version(published.item, by=zhao)
    draft = acts.edit(draft, by=zhao, promised_days=4)
    draft = acts.submit(draft, by=zhao)
    draft = acts.approve(draft, by=sun)

    new = acts.publish(draft, by=sun)

    published.refresh_from_db()
    assert (published.state, new.state, new.version) == ("replaced", "published", 2)
    assert reads.version_in_force("A-001").promised_days == 4
    assert [entry.act for entry in ledger.of(new)] == ["draft", "edit", "submit", "approve", "publish"]
    assert ledger.last(published).act == "replace"
    assert published.ended_on == new.published_on


def test_a_new_version_is_a_copy_with_all_its_parts(published, zhao):
    MaterialFactory(version=published, seq=2, name="第二份材料")

    draft = acts.new_version(published.item, by=zhao)

    assert reads.compare(reads.version(published.number, by=zhao), reads.version(draft.number, by=zhao)) == []
    assert [m.name for m in draft.materials.all()] == [m.name for m in published.materials.all()]
    assert {m.pk for m in draft.materials.all()}.isdisjoint(m.pk for m in published.materials.all())


def test_there_is_one_version_in_preparation(published, zhao):
    acts.new_version(published.item, by=zhao)

    with pytest.raises(ActRefused, match="还在编制"):
        acts.new_version(published.item, by=zhao)


def test_a_discarded_draft_makes_room_and_numbers_go_on(published, zhao):
    acts.discard(acts.new_version(published.item, by=zhao), by=zhao)

    assert acts.new_version(published.item, by=zhao).version == 3


def test_a_row_of_the_catalogue_is_claimed_for_a_body(sun):
    body, row = BodyFactory(), CatalogRowFactory(name="示例备案", item_type="10")
    zhao = staff("CHIEF", body=body)

    draft = acts.draft_item("B-001", body=body, row=row, by=zhao)

    assert (draft.name, draft.item_type, draft.state, draft.number) == ("示例备案", "10", "draft", "B-001-v1")
    assert draft.findings.filter(severity="error").exists()
    with pytest.raises(ActRefused, match="已经有事项"):
        acts.draft_item("B-001", body=body, row=row, by=zhao)
    with pytest.raises(PermissionDenied):
        acts.draft_item("B-002", body=BodyFactory(), row=None, by=zhao)
    assert not Item.objects.filter(code="B-002").exists()


def test_an_error_stops_only_the_submission(published, zhao):
    draft = acts.edit(acts.new_version(published.item, by=zhao), by=zhao, visits=1, online_depth=["1"])
    assert draft.findings.filter(rule="Q03", severity="error").exists()

    with pytest.raises(ActRefused, match="质量问题"):
        acts.submit(draft, by=zhao)

    draft.refresh_from_db()
    assert draft.state == "draft"
    draft = acts.edit(draft, by=zhao, visits_reason="法律要求本人到场")
    assert acts.submit(draft, by=zhao).state == "submitted"


def test_a_warning_stops_nothing(published, zhao):
    draft = acts.new_version(published.item, by=zhao)

    assert draft.findings.filter(severity="warn").exists()
    assert acts.submit(draft, by=zhao).state == "submitted"


def test_a_version_sent_back_says_why_and_may_be_edited_again(published, zhao, sun):
    draft = acts.submit(acts.new_version(published.item, by=zhao), by=zhao)

    with pytest.raises(ActRefused, match="写明理由"):
        acts.send_back(draft, reason="", by=sun)
    draft = acts.send_back(draft, reason="请补充常见问题", by=sun)

    assert (draft.state, draft.reason) == ("draft", "请补充常见问题")
    acts.edit(draft, by=zhao, questions=[["要多久？", "五个工作日。"]])


def test_whoever_submitted_a_version_does_not_review_it(published, sun):
    draft = acts.submit(acts.new_version(published.item, by=sun), by=sun)

    with pytest.raises(PermissionDenied):
        acts.approve(draft, by=sun)
    assert acts.approve(draft, by=staff("SUPERVISOR", scope=("*",), name="孙二")).state == "reviewed"


def test_a_suspended_item_is_neither_found_nor_applied_for_until_resumed(published, sun):
    suspended = acts.suspend(published, reason="依据修订", by=sun)
    with pytest.raises(ActRefused, match="依据修订"):
        reads.version_in_force("A-001")
    assert search.entries() == []

    acts.resume(suspended, by=sun)

    assert reads.version_in_force("A-001").reason == ""
    assert [row.code for row in search.entries()] == ["A-001"]


def test_an_abolished_item_is_gone_for_good(published, sun):
    abolished = acts.abolish(published, reason="法律已废止", by=sun)

    assert abolished.ended_on is not None
    with pytest.raises(ActRefused, match="已取消"):
        reads.version_in_force("A-001")
    with pytest.raises(OutOfTurn):
        acts.resume(abolished, by=sun)


def test_only_a_draft_is_edited(published, zhao):
    with pytest.raises(OutOfTurn):
        acts.edit(published, by=zhao, visits=1)
    published.refresh_from_db()
    assert published.visits == 0


def test_what_all_levels_share_is_not_edited_here(published, zhao):
    draft = acts.new_version(published.item, by=zhao)

    with pytest.raises(ActRefused, match="四级四同"):
        acts.edit(draft, by=zhao, name="别的名称")
    draft.refresh_from_db()
    assert draft.name == published.name


def test_an_edit_is_entered_with_the_names_of_what_changed(published, zhao):
    draft = acts.new_version(published.item, by=zhao)

    acts.edit(draft, by=zhao, address="示例路1号", visits=0)

    assert ledger.last(draft).facts == {"changed": ["address"]}


def test_parts_are_replaced_and_audited(published, zhao):
    draft = acts.new_version(published.item, by=zhao)
    rows = [
        {"name": "申请书", "canonical": "申请表", "necessity": "1", "medium": "3", "source": "10"},
        {"name": "其他材料", "canonical": "其他", "necessity": "1", "medium": "3", "source": "10"},
    ]

    draft = acts.set_parts(draft, "materials", rows, by=zhao)

    assert [(m.seq, m.name, m.made_from_form) for m in draft.materials.all()] == [
        (1, "申请书", True),
        (2, "其他材料", False),
    ]
    assert draft.findings.filter(rule="Q12").count() == 1


def test_a_data_element_has_one_type_everywhere(published, zhao):
    draft = acts.new_version(published.item, by=zhao)

    with pytest.raises(ActRefused, match="同一数据元只能有一种类型"):
        acts.set_parts(draft, "fields", [{"element": "premises_address", "label": "地址", "type": "text"}], by=zhao)
    assert draft.fields.count() == 1


# ------------------------------------------------------------------------------------------------- the matrix


def outcome(version, act, who) -> str:
    version.reason, version.submitted_by = "理由", ""
    ItemVersion.objects.filter(pk=version.pk).update(reason="理由")
    try:
        VERSIONS.move(version, act, by=who)
    except OutOfTurn:
        return "late"
    return "done"


@pytest.mark.parametrize("state", State.values)
@pytest.mark.parametrize("act", VERSIONS.words)
def test_an_act_is_taken_only_from_the_states_of_its_rows(act, state, sun):
    version = ItemVersionFactory(state=state, reason="理由")
    fits = any(state in row.frm for row in VERSIONS.rows_of(act))

    assert outcome(version, act, sun) == ("done" if fits else "late")
    version.refresh_from_db()
    assert version.state == (next(row.to for row in VERSIONS.rows_of(act)) if fits else state)


@pytest.mark.parametrize("act", VERSIONS.words)
@pytest.mark.parametrize("who", ["citizen", "stranger", "counter"])
def test_a_stranger_moves_no_version(act, who):
    row = VERSIONS.rows_of(act)[0]
    version = ItemVersionFactory(state=row.frm[0] or "draft")
    people = {
        "citizen": lambda: citizen("李"),
        "stranger": lambda: staff("REVIEWER", "HEAD"),
        "counter": lambda: staff("COUNTER", "DELIVERY", scope=("*",)),
    }

    with pytest.raises(PermissionDenied):
        VERSIONS.move(version, act, by=people[who]())
    assert ledger.last(version) is None


def test_the_buttons_are_the_rows_open_to_the_person(published, zhao, sun):
    draft = acts.new_version(published.item, by=zhao)

    assert [row.act for row in reads.open_acts(draft, by=zhao)] == ["edit", "discard", "submit"]
    assert [row.act for row in reads.open_acts(published, by=sun)] == ["replace", "suspend", "abolish"]
    assert reads.open_acts(draft, by=citizen("李")) == []
