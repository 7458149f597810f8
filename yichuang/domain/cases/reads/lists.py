"""Lists of cases: always through the person who asks."""

from django.db.models import Count, Q
from django.utils import timezone

from yichuang.domain.cases.models import Case
from yichuang.domain.cases.reads.afterwards import with_frauds
from yichuang.domain.cases.states import BEFORE_ACCEPTANCE, OPEN, UNDER_WAY, State
from yichuang.domain.licences import reads as licences
from yichuang.kernel.actors import Actor
from yichuang.kernel.composed import composed
from yichuang.kernel.states import to_be_held
from yichuang.kernel.vault import indexed

WAITING_FOR_US = tuple(state for state in OPEN if state != State.CORRECTION)

# Long or encrypted, and on no list: read only with the case itself.
UNREAD_IN_LISTS = ("answers", "terms", "gaps", "opinion", "reason", "decision_basis", "delivery_proof", "password")


def visible_to(actor: Actor):
    return Case.objects.visible_to(actor).select_related("deciding_body")


def numbered(number: str) -> Case:
    """The case of this number, for the floors above that look at it on nobody's behalf. DoesNotExist where none is."""
    return Case.objects.select_related("deciding_body").defer(*UNREAD_IN_LISTS).get(number=number)


def of_certificate(number: str) -> Case | None:
    """The case whose decision assigned this number to its certificate, made or not."""
    return with_certificate(Case.objects.select_related("deciding_body").defer(*UNREAD_IN_LISTS), number).first()


def awaiting(actor: Actor, number: str) -> Case | None:
    """The visible case whose decision assigned this number to its certificate."""
    return with_certificate(visible_to(actor).defer(*UNREAD_IN_LISTS), number).first()


def with_certificate(cases, number: str):
    """Of these cases the one that bears it. The number is asked for before anything else: beside a body a database may
    rather read all that the body has."""
    return cases.filter(pk__in=list(bearing(number).values_list("pk", flat=True)))


def bearing(number: str):
    """By the index of the numbers there are, in its own words."""
    given = number.strip()
    return Case.objects.filter(certificate_number__in={given, given.upper()}).exclude(certificate_number="")


def is_of(number: str, body: str) -> bool:
    """Whether there is a case of this number that the body decides."""
    return Case.objects.filter(number=number, deciding_body=body).exists()


def served(number: str) -> Case:
    """One case, for the news that its applicant was served: nobody asks, so nobody's sight limits it."""
    return Case.objects.select_related("deciding_body", "version").get(number=number)


def handled_by(matter: str) -> set[str]:
    """The accounts of who handled or proposed the cases of a matter, or filled them in for the party."""
    found = Case.objects.filter(matter=matter).values_list("handler", "proposer", "helper")
    return {account for three in found for account in three if account}


def to_act_on(actor: Actor, number: str) -> Case:
    """One case the actor may see, under lock, with all that a paper states about it. DoesNotExist where there is
    none."""
    return held_in_full.one(actor.itself, number=number, today=timezone.localdate())


@composed
def held_in_full(actor: Actor, *, number, today):
    seen = Case.objects.visible_to(actor).filter(number=number).select_related("deciding_body__region", "party")
    return to_be_held(with_frauds(seen, today))


def queue(
    actor: Actor,
    *,
    mine: bool = False,
    handler: str | None = None,
    states=WAITING_FOR_US,
    body: str = "",
    item: str = "",
    light: str = "",
    held: str = "",
    today=None,
):
    """What waits for this person's bodies, the nearest date first, those without a date last; a case whose clocks
    stand still has its place by the day the procedure should be done. `light` keeps only red,
    yellow, blue, green or grey; `item` a code, or letters of the name; `handler` one account, "" what nobody holds;
    `held` what others have to do now: applicant, outside, others (in the house)."""
    cases = visible_to(actor).filter(queued_on__isnull=False).defer(*UNREAD_IN_LISTS)
    # All but one state is said as that: planners take many alternatives for few rows, and sort instead of following.
    cases = cases.exclude(state=State.CORRECTION) if states == WAITING_FOR_US else cases.filter(state__in=states)
    if mine:
        cases = cases.filter(handler=actor.account)
    if handler is not None:
        cases = cases.filter(handler=handler)
    if body:
        cases = cases.filter(deciding_body=body)
    if item:
        cases = cases.filter(Q(item_code=item.upper()) | Q(item_name__contains=item))
    if light:
        cases = cases.filter(lit(light, today or timezone.localdate()))
    if held:
        cases = cases.filter(held_elsewhere(held, actor))
    return cases.order_by("queued_on", "id")


def held_elsewhere(held: str, actor: Actor) -> Q:
    """What waits for somebody else's hand."""
    if held != "others":
        return Q(held_by__startswith=f"{held}:")
    us = Q(held_by__startswith="person:") | Q(held_by__startswith="window:") | Q(held_by__startswith="body:")
    return us & ~Q(held_by=f"person:{actor.account}")


def lit(light: str, today) -> Q:
    """The cases whose light is of this colour; `light_of` says the same of one case."""
    calm = Q(red_on__isnull=True) | Q(red_on__gt=today)  # a provisional clock has no red day yet
    runs = calm & Q(suspended_since__isnull=True, due_on__isnull=False)
    return {
        "red": Q(red_on__lte=today),
        "yellow": runs & Q(warn_on__lte=today),
        "blue": runs & Q(hint_on__lte=today, warn_on__gt=today),
        "green": runs & (Q(hint_on__isnull=True) | Q(hint_on__gt=today)),
        "grey": calm & Q(suspended_since__isnull=False),
    }[light]


def light_of(case: Case, today=None) -> str:
    """red | yellow | blue | green; grey while its clocks stand still, unless the procedure itself takes longer than
    was told, which is red; "" where none runs."""
    today = today or timezone.localdate()
    if case.red_on and case.red_on <= today:
        return "red"
    if case.suspended_since:
        return "grey"
    if case.due_on is None:
        return ""
    for light, since in (("yellow", case.warn_on), ("blue", case.hint_on)):
        if since and since <= today:
            return light
    return "green"


def unclaimed(actor: Actor):
    """Accepted cases of the actor's bodies that nobody answers for yet."""
    return queue(actor, states=(State.ACCEPTED, State.IN_REVIEW), handler="")


def drafts_at_counter(actor: Actor):
    """What this clerk began to take in and has not handed in yet, the newest first."""
    return visible_to(actor).filter(state=State.DRAFT, channel="counter", account=actor.account).order_by("-id")


def found(actor: Actor, words: str):
    """Visible cases by case number, licence identifier or number (also of one not made yet), or the applicant's whole
    name, the newest first.

    One of them, whichever is known here: asked for all at once, a database sorts every case of a name.
    """
    words = words.strip()
    cases = visible_to(actor).defer(*UNREAD_IN_LISTS).order_by("-id")
    ways = (
        lambda: cases.filter(number=words.upper()),
        lambda: cases.filter(licence_identifier=words),
        lambda: with_certificate(cases, words),
        lambda: cases.filter(licence_identifier__in=licences.identifiers_of(words)),
    )
    for way in ways if words else ():
        if (known := way()).order_by().exists():
            return known
    return cases.filter(**indexed("applicant_index", words))


def asked_of_applicant(actor: Actor):
    """Where the applicant has to do something now: corrections, drafts given back, results to be fetched."""
    return visible_to(actor).filter(state__in=(State.CORRECTION, State.DRAFT, State.READY)).order_by("-id")


def open_cases_of(account: str):
    """What a member of staff still answers for; nobody with any is deactivated. Once decided it is the windows'."""
    return Case.objects.filter(handler=account, queued_on__isnull=False, state__in=UNDER_WAY)


def errand_is_free(mandate: str) -> bool:
    """Whether nothing was filed yet by this mandate of a helper (帮办); a draft thrown away counts for nothing."""
    return not Case.objects.filter(errand=mandate).exclude(state=State.WITHDRAWN).exists()


def helped_with(mandates) -> dict[str, Case]:
    """The case filed by each of these mandates (numbers), where there is one."""
    filed = Case.objects.filter(errand__in=mandates).exclude(state=State.WITHDRAWN)
    return {case.errand: case for case in filed.select_related("deciding_body").defer(*UNREAD_IN_LISTS)}


NEEDED = {  # the states in which a case waits for somebody of this role
    "ACCEPTOR": BEFORE_ACCEPTANCE,
    "REVIEWER": (State.ACCEPTED, State.IN_REVIEW, State.SPECIAL),
    "HEAD": UNDER_WAY,
}


def waiting_for(role: str, body: str) -> int:
    """How many open cases of a body need somebody of this role for a step to come."""
    return Case.objects.filter(deciding_body=body, state__in=NEEDED.get(role, ())).count()


def open_counts(accounts: list[str]) -> dict[str, int]:
    """How many open cases each of these accounts answers for."""
    held = Case.objects.filter(handler__in=accounts, state__in=UNDER_WAY).order_by()
    return dict(held.values_list("handler").annotate(Count("pk")))
