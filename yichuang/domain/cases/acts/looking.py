"""Whole personal numbers of a case, shown for a reason that is kept (个人信息保护法 6, 51)."""

from django.core.exceptions import PermissionDenied

from yichuang.domain.cases import reads
from yichuang.domain.cases.models import Case, Look
from yichuang.domain.cases.tables import WHY_LOOK
from yichuang.kernel.actors import Actor
from yichuang.kernel.refusals import ActRefused

ARTICLE = "个人信息保护法6、51"


def open_numbers(case: Case, *, by: Actor, why: str, note: str = "") -> list[tuple[str, str]]:
    """The whole numbers of the people in a case, (label, number), for whoever holds an office towards it; who saw them
    and why is written down before they are told. Refuses others (403), and staff who name no reason; whoever
    supervises says what is looked into."""
    if not reads.may_look(by, case):
        raise PermissionDenied
    if why not in dict(WHY_LOOK):
        raise ActRefused("请选择查看事由：查看完整号码要留下是谁、为什么。", article=ARTICLE)
    if why == Look.SUPERVISION and not note.strip():
        raise ActRefused("监督检查的，请写明查的是什么。", article=ARTICLE)
    noted(case, by, why, note)
    return reads.whole_numbers(case)


def hand_on(case: Case, *, by: Actor, note: str) -> dict[str, list[dict]]:
    """The records of the national exchange, whole numbers in them, for whoever types or takes them into the system
    that decides: that is the reason, and `note` says by what paper or file. Refuses others (403)."""
    if not reads.may_look(by, case):
        raise PermissionDenied
    noted(case, by, Look.OTHER_SYSTEM, note)
    return reads.exchange_records(case)


def noted(case: Case, by: Actor, why: str, note: str) -> None:
    who = by.as_text(case.body_code, case.item_code, case.party_number)
    Look.objects.create(case=case, account=by.account, who=who, why=why, note=note.strip())
