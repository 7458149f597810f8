"""首页 of the desk: my work by light, what others did since yesterday, what waits for others, what I must answer."""

from dataclasses import dataclass
from datetime import timedelta

from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from yichuang.channels.desk import lights
from yichuang.channels.desk.access import staff_only
from yichuang.channels.desk.queue import BODY, HELD, MINE, UNCLAIMED, bodies_served
from yichuang.domain.cases import reads
from yichuang.domain.evaluation import reads as evaluation
from yichuang.domain.notices import reads as notices
from yichuang.domain.supervision import reads as supervision
from yichuang.kernel import calendar_changes
from yichuang.kernel.actors import Actor

IN_CHARGE = frozenset({"SUPERVISOR", "CHIEF", "HEAD"})
AT_COUNTER = frozenset({"COUNTER"})
HANDS_OUT = frozenset({"DELIVERY", "CERT_CLERK"})


@dataclass(frozen=True)
class Number:
    """A number with the list it counts; `light` colours it."""

    word: str
    number: int | str
    href: str
    light: str = ""


def to_queue(**asked) -> str:
    return f"{reverse('desk:queue')}?{urlencode(asked)}"


def by_light(counts: dict[str, int], href) -> list[Number]:
    """Each light with its number and list; `href(light)` gives the address."""
    return [Number(word, counts[light], href(light), light) for light, word in lights.WORDS.items()]


def work(actor: Actor) -> list[tuple[str, Number, list[Number]]]:
    """My cases and those of my bodies: all of them, and by light."""
    several = len(bodies_served(actor)) > 1
    found = []
    for view, word, rows in (
        (MINE, "我承办的", reads.queue(actor, mine=True)),
        (BODY, "各机构待办" if several else "本机构待办", reads.queue(actor)),
    ):
        counts = reads.by_light(rows)
        every = Number(word, counts["all"], to_queue(view=view))
        found.append((word, every, by_light(counts, lambda light, view=view: to_queue(view=view, light=light))))
    return found


def next_steps(actor: Actor) -> list[Number]:
    """What else waits for somebody in these roles."""
    found = [Number("待认领", reads.counted(reads.unclaimed(actor)), to_queue(view=UNCLAIMED))]
    if actor.roles & AT_COUNTER:
        drafts = reads.counted(reads.drafts_at_counter(actor))
        found.append(Number("窗口没有填完的草稿", drafts, reverse("desk:intake")))
    if actor.roles & HANDS_OUT:
        decided = reads.counted(reads.queue(actor, states=("GRANTED", "CERT_MAKING", "READY")))
        found.append(Number("待制证、待领取", decided, reverse("desk:delivery")))
    return found


def elsewhere(actor: Actor) -> list[Number]:
    """My cases that somebody else has in hand."""
    counts = reads.by_holder(actor)
    return [Number(f"等{word}", counts[held], to_queue(view=MINE, held=held)) for held, word in HELD.items()]


def duty(actor: Actor, what: str, word: str) -> Number:
    """The open records of a duty system; red where one of them is late."""
    late = supervision.duties(actor, what, late=True).exists()
    number = reads.counted(supervision.duties(actor, what))
    return Number(word, number, reverse(f"desk:duties-{what}"), "red" if late else "")


def cards(actor: Actor, view: str, word: str) -> Number:
    number = reads.counted(supervision.listed(actor, view=view))
    return Number(word, number, f"{reverse('desk:cards')}?view={view}")


def grievances(rows, word: str, name: str) -> Number:
    """Those being handled; red where one of them is late."""
    waiting = rows.filter(queued_on__isnull=False)
    late = evaluation.lit(waiting, "red").exists()
    return Number(word, reads.counted(waiting), reverse(name), "red" if late else "")


def to_answer(actor: Actor) -> list[Number]:
    """Cards, bad ratings, complaints, findings and messages that wait for this person's words."""
    supervises, in_charge = "SUPERVISOR" in actor.roles, actor.roles & IN_CHARGE
    found = [cards(actor, "mine", "我的红黄牌")]
    if in_charge - {"SUPERVISOR"}:
        found.append(cards(actor, "waiting", "本单位的红黄牌，等答复"))
    if supervises:
        found.append(cards(actor, "to_decide", "红黄牌，等复核"))
    found.append(duty(actor, "patrols", "巡查发现，没有了结的"))
    if supervises:
        found.append(duty(actor, "refusals", "否定报备，等复查"))
    found += [
        duty(actor, "asked", "首问登记，没有答复的"),
        Number("没有读的消息", notices.unread_count(actor), reverse("desk:inbox")),
    ]
    if in_charge:
        found.append(grievances(evaluation.bad_ratings(actor), "在办的差评", "desk:bad-ratings"))
        found.append(grievances(evaluation.complaints(actor), "在办的投诉咨询", "desk:complaints"))
    return found


@require_safe
@staff_only
def home(request):
    actor = request.actor
    yesterday = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0) - timedelta(days=1)
    context = {
        "work": work(actor),
        "next_steps": next_steps(actor),
        "elsewhere": elsewhere(actor),
        "to_answer": to_answer(actor),
        "moved": reads.moved_since(actor, yesterday),
        "in_charge": bool(actor.roles & {"SUPERVISOR", "HEAD"}),
        "year_wanted": calendar_changes.may_change(actor) and calendar_changes.year_wanted(timezone.localdate()),
    }
    return render(request, "desk/home.html", context)
