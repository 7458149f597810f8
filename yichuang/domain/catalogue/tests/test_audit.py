"""The audit rules Q01–Q14: each finds what it is for, and nothing in a clean version."""

import pytest

from yichuang.domain.catalogue.models import ItemVersion
from yichuang.domain.catalogue.tables.audit import RULES, audit
from yichuang.domain.catalogue.tests.factories import (
    HandlingStepFactory,
    ItemFactory,
    ItemVersionFactory,
    MaterialFactory,
)

pytestmark = pytest.mark.django_db


def found(version, **changes):
    version = ItemVersion.objects.with_parts().get(pk=version.pk)
    for name, value in changes.items():
        setattr(version, name, value)
    return [(one.rule, one.severity, one.field) for one in audit(version)]


@pytest.fixture
def version():
    """A version without a single finding."""
    clean = ItemVersionFactory(
        materials=0, result_sample="sample", questions=[["要多久？", "五个工作日。"]], result_name="示例许可证"
    )
    for seq, name in enumerate(("受理", "审查", "决定", "制证", "送达"), 1):
        HandlingStepFactory(version=clean, seq=seq, name=name)
    return clean


def test_there_are_fourteen_rules():
    assert [rule.code for rule in RULES] == [f"Q{n:02}" for n in range(1, 15)]


def test_a_clean_version_has_no_finding(version):
    assert found(version) == []


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"kind": "1", "promised_days": 2}, ("Q01", "error", "kind")),
        ({"promised_days": 0}, ("Q01", "error", "kind")),
        ({"promised_days": 21}, ("Q02", "error", "promised_days")),
        ({"visits": 1, "online_depth": ["1"]}, ("Q03", "error", "visits_reason")),
        ({"visits_reason": "要本人到场"}, ("Q03", "warn", "visits_reason")),
        ({"is_online": False, "online_depth": [], "modes": ["1"]}, ("Q04", "error", "modes")),
        ({"visits": 1, "visits_reason": "要本人到场"}, ("Q05", "error", "visits")),
        ({"is_charged": True}, ("Q06", "error", "fee_basis")),
        ({"pays_online": True}, ("Q07", "error", "pays_online")),
        ({"consult_by": ""}, ("Q08", "error", "consult_by")),
        ({"complain_to": "00000002"}, ("Q08", "error", "complain_to")),
        ({"complain_to": "0731-00000001"}, ("Q08", "error", "complain_to")),
        ({"person_topics": []}, ("Q09", "error", "person_topics")),
        ({"audience": ["1"]}, ("Q09", "error", "corp_topics")),
        ({"questions": []}, ("Q10", "warn", "questions")),
        ({"result_sample": ""}, ("Q11", "warn", "result_sample")),
        ({"result_type": "20"}, ("Q11", "warn", "result_type")),
        ({"result_name": "示例批复"}, ("Q11", "warn", "result_type")),
        ({"legal_basis": "《别的条例》"}, ("Q14", "error", "legal_basis")),
        ({"name": "别的名称"}, ("Q14", "error", "name")),
        ({"item_type": "10"}, ("Q14", "error", "item_type")),
    ],
)
def test_a_rule_finds_what_it_is_for(version, changes, expected):
    assert found(version, **changes) == [expected]


@pytest.mark.parametrize(
    "changes",
    [
        {"kind": "1", "promised_days": 1},
        {"promised_days": 25, "promised_unit": "2"},  # another unit is not compared
        {"promised_days": 25, "statutory_days": 0},  # the law sets no limit
        {"is_online": False, "online_depth": [], "modes": ["1", "3"]},
        {
            "is_charged": True,
            "fee_name": "工本费",
            "fee_standard": "10 元",
            "fee_basis": "示例文件",
            "pays_online": True,
        },
        {"name": "示例许可（新办）"},
    ],
)
def test_what_is_right_is_not_found(version, changes):
    if "name" in changes:
        version.item.row.name = "示例许可"
        version.item.row.save()
    assert found(version, **changes) == []


def test_a_fee_without_anything_names_everything_that_is_missing(version):
    changed = ItemVersion.objects.with_parts().get(pk=version.pk)
    changed.is_charged, changed.pays_online = True, None

    assert [one.sentence for one in audit(changed)] == [
        "收费事项还缺：收费项目名称、收费标准、收费依据、是否网上支付。"
    ]


def test_four_steps_are_too_few_for_a_licence(version):
    version.steps.filter(seq=5).delete()

    assert found(version) == [("Q10", "warn", "flow")]


@pytest.mark.parametrize("name", ["其他材料", "身份证等材料", "有关部门要求的材料"])
def test_a_catch_all_material_is_an_error(version, name):
    MaterialFactory(version=version, name=name)

    assert found(version) == [("Q12", "error", "materials")]


def test_a_material_of_the_government_names_issuer_and_licence(version):
    MaterialFactory(
        version=version, source="20", issuer="", canonical__name="营业执照", canonical__licence_type="营业执照"
    )

    assert found(version) == [("Q13", "warn", "materials")] * 2


def test_an_item_without_a_catalogue_row_is_not_claimed(version):
    unclaimed = ItemVersionFactory(item=ItemFactory(row=None, task_code="", handling_code=""), name="示例")

    assert ("Q14", "error", "catalog_code") in found(unclaimed)


def test_which_fields_are_locked_is_a_setting(version, settings):
    settings.LOCKED_ITEM_FIELDS = ("name",)

    assert found(version, legal_basis="《别的条例》") == []
