"""Filing a case that is part of a 一件事: by the applicant or the counter with the application, by the clock later."""

from contextlib import suppress

from django.db import transaction

from yichuang.domain.cases import reads
from yichuang.domain.cases.acts.filing import file_under_mandate, fill, opened, submit
from yichuang.domain.cases.acts.intake import receive
from yichuang.domain.cases.acts.supplying import supply
from yichuang.domain.cases.acts.wishing import wished
from yichuang.domain.cases.models import Case
from yichuang.domain.cases.states import State
from yichuang.kernel.actors import THE_CLOCK, Actor
from yichuang.kernel.refusals import ActRefused
from yichuang.kernel.states import held


def mandated(*, account: str, party: str, level: int) -> Actor:
    """The clock on the mandate of an application: it acts for `party`, as known as its applicant was."""
    return Actor(
        account=account, name=THE_CLOCK.name, kind="clock", level=level, party=party, parties=frozenset({party})
    )


def file_part(
    *, item: str, party, by: Actor, key: str, matter: str, answers: dict, materials: list[dict],
    delivery: dict | None = None, owed_promised: bool = False, **how,
) -> tuple[Case, list[str]]:  # fmt: skip
    """The case of one item of a matter, handed in: by the applicant, at the counter, or by the clock (`mandated`).

    Asked again with the same key it answers with the same case. `party` is its number, or the party itself where the
    caller has just read it. What stands in the way of an applicant or a counter is refused. Nobody is there to hear
    the clock: the case then stays a draft for the applicant to complete, and the reasons come back with it. A way of
    delivery that the item does not offer becomes the window.
    """
    alone = by.kind == "clock"
    with transaction.atomic():
        case, lines = opened(item, party, by=by, key=key, within=not alone, matter=matter, **how)
        if case.state != State.DRAFT:
            return case, []
        wanted = [each for each in materials if not is_spared(lines, each)]
        with held(case):
            fill(case, answers)
            case.tolerance_promised = owed_promised
            if delivery and delivery["mode"] in reads.delivery_modes(case):
                wished(case, **delivery)
            if not alone:
                return in_person(case, by, wanted, lines), []
            case.save()
            return on_a_mandate(case, by, wanted)


def is_spared(lines, given: dict) -> bool:
    """Whether a licence stands for this material already."""
    return any(line.seq == given["material"] and line.supplied for line in lines or ())


def in_person(case: Case, by: Actor, materials: list[dict], lines) -> Case:
    supply(case, by, materials, lines)
    return receive(case, by=by, identity_checked=True) if by.is_staff else submit(case, by=by, consent=True)


def on_a_mandate(case: Case, by: Actor, materials: list[dict]) -> tuple[Case, list[str]]:
    try:
        with transaction.atomic():
            supply(case, by, materials)
            return file_under_mandate(case, by=by), []
    except ActRefused as refusal:
        left = Case.objects.get(pk=case.pk)
        with suppress(ActRefused), transaction.atomic():
            supply(left, by, materials)
            left.save(update_fields=["missing", "owed", "waived"])
        return left, refusal.reasons
