"""Whole personal numbers of a case, and who saw them or took lists away: for those who supervise."""

from datetime import date

from yichuang.domain.cases.models import Case, ExportTaken, Look
from yichuang.domain.cases.reads.forms import answered
from yichuang.domain.cases.reads.lists import UNREAD_IN_LISTS
from yichuang.domain.cases.rules import officer
from yichuang.domain.identity import reads as identity
from yichuang.kernel.actors import AUDITOR, Actor
from yichuang.kernel.reach import reached

PERSONAL = frozenset({"id_number", "phone"})  # types of questions


def whole_numbers(case: Case) -> list[tuple[str, str]]:
    """What a case keeps of numbers that belong to a person: of its party, and in its answers, each once."""
    party = identity.party(case.party_number)
    said = [(question.label, answer) for question, answer in answered(case, case.version) if question.type in PERSONAL]
    found = [("证件号码", party.code), ("联系电话", party.phone), *said]
    return list({number: (label, number) for label, number in reversed(found) if number}.values())[::-1]


def may_look(by: Actor, case: Case) -> bool:
    """Whether the whole numbers of this case are theirs to open, for a reason."""
    return officer.test(by, case)


def looks_at(case: Case):
    """Who opened the whole numbers of this case, the newest first."""
    return case.looks.order_by("-id")


def looks(by: Actor, *, account: str = "", on: date | None = None):
    """Openings of whole numbers in cases of the bodies this person supervises or audits, the newest first."""
    seen = reached(by, body="case__deciding_body", region="case__region", role={"SUPERVISOR", AUDITOR})
    rows = narrowed(Look.objects.filter(seen), "account", account, on)
    return rows.select_related("case").defer(*(f"case__{name}" for name in UNREAD_IN_LISTS)).order_by("-at", "-id")


def exports_taken(by: Actor, *, account: str = "", on: date | None = None):
    """Files with lists taken away by the staff this person keeps, the newest first. Never the file itself."""
    kept = identity.accounts_visible_to(by).order_by().values("number")
    rows = narrowed(ExportTaken.objects.filter(export__account__in=kept), "export__account", account, on)
    return rows.select_related("export").order_by("-at", "-id")


def narrowed(rows, column: str, account: str, on: date | None):
    rows = rows.filter(**{column: account}) if account else rows
    return rows.filter(at__date=on) if on else rows
