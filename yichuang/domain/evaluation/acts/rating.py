"""A rating, and later perhaps another. It is the rater's alone: the ledger says that it was given, never by whom."""

from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from yichuang.domain.evaluation import reads
from yichuang.domain.evaluation.acts import flagging, mending
from yichuang.domain.evaluation.models import Invitation, Rating
from yichuang.domain.evaluation.states import INVITATIONS
from yichuang.domain.evaluation.tables import BAD
from yichuang.domain.identity import reads as identity
from yichuang.kernel.actors import Actor
from yichuang.kernel.states import held, locked

RATER = Actor(kind="rater", name="评价人")


@dataclass(frozen=True)
class Told:
    """What somebody says of a service: `stars` 5 the best, `tags` codes offered with them, `words` at most 150 signs,
    `way` the channel (pf 1 to 6). Whoever leaves name and phone is called back once it is mended."""

    stars: int
    tags: tuple[str, ...] = ()
    words: str = ""
    way: int = 1
    name: str = ""
    phone: str = ""


def rate(
    invitation: Invitation,
    told: Told,
    *,
    by: Actor,
    again: bool = False,
    key: str = "",
    opened_at: datetime | None = None,
    device: str = "",
) -> Rating:
    """Rate one service, or with `again` once more (追评). The caller has seen that the person holds the code or speaks
    for the party. The same `key` gets the same rating again. Staff never rate (PermissionDenied). `opened_at`: when
    the form was opened, None where there was none; `device`: a digest of the device."""
    if by.is_staff:
        raise PermissionDenied
    with transaction.atomic(), held(locked(invitation)) as asked:
        if key and (known := asked.ratings.filter(key=key).first()):
            return known
        look_up(asked, told)
        with INVITATIONS.step(asked, "rate_again" if again else "rate", by=RATER) as step:
            asked.rated_way = asked.rated_way or told.way
            step.facts |= {"turn": asked.given_before + 1, "stars": told.stars, "way": told.way}
        rating = keep(asked, told, key=key, device=device)
        flagging.look_at(rating, opened_at=opened_at, phones=phones_of(asked, told, by))
        if rating.stars in BAD:
            mending.take_up(rating)
    return rating


def look_up(asked: Invitation, told: Told) -> None:
    """What the conditions of the act ask."""
    offered = {code for code, _ in reads.offered(asked.place).get(told.stars, ())}
    asked.told = told
    asked.tags_known = set(told.tags) <= offered
    asked.given_before = asked.ratings.count()


def keep(asked: Invitation, told: Told, *, key: str, device: str) -> Rating:
    """The later rating is the valid one; the earlier stays as it was given."""
    now, tags = timezone.now(), reads.in_force(asked.place)
    asked.ratings.filter(is_valid=True).update(is_valid=False)
    return Rating.objects.create(
        invitation=asked,
        turn=asked.given_before + 1,
        stars=told.stars,
        tags=sorted(set(told.tags)),
        tag_set=tags.number if tags else "",
        words=told.words.strip(),
        way=told.way,
        name=told.name.strip(),
        phone=told.phone.strip(),
        is_real_name=bool(told.name.strip() and told.phone.strip()),
        is_late=timezone.localdate() > asked.ask_until,
        device=device,
        key=key,
        at=now,
        on=timezone.localdate(),
        body_id=asked.body_id,
        item_code=asked.item_code,
        window=asked.window,
    )


def phones_of(asked: Invitation, told: Told, by: Actor) -> tuple[str, ...]:
    """Every phone the rating may have come from."""
    own = identity.account(by.account).phone if by.account else ""
    return tuple({told.phone.strip(), own, identity.party(asked.party_number).phone} - {""})
