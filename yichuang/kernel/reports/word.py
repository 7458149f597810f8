"""A frozen report as Word, by docxtpl, from the template of `word_sheet` or the one an office put in its place."""

from collections.abc import Callable
from functools import cache
from io import BytesIO
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from django.conf import settings
from docxtpl import DocxTemplate
from jinja2 import Environment, StrictUndefined

from yichuang.kernel.reports.composing import NUMBERS
from yichuang.kernel.reports.word_sheet import BAR, BAR_WIDTH, made

JINJA = Environment(autoescape=True, undefined=StrictUndefined)


class Xml(str):
    """Markup that stands in the place of a run or a paragraph."""

    __slots__ = ()

    def __html__(self):
        return self


def word(snapshot: dict, *, red: bool = True) -> bytes:
    """The .docx, with a red head where it is an issued paper. Every figure stands in a bookmark that is its id; a
    heading is a heading, a table has its caption and repeats its head, a chart is a table of shaded bars with its
    words as the description."""
    template = DocxTemplate(BytesIO(sheet(settings.REPORT_TEMPLATE if red else "", red)))
    template.render({**snapshot, "day": day(snapshot["issued_on"]), "blocks": prepared(snapshot["blocks"])}, JINJA)
    kept = template.docx  # `get_docx` would begin again
    kept.core_properties.title = f"{snapshot['title']} {snapshot['number']}".strip()
    kept.core_properties.author = snapshot["body"]["name"]
    kept.core_properties.language = "zh-CN"
    written = BytesIO()
    template.save(written)
    return written.getvalue()


@cache
def sheet(path: str, red: bool) -> bytes:
    return Path(path).read_bytes() if path else made(red=red)


def day(iso: str) -> str:
    year, month, number = iso.split("-")
    return f"{year}年{int(month)}月{int(number)}日"


def prepared(blocks: list[dict]) -> list[dict]:
    """The blocks with their runs as Word has them; bookmarks are counted through the whole report."""
    count = iter(range(1, 1_000_000))

    def runs(parts):
        return Xml("".join(run(part, count) for part in parts))

    return [
        block
        | ({"runs": runs(block["runs"])} if block["kind"] == "words" else {})
        | ({"rows": rows(block, runs)} if block["kind"] == "table" else {})
        | ({"bars": [one | {"runs": runs(one["runs"]), "bar": bar(one["share"])} for one in block["bars"]]}
           if block["kind"] == "bars" else {})
        for block in blocks
    ]  # fmt: skip


def rows(block: dict, runs: Callable) -> list[list[Xml]]:
    """The cells of a table, each a paragraph in the style of its column."""
    styles = ["CellNumber" if kind == NUMBERS else "Cell" for kind in block["columns"]]
    return [
        [
            Xml(f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{runs(cell)}</w:p>')
            for style, cell in zip(styles, row, strict=True)
        ]
        for row in block["rows"]
    ]


def run(part: dict, count) -> str:
    """One run; where a figure stands first it stands in its bookmark."""
    text = f'<w:r><w:t xml:space="preserve">{escape(part["text"])}</w:t></w:r>'
    if not part.get("place"):
        return text
    number, name = next(count), quoteattr(part["figure"])
    return f'<w:bookmarkStart w:id="{number}" w:name={name}/>{text}<w:bookmarkEnd w:id="{number}"/>'


def bar(share: int) -> Xml:
    """A paragraph without words, shaded for its share (of 1000) of the room; nothing where there is nothing."""
    shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{BAR}"/>' if share else ""
    left = BAR_WIDTH - round(BAR_WIDTH * share / 1000)
    return Xml(f'<w:p><w:pPr><w:pStyle w:val="Bar"/>{shade}<w:ind w:right="{left}"/></w:pPr></w:p>')
