"""A case's clocks in words: by when, how it stands, and the lines that explain the day."""

from django.utils import timezone

from yichuang.kernel import clocks

WEEKDAYS = "一二三四五六日"
NAMES = {
    "notice": "告诉您是否受理、要不要补材料",
    "correction": "请您补齐材料",
    "statutory": "法律规定的办结期限",
    "promise": "我们承诺的办结期限",
    "special": "特别程序（检验、听证等）做完",
    "delivery": "把结果送到您手里",
    "owed": "请您补交容缺的材料",
    "post_check": "核查您的承诺",
    "remedy": "请您改正",
    "acceptance": "答复是否受理",
    "mending": "办理并答复您",
    "answer": "答复您",
    "revisit": "打电话听您的意见",
}
WORDS = {"green": "正常", "blue": "接近期限", "yellow": "快到期", "red": "已超期", "grey": "暂停计时"}
ENDED = {"green": "已按时完成", "red": "完成时已超期"}


def day(on) -> str:
    return f"{on.year}年{on.month}月{on.day}日（星期{WEEKDAYS[on.weekday()]}）"


def light(case) -> tuple[str, str]:
    """Colour and word of the nearest date of a case, as lists show it; ("", "") where nothing is running."""
    today = timezone.localdate()
    if case.overruns(today):
        return "red", "特别程序超时"
    if case.suspended_since:
        return "grey", WORDS["grey"]
    if case.due_on is None:
        return "", ""
    since = (("red", case.red_on), ("yellow", case.warn_on), ("blue", case.hint_on))
    colour = next((colour for colour, on in since if on and today >= on), "green")
    return colour, WORDS[colour]


def shown(found, only: str = "") -> list[dict]:
    """What a page says of each clock: its name, the date, how it stands, and why."""
    return [one(clock) for clock in found if not only or clock.kind == only]


def by_running(found) -> dict[str, list[dict]]:
    """The clocks that run now, and those that have run out their course."""
    told = shown(sorted(found, key=lambda clock: clock.kind == "statutory"))  # what was promised counts for the person
    return {"running": [one for one in told if not one["stopped"]], "stopped": [one for one in told if one["stopped"]]}


def one(clock) -> dict:
    colour = clocks.light(clock, timezone.localdate())
    return {
        "name": NAMES[clock.kind],
        "due": due(clock),
        "colour": colour,
        "word": ENDED[colour] if clock.stopped_on else WORDS[colour],
        "note": f"{day(clock.stopped_on)}完成" if clock.stopped_on else "",
        "lines": clocks.reckoned(clock).lines,
        "stopped": clock.stopped_on is not None,
    }


def due(clock) -> str:
    if clock.due_on is None:
        return f"自{day(clock.suspended_since)}起暂停计时"
    if clock.provisional:
        return f"暂定{day(clock.due_on)}，只会更晚"
    return f"最晚{day(clock.due_on)}"
