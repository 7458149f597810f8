"""Who may rate what: by the code of an invitation, or in the party's own session; and what a window was just asked."""

from datetime import timedelta

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.utils import timezone

from yichuang.domain.evaluation.models import BadRating, Invitation, Rating
from yichuang.domain.evaluation.states import Asked
from yichuang.domain.identity import reads as identity
from yichuang.kernel.actors import Actor
from yichuang.kernel.vault import indexed

TABLETS = Signer(salt="evaluation.tablet")


def code_key(text: str) -> str:
    """A code as somebody typed it: without blanks and dashes, in capitals."""
    return "".join(sign for sign in text.upper() if sign.isalnum())


def by_code(code: str) -> Invitation | None:
    """Whoever holds the code may rate; nobody can guess one."""
    code = code_key(code)
    if not code:
        return None
    return Invitation.objects.select_related("body", "unit").filter(**indexed("code_index", code)).first()


def one_of(actor: Actor, number: str) -> Invitation | None:
    """An invitation of the parties this citizen speaks for, by its number."""
    return Invitation.objects.of_party(actor).select_related("body", "unit").filter(number=number).first()


def of_subject(actor: Actor, subject: str) -> Invitation | None:
    """The last invitation about a case or matter of a party this citizen speaks for."""
    mine = Invitation.objects.of_party(actor).select_related("body", "unit")
    return mine.filter(subject=subject).order_by("-service").first()


def open_of(subject: str) -> Invitation | None:
    """What may be rated of a case or matter, for whoever may look at it: the newest that nobody rated yet, where it
    was not forgotten. The caller has seen that the person may."""
    today = timezone.localdate()
    asked = Invitation.objects.filter(subject=subject, state=Asked.OPEN, ask_until__gte=today)
    return asked.order_by("-service").first()


def is_asked(invitation: Invitation) -> bool:
    """Whether people are still invited, and not only allowed, to rate."""
    return invitation.state == Asked.OPEN and timezone.localdate() <= invitation.ask_until


def may_rate(invitation: Invitation) -> str:
    """rate | rate_again, or "" where nothing can be said any more."""
    if timezone.localdate() > invitation.rate_until:
        return ""
    if invitation.state == Asked.OPEN:
        return "rate"
    once = invitation.state == Asked.RATED and Rating.objects.filter(invitation=invitation).count() == 1
    return "rate_again" if once else ""


def ratings_of(invitation: Invitation) -> list[Rating]:
    """What was given, the first first; defaults left out."""
    return list(invitation.ratings.filter(is_default=False).order_by("turn"))


def own_ratings(actor: Actor) -> list[dict]:
    """What the person rated, for a copy of their own data (个人信息保护法45)."""
    given = Rating.objects.filter(invitation__party_number=actor.own_party or "-", is_default=False)
    return [
        {
            "办件或一件事编号": one.invitation.subject,
            "事项": one.invitation.item_name,
            "服务单位": one.invitation.unit.name,
            "日期": one.on,
            "星级": one.get_stars_display(),
            "理由代码": one.tags,
            "文字评价": one.words,
            "姓名": one.name,
            "电话": one.phone,
        }
        for one in given.select_related("invitation__unit").order_by("pk")
    ]


def loop_of(invitation: Invitation) -> BadRating | None:
    """How a bad rating stands, for its rater: the newest."""
    return invitation.loops.order_by("-pk").first()


# ----------------------------------------------------------------------------------------------- the tablets


def tablet_key(window: str) -> str:
    """What the address of a window's tablet ends in: nobody makes it up for another window."""
    return TABLETS.sign(window).replace(":", "~")


def window_of_key(key: str) -> str | None:
    """The window a tablet stands at, None for a key we did not give out."""
    try:
        return TABLETS.unsign(key.replace("~", ":"))
    except BadSignature:
        return None


def latest_at_window(window: str) -> Invitation | None:
    """The service that has just ended at this window and is not rated yet."""
    since = timezone.now() - timedelta(minutes=settings.TABLET_MINUTES)
    fresh = Invitation.objects.filter(window=window, state=Asked.OPEN, ended_at__gte=since)
    return fresh.select_related("body", "unit").order_by("-ended_at", "-pk").first()


def windows() -> list[tuple[str, str]]:
    """Every window with the key of its tablet."""
    return [(str(each), tablet_key(each.number)) for each in identity.windows()]
