"""How the three prints of a report are read back: under which headings each id stands, and what is written there."""

import re
from html.parser import HTMLParser
from io import BytesIO

import pypdfium2
from docx import Document
from docx.oxml.ns import qn
from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject

NUMBERED = (
    re.compile(r"([一二三四五六七八九十]+)、"),
    re.compile(r"（([一二三四五六七八九十]+)）"),
    re.compile(r"(\d+)\."),
)


class Place:
    """The heading somebody is under while reading: 六（一）1."""

    def __init__(self):
        self.under = ["", "", ""]

    def enter(self, level: int, text: str) -> None:
        found = NUMBERED[level - 1].match(text)
        self.under[level - 1] = found[1] if found else text
        self.under[level:] = [""] * (3 - level)

    def __str__(self):
        first, second, third = self.under
        return first + (f"（{second}）" if second else "") + third


Read = list[tuple[str, str, str]]  # (section, id, text) in the order of the file


def in_word(docx: bytes) -> Read:
    place, found, open_ = Place(), [], {}
    for node in Document(BytesIO(docx)).element.body.iter(
        qn("w:p"), qn("w:bookmarkStart"), qn("w:bookmarkEnd"), qn("w:t")
    ):
        if node.tag == qn("w:p"):
            style = node.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
            if style is not None and (level := re.fullmatch(r"Heading(\d)", style.get(qn("w:val")))):
                place.enter(int(level[1]), "".join(text.text or "" for text in node.iter(qn("w:t"))))
        elif node.tag == qn("w:bookmarkStart"):
            open_[node.get(qn("w:id"))] = len(found)
            found.append([str(place), node.get(qn("w:name")), ""])
        elif node.tag == qn("w:bookmarkEnd"):
            del open_[node.get(qn("w:id"))]
        else:
            for at in open_.values():
                found[at][2] += node.text or ""
    assert not open_
    return [tuple(one) for one in found]


class Page(HTMLParser):
    def __init__(self):
        super().__init__()
        self.place, self.found, self.open, self.heading = Place(), [], 0, None

    def handle_starttag(self, tag, attrs):
        if tag in ("h2", "h3", "h4"):
            self.heading = [int(tag[1]) - 1, ""]
        elif tag == "span":
            self.open += 1
            self.found.append([str(self.place), dict(attrs)["id"], ""])

    def handle_endtag(self, tag):
        if tag in ("h2", "h3", "h4"):
            self.place.enter(*self.heading)
            self.heading = None
        elif tag == "span":
            self.open -= 1

    def handle_data(self, data):
        if self.heading:
            self.heading[1] += data
        elif self.open:
            self.found[-1][2] += data


def in_page(html: str) -> Read:
    reading = Page()
    reading.feed(html)
    return [tuple(one) for one in reading.found]


def in_pdf(pdf: bytes) -> Read:
    """From the tags of the file: each heading as it comes, each link tag with the words its annotation covers."""
    reader, place, found = PdfReader(BytesIO(pdf)), Place(), []
    pages = {page.indirect_reference.idnum: at for at, page in enumerate(reader.pages)}
    with pypdfium2.PdfDocument(pdf) as document:
        texts = [page.get_textpage() for page in document]
        for tag in tags(reader.trailer["/Root"]["/StructTreeRoot"]):
            kind = tag.get("/S", "")
            if level := re.fullmatch(r"/H(\d)", kind):
                place.enter(int(level[1]), tag["/T"])
            elif kind == "/Link":
                mark = annotation(tag)
                text = texts[pages[tag.raw_get("/Pg").idnum]] if "/Pg" in tag else texts[page_of(reader, mark)]
                covered = text.get_text_bounded(*(float(edge) for edge in mark["/Rect"]))
                found.append((str(place), mark["/A"]["/URI"].partition("#")[2], squeezed(covered)))
        for text in texts:
            text.close()
    return found


def tags(node):
    """Every tag of a file in its order."""
    node = node.get_object() if isinstance(node, IndirectObject) else node
    if isinstance(node, ArrayObject):
        for kid in node:
            yield from tags(kid)
    elif isinstance(node, DictionaryObject) and node.get("/Type") != "/OBJR":
        yield node
        yield from tags(node.get("/K", ArrayObject()))


def annotation(tag):
    kids = tag["/K"] if isinstance(tag["/K"], ArrayObject) else [tag["/K"]]
    kids = [kid.get_object() for kid in kids]
    return next(kid["/Obj"] for kid in kids if isinstance(kid, DictionaryObject) and kid.get("/Type") == "/OBJR")


def page_of(reader, mark) -> int:
    return next(
        at for at, page in enumerate(reader.pages)
        if any(other.get_object() == mark for other in page.get("/Annots", ()))
    )  # fmt: skip


def squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)


def words_of_word(docx: bytes) -> list[str]:
    """Every paragraph, those of tables too, without white space."""
    body = Document(BytesIO(docx)).element.body
    texts = ("".join(text.text or "" for text in each.iter(qn("w:t"))) for each in body.iter(qn("w:p")))
    return [squeezed(text) for text in texts if squeezed(text)]


def words_of_pdf(pdf: bytes) -> str:
    pages = (squeezed(page.extract_text()) for page in PdfReader(BytesIO(pdf)).pages)
    return "".join(re.sub(r"—\d+—", "", page) for page in pages)
