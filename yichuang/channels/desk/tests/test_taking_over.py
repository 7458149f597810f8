"""The page by which work of an older system comes in: a look, a yes, and nothing twice."""

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from yichuang.domain.cases import reads
from yichuang.domain.cases.imports import taking_over as imports
from yichuang.domain.cases.tests.test_taking_over import HEADINGS, SYSTEM, file_of, row
from yichuang.domain.licences import reads as licences
from yichuang.domain.licences.tests import test_taking_over as old
from yichuang.kernel import waiting
from yichuang.kernel.tests.specimens import PNG, pdf, zipped

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


def with_zip(content: bytes, members: dict, kind: str = "cases") -> dict:
    return sent(content) | {"kind": kind, "bundle": SimpleUploadedFile("材料.zip", zipped(**members).getvalue())}


def test_files_come_with_the_rows_and_the_page_says_from_where(desk, hall):
    sun, content = desk(hall.sun), pdf(2)

    looked = sun.post(PAGE, with_zip(file_of(row(hall)), {"OLD-1/1-示例.pdf": content}))
    assert "压缩包里有 1 个文件随件接管" in looked.text
    done = sun.post(PAGE, {"held": looked.context["held"]}, follow=True)

    assert "已接管 1 件在办件，连同 1 个文件" in done.text
    case = reads.visible_to(hall.sun).get()
    page = sun.get(reverse("desk:case", args=[case.number]))
    assert "1-示例.pdf" in page.text
    assert page.text.count(f"　接管自{SYSTEM}</span>") == 1
    [supply] = case.materials.get(seq=1).supplies.all()
    shown = sun.get(reverse("desk:case-file", args=[case.number, supply.pk]))
    assert b"".join(shown.streaming_content) == content


def test_a_large_zip_is_not_held_in_what_waits(desk, hall):
    looked = desk(hall.sun).post(PAGE, with_zip(file_of(row(hall)), {"OLD-1/1.png": PNG + bytes(300_000)}))

    what = waiting.look(looked.context["held"], hall.sun.account)
    assert len(str(what)) < 3000
    with waiting.opened(what["bundle"]) as kept:
        assert kept.read(2) == b"PK"


def test_a_zip_that_is_gone_asks_for_the_files_again_and_nothing_goes_in(desk, hall):
    sun = desk(hall.sun)
    looked = sun.post(PAGE, with_zip(file_of(row(hall)), {"OLD-1/1.pdf": pdf()}))
    (waiting.folder() / waiting.look(looked.context["held"], hall.sun.account)["bundle"]).unlink()

    done = sun.post(PAGE, {"held": looked.context["held"]}, follow=True)

    assert "检查结果已过期" in done.text
    assert not reads.visible_to(hall.sun).exists()


def test_a_bad_file_is_shown_with_path_row_and_reason(desk, hall):
    page = desk(hall.sun).post(PAGE, with_zip(file_of(row(hall)), {"OLD-1/1.pdf": b"MZ"}))

    assert (page.status_code, page.context["held"]) == (422, "")
    assert "材料.zip 里的 OLD-1/1.pdf" in page.text
    assert "（表格第 2 行）" in page.text


def test_a_zip_too_large_for_the_desk_names_the_other_way(desk, hall, monkeypatch):
    monkeypatch.setattr("yichuang.channels.desk.taking_over.MOST_BUNDLED", 10)

    page = desk(hall.sun).post(PAGE, with_zip(file_of(row(hall)), {"OLD-1/1.pdf": pdf()}))

    assert page.status_code == 422
    assert "请连同表格分成几份，或者请运维人员用命令接管" in page.text


def test_an_old_licence_shows_its_pdf_to_who_says_why(desk, hall):
    sun, paper = desk(hall.sun), pdf(2)
    looked = sun.post(PAGE, with_zip(old.file_of(hall.body), {"示2020-001.pdf": paper}, "licences"))
    sun.post(PAGE, {"held": looked.context["held"]})
    licence = licences.visible_to(hall.sun).get()

    page = sun.get(reverse("desk:licence", args=[licence.number])).text
    assert (SYSTEM in page, "原证照 PDF 2 页" in page) == (True, True)
    face = reverse("desk:licence-face", args=[licence.number])
    assert sun.post(face, {"paper": "old"}).status_code == 422
    shown = sun.post(face, {"paper": "old", "why": "supervision"})
    assert b"".join(shown.streaming_content) == paper
    assert [reading.why for reading in licences.read_by(licence)] == ["supervision"]
