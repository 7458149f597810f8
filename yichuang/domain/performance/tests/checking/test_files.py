"""Strangers' files: Word by its text, tables and bookmarks; whatever is torn, huge or something else says so."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from yichuang.domain.performance.checking import UNIT, WRONG, Table, files
from yichuang.domain.performance.tests.checking.samples import KNOWN, REPORT
from yichuang.kernel.bounded import bounded


def word(*paragraphs: str, table=(), marks=()) -> bytes:
    document = Document()
    for text in paragraphs:
        document.add_paragraph(text)
    if table:
        made = document.add_table(rows=len(table), cols=len(table[0]))
        for row, cells in zip(made.rows, table, strict=True):
            for cell, text in zip(row.cells, cells, strict=True):
                cell.text = text
    for number, (name, text) in enumerate(marks):
        paragraph = document.add_paragraph("布设 ")
        for part in (
            f'<w:bookmarkStart {nsdecls("w")} w:id="{number}" w:name="{name}"/>',
            f"<w:r {nsdecls('w')}><w:t>{text}</w:t></w:r>",
            f'<w:bookmarkEnd {nsdecls("w")} w:id="{number}"/>',
        ):
            paragraph._element.append(parse_xml(part))
    written = BytesIO()
    document.save(written)
    return written.getvalue()


def raw(body: str) -> bytes:
    """A .docx of nothing but a main part."""
    written = BytesIO()
    with ZipFile(written, "w", ZIP_DEFLATED) as parts:
        parts.writestr("word/document.xml", f"<w:document {nsdecls('w')}><w:body>{body}</w:body></w:document>")
    return written.getvalue()


def said(content: bytes, known=()) -> list[tuple[str, str]]:
    return [(each.kind, each.says) for each in files.checked_file(content, known).alarms]


def test_word_and_text_of_one_report_are_read_alike():
    lines = REPORT.splitlines()

    assert files.read(word(*lines)).parts == files.read(REPORT.encode()).parts == tuple(lines)
    assert files.read(REPORT.encode("gb18030")).parts == tuple(lines)


def test_a_table_is_read_with_the_unit_of_its_head_and_its_total_is_checked():
    table = (
        ("项目", "金额（万元）", "件数（件）"),
        ("甲", "49.41", "3"),
        ("乙", "49.92", "4"),
        ("合计", "99.34", "7"),
    )
    content = word("支出表", table=table)

    assert files.read(content).parts == ("支出表", Table("支出表", table))
    assert said(content) == [("explain", "49.41 + 49.92 = 99.33万元，99.34，相差0.01万元，可能是进位造成的，请核对。")]


def test_a_bookmark_that_names_a_figure_must_hold_what_it_shows():
    assert said(word(marks=[("R18", "66台"), ("R12_P1", "2,500个")]), KNOWN) == []
    assert said(word(marks=[("R18", "67台")]), KNOWN) == [
        (WRONG, "布设自助终端（R18）数据是66台，文中此处写的是“67台”。"),
    ]  # fmt: skip


def test_what_was_struck_out_is_not_read_and_what_was_put_in_is():
    body = (
        "<w:p><w:r><w:t>支出</w:t></w:r>"
        '<w:del w:id="1" w:author="示例"><w:r><w:delText>12.5万元</w:delText></w:r></w:del>'
        '<w:ins w:id="2" w:author="示例"><w:r><w:t>13.5</w:t></w:r></w:ins></w:p>'
    )

    assert files.read(raw(body)).parts == ("支出13.5",)
    assert said(raw(body)) == [(UNIT, "“13.5”后面没有单位。")]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"PK\x03\x04torn", files.TORN),
        (b"\xd0\xcf\x11\xe0 an old .doc", files.OTHER),
        (b"%PDF-1.7", files.OTHER),
        (b"\x00\x01\x02", files.OTHER),
        (b"\xff\xfe\xff", files.OTHER),
        ("一\n".encode() * 20_001, files.TOO_LONG),
    ],
)
def test_what_is_no_report_says_so(content, reason):
    with pytest.raises(ValueError) as refusal:
        files.read(content)

    assert str(refusal.value) == reason


def test_entities_are_not_followed_and_a_file_that_unfolds_without_end_is_refused():
    bomb = BytesIO()
    with ZipFile(bomb, "w", ZIP_DEFLATED) as parts:
        parts.writestr("word/document.xml", b" " * (files.MOST_XML + 1))
    laughs = BytesIO()
    with ZipFile(laughs, "w") as parts:
        parts.writestr(
            "word/document.xml",
            '<!DOCTYPE x [<!ENTITY a "12.5">]>'
            f"<w:document {nsdecls('w')}><w:body><w:p><w:r><w:t>&a;</w:t></w:r></w:p></w:body></w:document>",
        )

    with pytest.raises(ValueError, match="文件太长"):
        files.read(bomb.getvalue())
    assert files.read(laughs.getvalue()).parts == ()


def test_the_check_runs_in_a_process_of_its_own():
    found = bounded(files.checked_file, word("支出30万元，其中：甲40万元。"), KNOWN)

    assert [each.kind for each in found.alarms] == [WRONG]
