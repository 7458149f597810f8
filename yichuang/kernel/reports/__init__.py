"""Reports 报告: text in which each figure is an identified reference, as Word, PDF and page from one frozen snapshot.

The manual. A domain composes a report from what the measures answer, and never types a number:

    report = Composition()
    reading = measures.read("cases.received", period=period, seen_by=THE_HOUSE)
    received = of_cell("received", reading, reading.total)           # a Stated: identified, exact, with its definition
    before = of_cell("received_before", earlier, earlier.total)
    report.heading("一、总体情况")
    report.words("本月收件", received, "，上月", before, "，", change("received_change", received, before), "。")
    report.table("各部门", ("部门", "收件"), [("示例局", of_cell("received_by_SLJ", reading, cell))])
    report.bars("各部门收件", [("示例局", figure), …], alt="…")
    report.definitions("指标说明")
    snapshot = {**head, **report.frozen()}                            # "blocks" and "figures", JSON values only

An *id* is the same everywhere: a bookmark in Word, an `id` in the page, the end of the link on the figure in the PDF.
It begins with a letter, has letters, digits and _, at most 40 of them (what Word allows), and differs from every other
also without regard to case. A figure stated again is the same figure; where it stands first is its place.

What is frozen of a figure: what it shows, its exact value with numerator and denominator, its unit, its definition in
words, its measure, period and filters, and the `fingerprint` of how the measure counted then: another fingerprint
later means that the measure counts otherwise. What cannot be measured yet is stated too, as 尚未测量, with the reason,
and with what somebody reported, labelled so. `differences(then, now)` compares two compositions figure by figure.

`word(snapshot)` gives a .docx, `page(snapshot, links)` one HTML file; a PDF is drawn by `documents` or `typesetting`
with the template TEMPLATE; a page of a channel walks `blocks`. All print the same runs in the same order. The head of
the snapshot says `title`, `number`, `issued_on` (ISO), `body` {code, name}, `query` {url}, and, where somebody is
addressed, `addressee`.
"""

from yichuang.kernel.reports.composing import NO_FIGURE, Composition
from yichuang.kernel.reports.differing import Difference, differences
from yichuang.kernel.reports.page import page
from yichuang.kernel.reports.stating import (
    NOT_MEASURED,
    Stated,
    change,
    fingerprint,
    fingerprint_of,
    of_cell,
    of_reading,
)
from yichuang.kernel.reports.word import word

TEMPLATE = "kernel/report"

__all__ = [
    "NOT_MEASURED",
    "NO_FIGURE",
    "TEMPLATE",
    "Composition",
    "Difference",
    "Stated",
    "change",
    "differences",
    "fingerprint",
    "fingerprint_of",
    "of_cell",
    "of_reading",
    "page",
    "word",
]
