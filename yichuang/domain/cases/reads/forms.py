"""The form of an application: its questions, what we know already, and what is wrong with an answer."""

import re
from datetime import date
from decimal import Decimal, InvalidOperation

from yichuang.domain.cases.tables import Question, base_set
from yichuang.domain.catalogue.tables.codes import MOST_SIGNS
from yichuang.kernel import codes

PHONE = re.compile(r"1[3-9]\d{9}|0\d{2,3}-?\d{7,8}(-\d{1,6})?")


def form_of(version, kind: str) -> list[Question]:
    """The base set for this kind of applicant, then the item's own fields; one question per data element."""
    questions = {question.element: question for question in base_set(kind)}
    for row in version.fields.all():
        questions.setdefault(
            row.element_id,
            Question(row.element_id, row.label, row.type, row.is_required, row.help, list(row.options), row.longest),
        )
    return list(questions.values())


def known_of(party) -> dict:
    """What the profile of a party answers, by data element."""
    return {
        "name": party.name,
        "id_number": party.code,
        "phone": party.phone,
        "address": party.address,
        "org_name": party.name,
        "uscc": party.code,
        "org_address": party.address,
        **(party.details or {}),
    }


def prefilled(version, party) -> dict:
    """What the profile of the party already answers of this form."""
    known = known_of(party)
    wanted = {question.element for question in form_of(version, party.kind)}
    return {element: value for element, value in known.items() if value and element in wanted}


def examine_form(case, version) -> None:
    """Bring the case's `unanswered` up to date: the elements that are missing or wrong."""
    case.unanswered = sorted(faults_in(form_of(version, kind_of(case)), case.answers))


def kind_of(case) -> str:
    """Who applies, as the answers show: the base set of a person asks for `name`, of an organisation `org_name`."""
    if "org_name" not in case.answers:
        return "natural"
    return "legal" if case.answers.get("uscc") else "forming"


def faults_in(questions: list[Question], answers: dict) -> dict[str, str]:
    """What is wrong, by element, as a sentence that names the question; empty when the form is complete."""
    found = {}
    for question in questions:
        value = answers.get(question.element)
        if value in (None, "", []):
            if question.required:
                found[question.element] = f"请填写“{question.label}”。"
        elif fault := fault_in(question, value):
            found[question.element] = fault
    return found


def is_an_answer(question: Question, value) -> bool:
    """One plain value; several only where several may be chosen. Whatever else a machine may send is none."""
    if question.type == "multichoice":
        return isinstance(value, list) and all(isinstance(one, str) for one in value)
    return isinstance(value, str | int | float)


def fault_in(question: Question, value) -> str:
    if not is_an_answer(question, value):
        return f"“{question.label}”的格式不对，请重新填写。"
    check = CHECKS.get(question.type)
    if check and not check(value):
        return SENTENCES[question.type].format(label=question.label)
    if question.options and not set(value if isinstance(value, list) else [value]) <= set(question.options):
        return f"“{question.label}”请从列出的选项中选择。"
    longest = min(filter(None, (question.longest, MOST_SIGNS[question.type])))
    if isinstance(value, str) and len(value) > longest:
        return f"“{question.label}”太长了，请控制在{longest}个字以内。"
    return ""


def is_day(value) -> bool:
    try:
        date.fromisoformat(str(value))
    except ValueError:
        return False
    return True


def is_number(value) -> bool:
    try:
        return Decimal(str(value)).is_finite() and Decimal(str(value)) >= 0
    except InvalidOperation:
        return False


AS_SAID = {True: "是", False: "否", "yes": "是", "no": "否"}
YES_OR_NO = {*AS_SAID, *AS_SAID.values()}
CHECKS = {
    "id_number": lambda v: codes.is_citizen_number(str(v)),
    "uscc": lambda v: codes.is_credit_code(str(v)),
    "phone": lambda v: bool(PHONE.fullmatch(str(v))),
    "date": is_day,
    "integer": lambda v: str(v).isascii() and str(v).isdecimal(),
    "decimal": is_number,
    "money": is_number,
    "boolean": lambda v: v in YES_OR_NO,
}
SENTENCES = {
    "id_number": "“{label}”不对：应为18位，请对照身份证核对每一位。",
    "uscc": "“{label}”不对：应为18位，请对照营业执照核对每一位。",
    "phone": "“{label}”不对：请填手机号，或带区号的座机，例如 0731-12345678。",
    "date": "“{label}”不是有效的日期，请按 2026-01-31 的样子填写。",
    "integer": "“{label}”请填整数。",
    "decimal": "“{label}”请填数字。",
    "money": "“{label}”请填金额（元），只写数字。",
    "boolean": "“{label}”请选择“是”或“否”。",
}


def known_answers(version, answers: dict) -> dict:
    """Only what the form asks, of a person or of an organisation: nothing else is collected (个人信息保护法第六条)."""
    asked = {question.element: question.type for kind in ("natural", "legal") for question in form_of(version, kind)}
    return {element: as_said(asked[element], value) for element, value in answers.items() if element in asked}


def as_said(kind: str, value):
    """A yes or no of a machine, in the words the form has: what is kept is read by people."""
    if kind == "boolean" and isinstance(value, str | bool):
        return AS_SAID.get(value, value)
    return value


def questions_to_correct(case) -> list[Question]:
    """The questions a correction notice says are answered wrongly, and that were not put right since."""
    wrong = {gap["element"] for gap in case.gaps if not gap["supplied"]}
    return [question for question, _ in answered(case, case.version) if question.element in wrong]


def answered(case, version) -> list[tuple[Question, object]]:
    """Questions with their answers, in the order of the form."""
    return [(question, case.answers.get(question.element, "")) for question in form_of(version, kind_of(case))]
