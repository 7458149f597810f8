"""Cases of an older system come in with their materials' files: looked at first, all or nothing, twice is once."""

import re
from hashlib import sha256

import pytest
from django.conf import settings

from yichuang.domain.cases.imports import taking_over as imports
from yichuang.domain.cases.models import Case, Supply
from yichuang.domain.cases.tests.test_taking_over import SYSTEM, file_of, row
from yichuang.kernel import blobs, bundles, files, ledger, verify
from yichuang.kernel.models import StoredFile
from yichuang.kernel.sheets import FileRefused, read
from yichuang.kernel.tests.specimens import container, pdf, zipped

pytestmark = pytest.mark.django_db


def plan_of(hall, *rows, zip_file):
    bundle = bundles.opened("材料.zip", zip_file)
    return imports.check("old.csv", file_of(*rows), system=SYSTEM, by=hall.sun, bundle=bundle)


def taken(hall, members: dict, **changes) -> Case:
    plan = plan_of(hall, row(hall, **changes), zip_file=zipped(**members))
    assert plan.problems == []
    assert imports.load(plan, by=hall.sun) == 1
    return Case.objects.get()


def test_a_file_becomes_the_supply_of_its_material_and_the_ledger_names_its_digest(hall):
    content = pdf(2)
    case = taken(hall, {"OLD-1/1-示例.pdf": content})
    line = case.materials.get(seq=1)
    [supply] = line.supplies.all()
    stored = files.of(supply.by, supply.file).get()

    assert (line.supplied, supply.kind, supply.pages, supply.file_name) == (True, "file", 2, "1-示例.pdf")
    assert files.content(stored) == content
    [entry] = ledger.of(case)
    assert entry.facts["materials"] == [[1, sha256(content).hexdigest()]]
    assert len(entry.facts["bundle"]) == 64
    assert [fault for fault in verify.faults() if case.number in fault] == []


def test_a_material_may_come_in_several_files_and_the_others_count_as_paper(hall):
    word = container("[Content_Types].xml", "word/document.xml")
    case = taken(hall, {"OLD-1/01_2.docx": word, "OLD-1/01_1.pdf": pdf()})
    kinds = dict(Supply.objects.values_list("file_name", "kind"))

    assert {"01_1.pdf", "01_2.docx"} <= set(kinds)
    assert case.materials.filter(supplied=False).count() == 0
    papers = case.materials.count() - 1
    assert sorted(kinds.values()).count("paper") == min(papers, 1)  # all of paper have the name ""


def test_the_dry_run_keeps_nothing(hall):
    plan = plan_of(hall, row(hall), zip_file=zipped(**{"OLD-1/1.pdf": pdf()}))

    assert (plan.problems, plan.brought) == ([], 1)
    assert not StoredFile.objects.exists()
    assert not Case.objects.exists()


def test_the_same_files_twice_are_taken_over_once(hall):
    members = {"OLD-1/1.pdf": pdf()}
    taken(hall, members)
    kept = StoredFile.objects.count()
    again = plan_of(hall, row(hall), zip_file=zipped(**members))

    assert (again.problems, again.known, again.brought) == ([], 1, 0)
    assert imports.load(again, by=hall.sun) == 0
    assert (Case.objects.count(), StoredFile.objects.count(), Supply.objects.filter(kind="file").count()) == (
        1,
        kept,
        1,
    )


def test_a_new_file_for_a_case_taken_over_before_is_refused(hall):
    taken(hall, {"OLD-1/1.pdf": pdf()})
    again = plan_of(hall, row(hall), zip_file=zipped(**{"OLD-1/1.pdf": pdf(3)}))

    assert [problem.reason for problem in again.problems] == [
        "这一件以前已经接管，不能再从压缩包添材料（表格第 2 行）"
    ]


@pytest.mark.parametrize(
    ("path", "content", "reason"),
    [
        ("OLD-9/1.pdf", pdf(), "表格里没有原系统编号“OLD-9”，文件要放在以编号命名的文件夹里"),
        ("1.pdf", pdf(), "表格里没有原系统编号“”，文件要放在以编号命名的文件夹里"),
        ("OLD-1/身份证.pdf", pdf(), "文件名要以材料序号开头，例如 1.pdf、2-身份证.jpg（表格第 2 行）"),
        ("OLD-1/2026.pdf", pdf(), "文件名要以材料序号开头，例如 1.pdf、2-身份证.jpg（表格第 2 行）"),
        ("OLD-1/77.pdf", pdf(), "这个事项没有第 77 项材料（表格第 2 行）"),
        ("OLD-1/1.pdf", b"", "这是一个空文件"),
        ("OLD-1/1.pdf", b"MZ a program", "这个文件不是PDF、PNG"),
        ("OLD-1/1.pdf", pdf()[:200], "这份PDF已损坏或不完整"),
        ("OLD-1/1.pdf", container("a.txt"), "不能上传压缩包"),
        ("OLD-1/1.pdf", pdf(password="示例"), "这份PDF设置了密码"),
        ("OLD-1/../1.pdf", pdf(), "路径不规范"),
    ],
)
def test_a_file_that_does_not_fit_is_named_and_nothing_goes_in(hall, path, content, reason):
    plan = plan_of(hall, row(hall), row(hall, "OLD-2"), zip_file=zipped(**{"OLD-2/1.pdf": pdf(), path: content}))

    [problem] = plan.problems
    assert (problem.file, problem.reason.startswith(reason)) == (f"材料.zip 里的 {path}", True)
    with pytest.raises(FileRefused):
        imports.load(plan, by=hall.sun)
    assert (Case.objects.count(), StoredFile.objects.count()) == (0, 0)


def test_a_file_too_large_is_named_with_its_size(hall, settings):
    settings.FILE_MOST_BYTES = 1024 * 1024
    plan = plan_of(hall, row(hall), zip_file=zipped(**{"OLD-1/1.pdf": b"%PDF-" + bytes(2 * 1024 * 1024)}))

    assert [problem.reason for problem in plan.problems] == ["文件有 2.0 MB，超过了 1 MB"]


def test_a_material_said_to_be_missing_has_no_file(hall):
    name = hall.version.materials.get(seq=1).name
    state = {imports.STATE: "待补正", imports.ACCEPTED: "", imports.ASKED: "2026-02-25", imports.MISSING: name}
    plan = plan_of(hall, row(hall, **state), zip_file=zipped(**{"OLD-1/1.pdf": pdf()}))

    assert [problem.reason for problem in plan.problems] == [f"表格里写着“{name}”还没有交（表格第 2 行）"]


def test_a_fault_while_it_goes_in_leaves_nothing_behind(hall, monkeypatch):
    plan = plan_of(
        hall, row(hall), row(hall, "OLD-2"), zip_file=zipped(**{"OLD-1/1.pdf": pdf(), "OLD-2/1.pdf": pdf(2)})
    )
    content, member = plan.bundle.read("OLD-2/1.pdf"), plan.bundle.members["OLD-2/1.pdf"]
    assert content is not None
    member.CRC ^= 1  # the file under the ZIP went bad between the look and the yes

    with pytest.raises(FileRefused) as refused:
        imports.load(plan, by=hall.sun)

    assert "这个文件在压缩包里已损坏" in refused.value.reasons[0]
    assert (Case.objects.count(), StoredFile.objects.count(), Supply.objects.count()) == (0, 0, 0)


def test_what_is_kept_is_not_readable_on_the_disk(hall):
    content = pdf()
    taken(hall, {"OLD-1/1.pdf": content})

    assert content[:40] not in blobs.path_of(sha256(content).hexdigest()).read_bytes()


def test_the_layout_that_is_described_fits_the_sample_table():
    samples = settings.ROOT / "docs" / "samples"
    paths = re.findall(r"^    (\S+/\S+)$", (samples / "README.md").read_text(), re.MULTILINE)
    numbers = {getattr(one, imports.NUMBER) for one in read(samples / "take-over-cases.csv", imports.Cases).rows}
    listed = list(bundles.in_order(bundles.opened("示例.zip", zipped(**dict.fromkeys(paths, pdf())))))

    assert len(listed) >= 3
    assert {folder for _, folder, _ in listed} <= numbers
