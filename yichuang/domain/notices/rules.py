"""What a message may say: nothing that would tell a stranger who reads it over a shoulder more than the matter."""

import re
from collections.abc import Collection

from rules import predicate

from yichuang.domain.identity.reads import supervises_the_district
from yichuang.kernel.refusals import rule

# A citizen number of either length, a mobile number, an address of the web, and what is left of one.
PERSONAL = re.compile(
    r"(?<!\d)\d{17}[\dXx](?!\d)|(?<!\d)\d{15}(?!\d)|(?<!\d)1[3-9]\d{9}(?!\d)|\w+://\S*|www\.\S*|\S*[?&]\w+=\S*"
)
HIDDEN = "…"
NUMBER = re.compile(r"[^\w〔〕（）()\-]")
MASCULINE = frozenset("13579")  # the seventeenth digit of a citizen number, GB 11643
HAN = re.compile(r"[\u3400-\u9fff]")
COMPOUND = (
    "欧阳太史端木上官司马东方独孤南宫夏侯诸葛尉迟公羊赫连澹台皇甫宗政濮阳公冶太叔申屠公孙慕容"
    "钟离长孙宇文司徒鲜于司空令狐闾丘亓官司寇呼延万俟轩辕百里东郭拓跋"
)
BRACED = re.compile(r"\{([^{}]*)\}")
A_SECRET = re.compile(r"密码|验证码|口令|动态码")
ONE_SMS, PART_OF_SMS = 70, 67  # signs of a short message in Chinese; each part of a longer one loses three
SURNAMES_OF_TWO = frozenset(COMPOUND[place : place + 2] for place in range(0, len(COMPOUND), 2))


def said(value: str, longest: int = 40) -> str:
    """A free text as a message may repeat it: on one line, no longer than `longest`, without personal numbers and
    links, whatever somebody wrote into it."""
    plain = PERSONAL.sub(HIDDEN, " ".join(str(value).split()))
    return plain if len(plain) <= longest else plain[: longest - 1] + HIDDEN


def number(value: str) -> str:
    """A public number (办件编号, 证照编号); never one that is a person's."""
    return NUMBER.sub("", PERSONAL.sub(HIDDEN, str(value)))[:60]


def salutation(name: str, code: str = "") -> str:
    """梅女士, 欧阳先生: the surname alone, from name and citizen number; 您好 where either does not tell."""
    surname = name[:2] if name[:2] in SURNAMES_OF_TWO else name[:1]
    if "·" in name or not surname or not all(HAN.match(sign) for sign in surname) or len(code) != 18:
        return "您好"
    return surname + ("先生" if code[16] in MASCULINE else "女士")


# ------------------------------------------------------------------------------------- words of the bureau's own


@predicate
def keeper(actor, _text):
    """Supervisors of the whole district: one text is sent for every body."""
    return supervises_the_district(actor)


@rule("文字里有不能发出去的内容，请按提示改好。")
def may_be_sent(text):
    return not text.faults


def braced(text: str) -> list[str]:
    """The names in braces, in their order."""
    return BRACED.findall(text)


def words_at_fault(text: str, allowed: Collection[str], needed: Collection[str] = ()) -> list[str]:
    """What of the names in braces, told as staff write them, is wrong with a text."""
    names, faults = braced(text), []
    if unknown := [name for name in names if name not in allowed]:
        faults.append(f"这里不能用{listed(unknown)}，可以用的是{listed(allowed)}。")
    if set("{}") & set(BRACED.sub("", text)):
        faults.append("花括号只用来括住填入的内容，要成对，例如{编号}。")
    if missing := [name for name in needed if name not in names]:
        faults.append(f"不能少了{listed(missing)}：办事人要知道说的是哪一件、最晚哪天。")
    return faults


def listed(names: Collection[str]) -> str:
    return "、".join(f"{{{name}}}" for name in names)


def secrets_in(text: str) -> list[str]:
    """A message is read over shoulders and passes through other hands."""
    faults, written = [], BRACED.sub("…", text)
    if PERSONAL.search(written):
        faults.append("不能写证件号码、手机号码和网址；咨询电话请用{电话}。")
    if A_SECRET.search(written):
        faults.append("通知里不能有密码、验证码，也不要提它们。")
    return faults


def signed(text: str, bureau: str) -> str:
    """An SMS begins with who sends it."""
    return f"【{bureau}】{text}" if bureau else text


def segments(text: str) -> int:
    """How many short messages the gateway makes of a text: signs are counted as UTF-16, as networks do."""
    signs = len(text.encode("utf-16-le")) // 2
    return 1 if signs <= ONE_SMS else -(-signs // PART_OF_SMS)
