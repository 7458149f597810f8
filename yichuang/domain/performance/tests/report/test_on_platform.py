"""The report of an evaluation kept here: its figures as they are, then word for word as when it became final."""

import shutil

import pytest

from yichuang.domain.identity.tests.factories import BodyFactory, RegionFactory
from yichuang.domain.performance import report
from yichuang.domain.performance.acts import evaluating, filling
from yichuang.domain.performance.imports import facts, year
from yichuang.domain.performance.models import YearFacts
from yichuang.domain.performance.report.on_platform import basis_of, printed
from yichuang.domain.performance.tests import evaluating as made
from yichuang.domain.performance.tests.factories import LINES
from yichuang.domain.performance.tests.report.conftest import DISTRICT
from yichuang.domain.performance.tests.report.looking import in_word
from yichuang.domain.performance.tests.report.seed import SEED
from yichuang.kernel.refusals import ActRefused

pytestmark = pytest.mark.django_db


def words(snapshot: dict) -> list[str]:
    return [
        "".join(run["text"] for run in block["runs"]) for block in snapshot["blocks"] if block["kind"] == "words"
    ]  # fmt: skip


def test_a_draft_reads_its_figures_and_lines_as_they_are(bureau):
    found = made.typed(bureau)
    snapshot = printed(found)

    assert snapshot["title"] == f"{found.body.name}{found.year}年度部门整体支出绩效自评报告"
    assert [block["text"] for block in snapshot["blocks"] if block.get("level") == 1][:2] == [
        "一、基本情况", "二、一般公共预算支出情况",
    ]  # fmt: skip
    assert snapshot["figures"]["I02"]["shown"] == "4台"
    assert snapshot["figures"]["score_I04"]["shown"] == "10分"


def test_what_people_write_stands_in_it_with_its_figures(bureau):
    found = made.typed(bureau)
    found = filling.write(found, by=bureau.sun, texts={"problems": "示例：终端只有{kiosks}。", "other": ""})

    assert "示例：终端只有4台。" in words(printed(found))
    assert found.texts == {"problems": "示例：终端只有{kiosks}。"}


def test_a_final_report_stays_as_it_was(bureau):
    found = made.final(bureau)
    before = printed(found)
    made.roster(made.ROWS[:2], "d2")
    found.texts = {"other": "示例：后来写的。"}

    assert printed(found) == before
    assert printed(found, "https://example/r/")["query"] == {"url": "https://example/r/"}
    assert found.frozen["report"]["figures"]["I02"]["shown"] == "4台"


def test_a_text_that_names_nothing_there_is_keeps_it_from_becoming_final(bureau):
    bureau.spent()
    found = made.typed(bureau)
    found = filling.write(found, by=bureau.sun, texts={"other": "共{nothing}。"})
    found = evaluating.review(evaluating.fill(found, by=bureau.sun), by=bureau.chief)

    with pytest.raises(ActRefused) as refusal:
        evaluating.finalise(found, by=bureau.head)

    assert refusal.value.reasons == [
        "报告的文字引用了没有的数字，请改好再定稿。", "第 1 行“{nothing}”：没有这个编号，请从“可以引用的数字”里选",
    ]  # fmt: skip
    found.refresh_from_db()
    assert (found.state, found.frozen) == ("REVIEWED", {})


def test_every_figure_that_may_be_named_is_offered(bureau):
    names = {name for name, _, _ in basis_of(made.typed(bureau)).names}

    assert {"kiosks", "content", "expenditure", "final", "I02"} <= names


def test_the_district_kept_here_states_what_was_published(district):
    """The year loaded through all acts, its rosters, books and facts: the same values in the same sections."""
    facts.load(DISTRICT)
    found = year.load(DISTRICT, 2021, by=district[0], people=district)

    told = {name: (section, text) for section, name, text in in_word(report.word(printed(found)))}
    assert {name: told.get(name) for _, name, _ in SEED} == {name: (section, text) for section, name, text in SEED}


def tables(snapshot: dict) -> dict[str, list[list[str]]]:
    return {
        block["caption"]: [["".join(run["text"] for run in cell) for cell in row] for row in block["rows"]]
        for block in snapshot["blocks"] if block["kind"] == "table"
    }  # fmt: skip


def test_the_report_says_that_targets_are_illustrative_as_the_page_of_the_evaluation_does(bureau):
    found = made.typed(bureau)
    assert "目标值含示例，得分供参考。" not in words(printed(found))

    found.indicators.filter(code="I02").update(target_source="illustrative")
    assert "目标值含示例，得分供参考。" in words(printed(found))


def test_each_special_fund_has_its_table_with_its_money_its_goal_and_its_indicators(bureau):
    bureau.spent()
    found = made.typed(bureau)
    told = {"code": "G1", "text": "示例：大厅平稳运行", "lines": ["P1"], "indicators": ["I02"]}
    filling.set_goal(found, by=bureau.sun, **told)
    snapshot = printed(found)

    there = tables(snapshot)
    assert there["示例大厅管理专项资金"] == [["49.00万元", "49.00万元", "49.00万元", "100.00%", "10分"]]
    assert [row[0].rpartition("/")[2] for row in there["示例大厅管理专项绩效指标"]] == [
        found.indicators.get(code="I02").name
    ]
    assert "示例网络租赁专项绩效指标" not in there
    said = words(snapshot)
    assert [line in said for line in ("年度总体目标：示例：大厅平稳运行。", "没有对应到这个项目的指标。")] == [
        True,
        True,
    ]


def test_a_book_with_codes_of_its_own_tells_its_basic_lines_by_name(bureau):
    lines = [line | {"code": {"B1": "RY", "B2": "GY"}.get(line["code"], line["code"])} for line in LINES]
    bureau.open(lines=lines)
    said = "".join(words(printed(made.typed(bureau))))

    assert "人员经费尚未测量" not in said
    assert "基本支出包括：人员经费0.00万元；公用经费0.00万元。" in said


def test_nothing_is_said_to_be_reached_before_the_score_says_so(bureau):
    bureau.spent()
    found = made.typed(bureau)
    assert "绩效目标总体实现" in "".join(words(printed(found)))  # 优

    found.indicators.filter(rule="QUAL").update(ratio=None, level="")
    said = "".join(words(printed(found)))
    assert [word in said for word in ("绩效目标总体实现", "预算执行及时", "，公开。", "科学严谨")] == [False] * 4


def test_what_was_written_of_deviations_stands_among_the_problems_and_the_next_steps(bureau):
    found = made.typed(bureau)
    told = {"code": "I02", "reason": "示例：两台终端停用", "improvement": "示例：年内恢复"}
    filling.explain(found, by=bureau.sun, **told)
    said, name = words(printed(found)), found.indicators.get(code="I02").name

    assert (f"{name}：示例：两台终端停用。" in said, f"{name}：示例：年内恢复。" in said) == (True, True)


def test_an_indicator_without_points_says_not_scored_and_a_quality_not_judged(bureau):
    found = made.typed(bureau)
    found.indicators.filter(rule="QUAL").update(ratio=None, level="")
    rows = tables(printed(found))["部门整体支出绩效自评表"]

    assert {(row[2], row[4]) for row in rows if row[2] == "尚未评定"} == {("尚未评定", "未计分")}


def test_facts_are_taken_in_once_and_again_when_the_file_changed(db, tmp_path):
    BodyFactory(code="SPJ", kind="bureau", region=RegionFactory(code="430203000000"))
    shutil.copy(DISTRICT / "performance_2021.yaml", tmp_path)
    first, same = facts.load(tmp_path), facts.load(tmp_path)
    path = tmp_path / "performance_2021.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("政务服务中心", "示例中心"), encoding="utf-8")

    assert (first, same, facts.load(tmp_path)) == (1, 0, 1)
    kept = YearFacts.objects.get()
    assert kept.stated["organisation"]["subordinate"]["name"] == "示例中心"
    assert [one for one in kept.stated["results"] if "value" in one] == []
