"""Whoever has to act next on a bad rating or a complaint hears of it at the desk; never whom it is about."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from yichuang.domain.evaluation.events import BadRatingMoved, ComplaintMoved
from yichuang.domain.evaluation.models import BadRating, Complaint
from yichuang.domain.evaluation.models.grievances import Grievance
from yichuang.domain.evaluation.states import Loop, Said
from yichuang.domain.identity import reads as identity
from yichuang.domain.notices import acts as notices
from yichuang.domain.notices import reads as words_of
from yichuang.kernel import ledger

TOPIC = "grievance"
L, S = Loop, Said


def in_charge(thing: Grievance) -> list[str]:
    """Who handles it: chief and head of the unit it was given to, and the supervisors who work there."""
    held = identity.holding(thing.handled_by_id, "CHIEF", "HEAD")
    own = identity.posts_in(thing.handled_by_id).filter(role="SUPERVISOR")
    return [*held["CHIEF"], *held["HEAD"], *own.values_list("account__number", flat=True)]


def supervising(thing: Grievance) -> list[str]:
    return identity.holding(thing.body_code, "SUPERVISOR")["SUPERVISOR"]


def judging(thing: Grievance) -> list[str]:
    """Supervisors with a post outside the rated body and the one that appealed."""
    parties = {thing.body_code, thing.handled_by_id}
    bodies = identity.bodies_of(found := supervising(thing))
    return [account for account in found if bodies.get(account, set()) - parties]


@dataclass(frozen=True)
class Word:
    """What is to be done, and who is told; `by` says of which day it is the last."""

    who: Callable[[Grievance], list[str]]
    title: str
    by: str


MENDING = Word(in_charge, "交给您单位办理", "联系核实")
OF_BAD_RATINGS = {
    ("dispatch", L.DISPATCHED): MENDING,
    ("redirect", L.DISPATCHED): MENDING,
    ("redirect", L.CONTACTED): Word(in_charge, "改由您单位办理", "整改"),
    ("reject", L.REJECTED): Word(in_charge, "申诉没有成立，请整改或者解释", "整改"),
    ("revisit", L.RECTIFYING): Word(in_charge, "回访不满意，请再整改", "整改"),
    ("appeal", L.APPEALED): Word(judging, "有申诉，等您裁定", "裁定"),
    ("rectify", L.RECTIFIED): Word(supervising, "已整改，等回访", "回访"),
    ("explain", L.RECTIFIED): Word(supervising, "已解释，等回访", "回访"),
}
OF_COMPLAINTS = {
    ("register", S.REGISTERED): Word(supervising, "新登记，等您处理", "处理"),
    ("assign", S.ASSIGNED): Word(in_charge, "交给您单位办理", "答复"),
    ("reassign", S.ASSIGNED): Word(in_charge, "改由您单位办理", "答复"),
    ("revisit", S.ASSIGNED): Word(in_charge, "回访不满意，请再办理", "答复"),
    ("answer", S.ANSWERED): Word(supervising, "已答复，等回访归档", "回访"),
}


def tell_handlers_of_bad_rating(event: BadRatingMoved) -> None:
    """Heard from the outbox, also twice. What has gone on since is nobody's work any more."""
    if word := OF_BAD_RATINGS.get((event.act, event.state)):
        tell(BadRating.objects.get(number=event.number), event, word, "差评")


def tell_handlers_of_complaint(event: ComplaintMoved) -> None:
    """Heard from the outbox, also twice."""
    if word := OF_COMPLAINTS.get((event.act, event.state)):
        complaint = Complaint.objects.get(number=event.number)
        tell(complaint, event, word, complaint.get_kind_display())


def tell(thing: Grievance, event: BadRatingMoved | ComplaintMoved, word: Word, kind: str) -> None:
    """By its number and last day alone: what was said, and by whom, stands on its page."""
    if thing.state != event.state:
        return
    turn = ledger.of(thing).filter(act=event.act).count()
    until = f"请{words_of.by_day(thing.due_on)}{word.by}。" if thing.due_on else ""
    notices.tell_staff(
        (account for account in word.who(thing) if account not in thing.concerned),
        topic=TOPIC, key=f"{thing.thing} {event.act} {turn} staff", about=thing.thing, body=thing.body_code,
        title=f"{kind}{word.title}", text=f"{thing.number}：{kind}{word.title}。{until}",
    )  # fmt: skip


# ------------------------------------------------------------------------------------------- nearly at its limit

WITH_THE_UNIT = {L.DISPATCHED, L.CONTACTED, L.VALID, L.INVALID, L.REJECTED, L.RECTIFYING, S.ASSIGNED, S.HANDLED}
NEARLY = "有差评、投诉快到期了"


def remind() -> int:
    """For the schedule: who has to act on what is about to be late is told once a day how many there are, before it is
    late; how many people were told."""
    today = timezone.localdate()
    many: dict[str, int] = {}
    for model in (BadRating, Complaint):
        for thing in model.objects.filter(queued_on__gte=today, warn_on__lte=today, due_on__gte=today).order_by("pk"):
            for account in set(whose_turn(thing)(thing)) - set(thing.concerned):
                many[account] = many.get(account, 0) + 1
    return sum(bool(reminded(account, number, today)) for account, number in sorted(many.items()))


def whose_turn(thing: Grievance) -> Callable[[Grievance], list[str]]:
    if thing.state == L.APPEALED:
        return judging
    return in_charge if thing.state in WITH_THE_UNIT else supervising


def reminded(account: str, number: int, today: date) -> list:
    text = f"有 {number} 件差评或者投诉、咨询等您处理，最近的期限快到了。请在差评、投诉咨询的列表里先办黄灯的。"
    return notices.tell_staff(
        [account], topic=TOPIC, key=f"grievances {today}", about="", body="", title=NEARLY, text=text
    )
