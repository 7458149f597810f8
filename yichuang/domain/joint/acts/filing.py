"""Handing a 一件事 in: its first cases are filed with it, the others wait for what they depend on."""

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from yichuang.domain.cases import acts as cases
from yichuang.domain.cases.reads import run_of_numbers as run_of_cases
from yichuang.domain.catalogue import reads as catalogue
from yichuang.domain.identity import reads as identity
from yichuang.domain.joint import reads
from yichuang.domain.joint.acts.drafting import begun, examine, known, prepared, run_of_numbers, taken
from yichuang.domain.joint.models import Matter, Part
from yichuang.domain.joint.rules import progress
from yichuang.domain.joint.states import MATTERS, State
from yichuang.kernel import numbers, workdays
from yichuang.kernel.actors import Actor
from yichuang.kernel.models import StoredFile
from yichuang.kernel.states import held


def apply(
    *, theme: str, party: str, situations: dict, form: dict, supplies: dict, by: Actor, key: str = "", **how
) -> Matter:
    """Draft, fill and hand in at one go, all or nothing. `supplies` by kind of material as for `attach`; `how`: what
    `file` takes, and `place` with channel, window, region. With the same key: the same matter."""
    if found := known(by, key):
        return found
    place = how.pop("place", {})
    matter = prepared(catalogue.theme(theme), party, situations, by=by, key=key, **place)
    at_once = sum(not step.waits_for for step in matter.the_plan.steps)
    with numbers.ahead({run_of_numbers(): 1, run_of_cases(matter.channel): at_once}), transaction.atomic():
        matter = begun(matter, by)
        if matter.state != State.DRAFT:
            return matter
        with held(matter):
            asked = {question.element for question in reads.questions(matter)}
            matter.form |= {name: value for name, value in form.items() if name in asked}
            taken(matter, by, supplies)
            return file(matter, by=by, **how)


def file(
    matter: Matter, *, by: Actor, consent: bool, mandate: bool = True, results: str = Matter.Results.TOGETHER,
    delivery: dict | None = None, owed_promised: bool = False, window: str = "",
    application: StoredFile | None = None,
) -> Matter:  # fmt: skip
    """Hand it in. `mandate` (授权): what waits is filed by the clock when its time comes, on the applicant's behalf
    (民法典165). `results`: handed out together, or as they are ready (先出先取). `application`: what was signed at a
    counter, as it was scanned. All that can be filed now is filed in
    the same transaction; a refusal of any case refuses the whole, with its reasons."""
    with transaction.atomic():
        with MATTERS.step(matter, "file", by=by) as step:
            matter, now = step.thing, timezone.now()
            examine(matter)
            matter.window = window or matter.window
            matter.gives = frozenset(given_by(matter))
            matter.results, matter.delivery, matter.owed_promised = results, delivery or {}, owed_promised
            matter.application = application
            matter.consented_at = now if consent or by.is_staff else None  # at a counter it is signed on paper
            matter.mandated_at = now if mandate else None
            matter.filed_on = workdays.effective_date(now)
            step.clock["promise"] = {"on": matter.filed_on.isoformat()}
            step.facts |= {"items": [each.item for each in matter.the_plan.steps], "results": results}
            step.facts["notice"] = settings.PRIVACY_NOTICE
        file_parts(matter, opened_parts(matter), by)
    return matter


def given_by(matter: Matter) -> list[str]:
    versions = catalogue.in_force_with_parts(step.item for step in matter.the_plan.steps)
    return [version.result_name for version in versions.values()]


def opened_parts(matter: Matter) -> list[Part]:
    parts = [
        Part(
            matter=matter, place=place, item_code=step.item, item_name=step.name, body_name=step.body,
            waits_for=list(step.waits_for),
        )
        for place, step in enumerate(matter.the_plan.steps, 1)
    ]  # fmt: skip
    return Part.objects.bulk_create(parts)


def file_parts(matter: Matter, parts: list[Part], by: Actor) -> list[Part]:
    """File every part that waits for nothing any more; those that were filed."""
    ready = set(progress.to_be_filed([reads.standing(part) for part in parts]))
    found = [part for part in parts if part.item_code in ready]
    party = identity.party(matter.party_number) if found else None
    for part in found:
        file_part(matter, part, parts, by, party)
    return found


def file_part(matter: Matter, part: Part, parts: list[Part], by: Actor, party) -> None:
    """One case by the ordinary acts of cases; an item that is no longer offered is dropped, and the page says so."""
    if not catalogue.is_in_force(part.item_code):
        drop(part, "这个事项现在已经停止办理，没有提交。其他事项照常办理。")
        return
    part.attempt += 1
    part.case, reasons = cases.file_part(
        item=part.item_code,
        party=party,
        by=by,
        key=f"{matter.number}:{part.item_code}:{part.attempt}",
        matter=matter.number,
        with_the_others=matter.results == Matter.Results.TOGETHER,
        answers=reads.answers_for(matter, part.item_code),
        materials=reads.materials_for(matter, part.item_code, {each.item_code: each for each in parts}),
        delivery=matter.delivery or None,
        owed_promised=matter.owed_promised,
        channel=matter.channel,
        window=matter.window,
        region=matter.region,
    )
    part.why = "".join(reasons)[:300]
    part.save(update_fields=["attempt", "case", "why"])


def drop(part: Part, why: str) -> None:
    part.dropped_on, part.why = timezone.localdate(), why
    part.save(update_fields=["dropped_on", "why"])
