"""Figures of a report: taken in from a file, and shown as reported."""

import re
from decimal import Decimal
from pathlib import Path

import pytest

from yichuang.config import reported
from yichuang.kernel import measures
from yichuang.kernel.models import LedgerEntry, ReportedFigure
from yichuang.kernel.sheets import FileRefused, read

HEAD = "result,year,label,value,unit,source\n"
DISTRICT = Path(__file__).resolve().parents[3] / "data" / "lusong"
LINE = re.compile(r"- \{id: (R\d+), .*?value: ([\d.]+)")


def folder(tmp_path, *rows):
    (tmp_path / reported.FILE).write_text(HEAD + "\n".join(rows), encoding="utf-8")
    return tmp_path


@pytest.mark.django_db
def test_a_report_is_taken_in_once_and_put_right_by_its_next_edition(tmp_path):
    first = folder(tmp_path, "R18,2021,自助终端,80,台,示例报告一")
    said = [reported.load(first), reported.load(first)]
    second = reported.load(
        folder(tmp_path, "R18,2021,自助终端,81,台,示例报告一", "R30,2021,浏览量,382.6,万,示例报告二")
    )

    assert (said, second) == (["报告数：1 行", ""], "报告数：2 行")
    assert list(ReportedFigure.objects.order_by("line").values_list("line", "value")) == [
        ("R18", Decimal(81)), ("R30", Decimal("382.6")),
    ]  # fmt: skip
    assert [entry.facts["created"] for entry in LedgerEntry.objects.order_by("pk")] == [1, 1]
    reading = measures.read("kiosks.active", seen_by=measures.THE_HOUSE)
    assert (reading.shown, reading.reported.value, reading.reported.source) == ("尚未测量", 81, "示例报告一")


@pytest.mark.django_db
def test_a_file_with_a_mistake_changes_nothing(tmp_path):
    with pytest.raises(FileRefused):
        reported.load(folder(tmp_path, "R18,2021,自助终端,eighty,台,示例", "R18,2021,自助终端,80,台,示例"))

    assert ReportedFigure.objects.count() == 0


@pytest.mark.django_db
def test_without_a_file_there_is_nothing_to_say(tmp_path):
    assert reported.load(tmp_path) == ""


def test_the_districts_file_says_what_its_report_says():
    told = {row.result: row.value for row in read(DISTRICT / reported.FILE, reported.Reported).rows}
    report = (DISTRICT / "performance_2021.yaml").read_text(encoding="utf-8")

    assert told == {line: Decimal(value) for line, value in LINE.findall(report)}
    assert {one.reported for one in measures.every() if one.reported} <= told.keys()
