"""What a paper says only sometimes: every such word of every template is drawn, with the value that brings it out."""

import re

import pytest

from tests.papers.looking import words
from tests.papers.specimens import every_paper
from tests.papers.test_goldens import AT, frozen
from yichuang.kernel import typesetting

pytestmark = pytest.mark.any_python

RUN_ON = re.compile(r"#[a-z_]+(?:\.[a-z_]+)*[一-鿿]")  # Typst takes the sign that follows for a part of the name
SOMETIMES = [
    ("DOC-01", {"body": {"address": ""}}, "收件凭证"),
    ("DOC-03", {"deemed": True}, "视为受理"),
    ("DOC-03", {"promised": {"provisional": True}}, "暂记至"),
    ("DOC-03", {"special": []}, "承诺办结时限"),
    ("DOC-06", {"ends_on": None}, "以实际完成为准"),
    ("DOC-06", {"to_do": ""}, "不计算在办理期限内"),
    ("DOC-08c", {"absent": "示例缺席人"}, "示例缺席人"),
    ("DOC-09", {"may_ask_for_hearing": False}, "陈述和申辩"),
    ("DOC-10", {"collect": "请到示例窗口领取。"}, "请到示例窗口领取"),
    ("DOC-11", {"standards": []}, "四、救济途径"),
    ("DOC-14", {"returned": []}, "准予撤回"),
    ("DOC-16", {"returned": []}, "退件"),
    ("DOC-17", {"published": False}, "本承诺书不向社会公开"),
    ("DOC-17", {"check_due": "2026-11-24"}, "尚未核查"),
    ("DOC-17", {"check_result": "与承诺相符"}, "按告知的期限"),
    ("DOC-19", {"changes": [], "original": {"case": "", "certificate": ""}}, "准予变更"),
    ("DOC-19b", {"to_do": "", "original": {"certificate": ""}}, "更正通知书"),
    ("DOC-20", {"bill": "示缴0007", "reduction": "小微企业减半收取", "reduced": "16.00"}, "减免16.00元，依据"),
    ("DOC-21", {"agent": {"kind": "代理人", "name": "示例代理人"}}, "示例代理人"),
]  # fmt: skip


def with_changes(snapshot: dict, changes: dict) -> dict:
    """The snapshot with what is changed; a part of a record is changed in it."""
    inner = {key: snapshot[key] | value for key, value in changes.items() if isinstance(snapshot.get(key), dict)}
    return snapshot | changes | inner


@pytest.mark.parametrize(("code", "changes", "word"), SOMETIMES)
def test_what_is_said_sometimes_is_drawn(code, changes, word):
    paper = every_paper()[code]

    pdf = typesetting.typeset(paper.template, 1, with_changes(frozen(paper), changes), AT)

    assert word in "".join("".join(said[4].split()) for page in words(pdf) for said in page)


def test_no_name_of_a_value_runs_on_into_the_words_after_it():
    """“#it.reduced元” asks for a value “reduced元”, and there is no such paper: a semicolon ends the name."""
    sheets = sorted(typesetting.templates().rglob("*.typ"))

    found = [f"{sheet.name}: {match}" for sheet in sheets for match in RUN_ON.findall(sheet.read_text("utf-8"))]
    assert (found, len(sheets) > 20) == ([], True)
