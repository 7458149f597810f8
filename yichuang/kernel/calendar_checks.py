"""What a change of the calendar must hold, and a notice read from rows."""

from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta

from yichuang.kernel.calendar import HOLIDAY, LOCAL, MAKEUP, ONE_DAY, WEEKDAY, WEEKEND, Calendar, Day
from yichuang.kernel.calendar_years import SATURDAY, year_of
from yichuang.kernel.refusals import ActRefused

KINDS = {
    "放假": HOLIDAY,
    "调休上班": MAKEUP,
    "停止办公": LOCAL,
    "工作日": WEEKDAY,
    "周末": WEEKEND,
}
KIND_WORDS = {kind: word for word, kind in KINDS.items()}
LONGEST_SPAN = 60


def checked(days: list[Day], calendar: Calendar) -> None:
    """Refuse days that contradict each other or their weekday, and a calendar with a gap or half a year at its end."""
    if not days:
        raise ActRefused("没有要登记的日期。请先填写放假、调休上班或停止办公的日期。")
    reasons = [f"{day} 登记了两次，请只保留一行。" for day, n in Counter(day.day for day in days).items() if n > 1]
    reasons += [reason for day in days if (reason := misfit(day, calendar))]
    ends = {day.day for day in days if day.day > calendar.known_until}
    if ends:
        known_until = calendar.changed(days).known_until
        if gap := min((day for day in ends if day > known_until), default=None):
            missing = known_until + ONE_DAY
            reasons.append(f"{missing} 至 {gap - ONE_DAY} 的工作日安排还没有登记，请先导入{missing.year}年的通知。")
        elif (known_until + ONE_DAY).year == known_until.year:
            reasons.append(f"{known_until.year}年只登记到 {known_until}，请登记全年。")
    if reasons:
        raise ActRefused(*reasons)


def misfit(day: Day, calendar: Calendar) -> str:
    """Why a day cannot be what it is said to be; "" where it can."""
    word = KIND_WORDS.get(day.kind)
    if word is None:
        return f"{day.day} 的类别“{day.kind}”无法识别。"
    if day.day < calendar.first:
        return f"{day.day} 早于工作日历的第一天 {calendar.first}。"
    if day.kind in {MAKEUP, WEEKEND} and day.day.weekday() < SATURDAY:
        return f"{day.day} 不是周六或周日，不能登记为“{word}”。"
    if day.kind == WEEKDAY and day.day.weekday() >= SATURDAY:
        return f"{day.day} 是周末，上班请登记为“{KIND_WORDS[MAKEUP]}”。"
    if day.kind in {HOLIDAY, LOCAL} and not day.name:
        return f"{day.day} 请写明名称（节日名称，或停止办公的原因）。"
    return ""


def notice(rows: Iterable[dict], calendar: Calendar, source: str) -> list[Day]:
    """The days of a notice from its rows: {"起": "2027-01-01", "止": "2027-01-03", "类别": "放假", "名称": "元旦"}.

    “止” may be empty for a single day. For a year not yet published the days the notice does not name are ordinary
    weekdays and weekends; of a published year only the named days change. Refuses every faulty row at once.
    """
    named: dict[date, Day] = {}
    reasons = []
    for number, row in enumerate(rows, start=1):
        try:
            days = row_days(row, source)
        except ValueError as fault:
            reasons.append(f"第{number}行：{fault}。")
            continue
        reasons += [f"第{number}行：{day.day} 已经在前面的行里登记过。" for day in days if day.day in named]
        named |= {day.day: day for day in days}
    if reasons:
        raise ActRefused(*reasons)
    for year in sorted({day.year for day in named if day > calendar.known_until}):
        off = {day.day: day.name for day in named.values() if day.day.year == year and day.kind == HOLIDAY}
        worked = {day.day: day.name for day in named.values() if day.day.year == year and day.kind == MAKEUP}
        named = {day.day: day for day in year_of(year, off, worked, source)} | named
    return sorted(named.values(), key=lambda day: day.day)


def row_days(row: dict, source: str) -> list[Day]:
    first = iso(row.get("起"), "起")
    last = iso(row["止"], "止") if row.get("止") else first
    if last < first or last - first > timedelta(LONGEST_SPAN):
        raise ValueError(f"“止”{last} 应当不早于“起”{first}，且相隔不超过{LONGEST_SPAN}天")
    word = str(row.get("类别") or "").strip()
    if word not in KINDS:
        raise ValueError(f"类别“{word}”无法识别，可以填写：{'、'.join(KINDS)}")
    name = str(row.get("名称") or "").strip()
    return [Day(first + timedelta(n), KINDS[word], name, source) for n in range((last - first).days + 1)]


def iso(value, column: str) -> date:
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(str(value or "").strip())
    except ValueError:
        raise ValueError(f"“{column}”的日期“{value or ''}”应当写成 2027-01-01 的样子") from None
