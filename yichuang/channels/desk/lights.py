"""How a case stands, as staff read it at a glance: colour, word, date, and who has it."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import timezone

from yichuang.domain.cases import reads
from yichuang.domain.cases.tables import UNIT_WORDS
from yichuang.domain.identity import reads as identity
from yichuang.kernel import clocks
from yichuang.kernel.codes import masked_name

WORDS = reads.LIGHT_WORDS
TAGS = {  # the colour of a state's label: who has to move
    "RECEIVED": "blue",
    "SUBMITTED": "blue",
    "PRE_REVIEW": "blue",
    "ACCEPTED": "blue",
    "IN_REVIEW": "blue",
    "PENDING_DECISION": "purple",
    "CORRECTION": "orange",
    "SPECIAL": "orange",
    "GRANTED": "green",
    "CERT_MAKING": "green",
    "READY": "green",
    "DENIED": "red",
}
WEEKDAYS = "一二三四五六日"


@dataclass(frozen=True)
class Line:
    """One case in a list."""

    number: str
    item: str
    applicant: str
    body: str
    state: str
    tag: str
    light: str
    word: str
    due: str
    held_by: str
    filed_on: date | None


def lines(cases) -> list[Line]:
    """The rows of a list; the names of whoever holds them are fetched at once."""
    cases = list(cases)
    names = names_in(cases)
    return [line_of(case, names) for case in cases]


def names_in(cases) -> dict[str, str]:
    """Who of the staff holds these, by account."""
    return identity.names_of(reads.held_by_persons(cases))


def line_of(case, names: dict[str, str]) -> Line:
    light = reads.light_of(case)
    return Line(
        number=case.number,
        item=case.item_name,
        applicant=masked_name(case.applicant_name),
        body=case.deciding_body.short_name,
        state=case.get_state_display(),
        tag=TAGS.get(case.state, "grey"),
        light=light,
        word=reads.light_word(case),
        due=due_of(case),
        held_by=reads.held_by(case, names),
        filed_on=case.filed_on,
    )


def due_of(case) -> str:
    """The due date, marked where the calendar of that year is not published; while the clocks stand still there is
    none, and the day the procedure should be done stands."""
    if case.due_on:
        return day(case.due_on) if case.red_on else f"暂定{day(case.due_on)}"
    if not case.resumes_on:
        return ""
    late = case.overruns(timezone.localdate())
    return f"应在{day(case.resumes_on)}做完" if late else f"预计{day(case.resumes_on)}做完，之后接着计时"


def holder(case) -> str:
    """Who has this one case, with its own look-up of the name."""
    kind, _, key = case.held_by.partition(":")
    return reads.held_by(case, identity.names_of({key}) if kind == "person" else {})


def clocks_of(case) -> list[dict]:
    """Each clock of a case as a page shows it: by when, how it stands, and the lines of every day."""
    return [told | shown(told) for told in map(reads.clock_told, reads.clocks_of(case))]


def clock_told(clock, word: str) -> dict:
    """One clock of anything but a case, as a page shows it."""
    told = {
        "word": word,
        "length": clock.length,
        "unit": clock.unit,
        "due_on": clock.due_on,
        "stopped_on": clock.stopped_on,
        "suspended_since": clock.suspended_since,
        "light": clocks.light(clock, timezone.localdate()),
        "provisional": clock.provisional,
    }
    return told | shown(told) | {"lines": clocks.reckoned(clock).lines}


def shown(told: dict) -> dict:
    """Name, date, note and word of one clock."""
    if told["stopped_on"]:
        late = told["light"] == "red"
        due = f"{day(told['due_on'])}" if told["due_on"] else ""
        word, note = ("超期办结" if late else "按期办结"), f"{day(told['stopped_on'])}停止计时"
    elif told["suspended_since"]:
        word, due, note = WORDS["grey"], "暂停计时", f"自{day(told['suspended_since'])}起，恢复后接着计算"
    else:
        word, due, note = WORDS[told["light"]], f"最晚{day(told['due_on'])}", ""
    if told["provisional"]:
        note += "暂定：下一年的放假安排公布后才能确定"
    length = f"{told['length']}{UNIT_WORDS[told['unit']]}" if told["length"] else "当日办结"
    return {"name": f"{told['word']}（{length}）", "due": due, "note": note, "status": word}


def day(on: date) -> str:
    """A day as said at a counter: 今天, 明天, else month and day with the weekday."""
    today = timezone.localdate()
    if on in (today, today + timedelta(days=1)):
        return "今天" if on == today else "明天"
    year = f"{on.year}年" if on.year != today.year else ""
    return f"{year}{on.month}月{on.day}日（星期{WEEKDAYS[on.weekday()]}）"
