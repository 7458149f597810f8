"""The words of notices at the desk: looked at, saved, refused, given back, and as a file."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from yichuang.domain.notices import reads
from yichuang.kernel import news

TEXTS = reverse("desk:message-texts")
RECEIVED = reverse("desk:message-text", args=["received"])
IMPORT = reverse("desk:message-texts-import")
GOOD = {"version": 0, "title": "示例：收到了", "text": "{称呼}，{编号}收到了，{期限}答复。", "sms": ""}


@pytest.fixture
def sun(desk, hall):
    return desk(hall.sun)


def file(text):
    return {"file": SimpleUploadedFile("texts.csv", text.encode(), content_type="text/csv")}


def test_a_preview_fills_in_samples_and_saves_nothing(sun):
    page = sun.post(RECEIVED, GOOD | {"look": "yes"})

    assert page.context["preview"].text == "梅女士，LS2611250000018收到了，最晚12月3日（星期四）答复。"
    assert "还没有保存" in page.text
    assert reads.text_of("received") is None


def test_what_is_saved_is_told_with_the_next_notice_until_it_is_given_back(sun, hall):
    assert sun.post(RECEIVED, GOOD).status_code == 302
    hall.received()
    news.drain()
    assert reads.inbox(hall.mei).first().title == "示例：收到了"
    assert "第 1 版" in sun.get(TEXTS).text

    sun.post(reverse("desk:message-text-default", args=["received"]))
    page = sun.get(RECEIVED)

    assert page.context["now"] == reads.default_of("received")
    assert [entry.facts["title"] for _, entry in page.context["history"]] == ["已经收到您的申请", "示例：收到了"]


@pytest.mark.parametrize(
    ("box", "words", "says"),
    [
        ("text", "{编号}{期限}{暗号}", "不能用{暗号}"),
        ("text", "{编号}{期限}13900000001", "手机号码"),
        ("sms", "{编号}{期限}" + "长" * 600, "短信最多 8 条"),
        ("title", "", "这是必填项"),
    ],
)
def test_a_mistake_is_told_beside_its_box(sun, box, words, says):
    page = sun.post(RECEIVED, GOOD | {box: words})

    assert page.status_code == 422
    assert list(page.context["form"].errors) == [box]
    assert reads.text_of("received") is None
    if box != "title":
        assert says in page.context["form"].errors[box][0]


def test_who_was_slower_is_told_so(sun):
    sun.post(RECEIVED, GOOD)
    page = sun.post(RECEIVED, GOOD | {"title": "示例：第二个人"})

    assert page.status_code == 422
    assert "刚才有人改过" in page.text
    assert reads.text_of("received").title == "示例：收到了"


def test_a_file_is_looked_at_first_and_goes_in_on_a_yes(sun):
    page = sun.post(IMPORT, file("topic,title,text,sms\nreceived,示例收到,{编号}{期限},\n"))
    assert reads.text_of("received") is None

    sun.post(IMPORT, {"held": page.context["held"]})

    assert reads.text_of("received").title == "示例收到"


def test_a_faulty_file_is_told_by_row_and_column(sun):
    page = sun.post(IMPORT, file("topic,title,text,sms\nreceived,示例收到,{编号},\n"))

    assert page.status_code == 422
    assert [(each.row, each.column) for each in page.context["plan"].problems] == [(2, "text")]
    assert page.context["held"] == ""


def test_what_is_exported_can_be_taken_in_again(sun):
    content = sun.get(reverse("desk:message-texts-export", args=["csv"])).content

    page = sun.post(IMPORT, {"file": SimpleUploadedFile("texts.csv", content)})
    assert page.context["plan"].problems == []


def test_for_others_they_are_not_there(desk, hall):
    for page in (TEXTS, RECEIVED, IMPORT):
        assert desk(hall.zhao).get(page).status_code == 404
    assert desk(hall.sun).get(reverse("desk:message-text", args=["example"])).status_code == 404
