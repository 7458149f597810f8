"""A theme changed at the desk: drafted, edited in plain forms, tried out, compared, published, withdrawn."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from yichuang.domain.catalogue import reads
from yichuang.domain.catalogue.rules.themes import Line, Question, Sheet
from yichuang.domain.catalogue.tests.factories import ItemVersionFactory, offered
from yichuang.domain.identity.tests.factories import BodyFactory

CHOICE = {"id": "form", "text": "怎么开？", "kind": "single", "options": "sole=个体\ncompany=公司"}


@pytest.fixture
def items():
    return [ItemVersionFactory(name=name).item_id for name in ("示例执照", "示例许可")]


@pytest.fixture
def theme(items):
    questions = (Question("form", "怎么开？", "single", options={"sole": "个体", "company": "公司"}),)
    lines = (Line(items[0]), Line(items[1], 'form == "company"', (items[0],)))
    return offered("T88", Sheet(questions, lines), lead=BodyFactory())


@pytest.fixture
def sun(desk, hall):
    return desk(hall.sun)


@pytest.fixture
def draft(sun, theme):
    sun.post(reverse("desk:theme-draft", args=[theme.number]))
    return "T88-v2"


def page(browser, address, number, /, **query):
    return browser.get(reverse(f"desk:{address}", args=[number]), query)


def send(browser, address, number, at=None, /, **told):
    return browser.post(reverse(f"desk:{address}", args=[number] if at is None else [number, at]), told)


def faults(browser, number):
    return page(browser, "theme-version", number).context["faults"]


def test_a_draft_begins_as_what_is_in_force(sun, draft, theme):
    shown = page(sun, "theme-version", draft)

    assert [question.id for question, _ in shown.context["questions"]] == ["form"]
    assert (shown.context["faults"], shown.context["in_force"]) == ([], theme)
    assert "publish" in shown.context["acts"]
    assert reads.theme("T88") == theme


def test_a_question_is_added_before_another_and_its_options_are_read(sun, draft):
    told = {"id": "goods", "text": "卖什么？", "kind": "multi", "options": "food=食品\nbook=书", "place": "1"}
    send(sun, "theme-question", draft, 0, **told)

    questions = page(sun, "theme-version", draft).context["version"].sheet.questions
    assert [(each.id, dict(each.options)) for each in questions] == [
        ("goods", {"food": "食品", "book": "书"}),
        ("form", {"sole": "个体", "company": "公司"}),
    ]


def test_what_is_changed_stays_where_it_was_unless_another_place_is_said(sun, draft, items):
    send(sun, "theme-item", draft, 1, item=items[0], note="示例")
    stayed = [line.item for line in page(sun, "theme-version", draft).context["version"].sheet.lines]
    send(sun, "theme-item", draft, 1, item=items[0], place="2")
    moved = [line.item for line in page(sun, "theme-version", draft).context["version"].sheet.lines]

    assert (stayed, moved) == (items, items[::-1])


def test_options_that_cannot_be_read_stay_in_the_form(sun, draft):
    answer = send(sun, "theme-question", draft, 1, **CHOICE | {"options": "公司"})

    assert (answer.status_code, answer.context["form"].errors) == (422, {"options": ["要写成 值=文字：公司"]})


@pytest.mark.parametrize(
    ("condition", "said"),
    [
        ('area == "x"', "前面没有问题 area"),
        ('form == "other"', "问题 form 没有选项 other"),
        ('form == "sole" and form == "company"', "怎么回答都不会用到"),
        ("form ==", "的条件"),
    ],
)
def test_what_is_wrong_is_said_and_stops_the_publishing(sun, draft, items, condition, said):
    send(sun, "theme-item", draft, 2, item=items[1], condition=condition)

    assert any(said in fault for fault in faults(sun, draft))
    assert send(sun, "theme-publication", draft).status_code == 409
    assert reads.theme("T88").number == "T88-v1"


def test_a_question_nobody_is_asked_is_said(sun, draft):
    send(sun, "theme-question", draft, 0, id="more", text="还有呢？", kind="number", show_if='form == "x"')
    assert faults(sun, draft) == ["问题“还有呢？”的显示条件：问题 form 没有选项 x"]

    send(sun, "theme-question", draft, 2, id="more", text="还有呢？", kind="number",
         show_if='form == "sole" and form == "company"')  # fmt: skip
    assert faults(sun, draft) == ["问题“还有呢？”怎么回答前面的问题都不会出现"]


def test_items_that_wait_for_each_other_and_items_out_of_force_are_said(sun, draft, items):
    send(sun, "theme-item", draft, 1, item=items[0], depends_on=items[1])
    send(sun, "theme-item", draft, 0, item="X-999")

    assert set(faults(sun, draft)) == {
        f"{items[0]} 要等的事项最后又要等它自己",
        f"{items[1]} 要等的事项最后又要等它自己",
        "X-999 没有公布，不能办",
    }


def test_a_draft_is_tried_out_with_its_plan_and_nothing_is_kept(sun, draft, items):
    asked = page(sun, "theme-preview", draft)
    both = page(sun, "theme-preview", draft, form="company", seen="form").context["plan"]
    one = page(sun, "theme-preview", draft, form="sole", seen="form").context["plan"]

    assert (list(asked.context["form"].fields), asked.context["plan"]) == (["form"], None)
    assert [(step.item, step.waits_for) for step in both.steps] == [(items[0], ()), (items[1], (items[0],))]
    assert [step.item for step in one.steps] == [items[0]]


def test_what_cannot_be_read_is_not_tried_out(sun, draft, items):
    send(sun, "theme-item", draft, 2, item=items[1], condition="form ==")

    tried = page(sun, "theme-preview", draft)
    assert (tried.context["form"], len(tried.context["faults"])) == (None, 1)


def test_items_in_a_circle_are_not_tried_out(sun, draft, items):
    send(sun, "theme-item", draft, 1, item=items[0], depends_on=items[1])

    assert page(sun, "theme-preview", draft, form="company", seen="form").context["plan"] is None


def test_two_versions_are_compared_and_the_new_one_is_published(sun, draft, items):
    send(sun, "theme-facts", draft, name="示例开店", audience="corp", promise_days="3", visits="1", summary="示例",
         keywords="开店\n开铺子")  # fmt: skip
    send(sun, "theme-item", draft, 2, item=items[1], remove="on")

    differences = page(sun, "theme-comparison", draft).context["differences"]
    assert [(each.section, each.label, each.after) for each in differences if each.label != "说明"] == [
        ("一件事", "承诺时限（工作日）", "3"),
        ("一件事", "群众说法", "开店、开铺子"),
        ("事项", items[1], ""),
    ]

    assert send(sun, "theme-question", draft, 1, **CHOICE, remove="on").status_code == 302
    assert send(sun, "theme-publication", draft).status_code == 302
    assert (reads.theme("T88").number, reads.theme("T88").promise_days) == (draft, 3)


def test_a_theme_is_withdrawn_with_a_reason_and_a_draft_discarded(sun, draft, theme):
    assert send(sun, "theme-withdrawal", theme.number).status_code == 422
    send(sun, "theme-withdrawal", theme.number, reason="示例：不再办理")
    send(sun, "theme-discarding", draft)

    assert reads.theme("T88") is None
    assert [row.state for row in sun.get(reverse("desk:themes")).context["rows"]] == ["withdrawn"]


def test_whoever_keeps_no_theme_does_not_find_it(desk, hall, theme):
    zhao = desk(hall.zhao)

    assert zhao.get(reverse("desk:themes")).context["rows"] == []
    assert page(zhao, "theme-version", theme.number).status_code == 404
    assert send(zhao, "theme-draft", theme.number).status_code == 404


def test_what_is_in_force_is_not_edited(sun, theme):
    assert send(sun, "theme-question", theme.number, 1, **CHOICE).status_code == 422
    assert len(reads.theme("T88").sheet.questions) == 1


# --------------------------------------------------------------------------------------------------- files

IMPORT = reverse("desk:themes-import")
TABLES = ("themes", "theme_questions", "theme_items")


def taken_away(browser) -> dict[str, str]:
    return {
        table: browser.get(reverse("desk:themes-export", args=[table, "csv"])).content.decode("utf-8-sig")
        for table in TABLES
    }


def uploads(texts: dict[str, str]) -> dict:
    return {table: SimpleUploadedFile(f"{table}.csv", text.encode()) for table, text in texts.items()}


def test_the_files_taken_away_change_nothing_when_they_come_back(sun, theme):
    looked = sun.post(IMPORT, uploads(taken_away(sun)))
    sun.post(IMPORT, {"held": looked.context["held"]})

    assert looked.context["said"] == "文件里有 1 件事：新增 0 件，0 件出新版本，其余没有变化。"
    assert reads.theme("T88").number == "T88-v1"


def test_a_changed_file_is_looked_at_first_and_puts_a_new_version_in_force_on_a_yes(sun, theme):
    texts = taken_away(sun)
    texts["theme_questions"] = texts["theme_questions"].replace("怎么开？", "开哪一种？")
    looked = sun.post(IMPORT, uploads(texts))
    before = reads.theme("T88").number
    answer = sun.post(IMPORT, {"held": looked.context["held"]})

    assert (looked.context["said"], before) == ("文件里有 1 件事：新增 0 件，1 件出新版本，其余没有变化。", "T88-v1")
    assert answer.url == reverse("desk:themes")
    assert [(q.id, q.text) for q in reads.theme("T88").sheet.questions] == [("form", "开哪一种？")]


def test_sent_twice_the_second_yes_changes_nothing_more(sun, theme):
    texts = taken_away(sun)
    texts["themes"] = texts["themes"].replace("corp", "person")
    held = sun.post(IMPORT, uploads(texts)).context["held"]
    sun.post(IMPORT, {"held": held})
    sun.post(IMPORT, {"held": held})

    assert reads.theme("T88").number == "T88-v2"


def test_a_fault_is_named_and_there_is_no_yes(sun, theme):
    texts = taken_away(sun)
    texts["theme_questions"] = texts["theme_questions"].replace(",single,", ",open,")
    looked = sun.post(IMPORT, uploads(texts))

    assert (looked.status_code, looked.context["held"]) == (422, "")
    assert [(each.file, each.row, each.column) for each in looked.context["plan"].problems] == [
        ("theme_questions.csv", 2, "kind")
    ]


def test_all_three_files_are_asked_for(sun, theme):
    texts = taken_away(sun)
    del texts["theme_items"]
    looked = sun.post(IMPORT, uploads(texts))

    assert (looked.status_code, list(looked.context["form"].errors)) == (422, ["theme_items"])


def test_only_the_bureau_takes_files_in_and_away(desk, hall, theme):
    zhao = desk(hall.zhao)

    assert zhao.get(IMPORT).status_code == 404
    assert zhao.get(reverse("desk:themes-export", args=["themes", "csv"])).status_code == 404
    assert zhao.get(reverse("desk:themes")).context["files"] == {}


def test_a_bar_in_an_option_is_refused_because_files_part_options_by_it(sun, draft):
    answer = send(sun, "theme-question", draft, 1, **CHOICE | {"options": "a=甲|乙"})

    assert list(answer.context["form"].errors) == ["options"]
