"""Templates from files: CSV, XLSX and YAML, looked at first; every fault with its row; nothing half-written."""

from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import Workbook

from yichuang.domain.performance.imports import keeping
from yichuang.domain.performance.imports.templates import check_figures, check_tree
from yichuang.domain.performance.models import IndicatorTemplate
from yichuang.domain.performance.tests.evaluating import with_district
from yichuang.kernel.sheets import FileRefused

FOLDER = Path(__file__).resolve().parents[4] / "data" / "lusong"
TREE, FIGURES = (FOLDER / f"performance_{part}_2021.csv" for part in ("template", "figures"))


def definitions():
    return check_figures(FIGURES.name, FIGURES.read_bytes()).rows


def told(sheet):
    return [(one.row, one.column, one.reason) for one in sheet.problems]


def rewritten(path, old, new) -> bytes:
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    return text.replace(old, new).encode()


def as_xlsx(content: bytes) -> bytes:
    book, lines = Workbook(), content.decode().splitlines()
    for line in lines:
        book.active.append(line.split(","))
    written = BytesIO()
    book.save(written)
    return written.getvalue()


def test_both_trees_of_the_district_are_without_a_fault():
    for since in (2021, 2022):
        tree, figures = (FOLDER / f"performance_{part}_{since}.csv" for part in ("template", "figures"))
        read = check_figures(figures.name, figures.read_bytes())
        assert (told(read), told(check_tree(tree.name, tree.read_bytes(), read.rows))) == ([], [])


def test_the_tree_of_the_report_and_of_its_table_are_one():
    from_yaml = check_tree("performance_2021.yaml", (FOLDER / "performance_2021.yaml").read_bytes(), definitions())
    from_csv = check_tree(TREE.name, TREE.read_bytes(), definitions())

    def scored(sheet):
        return [
            (node.code, node.name, node.weight, node.rule, node.target, node.says, node.figure.replace(" ", ""))
            for node in sheet.rows
            if node.rule
        ]

    assert told(from_yaml) == []
    assert scored(from_yaml) == scored(from_csv)


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_a_weight_sum_of_99_names_level_numbers_and_row_in_either_kind(kind):
    content = rewritten(TREE, "I04,K21,运维自助终端数,3,", "I04,K21,运维自助终端数,2,")
    sheet = check_tree(f"t.{kind}", as_xlsx(content) if kind == "xlsx" else content, definitions())

    assert told(sheet) == [(6, "weight", "二级指标“数量指标”的权重是 20，它下面的三级指标合计 19")]


def test_a_weight_sum_of_99_in_yaml_names_the_line_of_its_level():
    path = FOLDER / "performance_2021.yaml"
    content = rewritten(path, "name: 运维自助终端数, weight: 3,", "name: 运维自助终端数, weight: 2,")
    lines = content.decode().splitlines()

    (problem,) = check_tree(path.name, content, definitions()).problems
    assert problem.reason == "二级指标“数量指标”的权重是 20，它下面的三级指标合计 19"
    assert lines[problem.row - 1].strip() == "- name: 数量指标"


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("GE,80,台,R18", "GE,八十,台,R18", (9, "target", "只能填数字")),
        (
            "GE,80,台,R18",
            "MORE,80,台,R18",
            (9, "rule", "只能填 EXEC、GE、LE、EQ、QUAL、THRESHOLD、YESNO、INVERSE、CAPPED"),
        ),
        ("GE,80,台,R18", "GE,80,台,R99", (9, "figure", "没有“R99”这个数")),
        ("GE,80,台,R18", "GE,80,台,R18 +", (9, "figure", "公式“R18 +”写得不完整，请检查括号和运算符号")),
        ("I04,K21,", "I03,K21,", (9, "code", "与第 8 行重复")),
        ("K21,K2,", "K21,K9,", (6, "parent", "没有这个上级指标")),
    ],
)
def test_a_wrong_cell_is_named_with_its_row(old, new, expected):
    sheet = check_tree(TREE.name, rewritten(TREE, old, new), definitions())

    assert expected in told(sheet)


@pytest.mark.parametrize(
    "content", [b"indicators: [", b"other: 1", b"- 1", b"", b"indicators: [1, 2]", b"indicators: {a: 1}", b"\xff\xfe"]
)
def test_a_yaml_that_is_none_is_a_fault_of_the_file(content):
    assert len(told(check_tree("t.yaml", content))) >= 1


def test_a_yaml_runs_nothing():
    sheet = check_tree("t.yaml", b"indicators: !!python/object/apply:os.system ['true']")

    assert [one.reason for one in sheet.problems] == ["文件读不出来，请检查缩进和引号"]


def test_definitions_that_go_in_a_circle_or_name_nobody_are_told_with_their_row():
    first = rewritten(FIGURES, "R06,缩减办事环节,个,formula,links_before - links_after", "R06,缩减,个,formula,R07")
    second = rewritten(FIGURES, "R13 / R12,,0", "R13 / R00,,0")

    (circle,) = told(check_figures("f.csv", first))
    assert circle[1:] in {
        ("says", "公式绕成了一圈：R06 → R07 → R06"), ("says", "公式绕成了一圈：R07 → R06 → R07"),
    }  # fmt: skip
    assert [reason for _, _, reason in told(check_figures("f.csv", second))] == ["公式里的“R00”没有定义"]


@pytest.mark.django_db
def test_a_faulty_part_is_refused_and_nothing_is_written(bureau):
    with_district(bureau)
    bad = rewritten(TREE, "I04,K21,运维自助终端数,3,", "I04,K21,运维自助终端数,2,")
    keeping.load_templates(FOLDER, by=bureau.sun)
    before = list(IndicatorTemplate.objects.values_list("since", "digest"))
    with pytest.raises(FileRefused):
        keeping.store("tree", 2021, keeping.check("tree", 2021, TREE.name, bad), by=bureau.sun)

    assert list(IndicatorTemplate.objects.values_list("since", "digest")) == before


@pytest.mark.django_db
def test_figures_may_not_leave_a_tree_without_what_it_names(bureau):
    with_district(bureau)
    keeping.load_templates(FOLDER, by=bureau.sun)
    content = b"\n".join(row for row in FIGURES.read_bytes().splitlines() if not row.startswith(b"R18,"))

    assert told(keeping.check("figures", 2021, FIGURES.name, content)) == [
        (0, "id", "现有的指标体系要用：没有“R18”这个数")
    ]


@pytest.mark.django_db
def test_what_is_given_out_is_taken_in_again_without_a_change(bureau):
    with_district(bureau)
    keeping.load_templates(FOLDER, by=bureau.sun)
    found = IndicatorTemplate.objects.get(since=2022)
    for part in ("figures", "tree"):
        heading, *rows = keeping.exported(found, part)
        book = Workbook()
        for row in (heading, *rows):
            book.active.append(row)
        written = BytesIO()
        book.save(written)
        keeping.store(part, 2022, keeping.check(part, 2022, "t.xlsx", written.getvalue()), by=bureau.sun)

    again = IndicatorTemplate.objects.get(since=2022)
    assert (again.tree, again.figures) == (found.tree, found.figures)


@pytest.mark.django_db
def test_a_new_year_takes_its_tree_with_the_figures_of_the_year_before(bureau):
    with_district(bureau)
    keeping.load_templates(FOLDER, by=bureau.sun)
    tree = FOLDER / "performance_template_2022.csv"
    stored = keeping.store("tree", 2026, keeping.check("tree", 2026, tree.name, tree.read_bytes()), by=bureau.sun)

    assert (stored.number, stored.since) == ("999901000000-2026", 2026)
