"""The sheet of a report by GB/T 9704: margins, 22 lines of 28 signs, fonts and their stand-ins, page numbers."""

import re
from io import BytesIO
from zipfile import ZipFile

import pypdfium2
import pytest
from docx import Document
from docx.oxml.ns import qn

from yichuang.domain.performance import report
from yichuang.domain.performance.tests.report.conftest import AT
from yichuang.kernel.reports import Composition, word_sheet

LONG = "政务服务" * 300


def test_word_has_the_margins_the_grid_and_no_red_head(word, snapshot):
    document = Document(BytesIO(word))
    section = document.sections[0]
    grid = section._sectPr.find(qn("w:docGrid"))

    margins = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
    assert [round(edge.mm) for edge in margins] == [37, 35, 28, 26]
    assert (grid.get(qn("w:type")), grid.get(qn("w:linePitch")), grid.get(qn("w:charSpace"))) == (
        "linesAndChars", "580", "-848",
    )  # fmt: skip
    assert document.paragraphs[0].text == snapshot["title"]
    assert "Red Head" not in {each.style.name for each in document.paragraphs}


def test_headings_have_the_fonts_of_their_levels(word):
    document = Document(BytesIO(word))
    fonts = {
        name: (style.element.rPr.rFonts.get(qn("w:eastAsia")), style.font.size.pt)
        for name in ("Report Title", "Heading 1", "Heading 2", "Heading 3", "Body Text")
        if (style := document.styles[name])
    }

    assert fonts == {
        "Report Title": ("方正小标宋简体", 22.0),
        "Heading 1": ("黑体", 16.0),
        "Heading 2": ("楷体_GB2312", 16.0),
        "Heading 3": ("仿宋_GB2312", 16.0),
        "Body Text": ("仿宋_GB2312", 16.0),
    }


def test_fonts_are_settings(settings):
    settings.REPORT_FONTS = settings.REPORT_FONTS | {"body": "示例仿宋, 示例替代"}
    content = word_sheet.made(red=False)

    table = ZipFile(BytesIO(content)).read("word/fontTable.xml").decode()
    assert '<w:font w:name="示例仿宋"><w:altName w:val="示例替代"/>' in table
    assert Document(BytesIO(content)).styles["Body Text"].element.rPr.rFonts.get(qn("w:eastAsia")) == "示例仿宋"


def test_pages_are_numbered_outside_between_dashes(word, pdf):
    section = Document(BytesIO(word)).sections[0]
    footers = [part.paragraphs[0]._element.xml for part in (section.footer, section.even_page_footer)]
    with pypdfium2.PdfDocument(pdf) as document:
        last = [page.get_textpage().get_text_range()[-12:] for page in document]

    assert [("PAGE" in footer, "— " in footer) for footer in footers] == [(True, True)] * 2
    assert [re.sub(r"\s", "", text)[-2 - len(str(number)) :] for number, text in enumerate(last, 1)] == [
        f"—{number}—" for number in range(1, len(last) + 1)
    ]


@pytest.fixture(scope="module")
def long_page(snapshot):
    """The second page of a report that is nothing but one long paragraph."""
    composition = Composition()
    composition.words(LONG)
    content = report.pdf(snapshot | composition.frozen(), AT)
    with pypdfium2.PdfDocument(content) as document:
        text = document[1].get_textpage()
        signs = [
            (text.get_text_range(at, 1), *text.get_charbox(at, loose=True))
            for at in range(text.count_chars())
        ]  # fmt: skip
        yield [sign for sign in signs if sign[0] in "政务服"]
        text.close()


def test_a_full_page_has_22_lines_of_28_signs(long_page):
    lines: dict[int, int] = {}
    for _, _, bottom, _, _ in long_page:
        lines[round(bottom)] = lines.get(round(bottom), 0) + 1

    assert list(lines.values()) == [28] * 22


def test_the_lines_fill_the_type_area(long_page):
    left, right = min(sign[1] for sign in long_page), max(sign[3] for sign in long_page)

    assert left * 25.4 / 72 == pytest.approx(28, abs=1)
    assert (right - left) * 25.4 / 72 == pytest.approx(156, abs=1)


def test_the_same_snapshot_gives_the_same_pdf(snapshot):
    assert report.pdf(snapshot, AT) == report.pdf(snapshot, AT)
