"""The consistency check: what agrees is left in peace, what was changed is found, the rest is not called right."""

import pytest

from yichuang.domain.performance.checking import AGREES, EXPLAIN, ROUNDED, UNIT, WRONG
from yichuang.domain.performance.tests.checking.samples import KNOWN, REPORT, alarms, checked


def changed(text: str) -> str:
    """The same amount with another last digit."""
    place = max(at for at, sign in enumerate(text) if sign.isdigit())
    return f"{text[:place]}{(int(text[place]) + 1) % 10}{text[place + 1 :]}"


def one_changed() -> list[tuple[str, str]]:
    """(the amount, the report with it changed), each amount of the report once."""
    found = []
    for paragraph in checked(REPORT).paragraphs:
        for one in paragraph.amounts:
            lines = REPORT.splitlines()
            text = lines[paragraph.at]
            lines[paragraph.at] = text[: one.start] + changed(text[one.start : one.end]) + text[one.end :]
            found.append((f"{one.label} {one.text}", "\n".join(lines)))
    return found


APART = (
    "预算与支出不一致：440.32万元与483.61万元，后者多43.29万元（后者是前者的109.83%），"
    "文中没有写明这个差额从何而来，需要说明。"
)
# What stands alone in the report, and in no figure of the year: nothing could bear it out. 62 of 122 is 50.8% too.
ALONE = ["在职 10名"]
ALONE_WITHOUT_FIGURES = ["在职 10名", "减少群众跑动 61次", "门户网站页面浏览量 412.7万"]


def test_a_report_that_agrees_raises_no_alarm():
    assert alarms(REPORT) == []
    assert alarms(REPORT, KNOWN) == []


def test_every_single_changed_amount_is_found_but_for_what_stands_alone():
    assert len(one_changed()) == 36
    assert [what for what, text in one_changed() if not alarms(text)] == ALONE_WITHOUT_FIGURES
    assert [what for what, text in one_changed() if not alarms(text, KNOWN)] == ALONE


def test_what_stands_alone_is_not_called_right():
    assert [f"{one.label} {one.text}" for one in checked(REPORT, KNOWN).unchecked] == ALONE


@pytest.mark.parametrize(
    ("text", "kind", "says"),
    [
        ("支出30万元，其中：甲10万元，乙25万元。", WRONG,
         "10万元 + 25万元 = 35.00万元，30万元：各部分之和比总数多5.00万元。"),
        ("支出30万元，其中：甲10万元，乙15万元。", WRONG,
         "10万元 + 15万元 = 25.00万元，30万元：各部分之和比总数少5.00万元。"),
        ("项目支出30万元中，甲10万元，乙25万元。", WRONG,
         "10万元 + 25万元 = 35.00万元，30万元：各部分之和比总数多5.00万元。"),
        ("年初预算30万元，全年支出40万元。", EXPLAIN,
         ("预算与支出不一致：30万元与40万元，后者多10.00万元（后者是前者的133.33%），"
          "文中没有写明这个差额从何而来，需要说明。")),
        ("共有终端80台，其中大厅90台。", WRONG, "大厅90台，80台：各部分之和比总数多10台。"),
        ("甲3.14万元，乙2.00万元，合计5.15万元。", EXPLAIN,
         "3.14万元 + 2.00万元 = 5.14万元，5.15万元，相差0.01万元，可能是进位造成的，请核对。"),
        ("支出483.61其中：项目296.99万元，基本186.62万元。", UNIT,
         "“483.61”后面没有单位，直接接着“其中”，请补上单位和标点。"),
        ("全年支出12.5。", UNIT, "“12.5”后面没有单位。"),
        ("受理200个，办结150个，办结率80%。", WRONG, "150个 ÷ 200个 = 75.00%，所写的是80%。"),
        ("缩减环节40个、优化率24.7%，缩减环节3个、优化率7.7%。", WRONG,
         "同一件事两处写得不同：一处40个，一处3个。"),
        ("跑动减少3次、优化率33%。", "", ""),
        ("跑动减少3次、优化率31%。", WRONG, "没有一个整数基数能使3次占到31%（最接近的基数10得30.00%）。"),
        ("上年投诉40件，本年30件，下降20%。", WRONG, "由40件到30件，下降25.00%，所写的是20%。"),
        ("项目支出80万元，占总支出的40%。总支出160万元。", WRONG, "80万元 ÷ 160万元 = 50.00%，所写的是40%。"),
        ("1、年初预算440.32万元。\n2、财政拨款支出483.61万元。", EXPLAIN,
         APART),
        ("1、年初预算440.32万元，追加43.29万元。\n2、财政拨款支出483.61万元。", "", ""),
        ("编制8名（机关2名，中心5名）。", WRONG, "2名 + 5名 = 7人，8名：各部分之和比总数少1人。"),
    ],
)  # fmt: skip
def test_each_kind_of_fault_is_told_in_its_own_words(text, kind, says):
    assert next(iter(alarms(text)), ("", "")) == (kind, says)


@pytest.mark.parametrize(
    "text",
    [
        "办件24.1万件，其中网上办18.2万件。",
        "终端80台，其中主要分布：大厅4台、镇街8台等。",
        "覆盖8个镇，其中3个先行，新增20个窗口。",
        "机关编制3名，设局长1名，副局长1名。",
        "2031年6月18日，第12号通知要求3个月内办结。",
        "按GB/T 9704.1排版，接入“3140”平台，改造IPv6。",
        "压缩报批时限75%以上，最快4天。",
        "基本支出186.62万元（38.59%），支出483.61万元。",
    ],
)
def test_what_is_not_wrong_is_left_in_peace(text):
    assert alarms(text) == []


def test_a_rate_that_was_rounded_is_told_with_its_exact_value():
    found = [(each.kind, each.says) for each in checked("受理18395个事项，办结18123个事项，办结率99%。").findings]

    assert found == [(ROUNDED, "18123个 ÷ 18395个 = 98.52%，所写的99%是四舍五入后的数。")]


def test_parts_of_parts_are_told_from_parts():
    text = "支出483.61其中：项目支出296.99万元，基本支出186.62万元，其中：人员经费175.19万元，公用经费11.43万元。"
    agreeing = [each.says for each in checked(text).findings if each.kind == AGREES]

    assert agreeing == [
        "296.99万元 + 186.62万元 = 483.61万元，483.61，相符。",
        "175.19万元 + 11.43万元 = 186.62万元，186.62万元，相符。",
    ]


def test_a_finding_quotes_its_place():
    found = checked("一、情况\n甲支出30万元，其中：乙40万元。")
    quoted = found.quoted(found.alarms[0].amounts[0])

    assert (quoted.number, quoted.before, quoted.amount, quoted.after) == (2, "甲支出", "30万元", "，其中：乙40万元。")


def test_amounts_are_read_with_their_scale_and_dates_are_none():
    text = "１、2031年12月 31 日，受理18,395个，办件24.1万件，支出４８３．６１ 万元，办结率98.5％，-3项，第12条。"
    found = [(one.text, one.value, one.unit) for one in checked(text).amounts]

    assert found == [
        ("18,395个", 18395, "个"),
        ("24.1万件", 241_000, "件"),
        ("483.61 万元", 4_836_100, "元"),
        ("98.5%", pytest.approx(0.985), "%"),
        ("-3项", -3, "项"),
    ]


def test_a_figure_of_the_year_that_the_text_says_otherwise_is_named():
    assert alarms("布设自助终端65台。", KNOWN) == [(WRONG, "布设自助终端（R18）数据是66台，文中写的是65台。")]
