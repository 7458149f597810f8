"""A stranger's file as pages: .docx by its XML, anything else as text. It runs in a process of its own
(`kernel.bounded`) and needs no Django; ValueError says, for a person, why a file cannot be read."""

from collections.abc import Iterator, Sequence
from io import BytesIO
from zipfile import BadZipFile, ZipFile
from zlib import error as Torn  # noqa: N812

from lxml import etree

from yichuang.domain.performance.checking import Checked, Known, check
from yichuang.domain.performance.checking.pages import MOST_PARAGRAPHS, MOST_SIGNS, Pages, Table, from_text

ZIP = b"PK\x03\x04"
MOST_XML = 40 * 1024 * 1024  # bytes of the text of a file, unpacked
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
TEXTS = ("word/document.xml", "word/footnotes.xml", "word/endnotes.xml")
TOO_LONG = f"文件太长：最多 {MOST_PARAGRAPHS:,} 段、{MOST_SIGNS // 10_000} 万字。"
TORN = "这个 Word 文件打不开，可能已损坏或者加了密码。请重新另存为 .docx 再试。"
OTHER = "这不是 Word（.docx）或者文本文件。旧的 .doc 和 PDF 请先另存为 .docx，或者把正文粘贴到文本框里。"
OLD_WORD, PDF = b"\xd0\xcf\x11\xe0", b"%PDF"


def checked_file(content: bytes, known: Sequence[Known] = ()) -> Checked:
    """The whole check of a file of either kind."""
    return check(read(content), known)


def read(content: bytes) -> Pages:
    if content[:4] == ZIP:
        return of_word(content)
    if content[:4] in (OLD_WORD, PDF) or b"\x00" in content[:4096]:
        raise ValueError(OTHER)
    try:
        return from_text(decoded(content))
    except UnicodeDecodeError as strange:
        raise ValueError(OTHER) from strange
    except ValueError as long:
        raise ValueError(TOO_LONG) from long


def decoded(content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("gb18030")


def of_word(content: bytes) -> Pages:
    """The paragraphs, tables and bookmarks of a .docx; what was struck out under revision is not read."""
    try:
        with ZipFile(BytesIO(content)) as parts:
            names = [name for name in TEXTS if name in parts.namelist()]
            if sum(parts.getinfo(name).file_size for name in names) > MOST_XML:
                raise ValueError(TOO_LONG)
            roots = [root_of(parts.read(name)) for name in names]
    except (BadZipFile, Torn, etree.XMLSyntaxError, EOFError, NotImplementedError, RuntimeError) as torn:
        raise ValueError(TORN) from torn
    if not roots or "word/document.xml" not in names:
        raise ValueError(OTHER)
    found, named = [], []
    for root in roots:
        found += blocks_of(root[0] if root.tag == f"{W}document" and len(root) else root)
        named += bookmarks_of(root)
    if len(found) > MOST_PARAGRAPHS or sum(map(size, found)) > MOST_SIGNS:
        raise ValueError(TOO_LONG)
    return Pages(tuple(found), tuple(named))


def root_of(xml: bytes):
    """Entities are not followed, nothing is fetched."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    return etree.fromstring(xml, parser)


def size(part: str | Table) -> int:
    return len(part) if isinstance(part, str) else sum(len(cell) for row in part.rows for cell in row)


def blocks_of(around) -> Iterator[str | Table]:
    """Paragraphs and tables in their order; a table's caption is the paragraph before it."""
    last = ""
    for node in around:
        if node.tag == f"{W}p":
            if text := text_of(node).strip():
                last = text
                yield text
        elif node.tag == f"{W}tbl":
            yield Table(last, rows_of(node))
        elif isinstance(node.tag, str) and len(node):  # what stands around paragraphs: a control, an insertion
            yield from blocks_of(node)


def rows_of(table) -> tuple[tuple[str, ...], ...]:
    """Cells as texts; a cell over several columns is followed by empty ones, so that columns keep their places."""
    rows = []
    for row in table.iterchildren(f"{W}tr"):
        cells: list[str] = []
        for cell in row.iter(f"{W}tc"):
            span = cell.find(f"{W}tcPr/{W}gridSpan")
            wide = int(span.get(f"{W}val", "1")) if span is not None else 1
            cells += [text_of(cell).strip(), *[""] * min(max(wide, 1) - 1, 60)]
        rows.append(tuple(cells))
    return tuple(rows)


def text_of(node) -> str:
    """The text as it is read: with tabs and line ends, without what is struck out, and once where it stands twice."""
    signs = []
    for each in node.iter(f"{W}t", f"{W}tab", f"{W}br"):
        if any(above.tag == FALLBACK for above in each.iterancestors()):
            continue
        signs.append(each.text or "" if each.tag == f"{W}t" else " ")
    return "".join(signs)


def bookmarks_of(root) -> list[tuple[str, str]]:
    """(name, the text it holds) of every bookmark that holds any."""
    open_: dict[str, str] = {}
    found: dict[str, str] = {}
    for node in root.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd", f"{W}t"):
        if node.tag == f"{W}bookmarkStart":
            open_[node.get(f"{W}id", "")] = node.get(f"{W}name", "")
        elif node.tag == f"{W}bookmarkEnd":
            open_.pop(node.get(f"{W}id", ""), None)
        else:
            for name in open_.values():
                found[name] = found.get(name, "") + (node.text or "")
    return [(name, text) for name, text in found.items() if text]
