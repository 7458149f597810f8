"""What follows when a case of a matter moves: others are filed, given up, told of, and at last the whole is closed.

Every step looks at how things stand under the lock of the matter, never at the news that woke it: told twice, late or
by several workers at once, it does each thing once.
"""

from django.db import transaction

from yichuang.domain.cases import acts as cases
from yichuang.domain.cases.events import MatterCaseMoved
from yichuang.domain.identity import reads as identity
from yichuang.domain.joint import reads
from yichuang.domain.joint.acts import correcting
from yichuang.domain.joint.acts.filing import drop, file_part, file_parts
from yichuang.domain.joint.acts.holding import about
from yichuang.domain.joint.events import MatterClosed, MatterNews
from yichuang.domain.joint.models import Matter, Part
from yichuang.domain.joint.rules import progress
from yichuang.domain.joint.states import MATTERS, OPEN
from yichuang.kernel.actors import THE_CLOCK, Actor
from yichuang.kernel.news import tell
from yichuang.kernel.states import held

IN_VAIN = "“{before}”没有办成，这一项要等它，所以没有提交。需要时可以另行申请。"


def hear(event: MatterCaseMoved) -> None:
    """Heard from the outbox, after the act of the case is done."""
    advance(event.matter)


def advance(number: str) -> None:
    with transaction.atomic():
        matter = Matter.objects.select_for_update().get(number=number)
        if matter.state not in OPEN:
            return
        with held(matter):
            parts = reads.parts_of(matter)
            name_as_registered(matter)
            give_up(matter, parts)
            go_on(matter, parts)
            correcting.tell_if_all_answered(matter, parts)
            correcting.note_if_corrected(matter, parts)
            note_if_decided(matter, parts)
            close_if_over(matter, parts)


def name_as_registered(matter: Matter) -> None:
    """A company that came into being meanwhile: the matter goes on in the name it is registered under."""
    if matter.to_be_formed and (party := identity.party(matter.party_number)).kind != matter.kind:
        matter.kind, matter.applicant_name = party.kind, party.name
        matter.save(update_fields=["kind", "applicant_name"])


def give_up(matter: Matter, parts: list[Part]) -> None:
    """What waits for something that was not granted is not filed any more, and says why. Nothing else is touched."""
    names = {part.item_code: part.item_name for part in parts}
    futile = progress.in_vain([reads.standing(part) for part in parts])
    if not futile:
        return
    with MATTERS.step(matter, "drop", by=THE_CLOCK) as step:
        step.facts["items"] = sorted(futile)
        for part in parts:
            if part.item_code in futile:
                drop(part, IN_VAIN.format(before=names[futile[part.item_code]]))


def go_on(matter: Matter, parts: list[Part]) -> None:
    """File what waited until now, on the applicant's mandate."""
    if not progress.to_be_filed([reads.standing(part) for part in parts]):
        return
    with MATTERS.step(matter, "file_next", by=on_its_behalf(matter)) as step:
        filed = file_parts(matter, parts, step.by)
        step.facts["cases"] = [part.case.number for part in filed if part.case]
    for part in filed:
        if part.why:  # it could not be handed in, or not at all
            tell(MatterNews(matter.number, "matter_needs_you", f"{part.item_code} {part.attempt}"))


def on_its_behalf(matter: Matter) -> Actor:
    return cases.mandated(account=matter.account, party=matter.party_number, level=matter.level)


def note_if_decided(matter: Matter, parts: list[Part]) -> None:
    """Every item of the promise is decided, and what was granted is made: the promised days end here, not when the
    results are fetched. An item with a clock of its own (另行计时) is no part of the promise."""
    own = {step.item for step in matter.the_plan.steps if step.own_clock}
    promised = [each for each in map(reads.standing, parts) if each.item not in own]
    if matter.decided_on is None and not any(progress.is_open(each) for each in promised):
        with MATTERS.step(matter, "note_results", by=THE_CLOCK) as step:
            step.thing.decided_on = step.on


def close_if_over(matter: Matter, parts: list[Part]) -> None:
    outcome = progress.ending([reads.standing(part) for part in parts], withdrawn=matter.withdrawn)
    if outcome is None:
        return
    with MATTERS.step(matter, "close", by=THE_CLOCK, to=outcome) as step:
        step.thing.closed_on = step.on
        step.facts["items"] = len(parts)
        step.tell(closing_of(step.thing, outcome))
        cases.forget_unused(matter.number, matter.files)


def closing_of(matter: Matter, outcome: str) -> MatterClosed:
    return MatterClosed(
        number=matter.number,
        outcome=outcome,
        theme=matter.theme.theme_id,
        name=matter.name,
        body=matter.lead_id,
        party=matter.party_number,
        region=matter.region,
        window=matter.window,
        day=matter.filed_on.isoformat(),
    )


def file_again(matter: Matter, *, by: Actor, item: str) -> Matter:
    """A case keyed in by mistake was voided: file the item once more, as it was applied for."""
    with about(matter, item) as (matter, parts), MATTERS.step(matter, "file_again", by=by) as step:
        part = matter.about
        matter.about_was_voided = reads.standing(part).stands == progress.VOIDED
        if matter.about_was_voided:
            file_part(matter, part, parts, on_its_behalf(matter), identity.party(matter.party_number))
            step.facts["case"] = part.case.number
    return matter
