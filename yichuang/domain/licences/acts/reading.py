"""Seeing what a licence says, and letting it stand in for a material (免提交): every time is written down."""

from django.db import transaction
from django.utils import timezone

from yichuang.domain.licences import reads
from yichuang.domain.licences.models import Licence, Presentation, Reading
from yichuang.kernel.actors import Actor
from yichuang.kernel.refusals import ActRefused

Why = Reading.Why


def consult(identifier: str, *, by: Actor, why: str = "", case: str = "") -> Licence:
    """The licence (of this identifier, now or formerly) unmasked, for its holder or for staff of its issuer who say
    why; Licence.DoesNotExist where the actor may not know of it. Refuses staff who name no reason."""
    licence = reads.visible(by, identifier)
    why = Why.OWN if by.kind == "citizen" else why
    if why not in Why.values or (why == Why.OWN and by.is_staff):
        raise ActRefused("请选择查看事由：查看证照要留下是谁、为什么。", article="个人信息保护法6、51")
    if why == Why.CASE and not case.strip():
        raise ActRefused("为办理案件查看的，请填写办件编号。", article="个人信息保护法6、51")
    write_reading(licence, by, why, case)
    return licence


def note_reading(document, *, by: Actor, why: str, case: str = "") -> None:
    """Write down that somebody opened this paper, where it is the face of a licence."""
    licence = reads.with_document(document)
    if licence is not None:
        write_reading(licence, by, Why.OWN if by.kind == "citizen" else why, case)


def write_reading(licence: Licence, by: Actor, why: str, case: str) -> Reading:
    return Reading.objects.create(
        licence=licence,
        version=licence.version,
        account=by.account,
        who=by.as_text(licence.issuer_id),
        why=why,
        case_number=case.strip(),
    )


def present(
    identifier: str, *, by: Actor, party: str, type_name: str, case_number: str, purpose: str, consent: str = ""
) -> Presentation:
    """Let the licence of `party` stand in for a material of one case (授权用证): checked now, recorded, used once.

    The holder or its agent consents by doing it; staff, and the clock on a mandate, say in `consent` how the holder
    agreed. `purpose` names the material. The same purpose in the same case gives the same record again, checked again.
    Refuses (ActRefused) with the sentence of `why_not_usable`, and whoever neither speaks for the party nor has its
    consent.
    """
    speaks = by.kind == "citizen" and party in by.parties
    if not speaks and not (by.kind in {"staff", "clock"} and consent.strip()):
        raise ActRefused("使用申请人的电子证照要经申请人同意。请填写申请人以什么方式同意的。", article="国令716第7条")
    if why_not := reads.why_not_usable(identifier, party=party, type_name=type_name):
        raise ActRefused(why_not, article="国令716第7条")
    with transaction.atomic():
        licence = Licence.objects.select_related("type", "issuer").get(identifier=identifier)
        record, _ = Presentation.objects.update_or_create(
            licence=licence,
            case_number=case_number,
            purpose=purpose,
            defaults={
                "version": licence.version,
                "identifier": identifier,
                "consent": consent.strip() or "申请人在线授权",
                "check_said": checked(licence),
                "at": timezone.now(),
                "by": by.as_text(licence.issuer_id),
            },
        )
        write_reading(licence, by, Why.PRESENTED, case_number)
    return record


def checked(licence: Licence) -> str:
    """What the check found, as the case keeps it."""
    until = f"有效期至{licence.valid_to.isoformat()}" if licence.valid_to else "长期有效"
    return f"经电子证照库核验：有效，第{licence.version}版，{until}"


def refuse_to_forget_holder(forgetting) -> None:
    """A licence names its holder as long as it, or the record of it, is kept."""
    if Licence.objects.filter(holder_party=forgetting.party).exists():
        raise ActRefused("您名下有电子证照，证照的登记里要保留持证人的姓名和证件号码。", article="个人信息保护法47")
