"""Items from files: every structural fault at its row and column, nothing written; audit rules stop nothing."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from yichuang.domain.catalogue import imports, reads
from yichuang.domain.catalogue.imports import TABLES
from yichuang.domain.catalogue.models import CatalogRow, DataElement, Finding, Item, ItemVersion
from yichuang.domain.catalogue.tables import national
from yichuang.domain.identity import imports as identity
from yichuang.domain.identity.models import Load
from yichuang.domain.identity.tables import CONSOLE
from yichuang.domain.identity.tests.districts import cells, files, spoiled
from yichuang.kernel import ledger, search
from yichuang.kernel.sheets import FileRefused

pytestmark = pytest.mark.django_db

ITEMS = (
    "code,name,item_type,department,level,audience,kind,statutory_days,promised_days,visits,online,scope,fee,"
    "legal_basis,conditions,result_name,result_kind,validity_years,special_steps,annual_volume,grassroots,kiosk,"
    "kiosk_functions,keywords,steps_before,steps_after,days_before,visits_before,decided\n"
    "AAJ-001,示例许可（新办）,行政许可,示例区甲局,district,both,promised,20,5,0,full,city,0,《示例条例》第一条,条件,"
    "示例许可证,licence,5,现场勘验|检验,100,0,1,query|print,开店|办证,,,,,here\n"
    "AAJ-002,示例许可（注销）,行政许可,示例区甲局,district,organization,instant,0,1,1,accept,district,工本费10元,"
    "《示例条例》第一条,条件,准予注销决定书,approval,0,,10,0,0,,关店,,,,,here\n"
    "ALL-001,示例补贴,行政给付,镇便民服务中心,village,individual,promised,0,10,0,full,district,0,《示例办法》第二条,条件,"
    "补贴审批表,payment,0,公示,50,1,0,,补贴,3,2,15,2,elsewhere\n"
)
FILES = {
    "items": ITEMS,
    "materials": """item_code,seq,name,material_type,necessity,originals,copies,medium,source,issuer,licence_type,note
AAJ-001,1,示例许可申请书,申请表,required,1,0,either,applicant,申请人,,
AAJ-001,2,营业执照,营业执照,required,0,1,either,government,市场监督管理部门,营业执照,
AAJ-002,1,营业执照复印件,营业执照,required,0,1,either,government,,,
ALL-001,1,身份证,居民身份证,deferrable,1,0,paper,government,公安机关,居民身份证,
""",
    "fields": """item_code,seq,element,label,type,required,options,help
AAJ-001,1,premises_address,经营场所,address,1,,
AAJ-001,2,business_scope,经营范围,choice,1,甲|乙,
AAJ-002,1,premises_address,原经营场所,address,0,,
""",
    "topics": """code,person,corp
AAJ,准营准办,准营准办
ALL,社会保障,
AAJ-002,,法人注销
""",
}


@pytest.fixture(autouse=True)
def places():
    identity.load(identity.check(files()), by=CONSOLE)


def load(what=None):
    return imports.load(imports.check(what or files(FILES)), by=CONSOLE)


def rows_in_all_tables():
    return (
        Item.objects.count() + ItemVersion.objects.count() + CatalogRow.objects.count() + DataElement.objects.count()
    )


def test_items_are_loaded_as_published_with_everything_the_files_say():
    load()

    version = reads.version_in_force("AAJ-001")
    assert (version.number, version.state, version.item_type, version.kind) == ("AAJ-001-v1", "published", "01", "2")
    assert (version.statutory_days, version.promised_days, version.visits) == (20, 5, 0)
    assert (version.audience, version.modes, version.online_depth) == (
        ["1", "2", "3", "4", "5", "9"],
        ["1", "2"],
        list("123456"),
    )
    assert (version.result_type, version.licence_type, version.validity_years) == ("10", "示例许可证", 5)
    assert (version.person_topics, version.corp_topics) == (["准营准办"], ["准营准办"])
    assert (version.four_eyes, version.identity_level, version.correction_days) == (True, 2, 15)
    assert [(m.seq, m.name, m.made_from_form) for m in version.materials.all()] == [
        (1, "示例许可申请书", True),
        (2, "营业执照", False),
    ]
    assert [(f.element_id, f.is_required, f.options) for f in version.fields.all()] == [
        ("premises_address", True, []), ("business_scope", True, ["甲", "乙"]),
    ]  # fmt: skip
    assert [(s.kind, s.may_suspend) for s in version.specials.all()] == [("现场勘验", False), ("检验", True)]
    assert ledger.last(version).act == "load"


def test_an_item_of_the_towns_belongs_to_their_common_name_and_an_instant_one_needs_no_second_officer():
    load()

    item = Item.objects.get(code="ALL-001")
    assert (item.body_id, item.decided, item.is_grassroots, item.days_before) == ("ALL", "elsewhere", True, 15)
    assert ItemVersion.objects.get(item=item).exercise_levels == ["5", "6"]
    assert ItemVersion.objects.get(item="AAJ-002").four_eyes is False
    assert ItemVersion.objects.get(item="AAJ-002").corp_topics == ["法人注销"]


def test_what_the_files_do_not_say_stays_empty_and_is_found():
    load()

    version = reads.version_in_force("AAJ-002")
    assert (version.consult_by, version.visits_reason, version.fee_basis, version.pays_online) == ("", "", "", None)
    assert version.fee_standard == "工本费10元"
    found = {(one.rule, one.severity) for one in version.findings.all()}
    assert {("Q03", "error"), ("Q06", "error"), ("Q08", "error"), ("Q10", "warn"), ("Q13", "warn")} <= found


def test_national_codes_are_built_with_their_check_digits_and_marked_sample():
    load()

    first, second = Item.objects.get(code="AAJ-001"), Item.objects.get(code="AAJ-002")
    assert first.codes_are_sample
    assert (first.task_code, first.row.name) == (second.task_code, "示例许可")  # two situations of one item
    assert [one.handling_code[-2:] for one in (first, second)] == ["01", "02"]
    assert (
        national.faults(
            catalog=first.row_id, task=first.task_code, handling=first.handling_code, item_type="01", level="4"
        )
        == []
    )
    assert Item.objects.get(code="ALL-001").task_code[18] == "5"


def test_the_same_again_changes_nothing_and_says_so():
    load()
    before = rows_in_all_tables(), Load.objects.count(), Finding.objects.count()

    loads = load()

    assert all(one.did_nothing for one in loads)
    assert (rows_in_all_tables(), Load.objects.count(), Finding.objects.count()) == before


def test_a_changed_item_gets_a_new_version_and_keeps_its_history():
    load()

    load(spoiled("items", 2, "promised_days", "4", FILES))

    assert reads.version_in_force("AAJ-001").promised_days == 4
    assert list(ItemVersion.objects.filter(item="AAJ-001").order_by("version").values_list("state", flat=True)) == [
        "replaced", "published",
    ]  # fmt: skip
    assert ItemVersion.objects.filter(item="AAJ-002").count() == 1
    assert CatalogRow.objects.count() == 2


def test_a_changed_material_or_field_or_topic_is_a_changed_item():
    load()

    for table, row, column, value in (
        ("materials", 3, "copies", "2"), ("fields", 2, "required", "0"), ("topics", 3, "person", "住房保障"),
    ):  # fmt: skip
        loads = load(spoiled(table, row, column, value, FILES))
        assert loads[0].changed >= 1, table


def test_what_staff_published_since_is_not_undone_by_the_same_files():
    load()
    ItemVersion.objects.filter(item="AAJ-001").update(promised_days=3)

    load()

    assert reads.version_in_force("AAJ-001").promised_days == 3


def test_loaded_items_can_be_searched_by_name_and_by_what_people_say():
    load()

    rows = {row.code: row for row in search.entries()}
    assert "示例许可" in rows["AAJ-001"].title
    assert "开店" in rows["AAJ-001"].keywords
    assert rows["AAJ-001"].kind == "item"


FAULTS = [
    ("items", 2, "code", "AAJ-1", "应是机构代号、连字符和三位数字"),
    ("items", 2, "code", "XXX-001", "没有代号为 XXX 的机构"),
    ("items", 3, "code", "AAJ-001", "与第 2 行重复"),
    ("items", 2, "department", "别的局", "与代号 AAJ 的机构名称“示例区甲局”不一致"),
    ("items", 2, "item_type", "行政处罚", "只能填 行政许可"),
    ("items", 2, "promised_days", "五", "只能填整数"),
    ("items", 2, "special_steps", "现场勘验|游行", "“游行”不在可选范围内"),
    ("items", 2, "kiosk_functions", "", "自助终端事项要写功能"),
    ("items", 2, "decided", "there", "只能填 here"),
    ("items", 4, "steps_before", "1", "优化前的数比优化后的 2 还小"),
    ("items", 4, "days_before", "", "基层“一门式”事项要写优化前后的数据"),
    ("items", 2, "visits_before", "1", "基层“一门式”事项要写优化前后的数据"),
    ("items", 2, "result_name", "", "有办理结果，却没有写名称"),
    ("materials", 2, "item_code", "AAJ-009", "没有这个事项"),
    ("materials", 3, "seq", "3", "序号应从 1 起依次编号，这里应是 2"),
    ("materials", 2, "necessity", "maybe", "只能填 required"),
    ("materials", 2, "originals", "-1", "应在 0 到 50 之间"),
    ("fields", 2, "item_code", "AAJ-009", "没有这个事项"),
    ("fields", 3, "element", "premises_address", "同一事项里这个数据元出现了两次"),
    ("fields", 4, "type", "text", "数据元 premises_address 在别处是“地址”"),
    ("fields", 3, "options", "", "单选、多选要写选项"),
    ("fields", 2, "options", "甲|乙", "单选、多选要写选项"),
    ("fields", 2, "element", "经营场所", "应是小写英文、数字和下划线"),
    ("topics", 2, "code", "XXX", "没有这个机构或事项"),
    ("topics", 2, "person", "吃喝", "“吃喝”不在可选范围内"),
]


@pytest.mark.parametrize(("table", "row", "column", "value", "reason"), FAULTS)
def test_a_structural_fault_is_told_at_its_row_and_column_and_nothing_is_written(table, row, column, value, reason):
    plan = imports.check(spoiled(table, row, column, value, FILES))

    blamed = [p.reason for p in plan.problems if (p.file, p.row, p.column) == (f"{table}.csv", row, column)]
    assert any(found.startswith(reason) for found in blamed)
    with pytest.raises(FileRefused):
        imports.load(plan, by=CONSOLE)
    assert rows_in_all_tables() == 0


def test_the_parts_of_a_faulty_item_are_not_blamed_for_it():
    plan = imports.check(spoiled("items", 2, "promised_days", "五", FILES))

    assert [(p.file, p.row, p.column) for p in plan.problems] == [("items.csv", 2, "promised_days")]


def test_a_file_of_items_that_cannot_be_read_is_the_only_fault():
    plan = imports.check(files(FILES) | {"items": ("items.csv", b"code,name\nAAJ-001,a,b\n")})

    assert {p.file for p in plan.problems} == {"items.csv"}


def test_a_missing_item_is_named_once_in_each_file():
    plan = imports.check(spoiled("items", 2, "code", "AAJ-077", FILES))

    named = [(p.file, p.value) for p in plan.problems if p.reason.startswith("没有这个事项")]
    assert sorted(named) == [("fields.csv", "AAJ-001"), ("materials.csv", "AAJ-001")]
    assert any(p.reason.endswith("本文件有 2 行是它的") for p in plan.problems)


@pytest.mark.parametrize("missing", ["items", "materials", "fields"])
def test_the_three_files_of_an_item_come_together(missing):
    plan = imports.check({table: file for table, file in files(FILES).items() if table != missing})

    assert f"{missing}.csv" in {problem.file for problem in plan.problems if problem.row == 0}


REQUIRED = [
    (table, row, column)
    for table, text in FILES.items()
    for column in cells(text)[0]
    for row in range(2, len(cells(text)) + 1)
    if not TABLES[table]().fields[column].widget.blank
]


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(cell=st.sampled_from(REQUIRED))
def test_any_required_cell_left_empty_is_told_where_it_is(cell):
    table, row, column = cell

    problems = imports.check(spoiled(table, row, column, "", FILES)).problems

    assert (f"{table}.csv", row, column, "不能为空") in {(p.file, p.row, p.column, p.reason) for p in problems}
    assert rows_in_all_tables() == 0


@pytest.mark.parametrize(
    ("column", "value", "rule"),
    [("promised_days", "30", "Q02"), ("kind", "instant", "Q01"), ("visits", "1", "Q05"), ("visits", "1", "Q03")],
)
def test_an_audit_rule_stops_no_load(column, value, rule):
    load(spoiled("items", 2, column, value, FILES))

    version = reads.version_in_force("AAJ-001")
    assert rule in set(version.findings.values_list("rule", flat=True))


def test_a_failure_in_the_middle_leaves_nothing(monkeypatch):
    def fails(_versions):
        raise RuntimeError("disk full")

    monkeypatch.setattr("yichuang.domain.catalogue.acts.loading.note_for_search", fails)

    with pytest.raises(RuntimeError):
        load()
    assert rows_in_all_tables() == 0
