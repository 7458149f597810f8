"""Ratings as records for the national interface (domain handbook E2), and the list of signs that one may be false."""

from collections.abc import Iterator
from datetime import date

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from yichuang.domain.catalogue import reads as catalogue
from yichuang.domain.evaluation.models import BadRating, Flag, Invitation, Rating
from yichuang.domain.evaluation.states import INVITATIONS
from yichuang.domain.evaluation.tables import national, reversed_grade
from yichuang.domain.identity import reads as identity
from yichuang.kernel.actors import Actor
from yichuang.kernel.reach import reached
from yichuang.kernel.vault import blind_index

HEADING = (
    "areaCode", "deptCode", "taskCode", "taskHandleItem", "taskName", "projectNo", "serviceNumber", "proStatus",
    "proManager", "pf", "certkey", "userName", "userProp", "satisfaction", "grade39046", "evalDetail",
    "writingEvaluation", "assessTime", "assessNumber", "promiseTime", "acceptDate", "dataSource", "windowNo",
    "workNo", "isDefault", "isValid",
)  # fmt: skip
SOURCE = "一窗"


def records(actor: Actor, first: date, last: date) -> Iterator[list[str]]:
    """Every rating of some days of the bodies this person supervises, oldest first, without names: `certkey` is a
    digest of the party, `proManager` and `workNo` the numbers of who served. `satisfaction` is the national grade (5
    the best), `grade39046` the reversed one (1 the best); a default is marked, and no figure counts it. A bad rating
    of this very person is left out while it is being mended: somebody else takes it away."""
    served = reached(actor, body="invitation__unit", region="invitation__unit__region__code", role="SUPERVISOR")
    mending = BadRating.objects.filter(invitation=OuterRef("invitation"), queued_on__isnull=False)
    own = Q(Exists(mending), invitation__persons__contains=f"|{actor.account}|")
    found = Rating.objects.filter(served, on__range=(first, last)).exclude(own).order_by("pk")
    codes = dict(identity.bodies().values_list("code", "uscc"))
    tasks: dict[str, str] = {}
    for rating in found.select_related("invitation").iterator(500):
        yield record(rating, codes, tasks)


def record(rating: Rating, codes: dict, tasks: dict) -> list[str]:
    asked = rating.invitation
    if asked.item_code not in tasks:
        version = catalogue.latest_public(asked.item_code)
        tasks[asked.item_code] = version.item.task_code if version else ""
    return [
        asked.region, codes.get(asked.body_id, ""), tasks[asked.item_code], asked.item_code, asked.item_name,
        asked.subject, str(asked.service), str(asked.stage), asked.served_by, str(rating.way),
        blind_index(asked.party_number), "", str(asked.user_kind), national(rating.stars),
        reversed_grade(rating.stars), ",".join(rating.tags), rating.words,
        f"{timezone.localtime(rating.at):%Y-%m-%d %H:%M:%S}", str(rating.turn), asked.promise_type,
        f"{asked.accepted_on:%Y-%m-%d}" if asked.accepted_on else "", SOURCE, asked.window, asked.served_by,
        str(int(rating.is_default)), str(int(rating.is_valid)),
    ]  # fmt: skip


def flags(actor: Actor):
    """The signs found in ratings of the bodies this person supervises, but those about this very person; the newest
    first."""
    way = "rating__invitation__unit"
    served = reached(actor, body=way, region=f"{way}__region__code", role="SUPERVISOR")
    own = f"|{actor.account}|"
    found = Flag.objects.filter(served).exclude(rating__invitation__persons__contains=own)
    return found.select_related("rating__invitation__unit").order_by("-id")


def flagged(actor: Actor, number: str) -> Invitation | None:
    """An invitation whose rating carries a sign this person may see."""
    seen = flags(actor).filter(rating__invitation__number=number).first()
    return seen and seen.rating.invitation


def may_strike(actor: Actor, flag: Flag) -> bool:
    """Whether this person may take the rating out of the figures, where it still counts."""
    return flag.rating.is_valid and "strike" in {row.act for row in INVITATIONS.open_to(actor, flag.rating.invitation)}
