"""Bad ratings and complaints through whoever asks: lists by light, one with its story and its clocks."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q
from django.utils import timezone

from yichuang.domain.cases import reads as cases
from yichuang.domain.cases.reads.lists import lit as lit_of
from yichuang.domain.cases.reads.pages import Page
from yichuang.domain.evaluation.models import BadRating, Complaint, Remark
from yichuang.domain.evaluation.models.grievances import Grievance
from yichuang.domain.evaluation.rules import is_complaint, is_consultation
from yichuang.domain.evaluation.states import BAD_RATINGS, COMPLAINTS, Asked
from yichuang.domain.identity import reads as identity
from yichuang.kernel import clocks, ledger
from yichuang.kernel.actors import Actor

TABLES = {"badrating": BAD_RATINGS, "complaint": COMPLAINTS}
IN_CHARGE = ("CHIEF", "HEAD")
BY_KIND = (is_complaint, is_consultation)


def bad_ratings(actor: Actor):
    seen = BadRating.objects.visible_to(actor)
    return seen.select_related("body", "handled_by", "rating", "invitation").order_by("queued_on", "id")


def bad_rating(actor: Actor, number: str) -> BadRating:
    return bad_ratings(actor).get(number=number)


def complaints(actor: Actor):
    return Complaint.objects.visible_to(actor).select_related("body", "handled_by").order_by("queued_on", "id")


def complaint(actor: Actor, number: str) -> Complaint:
    return complaints(actor).get(number=number)


def complaints_of(actor: Actor):
    """What a citizen complained of or asked online, the newest first."""
    mine = Complaint.objects.filter(account=actor.account or "-", source__in=("web", "api"))
    found = mine.select_related("body", "handled_by").order_by("-id")
    return found if actor.kind == "citizen" else found.none()


def own_copy(actor: Actor) -> list[dict]:
    """What the person complained of or asked, and was answered, for a copy of their own data (个人信息保护法45)."""
    return [
        {
            "编号": one.number,
            "类别": one.get_kind_display(),
            "日期": one.made_on,
            "状态": one.get_state_display(),
            "姓名": one.name,
            "电话": one.phone,
            "内容": one.text,
            "被投诉人": one.told_person,
            "答复": one.answer if one.answered_on else "",
        }
        for one in complaints_of(actor)
    ]


def lit(rows, light: str):
    """The open ones whose light is of this colour."""
    return rows.filter(lit_of(light, timezone.localdate()))


def page(rows, cursor: str = "", size: int = 25) -> Page:
    """A piece of a list of open ones, the nearest date first; of ended ones the newest first (`order_by("-id")`)."""
    return cases.page_of_queue(rows, cursor, size)


def light_word(thing: Grievance) -> tuple[str, str]:
    """Colour and word of the nearest date."""
    colour = cases.light_of(thing)
    return colour, cases.LIGHT_WORDS.get(colour, "")


def open_acts(actor: Actor, thing: Grievance) -> list:
    """The rows open to this person; what is done to consultations alone is no button of a complaint."""
    rows = TABLES[thing._meta.model_name].open_to(actor, thing)  # noqa: SLF001
    return [row for row in rows if all(need(thing) for need in row.needs if need in BY_KIND)]


def clocks_of(thing: Grievance):
    return clocks.of(thing)


@dataclass(frozen=True)
class Moment:
    """One line of the ledger as a page tells it, with the words written with it."""

    at: datetime
    word: str
    who: str
    text: str


def story(thing: Grievance, *, inside: bool) -> list[Moment]:
    """What happened, oldest first. Outside, people see which body did it and nothing that was written inside."""
    table = TABLES[thing._meta.model_name]  # noqa: SLF001
    written: dict[str, list[Remark]] = {}
    for remark in Remark.objects.filter(thing=thing.thing):
        written.setdefault(remark.act, []).append(remark)
    names = {body.code: body.short_name for body in identity.bodies()}
    return [
        Moment(
            entry.at,
            table.word(entry.act),
            " ".join(filter(None, (names.get(entry.body, ""), entry.actor if inside else ""))),
            written[entry.act].pop(0).text if inside and written.get(entry.act) else "",
        )
        for entry in ledger.of(thing)
    ]


def units_for(thing: Grievance) -> list[tuple[str, str]]:
    """The bodies it may be dispatched to: where somebody in charge is not concerned; the bureau always."""
    found = [(body.code, body.name) for body in identity.bodies() if not body.is_collective]
    bureau = bureau_code()
    return [(code, name) for code, name in found if code == bureau or somebody_in_charge(code, thing.concerned)]


def bureau_code() -> str:
    """The supervisor's body: the bureau of the district."""
    bureau = identity.district().bureau
    return bureau.code or next((body.code for body in identity.bodies().filter(kind="bureau")), "")


def somebody_in_charge(body: str, concerned: list[str], roles: tuple[str, ...] = IN_CHARGE) -> bool:
    """Whether the body has a chief or head, or who else has one of these roles, whom it is not about."""
    leads = identity.posts_in(body).filter(role__in=roles)
    return leads.exclude(account__number__in=concerned).exists()


def able_unit(code: str, concerned: list[str]) -> str | None:
    """The body, where somebody who may handle it is not concerned; the bureau always. None where nobody could."""
    able = code == bureau_code() or somebody_in_charge(code, concerned, (*IN_CHARGE, "SUPERVISOR"))
    return code if able else None


def unit_to_mend(body: str, concerned: list[str]) -> str:
    """谁办理谁负责: the body itself, or the bureau where it has nobody else to mend it."""
    return body if somebody_in_charge(body, concerned) else bureau_code()


def upheld_since(day: date) -> list[tuple[str, list[str]]]:
    """Complaints found right that ended on this day or later, or not yet: number, and the accounts they are about."""
    upheld = Complaint.objects.filter(Q(closed_on__gte=day) | Q(closed_on__isnull=True), found=True)
    upheld = upheld.exclude(kind=Complaint.Kind.CONSULTATION).exclude(persons="").order_by("pk")
    return [(one.number, one.concerned) for one in upheld.only("number", "persons")]


def found_false_after_all() -> list[str]:
    """The numbers of bad ratings that had ended as deserved, and whose rating was struck as false since."""
    struck = BadRating.objects.filter(invitation__state=Asked.STRUCK, found=True).order_by("pk")
    return list(struck.values_list("number", flat=True))
