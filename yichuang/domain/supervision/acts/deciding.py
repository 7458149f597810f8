"""A card answered for: put right, defended, and decided by somebody who is not of the unit."""

from yichuang.domain.supervision.acts import telling
from yichuang.domain.supervision.models import Card
from yichuang.domain.supervision.states import CARDS
from yichuang.domain.supervision.tables import rank_of
from yichuang.kernel import ledger
from yichuang.kernel.actors import Actor

LOWERED = 1  # points of a red card that became a yellow one


def answer(card: Card, *, by: Actor, words: str) -> Card:
    """The unit says what was the matter and what it has put right (答复). Nothing is disputed."""
    return replied(card, "answer", by, words, "已答复整改")


def defend(card: Card, *, by: Actor, words: str) -> Card:
    """The unit or the person says why the card should not stand (申辩); a supervisor has to decide on it."""
    return replied(card, "defend", by, words, "已申辩")


def replied(card: Card, act: str, by: Actor, words: str, said: str) -> Card:
    with CARDS.step(card, act, by=by) as step:
        step.thing.reply, step.thing.replied_by = words, by.account
    telling.tell_of_reply(step.thing, ledger.last(step.thing).seq, said)
    return step.thing


def maintain(card: Card, *, by: Actor, reason: str) -> Card:
    """The card stands. Refuses before the unit was heard or let its days go by."""
    return decided(card, "maintain", by, reason, "维持")


def lower(card: Card, *, by: Actor, reason: str) -> Card:
    """The red card becomes a yellow one; the same matter is not shown red again for the same thing."""
    return decided(card, "lower", by, reason, "改为黄牌")


def withdraw(card: Card, *, by: Actor, reason: str) -> Card:
    """The card goes, and its points with it; the same matter is not shown again for the same thing."""
    return decided(card, "withdraw", by, reason, "撤销")


def decided(card: Card, act: str, by: Actor, reason: str, word: str) -> Card:
    with CARDS.step(card, act, by=by) as step:
        thing = step.thing
        thing.colour_before, thing.settled = thing.colour, max(thing.settled, thing.rank)
        thing.decision, thing.decided_on = reason, step.on
        if act == "lower":
            thing.colour, thing.points = "yellow", min(thing.points, LOWERED)
            thing.rank = rank_of(thing.colour, thing.points)
        if act == "withdraw":
            thing.withdrawn_on = step.on
        step.facts = {"points": thing.points if act != "withdraw" else 0, "colour": thing.colour}
    telling.tell_of_decision(step.thing, ledger.last(step.thing).seq, word)
    return step.thing
