"""Lists of cards: always through the person who asks."""

from dataclasses import dataclass

from django.db.models import Count, Q
from django.utils import timezone

from yichuang.domain.cases import reads as cases
from yichuang.domain.identity import reads as identity
from yichuang.domain.supervision.models import Card
from yichuang.domain.supervision.rules.attribution import NEVER_OURS
from yichuang.domain.supervision.states import CARDS, FRESH, State
from yichuang.kernel import documents, ledger
from yichuang.kernel.actors import Actor

HEARD = Q(state__in=(State.ANSWERED, State.DEFENDED))
UNREAD_IN_LISTS = ("finding", "reply", "decision")


def to_decide() -> Q:
    """What waits for a supervisor: answered or defended, or silent beyond its last day."""
    return HEARD | Q(state__in=FRESH, reply_due__lt=timezone.localdate())


def visible_to(actor: Actor):
    return Card.objects.visible_to(actor).select_related("unit").order_by("-id")


def listed(actor: Actor, *, colour: str = "", view: str = "", unit: str = ""):
    """Cards the actor may see, the newest first: those that stand unless `view` is "mine", "waiting" (somebody has to
    answer), "to_decide" (answered or past its days, for a supervisor), or "withdrawn"."""
    cards = visible_to(actor).defer(*UNREAD_IN_LISTS)
    kept = {
        "mine": Q(person=actor.account, state__in=(*FRESH, "ANSWERED", "DEFENDED", "MAINTAINED")),
        "waiting": Q(state__in=FRESH),
        "to_decide": to_decide(),
        "withdrawn": Q(state=State.WITHDRAWN),
    }.get(view, ~Q(state=State.WITHDRAWN))
    cards = cards.filter(kept)
    if colour:
        cards = cards.filter(colour=colour)
    return cards.filter(unit=unit) if unit else cards


@dataclass(frozen=True)
class UnitCards:
    """How one body stands."""

    code: str
    name: str
    yellow: int
    red: int
    to_decide: int


def board(actor: Actor) -> list[UnitCards]:
    """The bodies with cards that stand, those with the most red ones first."""
    standing = Card.objects.visible_to(actor).standing().order_by()
    rows = standing.values_list("unit", "unit__short_name").annotate(
        yellow=Count("pk", filter=Q(colour="yellow")),
        red=Count("pk", filter=Q(colour="red")),
        to_decide=Count("pk", filter=to_decide()),
    )
    return sorted((UnitCards(*row) for row in rows), key=lambda one: (-one.red, -one.yellow, one.name))


def open_acts(actor: Actor, card: Card) -> list[str]:
    """The acts of the person's hand that are open on a card."""
    hidden = {"show_yellow", "show_red", "press", "withdraw_itself", "record"}
    acts = [row.act for row in CARDS.open_to(actor, card) if row.act not in hidden]
    return [act for act in acts if act != "lower" or card.colour == "red"]


def showings_of(card: Card):
    """Each time it was shown, the newest first."""
    return list(card.showings.order_by("-place"))


def story_of(card: Card) -> list[tuple[str, object]]:
    """The card's own ledger, the newest first, each line with the Chinese of its act."""
    return [(CARDS.word(line.act), line) for line in reversed(ledger.of(card))]


def documents_of(card: Card):
    return documents.of(card)


def name_of(account: str) -> str:
    return identity.names_of({account}).get(account, account) if account else ""


def why_this_one(card: Card, newest) -> str:
    """Why this person or body answers: whose of the counted days were the most."""
    days = newest.evidence["days"]
    ours = [day for day in days if day["holder"].partition(":")[0] not in NEVER_OURS]
    if card.by_hand or not ours:
        return ""
    most = max(reversed(ours), key=lambda day: day["days"])
    total = sum(day["days"] for day in days)
    said = f"计入期限的 {total} 天里，{most['who']}经手 {most['days']} 天，最多；一样多的，算最后经手的。"
    return said + "申请人、外部机关的天数和暂停的天数不算。"


def case_is_of(number: str, unit: str) -> bool:
    """Whether there is a case of this number that the body decides."""
    return cases.is_of(number, unit)
