"""Who may change a licence, and what must hold before it changes. Questions only."""

from datetime import date

from rules import predicate

from yichuang.kernel.refusals import rule


@predicate(name="制证员 CERT_CLERK")
def cert_clerk(actor, licence):
    return actor.holds("CERT_CLERK", licence.body_code, item=licence.item_code)


@predicate(name="负责人 HEAD")
def head(actor, licence):
    return actor.holds("HEAD", licence.body_code, item=licence.item_code)


@predicate(name="监督人 SUPERVISOR")
def supervisor(actor, licence):
    return actor.holds("SUPERVISOR", licence.body_code)


@predicate(name="系统时钟 SYSTEM")
def the_clock(actor, _licence):
    return actor.kind == "clock"


@rule("照面上有必填的内容没有填写。请把照面信息补齐。")
def face_complete(licence):
    return not licence.missing_on_face


@rule("请写明理由：持证人和查验的人要知道为什么。")
def reason_given(licence):
    return bool(licence.reason)


@rule("请填写所依据的书面决定的文号。没有书面决定，不能改变证照的效力。")
def decision_named(licence):
    return bool(licence.decision)


@rule("请写明法律依据：哪部法律、第几条。")
def basis_named(licence):
    return bool(licence.legal_basis)


@rule("这类证照到期后应当重新申请，不能延续。")
def renewable(licence):
    return licence.type.renewable


@rule("延续申请应当在有效期届满前提出。已经过期后才申请的，请按新办理。")
def applied_before_its_end(licence):
    ends = licence.ended_before
    return licence.applied_on is not None and ends is not None and licence.applied_on <= ends


@rule("延续后的有效期应当晚于原来的有效期。")
def ends_later(licence):
    return licence.valid_to is None or licence.ended_before is None or licence.valid_to > licence.ended_before


def years_valid(of_type: int | None, of_item: int) -> int:
    """How many years what is granted holds (0: for good): as its licence type says, else as its item does."""
    return of_item if of_type is None else of_type


def last_day(start: date, years: int) -> date | None:
    """The last day of a validity of so many years: the day before the anniversary (29 February: the 28th)."""
    if not years:
        return None
    try:
        anniversary = start.replace(year=start.year + years)
    except ValueError:
        return date(start.year + years, 2, 28)
    return date.fromordinal(anniversary.toordinal() - 1)
