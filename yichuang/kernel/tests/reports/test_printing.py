"""Three prints of one snapshot: the same figures under the same ids, the same words in the same order."""

import re
from io import BytesIO, StringIO
from zipfile import ZipFile

import pypdfium2
import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone
from docx import Document
from docx.oxml.ns import qn
from docx.shared import Length
from pypdf import PdfReader

from yichuang.kernel import reports, typesetting
from yichuang.kernel.tests.reports.small import (
    bookmarks_of,
    figures_of,
    ids_of,
    paragraphs_of,
    snapshot,
    squeezed,
)

SAID = snapshot()
NUMBER_OF_PAGE = re.compile(r"—\d+—")


@pytest.fixture(scope="module")
def word():
    return reports.word(SAID)


@pytest.fixture(scope="module")
def pdf():
    return typesetting.typeset(reports.TEMPLATE, 1, SAID, timezone.now())


def linked(pdf: bytes) -> list[tuple[str, str]]:
    """(id at the end of the link, the words it covers), from the top of the first page to the end."""
    found = []
    with pypdfium2.PdfDocument(pdf) as document:
        for page, read in zip(document, PdfReader(BytesIO(pdf)).pages, strict=True):
            text = page.get_textpage()
            marks = [mark.get_object() for mark in read.get("/Annots", ())]
            for mark in sorted(marks, key=lambda mark: (-round(mark["/Rect"][3]), mark["/Rect"][0])):
                covered = squeezed(text.get_text_bounded(*(float(edge) for edge in mark["/Rect"])))
                found.append((mark["/A"]["/URI"].partition("#")[2], covered))
            text.close()
    return found


def test_word_pdf_and_page_state_the_same_figures_under_the_same_ids_in_the_same_order(word, pdf):
    stated = figures_of(SAID)

    assert len(stated) == 125
    assert bookmarks_of(word) == stated
    assert linked(pdf) == stated
    assert ids_of(reports.page(SAID)) == stated


def test_every_paragraph_of_word_stands_in_the_pdf_in_the_same_order(word, pdf):
    pages = (squeezed(page.extract_text()) for page in PdfReader(BytesIO(pdf)).pages)
    whole = "".join(NUMBER_OF_PAGE.sub("", page) for page in pages)
    place, lost = 0, []
    for paragraph in paragraphs_of(word):
        found = whole.find(paragraph, place)
        lost += [paragraph] if found < 0 else []
        place = max(place, found + len(paragraph))

    assert lost == []
    assert len(paragraphs_of(word)) > 200


def test_words_of_people_are_never_read_as_markup(word, pdf):
    said = "示例开头二：#panic<b>粗</b>&{{7}}。"

    assert said in paragraphs_of(word)
    assert said in squeezed(PdfReader(BytesIO(pdf)).pages[0].extract_text())
    assert "示例开头二：#panic &lt;b&gt;粗&lt;/b&gt; &amp; {{ 7 }}。" in reports.page(SAID)


def test_word_is_laid_out_as_an_official_sheet(word):
    document = Document(BytesIO(word))
    section = document.sections[0]

    margins = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
    assert [round(edge.mm) for edge in margins] == [37, 35, 28, 26]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    assert round(Length(section.page_width - section.left_margin - section.right_margin).mm) == 156
    fonts = {
        name: document.styles[name].element.rPr.rFonts.get(qn("w:eastAsia"))
        for name in ("Body Text", "Heading 1", "Heading 2", "Report Title")
    }
    assert fonts == {
        "Body Text": "仿宋_GB2312", "Heading 1": "黑体", "Heading 2": "楷体_GB2312", "Report Title": "方正小标宋简体",
    }  # fmt: skip
    styles = [(each.style.name, each.text) for each in document.paragraphs if each.style.name.startswith("Heading")]
    assert styles == [
        ("Heading 1", "一、总体情况"),
        ("Heading 2", "（一）分部门"),
        ("Heading 1", "附：指标说明"),
    ]
    footers = [part.paragraphs[0]._element.xml for part in (section.footer, section.even_page_footer)]
    assert ["PAGE" in footer for footer in footers] == [True, True]


def test_fonts_word_has_not_are_named_with_what_stands_in_for_them(word):
    table = ZipFile(BytesIO(word)).read("word/fontTable.xml").decode()

    found = dict(re.findall(r'<w:font w:name="([^"]+)"><w:altName w:val="([^"]+)"', table))
    assert found["仿宋_GB2312"].split(",")[:2] == ["仿宋", "FangSong"]
    assert set(found) == {"方正小标宋简体", "仿宋_GB2312", "黑体", "楷体_GB2312"}


def test_tables_repeat_their_head_and_charts_are_described(word):
    tables = Document(BytesIO(word)).tables
    described = [table._tbl.tblPr.find(qn("w:tblDescription")).get(qn("w:val")) for table in tables]

    assert described == [
        "各部门",
        "条形图：各部门收件。示例1局10件；示例2局20件；示例3局30件。",
        "尚未测量",
    ]
    assert [len(table._tbl.findall(f".//{qn('w:tblHeader')}")) for table in tables] == [1, 0, 1]


def test_a_chart_of_the_page_says_itself_and_has_each_bar_beside_its_words():
    page = reports.page(SAID)
    chart = re.search(r'<figure role="group" aria-label="([^"]+)">(.*?)</figure>', page, re.DOTALL)
    rows = re.findall(r'<th scope="row">([^<]+)</th>.*?<rect width="(\d+)".*?<td>([^<]+)</td>', chart[2])

    assert chart[1] == "条形图：各部门收件。示例1局10件；示例2局20件；示例3局30件。"
    assert rows == [("示例1局", "333", "10件"), ("示例2局", "667", "20件"), ("示例3局", "1000", "30件")]


def test_a_bar_is_as_long_as_its_share(word):
    chart = Document(BytesIO(word)).tables[1]
    room = [int(indent.get(qn("w:right"))) for indent in chart._tbl.iter(qn("w:ind"))]

    assert room == [2503, 1250, 0]  # of 3753 twentieths of a point, what the bar leaves


def test_every_part_of_the_word_file_is_whole_xml(word):
    from lxml import etree  # noqa: PLC0415

    with ZipFile(BytesIO(word)) as parts:
        names = [name for name in parts.namelist() if name.endswith((".xml", ".rels"))]
        roots = [etree.fromstring(parts.read(name)) for name in names]

    assert len(roots) >= 10
    assert b"{%" not in b"".join(etree.tostring(root) for root in roots)


def test_the_pdf_is_an_archivable_a4_with_embedded_fonts(pdf):
    reader = PdfReader(BytesIO(pdf))

    assert reader.xmp_metadata.pdfaid_part == "2"
    assert {tuple(round(float(side)) for side in page.mediabox[2:]) for page in reader.pages} == {(595, 842)}
    assert reader.metadata.title == "2026年10月政务服务通报 示审通〔2026〕0001号"


def test_the_links_of_a_page_lead_where_they_are_told():
    html = reports.page(SAID, {"received": "https://yichuang.example/x?a=1&b=2"})

    assert '<span id="received"><a href="https://yichuang.example/x?a=1&amp;b=2">1,234件</a></span>' in html


def test_an_office_may_set_the_template_in_its_own_way(tmp_path, settings):
    ours = tmp_path / "ours.docx"
    call_command("report_template", str(ours), stdout=StringIO())
    with pytest.raises(CommandError, match="没有覆盖"):
        call_command("report_template", str(ours))
    document = Document(ours)
    document.add_paragraph("示例：抄送各单位。", style="Note")
    document.save(ours)
    settings.REPORT_TEMPLATE = str(ours)

    changed = reports.word(SAID)

    assert paragraphs_of(changed)[-1] == "示例：抄送各单位。"
    assert bookmarks_of(changed) == figures_of(SAID)
