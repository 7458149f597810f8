"""The field table at work: completeness, guide, comparison, edit forms."""

import pytest

from yichuang.domain.catalogue import acts, reads
from yichuang.domain.catalogue.models import ItemVersion
from yichuang.domain.catalogue.tables.fields import BY_NAME, COLUMNS, FIELDS
from yichuang.domain.catalogue.tests.factories import HandlingStepFactory, ItemVersionFactory, MaterialFactory
from yichuang.domain.identity.tests.factories import staff

pytestmark = pytest.mark.django_db


def whole(version):
    return ItemVersion.objects.with_parts().get(pk=version.pk)


# ----------------------------------------------------------------------------------------------- the table


def test_the_table_has_every_row_of_the_handbook_but_the_envelope():
    assert {row.no for row in FIELDS} == set(range(1, 50))


def test_every_row_is_read_from_a_version():
    version = whole(ItemVersionFactory())

    for row in FIELDS:
        getattr(version, row.name)


def test_every_column_is_in_the_database():
    names = {field.name for field in ItemVersion._meta.fields}

    assert {row.name for row in COLUMNS} <= names


def test_national_names_are_used_once():
    national = [row.national for row in FIELDS]

    assert len(set(national)) == len(national)


@pytest.mark.parametrize(
    ("name", "requirement"), [("name", "M"), ("entrusted_by", "C"), ("rights", "O"), ("questions", "C")]
)
def test_a_field_says_whether_it_must_be_filled(name, requirement):
    assert BY_NAME[name].requirement == requirement


# -------------------------------------------------------------------------------------------- completeness


def test_what_is_wanted_and_empty_is_missing():
    found = reads.completeness(whole(ItemVersionFactory(address="", visits=1, visits_reason="")))

    missing = {row.name for row in found.missing}
    assert {"address", "visits_reason"} <= missing
    assert found.filled + len(found.missing) == found.wanted


def test_a_condition_decides_what_is_wanted():
    version = whole(ItemVersionFactory(visits=0, is_charged=False))

    missing = {row.name for row in reads.completeness(version).missing}
    assert missing.isdisjoint({"visits_reason", "fee_basis", "fee_name"})


def test_no_and_nought_are_answers():
    version = whole(ItemVersionFactory(pays_online=False, visits=0))

    assert {"pays_online", "visits"}.isdisjoint(row.name for row in reads.completeness(version).missing)


def test_the_flow_may_be_told_as_steps():
    version = ItemVersionFactory(flow="")
    assert "flow" in {row.name for row in reads.completeness(whole(version)).missing}

    HandlingStepFactory(version=version)

    assert "flow" not in {row.name for row in reads.completeness(whole(version)).missing}


# --------------------------------------------------------------------------------------------------- shown


def test_a_guide_shows_what_is_filled_in_words():
    rows = {line.label: line.value for _, lines in reads.guide_rows(whole(ItemVersionFactory())) for line in lines}

    assert rows["事项类型"] == "行政许可"
    assert rows["服务对象"] == "自然人、企业法人"
    assert rows["是否收费"] == "否"
    assert rows["特别程序"] == "无"
    assert "办理地点" not in rows
    assert "记录唯一标识" not in rows


def test_the_sheet_marks_what_is_missing():
    lines = [line for _, lines in reads.sheet(whole(ItemVersionFactory())) for line in lines]

    assert {line.label for line in lines if line.is_missing} >= {"办理地点", "权力来源"}


# --------------------------------------------------------------------------------------------- compared


def test_two_versions_are_compared_field_by_field_and_part_by_part():
    old = ItemVersionFactory(promised_days=5, is_charged=False, validity_years=5)
    new = ItemVersionFactory(item=old.item, version=2, draft=True, promised_days=3, is_charged=True, validity_years=3)
    MaterialFactory(version=new, seq=2, name="承诺书", canonical__name="承诺书")

    found = [(one.label, one.before, one.after) for one in reads.compare(whole(old), whole(new))]

    assert found == [
        ("承诺办结时限", "5", "3"),
        ("是否收费", "否", "是"),
        ("结果有效期（年）", "5", "3"),
        ("承诺书", "", "必要，原件 1，复印件 0，纸质/电子化，申请人自备，申请人"),
    ]


def test_a_new_order_alone_is_no_difference():
    old = ItemVersionFactory(materials=0)
    new = ItemVersionFactory(item=old.item, version=2, draft=True, materials=0)
    for version, names in ((old, "甲乙"), (new, "乙甲")):
        for seq, name in enumerate(names, 1):
            MaterialFactory(version=version, seq=seq, name=name, canonical__name=name)

    assert reads.compare(whole(old), whole(new)) == []


# --------------------------------------------------------------------------------------------------- forms


@pytest.fixture
def draft():
    return ItemVersionFactory(draft=True)


@pytest.fixture
def zhao(draft):
    return staff("REVIEWER", body=draft.item.body, name="赵")


@pytest.mark.parametrize("section", reads.sections())
def test_a_form_sent_back_untouched_changes_nothing(section, draft, zhao):
    form = reads.edit_form(section, draft)(initial=reads.initial(section, draft))
    sent = {
        field.html_name: field.value() for field in form if field.value() is not None and field.value() is not False
    }

    again = reads.edit_form(section, draft)(sent, initial=reads.initial(section, draft))

    assert again.is_valid(), again.errors
    before = whole(draft)
    after = whole(acts.edit(draft, by=zhao, **again.cleaned_data))
    assert reads.compare(before, after) == []


def test_every_column_but_files_is_on_a_form(draft):
    shown = {name for section in reads.sections() for name in reads.edit_form(section, draft).base_fields}

    assert {row.name for row in COLUMNS if row.kind != "file"} <= shown


def test_what_all_levels_share_cannot_be_typed_over(draft):
    form = reads.edit_form("基本信息", draft)({"name": "别的名称"}, initial=reads.initial("基本信息", draft))

    assert form.fields["name"].disabled
    assert form.is_valid()
    assert form.cleaned_data["name"] == draft.name


@pytest.mark.parametrize(("typed", "value"), [("yes", True), ("no", False), ("", None)])
def test_yes_no_and_not_yet_are_three_answers(draft, typed, value):
    form = reads.edit_form("收费", draft)({"is_charged": typed})

    assert form.is_valid()
    assert form.cleaned_data["is_charged"] is value


def test_questions_are_one_pair_a_line(draft):
    form = reads.edit_form("救济和问答", draft)
    assert form({"questions": "要多久？ | 五天。\n\n收费吗？|不收。"}).fields["questions"].clean(
        "要多久？ | 五天。\n\n收费吗？|不收。"
    ) == [["要多久？", "五天。"], ["收费吗？", "不收。"]]
    assert not form({"questions": "没有答案的问题"}).is_valid()


@pytest.mark.parametrize("part", ["materials", "fields", "steps", "specials"])
def test_parts_sent_back_untouched_change_nothing(part, draft, zhao):
    HandlingStepFactory(version=draft)
    acts.set_parts(draft, "specials", [{"kind": "检验", "longest_days": 10, "legal_basis": ""}], by=zhao)
    before = whole(draft)
    forms = [reads.part_form(part)(row) for row in reads.part_rows(part, draft)]
    assert forms
    assert all(form.is_valid() for form in forms), [form.errors for form in forms]

    acts.set_parts(draft, part, [form.cleaned_data for form in forms], by=zhao)

    assert reads.compare(before, whole(draft)) == []
