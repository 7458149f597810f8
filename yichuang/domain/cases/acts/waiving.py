"""免提交: a licence of the applicant spares a material. Every look at it is kept, the first and those before a
decision (国务院令第716号第7、10条)."""

from collections.abc import Iterable

from django.utils import timezone

from yichuang.domain.cases import reads
from yichuang.domain.cases.acts.words import write
from yichuang.domain.cases.models import Case, CaseMaterial, LicenceCheck, Supply
from yichuang.domain.cases.states import LIFE
from yichuang.domain.licences import acts as licence_acts
from yichuang.domain.licences import reads as licences
from yichuang.kernel.actors import Actor
from yichuang.kernel.refusals import ActRefused
from yichuang.kernel.states import Step

ARTICLE = "国务院令第716号第7、10条"
CONSENT = {"staff": "申请人在窗口当面同意", "clock": "申请人在一件事申请中授权"}  # how whoever is not there agreed


def may_be_spared(line: CaseMaterial) -> bool:
    return bool(line.licence_type) and line.necessity != "conditional"


def waive(case: Case, lines: Iterable[CaseMaterial], by: Actor) -> None:
    """Do not ask for what the applicant's licences say already. What is needed only in some situations is left to
    the applicant, so that nothing is looked up without need."""
    wanted = [line for line in lines if may_be_spared(line)]
    mine = licences.held(case.party_number, *{line.licence_type for line in wanted}) if wanted else []
    newest = {licence.name: licence for licence in reversed(mine) if licence.usable}
    spared = [(line, newest[line.licence_type]) for line in wanted if line.licence_type in newest]
    supplies = [
        Supply(material=line, kind=Supply.Kind.LICENCE, licence=licence.identifier, by=by.account)
        for line, licence in spared
    ]
    Supply.objects.bulk_create(supplies)
    LicenceCheck.objects.bulk_create(
        LicenceCheck(
            material=line, licence=licence.identifier, licence_number=licence.number, act="draft", by=by.account,
            at=timezone.now(),
        )
        for line, licence in spared
    )  # fmt: skip
    for line, licence in spared:
        present(case, line, licence.identifier, by)
        line.supplied = True
    CaseMaterial.objects.filter(pk__in=[line.pk for line, _licence in spared]).update(supplied=True)
    note(case, supplies)


def present(case: Case, line: CaseMaterial, identifier: str, by: Actor) -> None:
    """Have the licence's own record say what it was used for; at the window the applicant stands there and agrees,
    for what follows in a matter the agreement was given with the application."""
    helped = by.is_staff and case.helper == by.account
    licence_acts.present(
        identifier, by=by, party=case.party_number, type_name=line.licence_type, case_number=case.number,
        purpose=line.name, consent="申请人委托帮办员时书面同意" if helped else CONSENT.get(by.kind, ""),
    )  # fmt: skip


def note(case: Case, supplies: Iterable[Supply]) -> None:
    """Keep on the case which materials a licence spares now, after these supplies came in."""
    brought = {supply.material.seq for supply in supplies}
    case.waived = [waiver for waiver in case.waived if waiver["material"] not in brought] + [
        {"material": supply.material.seq, "licence": supply.licence}
        for supply in supplies
        if supply.kind == Supply.Kind.LICENCE
    ]


def checked(case: Case, line: CaseMaterial, identifier: str, *, act: str, by: Actor) -> LicenceCheck:
    """One look, not saved yet."""
    licence, _former = licences.named(identifier)
    fault = licences.why_not_usable(identifier, party=case.party_number, type_name=line.licence_type)
    return LicenceCheck(
        material=line, licence=identifier, licence_number=licence.number if licence else "", act=act, fault=fault,
        by=by.account, at=timezone.now(),
    )  # fmt: skip


def looks(case: Case, act: str, by: Actor) -> list[LicenceCheck]:
    """A look at every licence that spares a material of this case; no question to the database where none does."""
    if not case.waived:
        return []
    lines = {line.seq: line for line in case.materials.all()}
    return [checked(case, lines[each["material"]], each["licence"], act=act, by=by) for each in case.waived]


def check_again(case: Case, act: str, *, by: Actor) -> None:
    """Before `act`: a licence that no longer holds ends its waiver by an act of its own, which stays though `act` is
    refused here. Refuses with what is wrong with each, and what to do."""
    LIFE.row_for(case, act, by, None)
    failed = [look for look in looks(case, act, by) if look.fault]
    if failed:
        end_waiver(case, failed, by=by)
        way = "受理前可以一次性告知补正。" if act != "grant" else "申请人补交以前不能准予。"
        why = [f"“{look.material.name}”不能再免交：{look.fault}" for look in failed]
        raise ActRefused(*why, way, article=ARTICLE, keeps=True)


def end_waiver(case: Case, failed: list[LicenceCheck], *, by: Actor) -> Case:
    """The licences of these looks no longer hold: their materials are asked for, and the case says why."""
    with LIFE.step(case, "end_waiver", by=by) as step:
        case, ended = step.thing, {look.material.seq for look in failed}
        LicenceCheck.objects.bulk_create(failed)
        Supply.objects.filter(material__in=[look.material for look in failed]).update(replaced=True)
        case.materials.filter(seq__in=ended).update(supplied=False)
        case.failed_checks = tuple(failed)
        case.waived = [waiver for waiver in case.waived if waiver["material"] not in ended]
        case.missing, case.owed = reads.outstanding(case)
        step.facts["licences"] = [{"material": look.material.seq, "licence": look.licence} for look in failed]
        write(step, "；".join(f"{look.material.name}：{look.fault}" for look in failed))
    return step.thing


def confirm(step: Step) -> None:
    """Inside the act, under its lock: every licence holds still, and the ledger says which were looked at."""
    found = looks(step.thing, step.row.act, step.by)
    if faults := [look.fault for look in found if look.fault]:
        raise ActRefused(*faults, article=ARTICLE)
    LicenceCheck.objects.bulk_create(found)
    if found:
        step.facts["licences"] = step.thing.waived
