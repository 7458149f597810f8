"""From the first line of a form to a case handed in."""

from secrets import randbelow

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils import timezone

from yichuang.domain.cases import reads
from yichuang.domain.cases.acts import promising, waiving
from yichuang.domain.cases.acts.drafts import being_drafted
from yichuang.domain.cases.acts.intake import receive
from yichuang.domain.cases.acts.supplying import supply
from yichuang.domain.cases.acts.wishing import wished
from yichuang.domain.cases.models import Case, CaseMaterial
from yichuang.domain.cases.states import LIFE, State
from yichuang.domain.catalogue import reads as catalogue
from yichuang.domain.identity import reads as identity
from yichuang.kernel import numbers, vault, workdays
from yichuang.kernel.actors import Actor
from yichuang.kernel.composed import composed
from yichuang.kernel.states import Step, held


def draft(*, item, party, by: Actor, key: str = "", **how):
    """Open a case of `party` (its number) for `item` (its code), bound to the version now in force. A caller that has
    just read the party or the version gives them instead.

    `how`: `channel`, `window`, and `region`, the town or village that decides for an item of the towns; without it the
    party's own counts. The same account with the same idempotency `key` gets the same case again, also when it asks
    twice in the same moment.
    """
    reads.refuse_kept_out(getattr(party, "number", party), getattr(item, "item_id", item))
    return opened(item, party, by=by, key=key, **how)[0]


def opened(item, party, *, by: Actor, key: str = "", within: bool = False, **how):
    """The case with the material list made for it, or one known under this key, with None. `within` a transaction that
    a refusal ends as a whole, no savepoint is needed, except to find that the key was used in this very moment."""
    try:
        with transaction.atomic(savepoint=not within or bool(key)):
            found = known(by, key)
            return (found, None) if found else drafted(item, party, by=by, key=key, within=within, **how)
    except IntegrityError:
        if not key or (faster := known(by, key)) is None:
            raise
        return faster, None


def known(by: Actor, key: str) -> Case | None:
    """What this account filed under this key before."""
    return next(iter(filed_under(account=by.account, key=key)), None) if key else None


@composed
def filed_under(*, account: str, key: str):
    return Case.objects.filter(account=account, key=key)


def drafted(
    item, party, *, by: Actor, key: str, within: bool, channel="online", window="", region="", **of_matter
):  # fmt: skip
    """A new case and its material list; `within` a greater act that writes the list itself. `of_matter`: `matter`, and
    `with_the_others` where all results of it are handed out together."""
    version = catalogue.version_in_force(item) if isinstance(item, str) else item
    person = identity.party(party) if isinstance(party, str) else party
    region = region or person.region_id or ""
    body = catalogue.deciding_body(version.item, region)
    case = Case(
        number=case_number(channel),
        **promised(version),
        **applicant(person),
        **agent(by, person),
        **helping(by, person, version.item_id, channel),
        account=by.account,
        region=region if region.startswith(body.region_id[:6]) else body.region_id,
        deciding_body=body,
        channel=channel,
        window=window,
        identity_level=by.level if not by.is_staff else 0,
        password=query_password(),
        key=key,
        **of_matter,
    )
    lines = [CaseMaterial(case=case, **line) for line in reads.material_lines(version)]
    with held(case), LIFE.step(case, "draft", by=by):
        case.errand_is_free = not case.errand or reads.errand_is_free(case.errand)
        case.answers = reads.prefilled(version, person)
        reads.examine_form(case, version)
    case.drafted_now = True
    if within and not any(map(waiving.may_be_spared, lines)):
        case.missing, case.owed = reads.outstanding(case, lines)
        return case, lines
    return case, open_list(case, lines, by)


def promised(version) -> dict:
    """The version as the case keeps it: what it says today holds for this case whatever is published later."""
    return {
        "version": version,
        "item_code": version.item_id,
        "item_name": version.name,
        "terms": reads.terms_of(version),
        "decided": version.item.decided,
        "instant": version.is_instant,
        "four_eyes": version.four_eyes,
    }


def applicant(person) -> dict:
    """The party as the case keeps it."""
    return {
        "party_number": person.number,
        "applicant_name": person.name,
        "applicant_index": vault.blind_index(person.name),
    }


def agent(by: Actor, person) -> dict:
    """Who files for the party by a mandate (委托), and in which capacity; nothing where the party does, or its legal
    representative, or a counter. A party to be formed is filed for by its founder, nobody's agent."""
    if by.is_staff or not by.account or by.own_party == person.number:
        return {}
    held = identity.mandate(by.account, person.number)
    if held is None or held.kind == "legal_representative" or person.kind == "forming":
        return {}
    return {"agent_kind": held.get_kind_display(), "agent_name": by.name}


def helping(by: Actor, person, item: str, channel: str) -> dict:
    """The member of staff who fills it in for a party that asked for it (帮办), away from any counter; the case and
    its papers name them as its agent. Nothing without a mandate: then the act table refuses."""
    held = identity.errand(by.account, person.number, item) if by.is_staff and channel == "online" else None
    if held is None:
        return {}
    return {
        "helper": by.account, "errand": held.number, "agent_kind": held.get_kind_display(), "agent_name": by.name,
    }  # fmt: skip


def case_number(channel: str) -> str:
    """The number people read: letters of the district, day, channel, five digits, a check digit (handbook B8)."""
    pattern = settings.CASE_NUMBER.format(
        day=f"{timezone.localdate():%y%m%d}", channel=reads.mark(channel), n="{n:05}"
    )
    return numbers.checked(pattern, reads.run_of_numbers(channel))


def query_password() -> str:
    """Six random digits, printed on the receipt only; five wrong tries lock them."""
    return f"{randbelow(10**6):06}"


def open_list(case: Case, lines: list[CaseMaterial], by: Actor) -> list[CaseMaterial]:
    """Write down the version's material list as this case's own, without what the platform makes from the form; what
    a licence of the applicant says already is not asked for."""
    CaseMaterial.objects.bulk_create(lines)
    waiving.waive(case, lines, by)
    case.missing, case.owed = reads.outstanding(case, lines)
    Case.objects.filter(pk=case.pk).update(missing=case.missing, owed=case.owed, waived=case.waived)
    return lines


def save_draft(case: Case, *, by: Actor, answers: dict) -> Case:
    """Keep what was filled in so far, right or wrong; `unanswered` says what still stands in the way. Not an act of
    the law, so the ledger says nothing; whoever may hand the draft in may save it."""
    with transaction.atomic():
        case = being_drafted(case, by)
        fill(case, answers)
        case.save(update_fields=["answers", "unanswered"])
    return case


def fill(case: Case, answers: dict) -> None:
    """Take these answers into the case and look again at what is missing or wrong."""
    version = reads.version_of(case)
    case.answers = {**case.answers, **reads.known_answers(version, answers)}
    reads.examine_form(case, version)


def attach(case: Case, *, by: Actor, materials: list[dict]) -> Case:
    """Add files, licences or paper seen to the draft: [{material: seq, file | licence | paper}]."""
    with transaction.atomic():
        case = being_drafted(case, by)
        supply(case, by, materials)
        case.save(update_fields=["missing", "owed", "waived"])
    return case


def detach(case: Case, *, by: Actor, material: int) -> Case:
    """Take what was added for one material off the draft again."""
    with transaction.atomic():
        case = being_drafted(case, by)
        line = case.materials.get(seq=material)
        line.supplies.update(replaced=True)
        line.supplied = False
        line.save(update_fields=["supplied"])
        case.missing, case.owed = reads.outstanding(case)
        case.waived = [waiver for waiver in case.waived if waiver["material"] != material]
        case.save(update_fields=["missing", "owed", "waived"])
    return case


def submit(case: Case, *, by: Actor, consent: bool):
    """Hand the application in online. The five days count from the next working moment (`effective_date`); after a
    friendly return they keep counting from the first time (handbook B6 row 6). The ledger keeps which version of the
    notice was agreed to (个人信息保护法17)."""
    with LIFE.step(case, "submit", by=by) as step:
        step.facts["notice"] = settings.PRIVACY_NOTICE
        hand_in(step, consent=consent)
    return step.thing


def file_under_mandate(case: Case, *, by: Actor):
    """The clock hands in what follows in a 一件事, on the mandate and the consent given with the application
    (民法典165). `by` is the clock for the party; the ledger says on whose behalf."""
    with LIFE.step(case, "file_under_mandate", by=by) as step:
        hand_in(step, consent=True)
    return step.thing


def hand_in(step: Step, *, consent: bool) -> None:
    case = step.thing
    case.item_in_use = case.drafted_now or bool(case.purpose) or catalogue.is_in_force(case.item_code)
    case.identity_level = step.by.level
    case.consented_at = timezone.now() if consent else None
    step.facts["delivery"] = case.delivery_wish
    reads.examine_form(case, reads.version_of(case))
    case.filed_on = case.filed_on or workdays.effective_date(timezone.now())
    step.clock["notice"] = {"on": case.filed_on.isoformat()}
    promising.commit(step)


def file(
    *, item, party, by: Actor, answers: dict, materials: list[dict], consent: bool, key: str = "",
    owed_promised: bool = False, delivery: dict | None = None, promises_facts: bool = False, **how,
):  # fmt: skip
    """Draft, fill, attach and hand in at one go, all or nothing: submitted when the applicant does it, received when
    a counter does it with the applicant there. Asked again with the same key, it answers with the same case.
    `item`, `party` and `how` as for a draft."""
    with transaction.atomic():
        case, lines = opened(item, party, by=by, key=key, within=True, **how)
        if case.state != State.DRAFT:
            return case
        with held(being_drafted(case, by) if lines is None else case) as case:
            fill(case, answers)
            supply(case, by, materials, lines)
            case.tolerance_promised = case.tolerance_promised or owed_promised
            if delivery:
                wished(case, **delivery)
            if promises_facts:
                promising.chosen(case, promises=True)
            if by.is_staff:
                return receive(case, by=by, identity_checked=True)
            return submit(case, by=by, consent=consent)
