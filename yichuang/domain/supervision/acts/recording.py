"""What no clock tells: found by a supervisor, with its facts and a file that shows it (R12 to R15)."""

from django.db import transaction

from yichuang.domain.supervision.acts import telling
from yichuang.domain.supervision.acts.showing import Shown, keep_showing, next_number, press, written
from yichuang.domain.supervision.models import Card, CardRule
from yichuang.domain.supervision.reads.evidence import bare, of_person
from yichuang.domain.supervision.states import CARDS, RuleState
from yichuang.domain.supervision.tables import HAND
from yichuang.kernel import files
from yichuang.kernel.actors import Actor
from yichuang.kernel.refusals import ActRefused


@transaction.atomic
def record(
    rule: CardRule, *, by: Actor, unit: str, finding: str, proof, person: str = "", case: str = "", window: str = ""
) -> Card:
    """Enter a finding against a body (its code) and, where known, a person (account number) or a case (number).

    `finding` says when, where, who and how it was found; `proof` is the id of a file the same supervisor has kept.
    Refuses one's own matters, what has no proof, and rules that are not entered by hand.
    """
    if rule.state != RuleState.ON:
        raise ActRefused("这条规则没有启用。")
    number = next_number()
    about = f"case:{case}" if case else f"account:{person}" if person else f"body:{unit}"
    subject = f"办件 {case}：{rule.name}" if case else rule.name
    told = bare(rule)
    shown = Shown(rule, about, subject, of_person(person, unit, window), told, occasion=number)
    card = Card(about=about, topic=rule.measured.topic, occasion=number, number=number, unit_id=unit, person=person)
    card.by_hand = rule.measured.how == HAND
    to = "RED" if rule.colour == "red" else "YELLOW"
    with CARDS.step(card, "record", by=by, to=to) as step:
        written(step, shown)
        card.finding, card.proof = finding, files.of(by.account, proof).first() if proof else None
        step.facts |= {"file": card.proof.sha256 if card.proof else ""}
    card = press(keep_showing(step.thing, shown, 1), shown, by=by)
    telling.tell_of_showing(card, 1)
    return card
