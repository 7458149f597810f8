"""The desk's pages of the self-evaluation report, and of the check of any report."""

import re
from io import BytesIO

import pytest
from django.apps import apps
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from docx import Document
from pypdf import PdfReader

from yichuang.domain.performance.tests import evaluating as made
from yichuang.domain.performance.tests.factories import Bureau

pytestmark = pytest.mark.django_db
SAID = "支出483.61其中：项目296.99万元，基本186.62万元。\n受理200个，办结150个，办结率80%。\n自助终端5台。"
CHECK = "desk:report-check"


@pytest.fixture
def found(db, at):
    bureau = made.with_district(Bureau())
    made.store(bureau)
    made.roster()
    evaluation = made.evaluating.set_up(bureau.body.code, 2025, by=bureau.sun)
    evaluation = made.typed(bureau, evaluation)
    evaluation.bureau = bureau
    return evaluation


def of(name, found, *more):
    return reverse(f"desk:{name}", args=[found.number, *more])


def words(answer) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode()))


def told(answer) -> list[tuple[str, str]]:
    return [(line["word"], line["says"]) for line in answer.context["result"]["alarms"]]


def test_a_pasted_report_is_told_what_does_not_agree_with_its_place(found, desk):
    answer = desk(found.bureau.sun).post(reverse(CHECK), {"text": SAID})

    assert answer.status_code == 200
    assert told(answer) == [
        ("对不上", "150个 ÷ 200个 = 75.00%，所写的是80%。"),
        ("缺少单位", "“483.61”后面没有单位，直接接着“其中”，请补上单位和标点。"),
    ]
    assert "第 2 段：受理200个，办结150个，办结率 80%" in words(answer)


def test_a_word_file_beside_the_figures_of_a_year(found, desk):
    document = Document()
    for line in SAID.splitlines()[2:]:
        document.add_paragraph(line)
    written = BytesIO()
    document.save(written)
    file = SimpleUploadedFile("示例.docx", written.getvalue())
    answer = desk(found.bureau.sun).post(reverse(CHECK), {"file": file, "year": found.number})

    assert told(answer) == [("对不上", "自助终端（kiosks）数据是4台，文中写的是5台。")]


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({}, "请选择一个文件，或者粘贴报告的正文"),
        ({"text": "好", "year": "ZP-NOBODY-2025"}, "选择一个有效的选项"),
        ({"file": b"%PDF-1.7"}, "这不是 Word（.docx）或者文本文件"),
        ({"file": b"PK\x03\x04torn"}, "这个 Word 文件打不开，可能已损坏或者加了密码"),
    ],
)
def test_what_cannot_be_checked_says_why(found, desk, sent, said):
    given = {name: SimpleUploadedFile("示例.docx", value) if name == "file" else value for name, value in sent.items()}
    answer = desk(found.bureau.sun).post(reverse(CHECK), given)

    assert answer.status_code == 422
    assert said in words(answer)
    assert answer.context["result"] is None


def test_somebody_elses_year_is_not_offered(found, desk):
    answer = desk(found.bureau.stranger).get(reverse(CHECK))

    assert answer.context["form"].fields["year"].choices == [("", "不核对数据")]


def test_the_report_is_read_and_taken_away_three_ways(found, desk):
    browser = desk(found.bureau.sun)
    page = browser.get(of("evaluation-report", found))
    files = {ending: browser.get(of("evaluation-report-file", found, ending)) for ending in ("docx", "pdf", "html")}

    assert "一、基本情况" in words(page)
    assert 'id="I02"' in page.content.decode()
    assert {ending: (file.status_code, file.content[:4]) for ending, file in files.items()} == {
        "docx": (200, b"PK\x03\x04"), "pdf": (200, b"%PDF"), "html": (200, b"<!DO"),
    }  # fmt: skip
    links = [
        mark.get_object()["/A"]["/URI"]
        for sheet in PdfReader(BytesIO(files["pdf"].content)).pages for mark in sheet.get("/Annots", ())
    ]  # fmt: skip
    assert f"http://testserver{of('evaluation-report', found)}#I02" in links
    assert browser.get(of("evaluation-report-file", found, "exe")).status_code == 404


def test_words_are_kept_and_a_typed_number_is_warned_of(found, desk):
    browser = desk(found.bureau.sun)
    form = browser.get(of("evaluation-words", found)).context["form"]
    name = next(name for name, part in form.parts.items() if part == "problems")
    answer = browser.post(of("evaluation-words", found), {name: "示例：终端{kiosks}，约7台。"}, follow=True)

    assert answer.redirect_chain == [(of("evaluation-report", found), 302)]
    assert "示例：终端 4台 ，约7台。" in words(answer)
    assert "“七、存在的问题及原因分析”第 1 行的 7台" in words(answer)
    kept = apps.get_model("performance", "Evaluation").objects.get()
    assert kept.texts == {"problems": "示例：终端{kiosks}，约7台。"}


def test_a_reference_to_nothing_is_refused_beside_its_box_and_nothing_is_kept(found, desk):
    browser = desk(found.bureau.sun)
    answer = browser.post(of("evaluation-words", found), {"part0": "示例职能{R99}。"})

    assert answer.status_code == 422
    assert answer.context["form"].errors["part0"] == ["第 1 行“{R99}”：没有这个编号，请从“可以引用的数字”里选"]
    assert apps.get_model("performance", "Evaluation").objects.get().texts == {}


def test_a_final_report_takes_no_words(found, desk):
    found.bureau.spent()
    evaluation = made.evaluating.fill(found, by=found.bureau.sun)
    browser = desk(found.bureau.sun)

    assert browser.post(of("evaluation-words", evaluation), {}).status_code == 409


def test_the_report_of_others_does_not_exist(found, desk):
    for name, more in (("evaluation-report", ()), ("evaluation-words", ()), ("evaluation-report-file", ("pdf",))):
        assert desk(found.bureau.stranger).get(of(name, found, *more)).status_code == 404


def test_everybody_takes_a_published_report_away_and_nobody_one_that_is_not(found, desk, client):
    found.bureau.spent()
    address = reverse("citizen:evaluation-report", args=[found.number, "pdf"])
    before = client.get(address)
    final = made.evaluating.fill(found, by=found.bureau.sun)
    final = made.evaluating.review(final, by=found.bureau.chief)
    final = made.evaluating.finalise(final, by=found.bureau.head)
    made.evaluating.publish(final, by=found.bureau.sun)

    first, second = client.get(address), client.get(address)
    assert before.status_code == 404
    assert (first.status_code, first.content) == (200, second.content)
    assert first.content[:4] == b"%PDF"
