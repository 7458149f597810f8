"""Questions about messages: one's own inbox, the log of what was sent, and the words of place and time."""

from dataclasses import replace
from datetime import date

from django.utils import timezone

from yichuang.domain.identity import reads as identity
from yichuang.domain.notices.models import Choice, Delivery, MessageText, Notice
from yichuang.domain.notices.models.texts import default_of, faults_of, needed_by, of_topic, parts_of
from yichuang.domain.notices.states import State, Wrote
from yichuang.domain.notices.tables import TEMPLATES, WORDS, Template
from yichuang.kernel.actors import Actor
from yichuang.kernel.composed import composed
from yichuang.kernel.sentences import weekday

__all__ = ["default_of", "faults_of", "parts_of"]  # re-exported besides what stands here

UNKNOWN = "在规定期限内"
HALL, HOTLINE = "政务服务大厅", "12345"


def inbox(actor: Actor):
    """The person's messages, the newest first."""
    return Notice.objects.visible_to(actor).order_by("-id")


def own_copy(actor: Actor) -> list[dict]:
    """Every message of the person, as a copy of their data has it (个人信息保护法 45)."""
    return [{"时间": each.made_at.isoformat(), "标题": each.title, "内容": each.text} for each in inbox(actor)]


def unread_count(actor: Actor) -> int:
    return Notice.objects.visible_to(actor).unread().count()


def wants_sms(account: str) -> bool:
    """Whether an account gets messages by SMS too: yes, until it says no."""
    return not silenced(account=account)


@composed
def silenced(*, account):
    return Choice.objects.filter(account=account, sms=False)


@composed
def told(*, key, recipient):
    return Notice.objects.filter(key=key, recipient=recipient)


def log(actor: Actor, state: str = ""):
    """What was sent on behalf of the bodies this person supervises, the newest first."""
    served = [body.code for body in identity.bodies_served(actor, "SUPERVISOR")]
    if identity.supervises_the_district(actor):
        served.append("")
    sent = Delivery.objects.filter(notice__body__in=served).select_related("notice").order_by("-id")
    return sent.filter(state=state) if state in State.values else sent


def dead(actor: Actor):
    """What was tried too often and waits for somebody to look."""
    return log(actor, State.DEAD)


def about(actor: Actor, thing: str):
    """How the people of one matter were told of it."""
    return log(actor).filter(notice__about=thing)


# -------------------------------------------------------------------------------------- texts of the bureau


def text_of(topic: str) -> MessageText | None:
    """What the bureau wrote for a topic, or had written before it gave it back."""
    return MessageText.objects.filter(number=topic).first()


def says(topic: str) -> Template:
    """The words a notice uses now: the bureau's, or those of the table."""
    default = TEMPLATES[topic]
    for ours in written(topic=topic):
        return replace(default, title=ours.title, text=ours.text, sms=ours.sms)
    return default


@composed
def written(*, topic):
    return MessageText.objects.filter(number=topic, state=Wrote.BUREAU)


def texts() -> list[tuple[str, Template, MessageText | None]]:
    """Every topic in the order of the table, with what is said now, as staff write it, and the bureau's own text."""
    ours = {text.number: text for text in MessageText.objects.filter(state=Wrote.BUREAU)}
    return [
        (topic, Template(own.title, own.text, default.required, own.sms) if own else default_of(topic), own)
        for topic, default in TEMPLATES.items()
        for own in [ours.get(topic)]
    ]


def usable(topic: str) -> list:
    """The words in braces a topic may use, each with whether it must."""
    needed = needed_by(topic)
    return [(word, key in needed) for key, word in WORDS.items() if key in of_topic(topic)]


def tried(text: str) -> str:
    """A text without faults, filled in with sample words."""
    return text.format_map({word.name: word.sample for word in WORDS.values()})


# ------------------------------------------------------------------------------------------------- words


def by_day(day: date | None) -> str:
    """最晚3月9日（星期一）; the year only where it is another."""
    return UNKNOWN if day is None else f"最晚{in_words(day)}"


def in_words(day: date) -> str:
    year = "" if day.year == timezone.localdate().year else f"{day.year}年"
    return f"{year}{day.month}月{day.day}日{weekday(day)}"


def whereabouts() -> dict[str, str]:
    """Where to come and whom to ask, as the district says it."""
    district = identity.district()
    return {"place": district.hall_address or HALL, "phone": district.contact_phone or HOTLINE}


def where_to_fetch() -> dict[str, str]:
    """The windows that hand results out, and when they are open."""
    windows = list(identity.delivery_windows())
    numbers = "、".join(window.number for window in windows)
    hours = {each: None for window in windows for each in window.hours.all() if not each.by_appointment}
    place = whereabouts()["place"]
    return {
        "place": f"{place}的出件窗口（{numbers}）" if numbers else place,
        "hours": "；".join(each.in_words for each in hours) or "工作日上班时间",
    }
