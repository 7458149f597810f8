"""Another year, another body, other lines: nothing of 2021 is written into the program."""

import copy

import pytest
import yaml

from yichuang.domain.performance import report
from yichuang.domain.performance.imports.report import of_folder
from yichuang.domain.performance.tests.report.conftest import AT, DISTRICT, ON
from yichuang.domain.performance.tests.report.looking import in_page, in_pdf, in_word

CODES = {"P1": "示例智慧大厅-大厅改造项目", "P2": "示例数据中心-机房扩容项目"}


def other() -> dict:
    """2024 of 示例市示例区数据局: two special funds, no carry-over, a government fund, other results and people."""
    said = yaml.safe_load((DISTRICT / "performance_2021.yaml").read_text(encoding="utf-8"))
    said = copy.deepcopy(said)
    said["meta"] |= {
        "unit_name": "示例市示例区数据局",
        "unit_code": "SJJ",
        "year": 2024,
        "publication": "示例公开专栏",
    }
    said["organisation"]["duties"] = ["示例职能一", "示例职能二"]
    said["organisation"]["posts"] |= {"administrative": {"value": 9}, "institution": {"value": 21}}
    said["organisation"]["in_post"] |= {"bureau": {"value": 8}, "centre": {"value": 19}}
    said["organisation"]["retired"] = {"value": 5}
    spend_otherwise(said["finance"])
    reach_otherwise(said)
    return said


def spend_otherwise(finance: dict) -> None:
    finance["budget_initial"]["amount"], finance["income"]["amount"] = "700.00", "655.55"
    finance["expenditure"]["total"]["amount"] = "655.55"
    finance["expenditure"]["basic"] |= {"amount": "400.00", "lines": [
        {"code": "B1", "label": "人员经费", "amount": "380.25"},
        {"code": "B2", "label": "公用经费", "amount": "19.75"},
    ]}  # fmt: skip
    finance["expenditure"]["project"] |= {"amount": "255.55", "lines": [
        {"code": "P1", "label": CODES["P1"], "amount": "200.50", "kind": "special"},
        {"code": "P2", "label": CODES["P2"], "amount": "55.05", "kind": "special"},
    ]}  # fmt: skip
    finance["other_budgets"][0]["amount"] = "12.34"
    finance["derived"] = [
        one for one in finance["derived"] if not {"P3", "P4", "P5"} & set(one["formula"].replace("(", "").split())
        and one["id"] not in {"F8", "F9"}
    ]  # fmt: skip


def reach_otherwise(said: dict) -> None:
    for one in said["results"]:
        one["value"] = {"R12": 5000, "R13": 4321, "R15": 31.7, "R30": 77.7}.get(one["id"], one["value"])
        one["scope"] = ["overall", "P2"] if one["id"] == "R18" else one["scope"]
        one["month"] = "2024-03"
    said["results"] = [one for one in said["results"] if one["id"] not in {"R20", "R33"}]
    said["results"].append(
        {
            "id": "R40",
            "name": "示例新增结果",
            "value": 31,
            "unit": "次",
            "section": "六（一）4",
            "scope": ["overall", "P2"],
        }
    )
    said["statements"] = [{"id": "S01", "text": "示例做法", "section": "六（一）2"}]


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """The rosters are other ones too: three kiosks, and nothing else of the district."""
    made = tmp_path_factory.mktemp("other")
    (made / "performance_2024.yaml").write_text(yaml.safe_dump(other(), allow_unicode=True), encoding="utf-8")
    figures = (DISTRICT / "performance_figures_2021.csv").read_text(encoding="utf-8")
    (made / "performance_figures_2024.csv").write_text(figures, encoding="utf-8")
    (made / "kiosks.csv").write_text("no,name\nK1,示例一\nK2,示例二\nK3,示例三\n", encoding="utf-8")
    return made


@pytest.fixture(scope="module")
def snapshot(folder):
    return of_folder(folder, 2024).snapshot(ON)


@pytest.fixture(scope="module")
def read(snapshot):
    return {
        "docx": in_word(report.word(snapshot)),
        "pdf": in_pdf(report.pdf(snapshot, AT)),
        "html": in_page(report.page(snapshot)),
    }


EXPECTED = (
    ("一（一）3", "posts_total", "30名"),
    ("一（一）3", "staff_rate", "90%"),
    ("二（一）", "budget_initial", "700.00万元"),
    ("二（一）", "income", "655.55万元"),
    ("二（一）", "F1", "-44.45万元"),
    ("二（二）", "P1", "200.50万元"),
    ("二（二）", "P2", "55.05万元"),
    ("三", "government_fund", "12.34万元"),
    ("六（一）1", "R12", "5,000个"),
    ("六（一）1", "R14", "86%"),
    ("六（一）1", "R15", "31.7万件"),
    ("六（一）2", "R18", "3台"),
    ("六（一）4", "R40", "31次"),
    ("六（二）2", "R18_P2", "3台"),
    ("六（二）2", "R40_P2", "31次"),
)


@pytest.mark.parametrize("ending", ["docx", "pdf", "html"])
def test_the_figures_of_the_other_year_stand_in_their_sections(read, ending):
    found = {name: (section, text) for section, name, text in read[ending]}

    assert {name: found.get(name) for _, name, _ in EXPECTED} == {
        name: (where, text) for where, name, text in EXPECTED
    }


def test_what_the_year_does_not_have_is_not_told(snapshot):
    told = set(snapshot["figures"])

    assert told & {"P3", "P4", "P5", "F6", "F7", "F9", "outside_share", "R20", "R33", "R05_P3"} == set()


def test_the_funds_of_the_year_are_those_of_the_report(snapshot):
    headings = [block["text"] for block in snapshot["blocks"] if block["kind"] == "heading" and block["level"] == 3]

    assert headings[-2:] == ["1.大厅改造专项", "2.机房扩容专项"]
    assert snapshot["title"] == "示例市示例区数据局2024年度部门整体支出绩效自评报告"


def test_what_is_not_counted_says_so_and_nothing_of_2021_is_left(snapshot):
    words = "".join(
        run["text"] for block in snapshot["blocks"] if block["kind"] == "words" for run in block["runs"]
    )  # fmt: skip

    assert snapshot["figures"]["R01"]["shown"] == "尚未测量"
    assert [word for word in ("芦淞", "440.32", "483.61", "386", "18,395", "24.1万", "2021") if word in words] == []
