"""Licences of an older system keep number, days and PDF, and can be verified from the day they are here."""

import re
from hashlib import sha256

import pytest
from django.conf import settings
from django.utils import timezone

from yichuang.domain.identity.tests.factories import BodyFactory, citizen_number, staff
from yichuang.domain.licences import acts, papers, reads
from yichuang.domain.licences.imports import taking_over as imports
from yichuang.domain.licences.models import Licence
from yichuang.kernel import bundles, files, ledger
from yichuang.kernel.models import StoredFile
from yichuang.kernel.sheets import FileRefused, read
from yichuang.kernel.tests.specimens import PNG, pdf, zipped

pytestmark = pytest.mark.django_db
SYSTEM = "示例旧证照库"
HEADINGS = [field.column_name for field in imports.Licences.fields.values()]


@pytest.fixture
def body():
    return BodyFactory()


@pytest.fixture
def sun(body):
    return staff("SUPERVISOR", body=body, name="孙")


def file_of(body, number="示2020-001", **changes) -> bytes:
    row = {
        imports.NUMBER: number, imports.TYPE: "示例经营许可证", imports.KIND: "个人", imports.NAME: "示例持证人",
        imports.CODE: citizen_number(9, born="19700101"), imports.BODY: body.code, imports.ISSUED: "2020-06-01",
        imports.FROM: "2020-06-01", imports.TO: "2099-05-31", imports.STATE: "有效",
        imports.FACE: "住所=示例路1号|许可范围=示例",
    } | changes  # fmt: skip
    return "\n".join([",".join(HEADINGS), ",".join(row.get(heading, "") for heading in HEADINGS)]).encode()


def taken(body, sun, **changes) -> Licence:
    plan = imports.check("old.csv", file_of(body, **changes), system=SYSTEM, by=sun)
    assert imports.load(plan, by=sun) == 1
    return Licence.objects.get()


def test_a_licence_keeps_its_number_and_days_and_verifies(body, sun):
    licence = taken(body, sun)

    assert (licence.number, licence.state, str(licence.issued_on)) == ("示2020-001", "valid", "2020-06-01")
    assert licence.content == {"住所": "示例路1号", "许可范围": "示例"}
    assert reads.is_identifier(licence.identifier)
    assert reads.verify(licence.identifier).verdict == "valid"


def test_a_suspended_one_stays_suspended(body, sun):
    licence = taken(body, sun, **{imports.STATE: "暂停使用"})

    assert reads.verify(licence.identifier).verdict == "suspended"


def test_the_ledger_says_from_where(body, sun):
    [entry] = ledger.of(taken(body, sun))

    assert (entry.act, entry.facts["source"], entry.facts["source_number"]) == ("take_over", SYSTEM, "示2020-001")
    assert len(entry.facts["file"]) == 64


def test_the_same_file_twice_is_taken_over_once(body, sun):
    taken(body, sun)
    again = imports.check("old.csv", file_of(body), system=SYSTEM, by=sun)

    assert (again.known, imports.load(again, by=sun), Licence.objects.count()) == (1, 0, 1)


@pytest.mark.parametrize(
    ("changes", "column"),
    [
        ({imports.CODE: "430203198503170000"}, imports.CODE),
        ({imports.TO: "2020-12-31"}, imports.TO),
        ({imports.BODY: "NOBODY"}, imports.BODY),
        ({imports.IDENTIFIER: "1.2.156.3005.2.X"}, imports.IDENTIFIER),
        ({imports.FACE: "住所"}, imports.FACE),
        ({imports.STATE: "已注销"}, imports.STATE),
    ],
)
def test_a_fault_is_named_and_nothing_goes_in(body, sun, changes, column):
    plan = imports.check("old.csv", file_of(body, **changes), system=SYSTEM, by=sun)

    assert [problem.column for problem in plan.problems] == [column]
    with pytest.raises(FileRefused):
        imports.load(plan, by=sun)
    assert not Licence.objects.exists()


def test_a_body_out_of_reach_is_not_taken_over(sun):
    plan = imports.check("old.csv", file_of(BodyFactory()), system=SYSTEM, by=sun)

    assert [problem.column for problem in plan.problems] == [imports.BODY]


def test_the_sample_file_has_the_right_headings_and_cells():
    file = settings.ROOT / "docs" / "samples" / "take-over-licences.csv"
    sheet = read(file, imports.Licences)

    assert (sheet.problems, len(sheet.rows)) == ([], 3)
    assert all("示例" in getattr(row, imports.NAME) for row in sheet.rows)


def with_files(body, sun, members: dict, **changes):
    bundle = bundles.opened("证照.zip", zipped(**members))
    return imports.check("old.csv", file_of(body, **changes), system=SYSTEM, by=sun, bundle=bundle)


@pytest.fixture
def shelf(settings, tmp_path):
    settings.FILES_ROOT = tmp_path / "files"


def with_paper(body, sun, content: bytes) -> Licence:
    assert imports.load(with_files(body, sun, {"示2020-001.pdf": content}), by=sun) == 1
    return Licence.objects.get()


def test_its_pdf_comes_with_it_and_the_ledger_names_the_digest(body, sun, shelf):
    content = pdf(2)
    licence = with_paper(body, sun, content)
    [entry] = ledger.of(licence)

    assert (licence.paper.pages, files.content(licence.paper)) == (2, content)
    assert (entry.facts["paper"], len(entry.facts["bundle"])) == (sha256(content).hexdigest(), 64)


def test_the_pdf_is_known_when_somebody_uploads_it(body, sun, shelf):
    content = pdf(2)
    licence = with_paper(body, sun, content)

    assert (reads.verify_file(content).verdict, reads.verify_file(content).number) == ("valid", licence.number)
    assert reads.verify_file(pdf(3)).verdict == "not_ours"


def test_once_renewed_the_old_pdf_is_that_of_a_former_face(body, sun, shelf):
    content = pdf(2)
    clerk = staff("CERT_CLERK", body=body)
    licence = acts.renew(
        with_paper(body, sun, content), by=clerk, applied_on=timezone.localdate(), years=5, reason="示例延续",
        decision="示延〔2026〕1号", legal_basis="行政许可法第五十条",
        office=papers.Issuer(body.code, body.name, "示", "0731-00000001", "0731-00000002"),
    )  # fmt: skip

    assert (licence.paper, reads.paper_of(licence).pages) == (None, 2)
    assert (licence.document.thing, licence.document.snapshot["case"]) == (licence.thing, f"接管自{SYSTEM}")
    assert reads.verify_file(content).verdict == "superseded"


def test_the_same_pdf_twice_is_taken_over_once_and_another_is_refused(body, sun, shelf):
    content = pdf(2)
    with_paper(body, sun, content)
    again = with_files(body, sun, {"示2020-001.pdf": content})
    other = with_files(body, sun, {"示2020-001.pdf": pdf(3)})

    assert (again.problems, again.known, imports.load(again, by=sun)) == ([], 1, 0)
    assert [problem.reason for problem in other.problems] == [
        "这份证照以前已经接管，不能再从压缩包换文件（表格第 2 行）"
    ]
    assert StoredFile.objects.count() == 1


@pytest.mark.parametrize(
    ("members", "reason"),
    [
        ({"示2020-009.pdf": pdf()}, "表格里没有这个标识或编号"),
        ({"示2020-001.pdf": PNG}, "这里只收PDF文件"),
        ({"示2020-001.pdf": pdf()[:200]}, "这份PDF已损坏或不完整"),
        ({"示2020-001.pdf": pdf(), "示2020-001.PDF": pdf()}, "这份证照已经有一个文件了"),
        ({"../示2020-001.pdf": pdf()}, "路径不规范"),
    ],
)
def test_a_pdf_that_does_not_fit_is_named_and_nothing_goes_in(body, sun, shelf, members, reason):
    plan = with_files(body, sun, members)

    assert [problem.reason.startswith(reason) for problem in plan.problems] == [True]
    with pytest.raises(FileRefused):
        imports.load(plan, by=sun)
    assert (Licence.objects.count(), StoredFile.objects.count()) == (0, 0)


def test_the_layout_that_is_described_fits_the_sample_table():
    samples = settings.ROOT / "docs" / "samples"
    paths = re.findall(r"^    ([^/\n]+)\.pdf$", (samples / "README.md").read_text(), re.MULTILINE)
    rows = read(samples / "take-over-licences.csv", imports.Licences).rows

    assert len(paths) >= 2
    assert set(paths) <= {getattr(row, imports.NUMBER) for row in rows}
