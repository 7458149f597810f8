"""Answers to the questions of a theme, as addresses and messages carry them."""

from collections.abc import Callable
from decimal import Decimal, InvalidOperation

from django.http import QueryDict

from yichuang.domain.catalogue.rules.themes import MULTI, NUMBER, Question, Sheet

SEEN = "seen"  # the questions that stood on the page: several choices left empty are an answer then
MOST = Decimal(10) ** 9


def walked(sheet: Sheet, told: Callable[[Question], object]) -> tuple[dict, list[Question]]:
    """The answers to what is asked, and the questions still open. `told` gives what was said to a question: texts,
    a list of them, a number, or None. What cannot be an answer counts as none."""
    answers, still_open = {}, []
    for question in sheet.questions:
        if not question.condition.holds(answers):
            continue
        answer = answer_to(question, told(question))
        if answer is None:
            still_open.append(question)
        else:
            answers[question.id] = answer
    return answers, still_open


def answer_to(question: Question, said):
    if said is None:
        return None
    if question.kind == MULTI:
        return tuple(said) if isinstance(said, list | tuple) and set(said) <= question.options.keys() else None
    if question.kind == NUMBER:
        return number(said)
    return said if isinstance(said, str) and said in question.options else None


def number(said) -> Decimal | None:
    try:
        value = Decimal(str(said).strip())
    except InvalidOperation:
        return None
    return value if value.is_finite() and 0 <= value <= MOST else None


def from_query(query: QueryDict) -> Callable[[Question], object]:
    """What an address says to each question."""
    seen = query.get(SEEN, "").split(",")

    def told(question: Question):
        if question.kind == MULTI:
            return query.getlist(question.id) if question.id in seen or question.id in query else None
        return query.get(question.id)

    return told


def as_query(sheet: Sheet, answers: dict) -> str:
    """The answers as an address carries them, so that a plan can be shared and printed."""
    query = QueryDict(mutable=True)
    for question in sheet.questions:
        if question.id in answers:
            answer = answers[question.id]
            query.setlist(question.id, list(answer) if question.kind == MULTI else [str(answer)])
    query[SEEN] = ",".join(answers)
    return query.urlencode()
