"""The Chinese of the lines that explain a date: plain, complete, with the year wherever it is not clear."""

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from yichuang.kernel.calendar import HOLIDAY, LOCAL, MAKEUP, ONE_DAY, WEEKEND
from yichuang.kernel.counting import NATURAL
from yichuang.kernel.marks import DAY, MONTH, WORKDAY, Mark, Suspension

if TYPE_CHECKING:
    from yichuang.kernel.explaining import Sort
    from yichuang.kernel.reckoning import Reckoning

WEEKDAYS = "一二三四五六日"
UNIT_WORDS = {WORKDAY: "个工作日", DAY: "天", MONTH: "个月"}


def with_year(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


def weekday(day: date) -> str:
    return f"（星期{WEEKDAYS[day.weekday()]}）"


def because(*papers: Suspension | Mark) -> str:
    """“：检验（编号）；听证（编号）”: reason, document and approver as far as they are known, or nothing."""
    said = "；".join(filter(None, map(reason, papers)))
    return f"：{said}" if said else ""


def reason(paper: Suspension | Mark) -> str:
    document = f"（{paper.document}）" if paper.document else ""
    by = f"，{paper.by}批准" if paper.by else ""
    return paper.why + document + by


FORMS = {
    "counted": "{span}计入，{ordinal}。",
    MAKEUP: "{span}{name}调休上班，计入，{ordinal}。",
    WEEKEND: "{span}周末，不计入。",
    HOLIDAY: "{span}{name}放假，不计入。",
    LOCAL: "{span}本地停止办公（{name}），不计入。",
}


class Sentences:
    """Says the lines of one reckoning; a year is said again only when it changes."""

    def __init__(self, found: "Reckoning"):
        self.found = found
        self.year = found.start.year
        self.word = UNIT_WORDS[WORKDAY if found.unit == WORKDAY else DAY]

    def day(self, day: date) -> str:
        said = with_year(day) if day.year != self.year else f"{day.month}月{day.day}日"
        self.year = day.year
        return said

    def span(self, first: date, last: date) -> str:
        return self.day(first) + weekday(first) if first == last else f"{self.day(first)}至{self.day(last)}"

    def started(self) -> str:
        run = self.found.path.run
        start = f"{with_year(run.start)}{weekday(run.start)}开始计时"
        if not run.length:
            return f"{start}，当天办结。"
        length = f"{run.length}{UNIT_WORDS[run.unit]}"
        if run.unit == MONTH:
            length += f"（合{self.found.path.base}天）"
        return f"{start}，当天不计入，期限{length}。"

    def of(self, sort: "Sort", first: date, last: date, upto: int) -> str:
        """The sentence of a run of days."""
        if sort.kind == "moved":
            return self.moved(last)
        span = self.span(first, last)
        if sort.rests:
            return f"{span}暂停计时，其间{self.left_out(first, last)}不计入{because(*sort.rests)}。"
        return FORMS[sort.kind].format(span=span, name=sort.name, ordinal=self.ordinal(first, last, upto))

    def moved(self, to: date) -> str:
        raw = self.found.path.first_end.last_counted
        return f"期限最后一天{self.day(raw)}{weekday(raw)}不是工作日，顺延到{self.day(to)}{weekday(to)}。"

    def ordinal(self, first: date, last: date, upto: int) -> str:
        """“第3至第7个工作日”. Where days or months were extended by working days, those are counted anew."""
        word, before = self.word, ""
        if self.found.unit != WORKDAY and upto > self.found.path.base:
            word, before, upto = UNIT_WORDS[WORKDAY], "延长期", upto - self.found.path.base
        begun = upto - (last - first).days
        return f"{before}第{upto}{word}" if begun == upto else f"{before}第{begun}至第{upto}{word}"

    def left_out(self, first: date, last: date) -> str:
        days = self.found.path.calendar if self.found.unit == WORKDAY else NATURAL
        return f"{days.position(last) - days.position(first - ONE_DAY)}{self.word}"

    def extended(self, mark: Mark, was_due: date | None) -> str:
        was = f"原定{self.day(was_due)}到期，" if was_due else ""
        by = f"经{mark.by}批准" if mark.by else f"{self.day(mark.on)}决定"
        why = because(replace(mark, by=""))
        return f"{was}{by}延长{mark.days}个工作日{why}。"

    def still(self, rests: tuple[Suspension, ...], left: int) -> str:
        named = [rest.days for rest in rests if rest.days]
        told = f"已书面告知所需时间{max(named)}个工作日，" if named else ""
        since = self.day(self.found.suspended_since)
        return f"{since}起暂停计时{because(*rests)}。{told}恢复后还有{left}{self.word}。"

    def due(self) -> str:
        return f"{with_year(self.found.due_on)}{weekday(self.found.due_on)}到期。"

    def unknown(self) -> str:
        """What is missing, what is held in the meantime, and what will happen."""
        found = self.found
        still = f"还有{found.still_to_count}个工作日要计，" if found.still_to_count else ""
        return (
            f"{found.missing_year}年的工作日安排尚未公布，{still}"
            f"到期日暂记为{with_year(found.due_on)}，公布并导入后自动确定，不会更早。"
        )

    def stopped(self) -> str:
        used = f"{self.found.elapsed}{self.word}"
        if self.found.due_on and not self.found.provisional and self.found.stopped_on > self.found.due_on:
            return f"{with_year(self.found.stopped_on)}停止计时，实际用时{used}，已超过期限。"
        return f"{with_year(self.found.stopped_on)}停止计时，实际用时{used}，在期限之内。"
