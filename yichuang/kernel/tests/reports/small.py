"""A small report with every kind of block, and how its three prints are read back."""

import re
from fractions import Fraction
from io import BytesIO

from docx import Document
from docx.oxml.ns import qn

from yichuang.kernel.reports import NOT_MEASURED, Composition, Stated, change


def stated(name, value, unit="件", places=0, **more):
    shown = f"{float(value * 100):.2f}%" if unit == "%" else f"{float(value):,g}{unit}"
    return Stated(name, f"示例{name}", shown, value, unit=unit, places=places, **more)


def source(name):
    return {"measure": f"test.{name}", "label": f"示例{name}", "fingerprint": "0" * 16, "period": None, "at": {}}


def composed() -> Composition:
    report = Composition()
    received = stated("received", 1234, source=source("received"), definition="收到的件数。")
    before = stated("received_before", 1200)
    kiosks = Stated("kiosks", "在用终端", NOT_MEASURED, unit="台", status="not_yet_measured", definition="在用几台。")
    rate = stated("rate", Fraction(18123, 18395), "%", 2)
    report.people("示例开头一。\n\n示例开头二：#panic <b>粗</b> & {{ 7 }}。\x0b")
    report.heading("一、总体情况")
    report.words(
        "本月收件", received, "，上月", before, "，", change("received_change", received, before), "；", rate, "。"
    )
    report.heading("（一）分部门", 2)
    rows = [(f"示例{n}局", stated(f"received_by_{n}", 10 * n), stated(f"late_by_{n}", n)) for n in range(1, 61)]
    report.table("各部门", ("部门", "收件", "超期"), rows)
    report.bars("各部门收件", [(name, figure) for name, figure, _ in rows[:3]])
    report.table("尚未测量", ("指标", "情况"), [("在用终端", kiosks)])
    report.definitions("附：指标说明")
    return report


def snapshot(**changed) -> dict:
    head = {
        "title": "2026年10月政务服务通报",
        "number": "示审通〔2026〕0001号",
        "issued_on": "2026-11-03",
        "addressee": "各单位",
        "body": {"code": "SPJ", "name": "示例区行政审批服务局", "contact_phone": "0731-00000001"},
        "query": {"path": "/r/", "url": "http://yichuang.example/r/", "code": "ABCD-EFGH-JKLM", "hint": "扫码核验"},
        "seal": "业务专用章",
        "stamp": True,
        "sealed": True,
        "sample": True,
    }
    return head | composed().frozen() | changed


def figures_of(said: dict) -> list[tuple[str, str]]:
    """(id, what it shows) of every place, in the order of the blocks."""
    found: list = []
    for block in said["blocks"]:
        cells = [cell for row in block.get("rows", ()) for cell in row]
        parts = [block.get("runs", ()), *cells, *(bar["runs"] for bar in block.get("bars", ()))]
        found += [(run["figure"], run["text"]) for runs in parts for run in runs if run.get("place")]
    return found


def bookmarks_of(docx: bytes) -> list[tuple[str, str]]:
    """(bookmark, the text between its ends) in the order of the document."""
    body = Document(BytesIO(docx)).element.body
    found, open_ = {}, {}
    for node in body.iter():
        if node.tag == qn("w:bookmarkStart"):
            open_[node.get(qn("w:id"))] = node.get(qn("w:name"))
            found[node.get(qn("w:name"))] = ""
        elif node.tag == qn("w:bookmarkEnd"):
            del open_[node.get(qn("w:id"))]
        elif node.tag == qn("w:t"):
            for name in open_.values():
                found[name] += node.text or ""
    assert open_ == {}
    return list(found.items())


def paragraphs_of(docx: bytes) -> list[str]:
    """The text of every paragraph, those of tables too, in order; without the empty ones."""
    body = Document(BytesIO(docx)).element.body
    texts = ("".join(text.text or "" for text in each.iter(qn("w:t"))) for each in body.iter(qn("w:p")))
    return [squeezed(text) for text in texts if squeezed(text)]


def squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)


def ids_of(html: str) -> list[tuple[str, str]]:
    """(id, text) of every element with an id."""
    return [(name, re.sub("<[^>]*>", "", inner)) for name, inner in re.findall(r'<span id="(\w+)">(.*?)</span>', html)]
