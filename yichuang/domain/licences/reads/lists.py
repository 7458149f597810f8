"""Licences as somebody may see them, and who has seen them."""

from datetime import date, timedelta
from typing import NamedTuple

from django.conf import settings
from django.db.models import Q
from django.utils import timezone

from yichuang.domain.licences.models import Former, Licence, LicenceType, Reading
from yichuang.domain.licences.reads.standing import state_today
from yichuang.domain.licences.rules import years_valid
from yichuang.domain.licences.states import LIFE, State
from yichuang.kernel.actors import AUDITOR, Actor
from yichuang.kernel.models import Document
from yichuang.kernel.reach import reached
from yichuang.kernel.remembering import for_a_moment
from yichuang.kernel.states import Row

ON_DECISION = frozenset({"change", "renew", "suspend", "resume", "revoke", "withdraw", "forfeit", "cancel"})


def visible_to(actor: Actor):
    return Licence.objects.visible_to(actor).select_related("type", "issuer")


def visible(actor: Actor, identifier: str) -> Licence:
    """The licence of this identifier, today's or a former one; Licence.DoesNotExist where the actor may not see it."""
    former = Former.objects.filter(identifier=identifier).values("licence_id")
    return visible_to(actor).get(pk__in=former) if former.exists() else visible_to(actor).get(identifier=identifier)


def of_party(actor: Actor, party: str):
    """The licences of one party the actor may see, the newest first."""
    return visible_to(actor).filter(holder_party=party).order_by("-id")


def own_copy(actor: Actor) -> list[dict]:
    """The person's own licences, for a copy of their own data (个人信息保护法45)."""
    return [
        {
            "证照": one.type.name,
            "证照编号": one.number,
            "电子证照标识": one.identifier,
            "颁发机关": one.issuer.name,
            "有效期": [one.valid_from, one.valid_to],
            "状态": State(state_today(one)).label,
            "照面": one.content,
        }
        for one in of_party(actor, actor.own_party or "-")
    ]


def listed(actor: Actor, *, words: str = "", state: str = "", body: str = ""):
    """For the desk, the newest first: by whole number or identifier, case or type; `state` may be `ending`, what ends
    within the first reminder."""
    found = visible_to(actor).order_by("-id")
    if body:
        found = found.filter(issuer=body)
    if state == "ending":
        today = timezone.localdate()
        last = today + timedelta(days=max(settings.LICENCE_REMINDERS))
        found = found.filter(state=State.VALID, valid_to__range=(today, last))
    elif state:
        found = found.filter(state=state)
    return searched(found, words.strip()) if words.strip() else found


def searched(found, words: str):
    """By type where that is the name of one, else by number, identifier (today's or a former one) or case: one
    question of each index, for a database asked for any of them at once reads every licence."""
    if LicenceType.objects.filter(name=words).exists():
        return found.filter(type__name=words)
    ways = (Q(number=words), Q(identifier=words.upper()), Q(case_number=words))
    keys = [key for way in ways for key in Licence.objects.filter(way).values_list("pk", flat=True)]
    keys += Former.objects.filter(identifier=words.upper()).values_list("licence_id", flat=True)
    return found.filter(pk__in=keys)


def identifiers_of(number: str) -> set[str]:
    """Today's and the former identifiers of the licence of this number; none where there is no such licence."""
    licence = Licence.objects.filter(number=number).first()
    return {licence.identifier, *licence.formers.values_list("identifier", flat=True)} if licence else set()


def paper_of(licence: Licence):
    """The PDF it came with from an older system, of its face now or one it had before; None where there was none."""
    return licence.paper or next((former.paper for former in licence.formers.all() if former.paper), None)


def open_acts(actor: Actor, licence: Licence) -> list[Row]:
    """What this person may do to it now on a written decision; what time, a case or a load does is none of it."""
    return [row for row in LIFE.open_to(actor, licence) if row.act in ON_DECISION]


def read_by(licence: Licence):
    """Who has seen it unmasked and why, the newest first."""
    return licence.readings.order_by("-id")


def read_at_desks(by: Actor, *, account: str = "", on: date | None = None):
    """Licences seen unmasked at a desk, for a reason, of the issuers this person supervises, the newest first."""
    seen = reached(by, body="licence__issuer", region="licence__issuer__region__code", role={"SUPERVISOR", AUDITOR})
    rows = Reading.objects.filter(seen).exclude(why__in=(Reading.Why.OWN, Reading.Why.PRESENTED))
    rows = rows.filter(account=account) if account else rows
    rows = rows.filter(at__date=on) if on else rows
    return rows.select_related("licence__type").order_by("-at", "-id")


def with_document(document: Document) -> Licence | None:
    """The licence this paper is or was the face of."""
    former = Former.objects.filter(document=document).values("licence_id")
    return Licence.objects.filter(document=document).first() or Licence.objects.filter(pk__in=former).first()


def presented_of(licence: Licence):
    """Where it stood in for a material, the newest first."""
    return licence.presentations.order_by("-id")


def face_lines(licence: Licence) -> list[tuple[str, str, bool]]:
    """Name, value today and whether it must be filled in, of each line of its face: those of its type, then others."""
    of_type = {field["name"]: field["required"] for field in licence.type.face}
    names = [*of_type, *(name for name in licence.content if name not in of_type)]
    return [(name, str(licence.content.get(name, "")), of_type.get(name, False)) for name in names]


def types():
    return LicenceType.objects.select_related("defined_by")


def type_with_code(code: str) -> LicenceType | None:
    return LicenceType.objects.filter(code=code).first()


@for_a_moment
def asked_by(name: str) -> tuple[tuple[str, str], ...]:
    """What of an application the face of this type repeats: (data element, word), in order."""
    return promised(name, 0).asks


def type_called(name: str) -> LicenceType | None:
    return LicenceType.objects.filter(name=name).first()


@for_a_moment
def years_said(name: str, of_item: int) -> int:
    """For how many years a licence of this name would hold, for whoever reads about it: a decision asks anew."""
    return promised(name, of_item).years


class Promised(NamedTuple):
    """What a decision says of its certificate: how many years it holds (0: for good), what its face repeats."""

    years: int
    asks: tuple[tuple[str, str], ...]


def promised(name: str, of_item: int) -> Promised:
    """By the type of this name as it is today, the item's years where the type has none of its own."""
    kind = type_called(name)
    return Promised(years_valid(kind and kind.validity_years, of_item), (kind or LicenceType()).asks)


def shown(licence: Licence) -> dict:
    """One licence unmasked, as the interface tells it to whoever `acts.consult` let see it."""
    return {
        "identifier": licence.identifier,
        "number": licence.number,
        "name": licence.type.name,
        "holder": licence.holder_name,
        "issuer": licence.issuer.name,
        "issued_on": licence.issued_on.isoformat(),
        "valid_from": licence.valid_from.isoformat(),
        "valid_to": licence.valid_to.isoformat() if licence.valid_to else None,
        "state": str(state_today(licence)),
        "version": licence.version,
        "content": licence.content,
    }
