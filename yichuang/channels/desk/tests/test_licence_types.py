"""The licence types at the desk: looked at, taken in from a file, given out again, each with its specimen."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from pypdf import PdfReader

from yichuang.domain.licences import reads
from yichuang.domain.licences.imports import types

TYPES = reverse("desk:licence-types")
IMPORT = reverse("desk:licence-types-import")
HEAD = "name,defined_by,code,face,validity_years,renewable,template,template_version\n"


def export(ending):
    return reverse("desk:licence-types-export", args=[ending])


@pytest.fixture
def sun(desk, hall):
    return desk(hall.sun)


@pytest.fixture
def row(hall):
    """A row of the file, of the hall's own body."""
    return lambda name, face="", years="5": f"{name},{hall.body.name},,{face},{years},1,,\n"


def file(text, name="types.csv"):
    content = text if isinstance(text, bytes) else text.encode()
    return {"file": SimpleUploadedFile(name, content)}


def taken_in(browser, *rows):
    checked = browser.post(IMPORT, file(HEAD + "".join(rows)))
    return browser.post(IMPORT, {"held": checked.context["held"]}, follow=True)


def test_a_file_is_looked_at_first_and_goes_in_on_a_yes(sun, row):
    page = sun.post(IMPORT, file(HEAD + row("示例许可证", "许可事项*|地点*=premises_address")))
    assert reads.type_called("示例许可证") is None

    page = sun.post(IMPORT, {"held": page.context["held"]}, follow=True)

    assert "文件里有 1 种，新增 1、变更 0，其余没有变。" in page.text
    shown = next(kind for kind in page.context["kinds"] if kind.name == "示例许可证")
    assert (shown.lines, shown.validity) == ([("许可事项", True, ""), ("地点", True, "premises_address")], "5 年")


def test_the_same_file_again_changes_nothing(sun, row):
    taken_in(sun, row("示例许可证"))

    assert "新增 0、变更 0" in taken_in(sun, row("示例许可证")).text


def test_a_faulty_file_is_told_by_row_and_column_and_nothing_goes_in(sun, row):
    page = sun.post(IMPORT, file(HEAD + row("示例许可证") + row("示例证明", years="长期")))

    assert page.status_code == 422
    assert [(each.file, each.row, each.column) for each in page.context["plan"].problems] == [
        ("types.csv", 3, "validity_years")
    ]
    assert page.context["held"] == ""
    assert reads.type_called("示例许可证") is None


def test_a_file_whose_check_is_long_past_is_asked_for_again(sun):
    page = sun.post(IMPORT, {"held": "gone"}, follow=True)

    assert "请重新上传文件" in page.text


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_what_is_exported_is_taken_in_again_and_changes_nothing(sun, row, ending):
    taken_in(
        sun,
        row("示例许可证", "许可事项*|地点*=premises_address|备注"),
        row("-示例证明", "-行", "item"),
        row("示例执照", years="0"),
    )
    before = types.exported()

    page = sun.post(IMPORT, file(sun.get(export(ending)).content, f"types.{ending}"))
    page = sun.post(IMPORT, {"held": page.context["held"]}, follow=True)

    assert f"文件里有 {len(before) - 1} 种，新增 0、变更 0" in page.text
    assert types.exported() == before
    assert {"示例许可证", "-示例证明", "示例执照"} <= {told[0] for told in before}


def test_each_type_shows_its_specimen(sun, row):
    taken_in(sun, row("示例许可证"))

    answer = sun.get(reverse("desk:licence-type-specimen", args=[reads.type_called("示例许可证").code]))

    assert answer["Content-Type"] == "application/pdf"
    assert "示例持证人" in PdfReader(BytesIO(answer.content)).pages[0].extract_text()
    assert sun.get(reverse("desk:licence-type-specimen", args=["NONE"])).status_code == 404


def test_a_list_of_three_asks_no_more_often_than_of_one(sun, row, asked):
    taken_in(sun, row("示例许可证"))
    once = asked(sun, TYPES)
    taken_in(sun, row("示例证明"), row("示例执照"))

    assert asked(sun, TYPES) == once


def test_for_others_they_are_not_there(desk, hall, sun):
    for page in (TYPES, IMPORT, export("csv")):
        assert desk(hall.zhao).get(page).status_code == 404
        assert sun.get(page).status_code == 200
    assert TYPES not in desk(hall.clerk).get(reverse("desk:licences")).text
    assert TYPES in sun.get(reverse("desk:licences")).text
