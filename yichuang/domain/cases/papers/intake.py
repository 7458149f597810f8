"""Papers of intake: receipt, one-time correction notice, acceptance notice (APL 32)."""

import re
from dataclasses import dataclass
from datetime import date, datetime

from django.conf import settings
from django.utils import timezone

from yichuang.domain.cases.papers.sheet import Sheet, composer, remedies
from yichuang.kernel.reckoning import Reckoning
from yichuang.kernel.whole import Whole

ARTICLE_32 = "《中华人民共和国行政许可法》第三十二条"
OWN_RULE = "本事项办事指南的规定"
PASSWORD_DIGITS = 6


def local(at: datetime) -> str:
    at = timezone.localtime(at)
    return f"{at.year}年{at.month}月{at.day}日{at:%H:%M}"


@dataclass(frozen=True)
class Handed(Whole):
    """One material as received or given back. `form`: 原件, 复印件, 电子 or several."""

    name: str
    form: str
    copies: int
    note: str = ""


@dataclass(frozen=True)
class Receipt(Sheet):
    """DOC-01 收件凭证: receipt is not acceptance. `supplement` where listed gaps were supplied."""

    code, template, title, sign, seal = "DOC-01", "cases/receipt", "收件凭证", "收", "收件专用章"

    received_at: datetime
    channel: str  # 窗口当面提交, 网上提交, 邮寄提交 …
    materials: tuple[Handed, ...]
    receiver: str
    window: str
    password: str  # six digits; on this paper only
    answer_by: date | None = None  # None while the calendar does not reach that far
    supplement: bool = False

    def __post_init__(self):
        super().__post_init__()
        if not re.fullmatch(f"[0-9]{{{PASSWORD_DIGITS}}}", self.password):
            raise ValueError("a query password is six digits")

    def heading(self) -> str:
        return "补正材料收件凭证" if self.supplement else self.title

    def words(self) -> dict:
        by = f"最晚{self.answer_by.year}年{self.answer_by.month}月{self.answer_by.day}日" if self.answer_by else ""
        within = f"{settings.NOTICE_DAYS}个工作日内"
        above = f"本事项由{self.matter.above}决定，本机关收件、初审后上报。" if self.matter.above else ""
        return {
            "received_at": local(self.received_at),
            "answer_words": f"{within}（{by}）" if by else within,
            "basis": above + (f"根据{ARTICLE_32}，" if self.matter.is_licensing else f"按照{OWN_RULE}，"),
            "what": "补正材料" if self.supplement else "申请材料",
            "password_tries": settings.QUERY_PASSWORD_TRIES,
        }

    def query(self) -> dict:
        asked = super().query()
        return {"path": asked["path"], "hint": "扫码查询办理进度、评价窗口服务", "password": self.password}


@dataclass(frozen=True)
class Gap(Whole):
    """One thing missing or not in form: which material, what is wrong, by which rule, how to put it right."""

    material: str
    defect: str
    basis: str
    remedy: str


@dataclass(frozen=True)
class CorrectionNotice(Sheet):
    """DOC-02 一次性补正告知书: every gap in one go. `effect` says what follows when nothing is supplied."""

    code, template, title, sign, seal = "DOC-02", "cases/correction-notice", "一次性补正告知书", "补", "业务专用章"

    received_on: date
    gaps: tuple[Gap, ...]
    reply_by: date
    effect: str

    def words(self) -> dict:
        whence = f"{ARTICLE_32}第一款第（四）项" if self.matter.is_licensing else OWN_RULE
        return {"basis": f"根据{whence}，", "notice_days": settings.NOTICE_DAYS}


@dataclass(frozen=True)
class Line(Whole):
    """One line of the explanation of a date: the sentence, its days that count, the count after them."""

    text: str
    counted: int
    upto: int


@dataclass(frozen=True)
class Limit(Whole):
    """A limit as the applicant reads it: 20个工作日, the day it ends, and how every day was counted."""

    words: str
    due_on: date | None = None  # None: nothing runs (decided at once)
    provisional: bool = False  # the calendar does not reach that far yet
    lines: tuple[Line, ...] = ()


def limit(words: str, found: Reckoning | None) -> Limit:
    """A limit from its reckoning; None where no clock runs."""
    if found is None:
        return Limit(words)
    lines = tuple(Line(line.text, line.counted, line.upto) for line in found.lines)
    return Limit(words, found.due_on, found.provisional, lines)


@dataclass(frozen=True)
class Special(Whole):
    """A special procedure foreseen (APL 45): 检验, 听证 …, the time it needs, and why."""

    kind: str
    days: str
    why: str


@dataclass(frozen=True)
class AcceptanceNotice(Sheet):
    """DOC-03 受理通知书. `deemed` where the office was silent for the days of APL 32(1)(4): the law then counts the
    application as accepted from the day the materials were received."""

    code, template, title, sign, seal = "DOC-03", "cases/acceptance-notice", "受理通知书", "受", "受理专用章"

    received_on: date
    accepted_on: date
    statutory: Limit
    promised: Limit
    fee: str
    handler: str
    special: tuple[Special, ...] = ()
    deemed: bool = False

    def words(self) -> dict:
        licensing = self.matter.is_licensing
        if self.deemed:
            whence = f"{ARTICLE_32}第一款第（四）项" if licensing else OWN_RULE
            reason = (
                f"本机关自收到申请材料之日起{settings.NOTICE_DAYS}个工作日内没有告知需要补正的内容。"
                f"根据{whence}，该申请自收到申请材料之日起即为受理。"
            )
        else:
            whence = f"{ARTICLE_32}第一款第（五）项" if licensing else OWN_RULE
            reason = f"申请材料齐全、符合法定形式，属于本机关职权范围。根据{whence}，本机关予以受理。"
        if above := self.matter.above:
            reason += f"本事项由{above}决定：下列时限内本机关完成初审，将初审意见和全部申请材料上报，由其作出决定。"
        return {"reason": reason}


@dataclass(frozen=True)
class NotAccepted(Sheet):
    """DOC-04 不予受理通知书: not within this body's power (APL 32(1)(2)); names the one whose power it is."""

    code, template, title, sign, seal = "DOC-04", "cases/not-accepted", "不予受理通知书", "拒", "受理专用章"

    reason: str
    agency: str

    def words(self) -> dict:
        whence = f"{ARTICLE_32}第一款第（二）项" if self.matter.is_licensing else OWN_RULE
        return {"basis": f"根据{whence}，", "remedies": remedies(self.matter, "本通知书")}


@dataclass(frozen=True)
class NotRequired(Sheet):
    """DOC-05 不受理告知书: nothing needs to be granted for this (APL 32(1)(1))."""

    code, template, title, sign, seal = "DOC-05", "cases/not-required", "不受理告知书", "免", "业务专用章"

    reason: str

    def words(self) -> dict:
        whence = f"{ARTICLE_32}第一款第（一）项" if self.matter.is_licensing else OWN_RULE
        return {"basis": f"根据{whence}，"}


receipt = composer(Receipt)
correction_notice = composer(CorrectionNotice)
acceptance_notice = composer(AcceptanceNotice)
not_accepted = composer(NotAccepted)
not_required = composer(NotRequired)
