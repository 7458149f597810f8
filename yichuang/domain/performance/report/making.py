"""One frozen report as Word, as PDF, as a page: the same words and figures, from the same snapshot."""

from collections.abc import Mapping
from datetime import date, datetime

from yichuang.domain.performance.report.material import Material
from yichuang.kernel import reports, typesetting
from yichuang.kernel.reports import Composition

TEMPLATE = "performance/self-evaluation"
NOTHING: dict = {}


def title_of(material: Material) -> str:
    return f"{material.unit}{material.year}年度部门整体支出绩效自评报告"


def snapshot_of(report: Composition, material: Material, *, on: date, address: str = "", number: str = "") -> dict:
    """What is frozen: JSON values only. `address` is where each figure of the PDF leads, with its id behind #."""
    return {
        "title": title_of(material),
        "number": number,
        "addressee": "",
        "issued_on": on.isoformat(),
        "body": {"code": material.code, "name": material.unit},
        "query": {"url": address or f"report-{material.year}.html"},
        **report.frozen(),
    }


def word(snapshot: dict) -> bytes:
    return reports.word(snapshot, red=False)


def pdf(snapshot: dict, at: datetime) -> bytes:
    """Typeset from the snapshot itself, never from Word; the same snapshot and moment give the same bytes."""
    return typesetting.typeset(TEMPLATE, typesetting.newest(TEMPLATE), snapshot, at)


def page(snapshot: dict, links: Mapping[str, str] = NOTHING) -> str:
    return reports.page(snapshot, links)
