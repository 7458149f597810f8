"""The query password: what lets somebody without an account see how far a matter is."""

import hmac

from django.conf import settings
from django.db import transaction

from yichuang.domain.cases.acts.filing import query_password
from yichuang.domain.cases.models import Case
from yichuang.domain.cases.states import State
from yichuang.kernel import tries
from yichuang.kernel.actors import Actor
from yichuang.kernel.refusals import ActRefused, TooOften

DOOR = "wrong look-up"
FROM_THERE = (
    "从当前网络查错的次数太多，一小时内不能再查。登录“我的办件”照样能看；也可以带身份证到窗口查，或者过一会儿再试。"
)
LOCKED = (
    "这个办件的查询密码连续输错太多次，不能再用密码查询。"
    "登录“我的办件”照样能看，还可以换一个新密码；也可以带身份证到窗口查。"
)


def look_up(number: str, password: str, *, by: Actor, address: str = "") -> Case | None:  # noqa: ARG001 - every act says by whom
    """The case for whoever (`by`, mostly a visitor) holds its number and password, or None; a wrong pair never says
    which half was wrong.

    Every wrong password counts, a right one clears the count. Refuses (TooOften) once
    settings.QUERY_PASSWORD_TRIES were wrong, until the applicant renews the password; and for an hour to a network
    address once settings.QUERY_ADDRESS_TRIES from there were wrong. No act of the law: no ledger.
    """
    tries.refuse_flood(DOOR, address, most=settings.QUERY_ADDRESS_TRIES, sentence=FROM_THERE)
    case = opened(number, password)
    if case is None:
        tries.count(DOOR, address)
    return case


def opened(number: str, password: str) -> Case | None:
    """The case of this pair; a wrong password is counted against the case."""
    with transaction.atomic():
        handed_in = Case.objects.select_for_update(of=("self",)).exclude(state=State.DRAFT)
        case = handed_in.select_related("deciding_body").filter(number=number).first()
        if case is None:
            return None
        if case.password_failures >= settings.QUERY_PASSWORD_TRIES:
            raise TooOften(LOCKED)
        right = hmac.compare_digest(case.password.encode(), password.encode())
        case.password_failures = 0 if right else case.password_failures + 1
        case.save(update_fields=["password_failures"])
    return case if right else None


def renew_password(case: Case, *, by: Actor) -> Case:
    """A new query password for the applicant, who signed in: the old one is forgotten or locked."""
    if by.kind != "citizen" or case.party_number not in by.parties:
        raise ActRefused("只有申请人或其代理人可以更换查询密码。")
    case.password, case.password_failures = query_password(), 0
    case.save(update_fields=["password", "password_failures"])
    return case
