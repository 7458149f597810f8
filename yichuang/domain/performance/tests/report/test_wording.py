"""Text blocks: figures by reference, what does not exist refused with its place, what is typed warned of."""

import pytest

from yichuang.domain.performance import report
from yichuang.domain.performance.report import wording
from yichuang.domain.performance.report.wording import BlockWrong, typed_numbers
from yichuang.domain.performance.tests.report.conftest import ON


def words_under(snapshot: dict, heading: str) -> list[str]:
    """The paragraphs from a heading of the first level to the next."""
    found, inside = [], False
    for block in snapshot["blocks"]:
        if block["kind"] == "heading" and block["level"] == 1:
            inside = block["text"] == heading
        elif inside and block["kind"] == "words":
            found.append("".join(run["text"] for run in block["runs"]))
    return found


def test_what_people_write_takes_the_place_of_a_part_and_its_figures_are_references(year):
    said = "示例：结余和预备费合计{F7}，占{outside_share}。\n\n{unit}今后改进。"
    snapshot = year.snapshot(ON, {"problems": said})

    assert words_under(snapshot, "七、存在的问题及原因分析") == [
        "示例：结余和预备费合计173.18万元，占58.31%。",
        "株洲市芦淞区行政审批服务局今后改进。",
    ]
    runs = [run for block in snapshot["blocks"] if block["kind"] == "words" for run in block["runs"]]
    assert {"text": "58.31%", "figure": "outside_share", "place": True} in runs


def test_in_the_part_of_a_special_fund_a_reference_is_the_figure_of_that_part(year):
    snapshot = year.snapshot(ON, {"special P1": "示例：终端{R18}，红黄牌{R25}。"})
    runs = [run for block in snapshot["blocks"] if block["kind"] == "words" for run in block["runs"]]

    assert [run["figure"] for run in runs if run["text"] in ("80台", "0次")] == ["R18", "R18_P1", "R25"]


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        ("共{R99}。", ["第 1 行“{R99}”：没有这个编号，请从“可以引用的数字”里选"]),
        ("好\n共{r18}", ["第 2 行“{r18}”：没有这个编号，请从“可以引用的数字”里选"]),
        ("共{R18.rank}。", ["第 1 行“{R18.rank}”：没有这个编号，请从“可以引用的数字”里选"]),
        ("共{80台}。", ["第 1 行“{80台}”：花括号里只写编号，例如 {R01}"]),
        ("共{}。", ["第 1 行“{}”：花括号里只写编号，例如 {R01}"]),
        ("共{R18。", ["第 1 行“{”：花括号没有成对"]),
        ("共R18}。{R98}", ["第 1 行“{R98}”：没有这个编号，请从“可以引用的数字”里选", "第 1 行“}”：花括号没有成对"]),
    ],
)
def test_a_reference_to_nothing_is_refused_with_its_place(year, text, faults):
    with pytest.raises(BlockWrong) as refusal:
        year.snapshot(ON, {"problems": text})

    assert [str(one) for one in refusal.value.faults] == faults


@pytest.mark.parametrize(
    ("text", "warned"),
    [
        ("结余{F7}，占{outside_share}。", []),
        ("结余173.18万元，占58%。\n终端80台。", [(1, "173.18万元"), (1, "58%"), (2, "80台")]),
        ("1.2021年12月31日，按第12号文件办理，接入“3140”平台。", []),
        ("约12.5。", [(1, "12.5")]),
    ],
)
def test_a_typed_number_is_warned_of(text, warned):
    assert typed_numbers(text) == warned


def test_words_of_people_are_never_read_as_markup(year):
    said = "示例<b>粗</b> & #panic [不是片段]\x0b {{"
    with pytest.raises(BlockWrong):
        year.snapshot(ON, {"other": said})
    snapshot = year.snapshot(ON, {"other": said[:-3]})

    assert words_under(snapshot, "十、其他需要说明的情况") == ["示例<b>粗</b> & #panic [不是片段]"]
    assert "示例&lt;b&gt;粗&lt;/b&gt; &amp; #panic [不是片段]" in report.page(snapshot)


def test_every_reference_of_the_template_is_there_in_2021(year):
    """No sentence of 2021 is silently left out because an id is misspelled."""
    parts = wording.template()["parts"]
    draft = year.composed().stated
    left_out = [
        name
        for part, paragraphs in parts.items() if part != "special"
        for sentences in paragraphs for sentence in sentences
        for name, of in wording.references(sentence)
        if not of and name not in {"unit", "year", "publication"} and not any(
            stated == name or stated.startswith(f"{name}_P") for stated in draft
        )
    ]  # fmt: skip

    assert left_out == []


def test_a_sentence_for_another_figure_is_left_out_and_the_figure_still_stated(year):
    figures = {name: value.stated() for name, value in year.values.items()}
    figures["R18"] = type(figures["R18"])(**{**vars(figures["R18"]), "label": "示例别的指标"})
    composed = report.composed(figures, year.material)
    said = [
        "".join(run["text"] for run in block["runs"]) for block in composed.blocks if block["kind"] == "words"
    ]  # fmt: skip

    assert [words for words in said if words.startswith("示例别的指标80台")] == [
        "示例别的指标80台；自助终端高频事项91项；服务圈时间15分钟。",
        "示例别的指标80台；自助终端高频事项91项；服务圈时间15分钟；智慧株洲评价系统满意率100%。",
    ]
