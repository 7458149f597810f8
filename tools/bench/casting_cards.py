"""Cards cast: the rows of one that acts have shown, again for other matters the same rule holds for."""

from collections.abc import Iterable
from copy import copy

from django.db.models import Model

from yichuang.domain.supervision.models import Card, Showing
from yichuang.domain.supervision.reads.measuring import Found
from yichuang.kernel.models import Clock, LedgerHead

BATCH = 500


def anew(row: Model, **columns) -> Model:
    """The same row again under a key of its own, with other values in some columns."""
    made = copy(row)
    made.pk, made._state = None, copy(row._state)
    made._state.adding = True
    made._state.fields_cache = {}
    for name, value in columns.items():
        setattr(made, name, value)
    return made


def cast(found: Iterable[Found]) -> int:
    """A card for each matter that has none of the topic: card, showing, and the clock of its answer; how many. No
    paper, no news and no lines of the ledger, which no later look at the rules reads. What no act has shown a card of
    the same rule for is left."""
    moulds: dict[str, Card | None] = {}
    wanted = []
    for one in found:
        code = one.rule.number
        if code not in moulds:
            moulds[code] = Card.objects.standing().filter(rule_code=code).order_by("-pk").first()
        if moulds[code] and not Card.objects.filter(about=one.thing, topic=one.rule.measured.topic).exists():
            wanted.append((one, moulds[code]))
    for start in range(0, len(wanted), BATCH):
        cast_some(wanted[start : start + BATCH], start)
    return len(wanted)


def cast_some(batch: list[tuple[Found, Card]], start: int) -> None:
    heads = dict(LedgerHead.objects.filter(thing__in=[one.thing for one, _ in batch]).values_list("thing", "seq"))
    cards = [
        anew(mould, number=f"{mould.number}-{start + n}", about=one.thing, clock_id=one.clock, seen=heads[one.thing])
        for n, (one, mould) in enumerate(batch)
    ]
    Card.objects.bulk_create(cards)
    first = {mould.pk: (mould.showings.last(), running(mould)) for _, mould in batch}
    showings, replies = [], []
    for card, (_, mould) in zip(cards, batch, strict=True):
        showing, clocks = first[mould.pk]
        showings.append(anew(showing, card=card))
        replies += [anew(clock, thing=card.thing) for clock in clocks]
    Showing.objects.bulk_create(showings)
    Clock.objects.bulk_create(replies)


def running(card: Card) -> list[Clock]:
    return list(Clock.objects.running().filter(thing=card.thing))
