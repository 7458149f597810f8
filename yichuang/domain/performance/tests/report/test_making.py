"""`make report`: three files from a folder, and a plain sentence where there is something wrong with it."""

import shutil
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from yichuang.domain.performance.tests.report.conftest import DISTRICT
from yichuang.domain.performance.tests.report.looking import in_page, in_pdf, in_word


def made(data, out, year=2021) -> list[str]:
    said = StringIO()
    call_command("report", year=year, data=data, out=out, stdout=said)
    return said.getvalue().split()


def test_three_files_are_written_that_state_the_same(tmp_path):
    out = tmp_path / "new" / "folder"
    said = made(DISTRICT, out)

    files = [out / f"report-2021.{ending}" for ending in ("docx", "pdf", "html")]
    assert said == [str(path) for path in files]
    word, pdf, page = (path.read_bytes() for path in files)
    assert in_word(word) == in_pdf(pdf) == in_page(page.decode())


def test_a_folder_without_definitions_goes_by_those_of_our_own_district(tmp_path):
    data = tmp_path / "data"
    shutil.copytree(DISTRICT, data, ignore=shutil.ignore_patterns("performance_figures_*", "performance_template_*"))
    made(data, tmp_path)

    found = {name: text for _, name, text in in_word((tmp_path / "report-2021.docx").read_bytes())}
    assert (found["R01"], found["R18"], found["expenditure"]) == ("386项", "80台", "483.61万元")


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (None, "没有 {data}/performance_2021.yaml，2021 年的报告要从这个文件生成。"),
        (("meta:", "meta: ]"), "performance_2021.yaml 读不出来，请检查缩进和引号："),
        (("finance:", "money:"), "performance_2021.yaml 缺少 finance。"),
        (("weight: 50", "weight: 49"), "一级指标的权重合计 99，应为 100"),
    ],
)
def test_what_is_wrong_with_a_folder_is_told_and_nothing_is_written(tmp_path, change, says):
    data = tmp_path / "data"
    data.mkdir()
    if change:
        said = (DISTRICT / "performance_2021.yaml").read_text(encoding="utf-8")
        (data / "performance_2021.yaml").write_text(said.replace(*change, 1), encoding="utf-8")

    with pytest.raises(CommandError) as refusal:
        made(data, tmp_path / "out")

    assert says.format(data=data) in str(refusal.value)
    assert not (tmp_path / "out").exists()
