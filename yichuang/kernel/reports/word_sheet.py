"""The template of Word reports, built by code: an official sheet by GB/T 9704 with the tags docxtpl fills.

It is built and not kept as a file, because nobody can review a binary. `manage.py report_template` writes it out for
an office that wants to set it in its own words and names the changed file in YICHUANG_REPORT_TEMPLATE.
"""

from io import BytesIO

from django.conf import settings
from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt, RGBColor, Twips

RED, BAR = RGBColor(200, 16, 24), "1D70B8"
TITLE, SERIF, SANS, KAI = "title", "body", "heading", "subheading"  # as settings.REPORT_FONTS names them
NUMBERS_OF_PAGES = "宋体"
LATIN = "Times New Roman"
BARS = (2948, 3969, 1928)  # words, bar and figure, in twentieths of a point: together the 156 mm of the type area
BAR_WIDTH = BARS[1] - 216  # less the margins of a cell
STYLES = (  # name, Chinese font, size, alignment, first line in signs, space before
    ("Body Text", SERIF, 16, "JUSTIFY", 2, 0),
    ("Red Head", TITLE, 30, "CENTER", 0, 0),
    ("Number", SERIF, 16, "CENTER", 0, 6),
    ("Report Title", TITLE, 22, "CENTER", 0, 18),
    ("Addressee", SERIF, 16, "LEFT", 0, 0),
    ("Heading 1", SANS, 16, "LEFT", 2, 12),
    ("Heading 2", KAI, 16, "LEFT", 2, 6),
    ("Heading 3", SERIF, 16, "LEFT", 2, 0),
    ("Table Caption", SANS, 12, "CENTER", 0, 10),
    ("Table Head", SANS, 10.5, "CENTER", 0, 0),
    ("Cell", SERIF, 10.5, "LEFT", 0, 0),
    ("Cell Number", SERIF, 10.5, "RIGHT", 0, 0),
    ("Bar", SERIF, 8, "LEFT", 0, 0),
    ("Note", SERIF, 12, "JUSTIFY", 0, 3),
    ("Signature", SERIF, 16, "RIGHT", 0, 0),
)
LEVELS = (1, 2, 3)
LINES, SIGNS = 22, 28  # on a page, in a line
LINE_PITCH = round(20 * 72 * 225 / 25.4 / LINES)  # twentieths of a point: the 225 mm of the type area
SIGN_SPACE = round(4096 * (72 * 156 / 25.4 / SIGNS - 16))  # in 4096ths of a point, beside the 16 of the sign itself
IN_TABLES = frozenset({"Table Head", "Cell", "Cell Number", "Bar", "Table Caption", "Note"})


def font(kind: str) -> str:
    """The name of the font of one kind."""
    return settings.REPORT_FONTS[kind].partition(",")[0].strip()


def made(*, red: bool = True) -> bytes:
    """The template as a file: with the red head of an issued paper, or, of a report, with its title alone."""
    document = Document()
    page(document)
    for style in STYLES:
        set_style(document, style)
    drop_picture(document)
    name_fonts(document)
    speak_chinese(document)
    if red:
        red_head(document)
    title(document)
    blocks(document)
    tail(document)
    written = BytesIO()
    document.save(written)
    return written.getvalue()


def page(document) -> None:
    """A4; 37, 35, 28 and 26 mm; numbers outside, as GB/T 9704 has them for two-sided printing."""
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin, section.left_margin, section.right_margin = map(Mm, (37, 35, 28, 26))
    section.footer_distance = Mm(25)
    grid(section)
    document.settings.odd_and_even_pages_header_footer = True
    number(section.footer.paragraphs[0], WD_ALIGN_PARAGRAPH.RIGHT)
    number(section.even_page_footer.paragraphs[0], WD_ALIGN_PARAGRAPH.LEFT)


def grid(section) -> None:
    """22 lines of 28 signs. A sign of 16 points is a little too wide for that: the grid draws them together."""
    found = section._sectPr.find(qn("w:docGrid"))  # noqa: SLF001
    for name, value in (("type", "linesAndChars"), ("linePitch", str(LINE_PITCH)), ("charSpace", str(SIGN_SPACE))):
        found.set(qn(f"w:{name}"), value)


def number(paragraph, side) -> None:
    """— 1 —"""
    paragraph.alignment = side
    for text, field in (("— ", ""), ("", "PAGE"), (" —", "")):
        run = paragraph.add_run(text)
        set_font(run.font, run._element.get_or_add_rPr(), NUMBERS_OF_PAGES, 14)  # noqa: SLF001
        if field:
            for kind in ("begin", field, "separate", "1", "end"):
                run._element.append(part_of_field(kind, field))  # noqa: SLF001


def part_of_field(kind: str, field: str):
    if kind in ("begin", "separate", "end"):
        found = OxmlElement("w:fldChar")
        found.set(qn("w:fldCharType"), kind)
        return found
    found = OxmlElement("w:instrText" if kind == field else "w:t")
    found.text = kind
    return found


def set_style(document, style: tuple) -> None:
    name, kind, size, side, indent, before = style
    known = {style.name for style in document.styles}
    style = document.styles[name] if name in known else document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    set_font(style.font, style.element.get_or_add_rPr(), font(kind), size)
    style.font.bold, style.font.italic = name.startswith("Table Head"), False
    style.font.color.rgb = RED if name == "Red Head" else RGBColor(0, 0, 0)
    form = style.paragraph_format
    form.alignment = getattr(WD_ALIGN_PARAGRAPH, side)
    form.first_line_indent = Pt(size * indent)
    form.space_before, form.space_after = Pt(before), Pt(0)
    if name in IN_TABLES or size > 16:
        form.line_spacing_rule = WD_LINE_SPACING.SINGLE
    else:
        form.line_spacing_rule, form.line_spacing = WD_LINE_SPACING.EXACTLY, Twips(LINE_PITCH)
    form.keep_with_next = name.startswith("Heading") or name == "Table Caption"
    form.widow_control = True


def set_font(font, properties, name: str, size: float) -> None:
    font.name, font.size = LATIN, Pt(size)
    fonts = properties.find(qn("w:rFonts"))
    for theme in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
        fonts.attrib.pop(qn(theme), None)
    fonts.set(qn("w:eastAsia"), name)


def drop_picture(document) -> None:
    """Without the little picture of an empty sheet that the library puts into every file."""
    links = document.part.package.rels
    for name in [name for name, link in links.items() if link.reltype.endswith("/thumbnail")]:
        del links[name]


def name_fonts(document) -> None:
    """The fonts with what stands in for each where it is missing."""
    table = next(rel.target_part for rel in document.part.rels.values() if rel.reltype.endswith("/fontTable"))
    named = ([name.strip() for name in fonts.split(",")] for fonts in settings.REPORT_FONTS.values())
    told = "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{",".join(others)}"/><w:charset w:val="86"/></w:font>'
        for name, *others in named
    )
    head = "<?xml version='1.0' encoding='UTF-8' standalone='yes'?>"
    table._blob = f"{head}<w:fonts {nsdecls('w')}>{told}</w:fonts>".encode()  # noqa: SLF001


def speak_chinese(document) -> None:
    """So that a screen reader reads it in Chinese."""
    language = document.styles.element.find(f".//{qn('w:rPrDefault')}//{qn('w:lang')}")
    for part in ("w:val", "w:eastAsia"):
        language.set(qn(part), "zh-CN")


def line(document, text: str, style: str):
    return document.add_paragraph(text, style=style)


def red_head(document) -> None:
    line(document, "{{ body.name }}", "Red Head")
    rule = line(document, "{{ number }}", "Number")
    rule._element.get_or_add_pPr().append(parse_xml(  # noqa: SLF001
        f'<w:pBdr {nsdecls("w")}><w:bottom w:val="single" w:sz="12" w:space="6" w:color="C81018"/></w:pBdr>'
    ))  # fmt: skip


def title(document) -> None:
    line(document, "{{ title }}", "Report Title")
    line(document, "{%p if addressee %}", "Addressee")
    line(document, "{{ addressee }}：", "Addressee")
    line(document, "{%p endif %}", "Addressee")


def blocks(document) -> None:
    """Every kind of block in its form; `if` chooses one."""
    line(document, "{%p for block in blocks %}", "Body Text")
    for level in LEVELS:
        line(document, f"{{%p if block.kind == 'heading' and block.level == {level} %}}", "Body Text")
        line(document, "{{ block.text }}", f"Heading {level}")
        line(document, "{%p endif %}", "Body Text")
    line(document, "{%p if block.kind == 'words' %}", "Body Text")
    line(document, "{{r block.runs }}", "Body Text")
    line(document, "{%p endif %}", "Body Text")
    line(document, "{%p if block.kind == 'table' %}", "Body Text")
    line(document, "{{ block.caption }}", "Table Caption")
    table(document)
    line(document, "{%p endif %}", "Body Text")
    line(document, "{%p if block.kind == 'bars' %}", "Body Text")
    line(document, "{{ block.caption }}", "Table Caption")
    bars(document)
    line(document, "{%p endif %}", "Body Text")
    line(document, "{%p if block.kind == 'notes' %}", "Body Text")
    line(document, "{%p for term, words in block['items'] %}", "Body Text")
    line(document, "{{ term }}：{{ words }}", "Note")
    line(document, "{%p endfor %}", "Body Text")
    line(document, "{%p endif %}", "Body Text")
    line(document, "{%p endfor %}", "Body Text")


def tail(document) -> None:
    line(document, "{{ body.name }}", "Signature").paragraph_format.space_before = Pt(36)
    line(document, "{{ day }}", "Signature")


def ruled(document, rows: int, columns: int, title: str, description: str):
    """A table over the whole width, in hair lines, with the title and the words a screen reader says."""
    made = document.add_table(rows=rows, cols=columns)
    made.style = "Table Grid"
    properties = made._tbl.tblPr  # noqa: SLF001
    for tag, value in (("w:tblCaption", title), ("w:tblDescription", description)):
        element = OxmlElement(tag)
        element.set(qn("w:val"), value)
        properties.append(element)
    width = properties.find(qn("w:tblW"))
    width.set(qn("w:type"), "pct")
    width.set(qn("w:w"), "5000")  # fiftieths of a per cent
    for cell in made._tbl.iter_tcs():  # noqa: SLF001
        cell.tcPr.remove(cell.tcPr.tcW)
    return made


def write(cell, text: str, style: str) -> None:
    cell.paragraphs[0].style = style
    cell.paragraphs[0].add_run(text)


def mark(row, tag: str) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement(tag))  # noqa: SLF001


def table(document) -> None:
    """One row of heads, repeated on each page, and the rows; a first cell to the left, the others to the right."""
    made = ruled(document, 4, 4, "{{ block.caption }}", "{{ block.caption }}")
    heads, begin, cells, end = made.rows
    for cell, text in zip(
        heads.cells, ("{%tc for head in block.heads %}", "{{ head }}", "{%tc endfor %}"), strict=False
    ):
        write(cell, text, "Table Head")
    mark(heads, "w:tblHeader")
    write(begin.cells[0], "{%tr for row in block.rows %}", "Cell")
    for cell, text, style in zip(
        cells.cells,
        ("{{p row[0] }}", "{%tc for cell in row[1:] %}", "{{p cell }}", "{%tc endfor %}"),
        ("Cell", "Cell Number", "Cell Number", "Cell Number"),
        strict=True,
    ):
        write(cell, text, style)
    mark(cells, "w:cantSplit")
    write(end.cells[0], "{%tr endfor %}", "Cell")
    heads._tr.remove(heads.cells[3]._tc)  # noqa: SLF001  the loop over the heads takes three


def bars(document) -> None:
    """Words, bar, figure in each row; without lines."""
    made = ruled(document, 3, 3, "{{ block.caption }}", "{{ block.alt }}")
    made.style = "Normal Table"
    begin, cells, end = made.rows
    write(begin.cells[0], "{%tr for bar in block.bars %}", "Cell")
    write(cells.cells[0], "{{ bar.label }}", "Cell")
    write(cells.cells[1], "{{p bar.bar }}", "Bar")
    write(cells.cells[2], "{{r bar.runs }}", "Cell")
    mark(cells, "w:cantSplit")
    write(end.cells[0], "{%tr endfor %}", "Cell")
    made.autofit = False
    for cell, column, width in zip(cells.cells, made.columns, BARS, strict=True):
        cell.width = column.width = Twips(width)
