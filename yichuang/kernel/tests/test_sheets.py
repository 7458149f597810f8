"""Files of tables: what is read, and how every fault is told."""

from datetime import date, time
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from openpyxl import Workbook

from yichuang.kernel import sheets
from yichuang.kernel.cells import Checked, Day, Many, Number, OneOf, Pattern, Time, Whole, YesNo, blank, column
from yichuang.kernel.sheets import Columns, FileRefused, Problem


class Sample(Columns):
    optional = frozenset({"note"})

    code = column("code", Pattern(r"[A-Z]\d", "应是一个字母一个数字"))
    name = column("name")
    kind = column("kind", OneOf({"甲": "1", "乙": "2"}))
    parts = column("parts", Many(("x", "y"), blank=True))
    count = column("count", Whole(most=9, blank=True))
    share = column("share", Number(blank=True))
    is_open = column("is_open", YesNo())
    opens = column("opens", Time(blank=True))
    day = column("day", Day(blank=True))
    proof = column("proof", Checked(lambda text: text == "ok", "校验位不对", blank=True))
    note = blank("note", 5)


HEAD = "code,name,kind,parts,count,share,is_open,opens,day,proof,note"
GOOD = "A1,名称,甲,x|y,3,0.5,1,09:00,2021-06-30,ok,注"


def parse(*lines, name="t.csv", encoding="utf-8"):
    return sheets.parse(name, "\n".join(lines).encode(encoding), Sample)


def test_a_row_is_read_with_its_types_and_its_line():
    [row] = parse(HEAD, GOOD).rows

    assert (row.line, row.code, row.kind, row.parts, row.count, str(row.share)) == (2, "A1", "1", ["x", "y"], 3, "0.5")
    assert (row.is_open, row.opens, row.day.isoformat(), row.proof, row.note) == (
        True,
        "09:00",
        "2021-06-30",
        "ok",
        "注",
    )


def test_empty_cells_that_may_be_empty_are_empty():
    [row] = parse(HEAD, "A1,名称,乙,,,,0,,,,").rows

    assert (row.parts, row.count, row.share, row.opens, row.day, row.proof) == ([], None, None, "", None, "")


@pytest.mark.parametrize(
    ("column", "value", "reason"),
    [
        ("code", "a1", "应是一个字母一个数字"),
        ("code", "", "不能为空"),
        ("name", "  ", "不能为空"),
        ("kind", "丙", "只能填 甲、乙"),
        ("parts", "x|z", "“z”不在可选范围内：x、y"),
        ("parts", "x||y", "竖线之间有空的值"),
        ("parts", "x|x", "同一个值写了两遍"),
        ("count", "三", "只能填整数"),
        ("count", "10", "应在 0 到 9 之间"),
        ("share", "半", "只能填数字"),
        ("share", "NaN", "只能填数字"),
        ("is_open", "大概", "只能填 1 或 0"),
        ("opens", "9点", "时间应写成 09:00 的样子"),
        ("day", "2021-02-30", "日期应写成 2021-06-30 的样子"),
        ("proof", "no", "校验位不对"),
        ("note", "六个字都太长", "太长，最多 5 个字"),
    ],
)
def test_a_wrong_cell_is_told_with_file_row_column_reason_and_value(column, value, reason):
    cells = dict(zip(HEAD.split(","), GOOD.split(","), strict=True)) | {column: value}

    sheet = parse(HEAD, GOOD, ",".join(cells.values()))

    assert sheet.problems == [Problem("t.csv", 3, column, reason, value)]
    assert [row.line for row in sheet.rows] == [2]


def test_several_wrong_cells_of_a_row_are_all_told():
    sheet = parse(HEAD, "A1,,丙,,,,1,,,,")

    assert {(problem.row, problem.column) for problem in sheet.problems} == {(2, "name"), (2, "kind")}


def test_a_missing_a_strange_and_a_repeated_column_are_told_at_the_heading():
    sheet = parse("code,name,name,kind,parts,count,share,opens,day,proof,colour", "A1,n,n,甲,,,,,,,")

    assert {(p.row, p.column, p.reason) for p in sheet.problems} == {
        (1, "is_open", "缺少这一列"),
        (1, "colour", "不认识这一列，请检查标题有没有写错"),
        (1, "name", "这一列出现了两次"),
    }


def test_a_column_that_may_be_missing_is_empty():
    sheet = parse(HEAD.removesuffix(",note"), GOOD.removesuffix(",注"))

    assert (sheet.problems, sheet.rows[0].note) == ([], "")


def test_a_row_with_a_stray_comma_is_told_and_the_file_is_not_read():
    sheet = parse(HEAD, GOOD, f"{GOOD},多余")

    assert sheet.problems == [Problem("t.csv", 3, "", "有 12 个单元格，标题行有 11 个")]
    assert sheet.rows == []


def test_blank_lines_are_passed_over_without_shifting_the_numbers():
    sheet = parse(HEAD, "", GOOD, ",,,,,,,,,,", "bad")

    assert [row.line for row in sheet.rows] == []
    assert [problem.row for problem in sheet.problems] == [5]
    assert [row.line for row in parse(HEAD, "", GOOD).rows] == [3]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_what_spreadsheets_save_is_read(encoding):
    sheet = parse(HEAD, GOOD, encoding=encoding)

    assert (sheet.problems, sheet.rows[0].name) == ([], "名称")


def workbook(*rows) -> bytes:
    book, content = Workbook(), BytesIO()
    for row in rows:
        book.active.append(row)
    book.save(content)
    return content.getvalue()


def test_a_spreadsheet_is_read_like_a_csv():
    content = workbook(HEAD.split(","), ["A1", "名称", "甲", "x", 3, 0.5, 1, time(9), date(2021, 6, 30), None, None])

    sheet = sheets.parse("t.xlsx", content, Sample)

    [row] = sheet.rows
    assert sheet.problems == []
    assert (row.count, row.is_open, row.opens, row.day.isoformat()) == (3, True, "09:00", "2021-06-30")


def test_a_spreadsheets_fault_has_the_row_the_spreadsheet_shows():
    content = workbook(HEAD.split(","), GOOD.split(","), ["A2", None, "甲", "", "", "", 1, "", "", "", ""])

    assert sheets.parse("t.xlsx", content, Sample).problems == [Problem("t.xlsx", 3, "name", "不能为空")]


@pytest.mark.parametrize("content", [b"not a workbook", b""])
def test_a_broken_file_is_at_fault_itself(content):
    [problem] = sheets.parse("t.xlsx", content, Sample).problems

    assert problem.row == 0
    assert problem.reason == sheets.UNREADABLE, "no word of the parser: staff read Chinese"


def test_a_spreadsheet_that_would_unfold_without_end_is_not_opened(monkeypatch):
    bomb = BytesIO()
    with ZipFile(bomb, "w", ZIP_DEFLATED) as parts:
        parts.writestr("xl/workbook.xml", b" " * (sheets.MOST_UNPACKED + 1))
    monkeypatch.setattr(sheets, "XLSX", None)  # whoever opened it would fail here

    [problem] = sheets.parse("t.xlsx", bomb.getvalue(), Sample).problems

    assert len(bomb.getvalue()) < 100_000
    assert problem.reason == "文件展开后超过 60 MB，请分成几个文件导入"


def test_a_table_larger_than_any_file_may_be_is_not_read(settings):
    settings.FILE_MOST_BYTES = 1024 * 1024

    [problem] = sheets.parse("t.csv", b"a" * (1024 * 1024 + 1), Sample).problems

    assert problem.reason == "文件超过 1 MB，请分成几个文件导入"


def test_a_repeated_value_is_told_where_it_repeats():
    sheet = parse(HEAD, GOOD, GOOD)

    sheet.unique("code")

    assert sheet.problems == [Problem("t.csv", 3, "code", "与第 2 行重复", "A1")]


def test_a_reference_to_nothing_is_told():
    sheet = parse(HEAD, GOOD)

    sheet.refers("parts", ["x"], "部件")

    assert sheet.problems == [Problem("t.csv", 2, "parts", "没有这个部件", "y")]


def test_all_problems_are_told_at_once_and_the_rest_is_counted():
    sheet = parse(HEAD, *[f"{'?'},名称,甲,,,,1,,,," for _ in range(25)])

    with pytest.raises(FileRefused) as refused:
        sheets.refuse_problems(sheet)

    assert len(refused.value.problems) == 25
    assert refused.value.reasons[0] == "t.csv 第 2 行“code”列：应是一个字母一个数字（填的是“?”）。"
    assert refused.value.reasons[-1] == "还有 5 处，改好以上各处后再试。"


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_a_template_is_an_empty_file_with_the_right_headings(ending):
    sheet = sheets.parse(f"t.{ending}", sheets.template(Sample, ending), Sample)

    assert (sheet.rows, sheet.problems) == ([], [])


ENTITY = '<!DOCTYPE x [<!ENTITY secret SYSTEM "file://{path}">]>'
LAUGH = "<!DOCTYPE x [<!ENTITY l0 'ha'>" + "".join(
    f"<!ENTITY l{n} '{f'&l{n - 1};' * 10}'>" for n in range(1, 12)
)  # fmt: skip


def rewritten(content: bytes, head: str, cell: str) -> bytes:
    """The workbook with another head of its first sheet, and other words in every cell that holds any."""
    out = BytesIO()
    with ZipFile(BytesIO(content)) as old, ZipFile(out, "w", ZIP_DEFLATED) as new:
        for part in old.namelist():
            text = old.read(part)
            if b"PLACE" in text:
                text = head.encode() + text.replace(b"PLACE", cell.encode())
            new.writestr(part, text)
    return out.getvalue()


def test_a_spreadsheet_that_asks_for_a_file_of_the_house_does_not_get_it(tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("not for strangers")
    content = workbook(HEAD.split(","), ["A1", "PLACE", "甲", "x", 3, 0.5, 1, time(9), date(2021, 6, 30), None, None])

    sheet = sheets.parse("t.xlsx", rewritten(content, ENTITY.format(path=secret), "&secret;"), Sample)

    assert "not for strangers" not in str(sheet)


def test_a_spreadsheet_that_repeats_itself_without_end_is_at_fault_itself():
    content = workbook(HEAD.split(","), ["A1", "PLACE", "甲", "x", 3, 0.5, 1, time(9), date(2021, 6, 30), None, None])

    sheet = sheets.parse("t.xlsx", rewritten(content, f"{LAUGH}]>", "&l11;"), Sample)

    assert [problem.row for problem in sheet.problems] == [0]
