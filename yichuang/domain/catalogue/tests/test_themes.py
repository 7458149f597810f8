"""Themes: what is asked and chosen, what is wrong with one, how they come in, change and go."""

import csv
from dataclasses import replace
from decimal import Decimal
from io import StringIO

import pytest
from django.core.exceptions import PermissionDenied

from yichuang.domain.catalogue import imports
from yichuang.domain.catalogue.acts import themes as acts
from yichuang.domain.catalogue.models import ThemeVersion
from yichuang.domain.catalogue.rules.themes import Line, Question, Sheet, faults
from yichuang.domain.catalogue.tests.factories import ItemFactory, ItemVersionFactory
from yichuang.domain.identity.tables import CONSOLE
from yichuang.domain.identity.tests.factories import BodyFactory, staff
from yichuang.kernel import search
from yichuang.kernel.refusals import ActRefused
from yichuang.kernel.sheets import FileRefused

YES_NO = {"yes": "是", "no": "否"}
FORM = Question("form", "哪一种？", "single", options={"company": "公司", "sole": "个体"})
AREA = Question("area", "多大？", "number", show_if='form == "company"')
GOODS = Question("goods", "卖什么？", "multi", options={"book": "书", "food": "食品"})
STAFF = Question("staff", "有人吗？", "boolean", options=YES_NO, show_if="area >= 300")
SHOP = Sheet(
    (FORM, AREA, GOODS, STAFF),
    (
        Line("A-1", 'form == "company"'),
        Line("A-2", 'form == "sole"'),
        Line("A-3", '"food" in goods', ("A-1", "A-2")),
        Line("A-4", 'area >= 300 and staff == "yes"', ("A-3",)),
        Line("A-5"),
    ),
)


def codes(given):
    return [line.item for line in SHOP.chosen(given)]


def test_questions_follow_from_the_answers_before_them():
    assert [each.id for each in SHOP.asked({})] == ["form", "goods"]
    assert [each.id for each in SHOP.asked({"form": "company"})] == ["form", "area", "goods"]
    assert [each.id for each in SHOP.asked({"form": "company", "area": Decimal(300)})][-1] == "staff"


def test_an_answer_to_a_question_that_is_not_asked_counts_for_nothing():
    assert codes({"form": "sole", "area": Decimal(500), "staff": "yes"}) == ["A-2", "A-5"]


def test_waiting_for_what_was_not_chosen_is_dropped_and_passes_nothing_on():
    chosen = SHOP.chosen({"form": "company", "area": Decimal(500), "staff": "yes", "goods": ()})

    assert [(line.item, line.depends_on) for line in chosen] == [("A-1", ()), ("A-4", ()), ("A-5", ())]


def test_every_sheet_of_answers_stands_on_both_sides_of_a_threshold():
    areas = {sheet["area"] for sheet in SHOP.sheets() if "area" in sheet}

    assert areas == {Decimal(0), Decimal("299.99"), Decimal(300), Decimal("300.01")}
    assert all("area" not in sheet for sheet in SHOP.sheets() if sheet["form"] == "sole")


def test_a_theme_that_is_whole_has_no_fault():
    assert faults(SHOP) == []


@pytest.mark.parametrize(
    ("questions", "lines", "said"),
    [
        ((FORM,), (), "还没有事项"),
        ((FORM, FORM), (Line("A"),), "form 写了两遍"),
        ((FORM,), (Line("A"), Line("A")), "A 写了两遍"),
        ((FORM,), (Line("A", 'nobody == "yes"'),), "没有问题 nobody"),
        ((FORM,), (Line("A", 'form == "branch"'),), "没有选项 branch"),
        ((FORM,), (Line("A", '"company" in form'),), "不能这样比较"),
        ((AREA,), (Line("A"),), "前面没有问题 form"),
        ((FORM, AREA), (Line("A", 'area == "big"'),), "不能这样比较"),
        ((GOODS,), (Line("A", 'goods == "book"'),), "不能这样比较"),
        ((FORM,), (Line("A", "exit()"),), "不能这样写"),
        ((FORM,), (Line("A", "", ("B",)),), "要等的 B 不在"),
        ((FORM,), (Line("A", "", ("B",)), Line("B", "", ("A",))), "又要等它自己"),
        ((Question("one", "？", "single", options={"a": "甲"}),), (Line("A"),), "至少要有两个选项"),
        ((Question("odd", "？", "colour"),), (Line("A"),), "类型不对"),
        ((FORM, Question("dead", "死？", "boolean", options=YES_NO, show_if='form == "sole" and form == "company"')),
         (Line("A"),), "都不会出现"),
        ((FORM,), (Line("A"), Line("B", 'form == "sole" and form == "company"')), "B 怎么回答都不会用到"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_in_a_sentence(questions, lines, said):
    assert any(said in fault for fault in faults(Sheet(questions, lines)))


def test_more_answers_than_anybody_can_oversee_are_refused():
    many = tuple(Question(f"q{n}", "？", "boolean", options=YES_NO) for n in range(20))

    assert any("问题太多" in fault for fault in faults(Sheet(many, (Line("A"),))))


# ------------------------------------------------------------------------------------------------- in the tables

QUESTIONS = (
    "theme,seq,id,text,help,kind,options,show_if\n"
    "T1,1,form,哪一种？,,single,company=公司|sole=个体,\n"
    'T1,2,area,多大？,,number,,"form == ""company"""\n'
)
THEMES = (
    "code,name,audience,batch,lead_department,promise_days,visits,summary,keywords,volume\n"
    "T1,示例开店,corp,LOCAL,{body},5,1,示例说明,开个示例店,12\n"
)
ITEMS = (
    "theme,item_code,required,condition,depends_on,note\n"
    "T1,{one},always,,,\n"
    "T1,{two},conditional,area >= 50,{one},另行计时：以后再办\n"
)


@pytest.fixture
def body(db):
    return BodyFactory(name="示例牵头局")


@pytest.fixture
def items(body):
    found = [ItemFactory(body=body) for _ in range(2)]
    for item in found:
        ItemVersionFactory(item=item)
    return found


@pytest.fixture
def files(body, items):
    one, two = (item.code for item in items)

    def made(**changed):
        texts = {"themes": THEMES, "theme_questions": QUESTIONS, "theme_items": ITEMS} | changed
        filled = {t: text.replace("{body}", body.code).replace("{one}", one).replace("{two}", two)
                  for t, text in texts.items()}  # fmt: skip
        return {table: (f"{table}.csv", text.encode()) for table, text in filled.items()}

    return made


@pytest.fixture
def loaded(files):
    imports.themes.load(imports.themes.check(files()), by=CONSOLE)
    return ThemeVersion.objects.get()


def test_a_theme_comes_in_published_and_can_be_found(loaded, items):
    assert (loaded.state, loaded.number, loaded.theme.annual_volume) == ("published", "T1-v1", 12)
    assert loaded.sheet.chosen({"form": "company", "area": Decimal(60)})[1] == Line(
        items[1].code, "area >= 50", (items[0].code,), "另行计时：以后再办", own_clock=True
    )
    assert [(row.kind, row.code) for row in search.entries() if row.kind == "theme"] == [("theme", "T1")]


def test_the_same_files_change_nothing_and_other_ones_make_a_version(loaded, files):
    again = imports.themes.load(imports.themes.check(files()), by=CONSOLE)
    other = imports.themes.load(imports.themes.check(files(themes=THEMES.replace("示例开店", "示例开铺"))), by=CONSOLE)

    assert [(each.created, each.changed) for each in (again, other)] == [(0, 0), (0, 1)]
    states = dict(ThemeVersion.objects.values_list("number", "state"))
    assert states == {"T1-v1": "replaced", "T1-v2": "published"}


@pytest.mark.parametrize(
    ("table", "old", "new", "said"),
    [
        ("theme_items", "area >= 50", "size >= 50", "前面没有问题 size"),
        ("theme_items", "always,,,", "always,area > 1,,", "always 不写条件"),
        ("theme_items", "{one},always", "ZZZ-999,always", "没有这个事项"),
        ("theme_items", "T1,{one}", "T9,{one}", "没有这个一件事"),
        ("theme_questions", "sole=个体", "sole", "值=文字"),
        (
            "theme_questions",
            "sole=个体",
            'sole=个体,"later == ""a"""\nT1,3,later,晚？,,boolean,yes=是|no=否',
            "没有问题 later",
        ),
        ("themes", "{body}", "NOBODY", "没有这个机构"),
    ],
)
def test_a_faulty_file_is_refused_whole(files, table, old, new, said):
    source = {"themes": THEMES, "theme_questions": QUESTIONS, "theme_items": ITEMS}[table]
    plan = imports.themes.check(files(**{table: source.replace(old, new)}))

    assert any(said in str(problem) for problem in plan.problems)
    with pytest.raises(FileRefused):
        imports.themes.load(plan, by=CONSOLE)
    assert not ThemeVersion.objects.exists()


def exported():
    """What is in force as the files somebody would take away, written as CSV."""
    made = {}
    for table in imports.themes.TABLES:
        text = StringIO()
        csv.writer(text).writerows(imports.theme_tables.exported(table))
        made[table] = (f"{table}.csv", text.getvalue().encode())
    return made


def test_what_is_exported_changes_nothing_when_it_comes_back(loaded, body):
    sheet = replace(
        loaded.sheet,
        lines=(replace(loaded.sheet.lines[0], own_clock=True), replace(loaded.sheet.lines[1], note="另行计时的不算")),
        questions=(replace(loaded.sheet.questions[0], options={"company": "公司=法人", "sole": "-个体"}),
                   *loaded.sheet.questions[1:]),
    )  # fmt: skip
    supervisor = staff("SUPERVISOR", body=body)
    draft = acts.edit_theme(acts.draft_theme(loaded.theme, by=supervisor), {"visits": 0}, sheet, by=supervisor)
    acts.publish_theme(draft, by=supervisor)
    plan = imports.themes.check(exported())

    assert plan.problems == []
    assert imports.themes.changed(plan, over_edits=True).rows == []
    assert imports.themes.load(plan, by=CONSOLE, over_edits=True).changed == 0
    assert plan.themes["T1"] == ThemeVersion.objects.get(state="published").sheet


def test_files_loaded_before_leave_alone_what_was_edited_since_unless_asked_to_go_back(loaded, files, body):
    supervisor = staff("SUPERVISOR", body=body)
    draft = acts.edit_theme(acts.draft_theme(loaded.theme, by=supervisor), {"name": "示例改名"}, by=supervisor)
    acts.publish_theme(draft, by=supervisor)
    plan = imports.themes.check(files())

    assert imports.themes.load(plan, by=CONSOLE).changed == 0
    assert ThemeVersion.objects.get(state="published").name == "示例改名"
    assert imports.themes.load(plan, by=CONSOLE, over_edits=True).changed == 1
    assert ThemeVersion.objects.get(state="published").name == "示例开店"


def test_a_new_version_is_drafted_edited_and_published(loaded, body):
    editor, supervisor = staff("REVIEWER", body=body), staff("SUPERVISOR", body=body)
    draft = acts.draft_theme(loaded.theme, by=editor)
    with pytest.raises(ActRefused, match="还在编制"):
        acts.draft_theme(loaded.theme, by=editor)
    draft = acts.edit_theme(draft, {"name": "示例开大店"}, by=editor)
    with pytest.raises(PermissionDenied):
        acts.publish_theme(draft, by=editor)

    acts.publish_theme(draft, by=supervisor)
    assert dict(ThemeVersion.objects.values_list("number", "state")) == {"T1-v1": "replaced", "T1-v2": "published"}
    assert search.entries()[-1].title == "示例开大店"


def test_what_is_wrong_stops_the_publishing_and_nothing_else(loaded, body):
    supervisor = staff("SUPERVISOR", body=body)
    draft = acts.draft_theme(loaded.theme, by=supervisor)
    draft = acts.edit_theme(draft, {}, Sheet(loaded.sheet.questions, (Line("ZZZ-999", 'form == "x"'),)), by=supervisor)
    with pytest.raises(ActRefused, match="没有公布：ZZZ-999"):
        acts.publish_theme(draft, by=supervisor)

    unsound = Sheet(loaded.sheet.questions, (Line(loaded.lines[0]["item"], 'form == "x"'),))
    draft = acts.edit_theme(draft, {}, unsound, by=supervisor)
    with pytest.raises(ActRefused, match="还有问题没有解决"):
        acts.publish_theme(draft, by=supervisor)
    assert ThemeVersion.objects.get(state="published") == loaded


def test_a_theme_taken_out_of_use_is_no_longer_found(loaded, body):
    acts.withdraw_theme(loaded, by=staff("SUPERVISOR", body=body), reason="示例：政策停止")

    assert [row for row in search.entries() if row.kind == "theme"] == []
