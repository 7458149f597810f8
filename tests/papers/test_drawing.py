"""How papers look: embedded fonts, nothing lost, nothing over the edge, also with the longest words."""

from io import BytesIO

import pytest
from django.utils import timezone
from pypdf import PdfReader

from tests.papers.conftest import text_of
from tests.papers.specimens import LONG, MATTER, OFFICE, every_paper, one_of_each
from yichuang.domain.cases import papers
from yichuang.kernel import documents, glyphs, typesetting

pytestmark = pytest.mark.any_python

A4 = (595, 842)  # points
EDGE = 56  # points: no sign nearer to the edge of the paper than 20 mm

ORDINARY, LONGEST = one_of_each(), every_paper(LONG, lines=40)


@pytest.mark.parametrize("paper", [*ORDINARY.values(), *LONGEST.values()], ids=lambda paper: paper.code)
def test_every_paper_is_an_a4_pdf_a_with_embedded_fonts_and_all_its_words_on_the_sheet(issue, paper):
    pdf = documents.pdf(issue(paper))

    reader = PdfReader(BytesIO(pdf))
    assert reader.xmp_metadata.pdfaid_part == "2"
    assert reader.trailer["/Root"]["/Lang"] == "zh-CN"
    for page in reader.pages:
        assert tuple(round(side) for side in page.mediabox[2:]) == A4
        assert all(is_embedded(font.get_object()) for font in page["/Resources"]["/Font"].values())
        assert_inside(page)


def is_embedded(font) -> bool:
    inner = font["/DescendantFonts"][0].get_object()["/FontDescriptor"]
    return bool({"/FontFile2", "/FontFile3"} & set(inner))


def assert_inside(page):
    def look(text, user, matrix, _font, size):
        if text.strip():
            x = matrix[4] * user[0] + user[4]
            assert EDGE <= x <= A4[0] - EDGE, text
            assert size > 0

    page.extract_text(visitor_text=look)


@pytest.mark.parametrize("code", ORDINARY)
def test_every_paper_shows_who_what_when_and_where_to_ask(issue, code):
    document = issue(ORDINARY[code])

    shown = text_of(documents.pdf(document))

    for word in (
        document.number,
        document.title,
        OFFICE.name,
        "张梅",
        "430203********0017",
        MATTER.item,
        MATTER.task_code,
        MATTER.case,
        "2026年9月24日",
        OFFICE.contact_phone,
        OFFICE.complaint_phone,
        documents.spelled(document.query_code),
    ):
        assert word.replace(" ", "") in shown


@pytest.mark.parametrize("code", ["DOC-01", "DOC-02", "DOC-14"])
def test_a_long_list_goes_on_overleaf_with_its_head_repeated(issue, code):
    pages = PdfReader(BytesIO(documents.pdf(issue(LONGEST[code])))).pages

    assert len(pages) > 1
    assert all("序号" in "".join(page.extract_text().split()) for page in pages[:2])
    assert f"共{len(pages)}页" in "".join(pages[-1].extract_text().split())


def test_signs_no_font_shows_are_marked_and_named():
    paper = papers.not_required(MATTER, reason="𠮷氏之字与\ue863字，葛\U000e0100城。")
    frozen = paper.snapshot | {"number": "1", "sealed": False, "sample": False, "missing": []}
    frozen["query"] = {**frozen["query"], "code": "ABCD", "url": "http://x.example/"}

    shown = text_of(typesetting.typeset(paper.template, 1, frozen, timezone.now()))

    assert "〓氏之字与〓字，葛城。" in shown
    assert "〓为字库中没有的字，依次为U+20BB7、U+E863" in shown


def test_words_of_people_are_never_read_as_markup():
    paper = papers.not_required(MATTER, reason='#panic("x") *粗* $x$ \\ // <a> "引"')
    frozen = paper.snapshot | {"number": "1", "sealed": False, "sample": False}
    frozen["query"] = {**frozen["query"], "code": "ABCD", "url": "http://x.example/"}

    assert '#panic("x")*粗*$x$\\//<a>"引"' in text_of(typesetting.typeset(paper.template, 1, frozen, timezone.now()))


def test_the_same_snapshot_gives_the_same_bytes():
    frozen = ORDINARY["DOC-05"].snapshot | {"number": "1", "sealed": True, "sample": True}
    frozen["query"] = {**frozen["query"], "code": "ABCD", "url": "http://x.example/"}
    at = timezone.now()

    first, second = (typesetting.typeset("cases/not-required", 1, frozen, at) for _ in range(2))

    assert first == second


def test_the_fonts_show_what_names_are_written_with():
    common = "张梅赵钱孙李〔〕《》·—…“”０１２ABCabc䶮㐂𬭎"

    assert glyphs.fitted(common, missing := {}) == common
    assert missing == {}


def test_an_unknown_template_is_a_bug():
    with pytest.raises(LookupError):
        typesetting.newest("cases/nothing")
