"""From the plan somebody was shown to an application that can be handed in; nothing typed is lost on the way."""

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils import timezone

from yichuang.domain.cases import reads as cases
from yichuang.domain.catalogue import reads as catalogue
from yichuang.domain.guidance import reads as guidance
from yichuang.domain.guidance.rules import plans
from yichuang.domain.identity import reads as identity
from yichuang.domain.joint import reads
from yichuang.domain.joint.models import Matter
from yichuang.domain.joint.states import MATTERS
from yichuang.domain.licences import reads as licences
from yichuang.kernel import files, numbers
from yichuang.kernel.actors import Actor
from yichuang.kernel.refusals import ActRefused, OutOfTurn


def draft(*, theme: str, party: str, situations: dict, by: Actor, key: str = "", **how) -> Matter:
    """Begin an application of `party` (its number) for the theme now in force under this code. `situations`: the
    answers to its questions; the plan they come to today is kept. `how`: channel, window, region (the town that
    decides for items of the towns). The same account with the same key gets the same matter."""
    return known(by, key) or begun(prepared(catalogue.theme(theme), party, situations, by=by, key=key, **how), by)


def known(by: Actor, key: str) -> Matter | None:
    return Matter.objects.filter(account=by.account, key=key).first() if key else None


def prepared(version, party: str, situations: dict, *, by: Actor, key: str, channel="online", window="", region=""):
    """The matter as it would be begun, its plan made and nothing kept yet: the long part, outside any transaction."""
    person = identity.party(party)
    held = [plans.Holding(one.name, one.identifier) for one in licences.held(party) if one.usable]
    matter = Matter(
        theme=version,
        name=version.name,
        lead=version.theme.lead,
        party_number=person.number,
        applicant_name=person.name,
        kind=person.kind,
        account=by.account,
        level=3 if by.is_staff else by.level,
        channel=channel,
        window=window,
        region=region or person.region_id or "",
        situations=plans.as_json(version.sheet.answers(situations)),
        plan=plans.kept(guidance.plan_of(version, situations, held)),
        key=key,
    )
    asked = {question.element for question in reads.questions(matter)}
    matter.form = {name: value for name, value in cases.known_of(person).items() if value and name in asked}
    return matter


def begun(matter: Matter, by: Actor) -> Matter:
    """The prepared matter under a number; whoever asked with the same key a moment before wins, theirs is given."""
    try:
        with transaction.atomic():
            matter.number = matter_number()
            with MATTERS.step(matter, "draft", by=by):
                examine(matter)
            return matter
    except IntegrityError:
        if (faster := known(by, matter.key)) is None:
            raise
        return faster


def matter_number() -> str:
    day = f"{timezone.localdate():%y%m%d}"
    return numbers.checked(settings.MATTER_NUMBER.format(day=day, n="{n:05}"), run_of_numbers())


def run_of_numbers() -> str:
    """The sequence today's matter numbers are taken from."""
    return f"matter {timezone.localdate():%y%m%d}"


def examine(matter: Matter) -> None:
    """Look again at what the form still needs, and which materials."""
    matter.unanswered = sorted(cases.faults_in(reads.questions(matter), matter.form))
    brought = matter.the_plan.brought
    matter.missing = [one.name for one in brought if one.necessity == "required" and not matter.supplies.get(one.kind)]


def being_drafted(matter: Matter, by: Actor) -> Matter:
    """The draft under lock, for whoever may hand it in; refuses what was handed in meanwhile."""
    fresh = Matter.objects.select_for_update().get(pk=matter.pk)
    if "file" not in {row.act for row in MATTERS.open_to(by, fresh)}:
        raise OutOfTurn(MATTERS.late(fresh, "file"), article="行政许可法29")
    return fresh


def save_draft(matter: Matter, *, by: Actor, answers: dict) -> Matter:
    """Keep what was filled in so far, right or wrong; only what the form asks (个人信息保护法6). No act of the law."""
    with transaction.atomic():
        matter = being_drafted(matter, by)
        asked = {question.element for question in reads.questions(matter)}
        matter.form |= {name: value for name, value in answers.items() if name in asked}
        examine(matter)
        matter.save(update_fields=["form", "unanswered"])
    return matter


def attach(matter: Matter, *, by: Actor, kind: str, supplies: list[dict]) -> Matter:
    """Add what was brought for one material of the merged list: [{"file": id} | {"paper": True}], paper at a counter
    only. Refuses a material that is not on the list, and files that are not the caller's."""
    with transaction.atomic():
        matter = being_drafted(matter, by)
        taken(matter, by, {kind: supplies})
        examine(matter)
        matter.save(update_fields=["supplies", "missing"])
    return matter


def taken(matter: Matter, by: Actor, supplies: dict[str, list[dict]]) -> None:
    """Add what was brought, by kind of material; whose the files are is asked once for all of them."""
    wanted = {str(given["file"]) for brought in supplies.values() for given in brought if given.get("file")}
    kept = {str(file.pk): file for file in files.of(by.account, *wanted)} if wanted else {}
    known = {one.kind: one for one in matter.the_plan.brought}
    for kind, brought in supplies.items():
        if kind not in known:
            raise ActRefused(f"材料清单里没有“{kind}”。", article="行政许可法31")
        made = [supply_of(given, by, kept) for given in brought]
        if None in made:
            raise ActRefused(f"“{known[kind].name}”的文件找不到了。请重新上传。", article="行政许可法31")
        matter.supplies = {**matter.supplies, kind: [*matter.supplies.get(kind, []), *made]}


def supply_of(given: dict, by: Actor, kept: dict) -> dict | None:
    """One thing brought as the matter keeps it; None where the file is not theirs, or nobody can have seen paper."""
    if file := given.get("file"):
        found = kept.get(str(file))
        return found and {"file": str(file), "name": found.name}
    return {"paper": True} if by.is_staff or not given.get("paper") else None


def detach(matter: Matter, *, by: Actor, kind: str) -> Matter:
    """Take what was added for one material off the draft again."""
    with transaction.atomic():
        matter = being_drafted(matter, by)
        matter.supplies = {name: given for name, given in matter.supplies.items() if name != kind}
        examine(matter)
        matter.save(update_fields=["supplies", "missing"])
    return matter


def discard(matter: Matter, *, by: Actor) -> Matter:
    """Give up a draft that was never handed in. What was typed and uploaded goes with it (个人信息保护法47)."""
    with MATTERS.step(matter, "discard", by=by) as step:
        files.forget(step.thing.files)
        step.thing.form, step.thing.supplies, step.thing.delivery = {}, {}, {}
        step.thing.closed_on = step.on
    return step.thing
