"""The page by which work of an older system comes in: a look, a yes, and nothing twice."""

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from yichuang.domain.cases import reads
from yichuang.domain.cases.imports import taking_over as imports
from yichuang.domain.cases.tests.test_taking_over import HEADINGS, SYSTEM, file_of, row

PAGE = reverse("desk:taking-over")


def sent(content: bytes) -> dict:
    return {"system": SYSTEM, "kind": "cases", "file": SimpleUploadedFile("旧系统.csv", content)}


def test_first_a_look_then_a_yes_then_nothing_twice(desk, hall):
    sun = desk(hall.sun)
    content = file_of(row(hall))

    looked = sun.post(PAGE, sent(content))
    assert "检查通过" in looked.text
    assert not reads.visible_to(hall.sun).exists()

    done = sun.post(PAGE, {"held": looked.context["held"]}, follow=True)
    assert "已接管 1 件在办件" in done.text
    case = reads.visible_to(hall.sun).get()
    assert f"接管自{SYSTEM}，原编号" in sun.get(reverse("desk:case", args=[case.number])).text
    assert "其中 1 行以前已经接管" in sun.post(PAGE, sent(content)).text


def test_every_fault_is_shown_and_nothing_can_be_confirmed(desk, hall):
    page = desk(hall.sun).post(PAGE, sent(file_of(row(hall, **{imports.ITEM: "NO-1"}))))

    assert (page.status_code, page.context["held"]) == (422, "")
    assert "没有这个事项，或者没有发布" in page.text


def test_a_look_that_was_too_long_ago_asks_for_the_file_again(desk, hall):
    page = desk(hall.sun).post(PAGE, {"held": "00000000-0000-0000-0000-000000000000"}, follow=True)

    assert "检查结果已过期" in page.text


def test_the_template_has_the_headings(desk, hall):
    page = desk(hall.sun).get(reverse("desk:taking-over-template", args=["cases", "csv"]))

    assert page.content.decode("utf-8-sig").strip() == ",".join(HEADINGS)
