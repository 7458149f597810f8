"""A theme (一件事): its questions, its items, and what they come to for given answers."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from itertools import combinations

from yichuang.domain.catalogue.rules.conditions import Answers, Malformed, parsed

SINGLE, MULTI, NUMBER, YES_NO = KINDS = ("single", "multi", "number", "boolean")
MOST_SHEETS = 200_000  # of answers: a theme that has more cannot be checked, and nobody can oversee it
BESIDE = Decimal("0.01")  # just below and above a threshold


@dataclass(frozen=True)
class Question:
    id: str
    text: str
    kind: str
    help: str = ""
    options: Mapping[str, str] = field(default_factory=dict)  # value: label
    show_if: str = ""

    @cached_property
    def condition(self):
        return parsed(self.show_if)


@dataclass(frozen=True)
class Line:
    """An item of a theme. `condition` empty: always. `depends_on`: items of the theme that must be granted before.
    `own_clock` (另行计时): it follows later and is no part of the theme's promise."""

    item: str
    condition: str = ""
    depends_on: tuple[str, ...] = ()
    note: str = ""
    own_clock: bool = False

    @cached_property
    def is_chosen(self):
        return parsed(self.condition)


@dataclass(frozen=True)
class Sheet:
    """The questions in their order, and the items."""

    questions: tuple[Question, ...]
    lines: tuple[Line, ...]

    def asked(self, given: Answers) -> list[Question]:
        """The questions that these answers lead to; an answer to another question counts for nothing."""
        asked, answers = [], {}
        for question in self.questions:
            if question.condition.holds(answers):
                asked.append(question)
                if question.id in given:
                    answers[question.id] = given[question.id]
        return asked

    def answers(self, given: Answers) -> dict:
        """The answers that count: to questions that are asked."""
        return {question.id: given[question.id] for question in self.asked(given) if question.id in given}

    def chosen(self, given: Answers) -> list[Line]:
        """The items for these answers; what was not chosen is waited for by nobody, and passes nothing on."""
        answers = self.answers(given)
        lines = [line for line in self.lines if line.is_chosen.holds(answers)]
        there = {line.item for line in lines}
        return [
            Line(line.item, line.condition, tuple(code for code in line.depends_on if code in there), line.note,
                 line.own_clock)
            for line in lines
        ]  # fmt: skip

    def sheets(self) -> Iterator[dict]:
        """Every sheet of answers somebody can hand in, with numbers on both sides of every threshold."""
        return walked(self.questions, {}, self.possible())

    def possible(self) -> dict[str, Sequence]:
        return {question.id: possible(question, self.thresholds(question.id)) for question in self.questions}

    def thresholds(self, question: str) -> set[Decimal]:
        conditions = [*(each.condition for each in self.questions), *(line.is_chosen for line in self.lines)]
        return {
            one.values[0]
            for condition in conditions
            for one in condition.comparisons()
            if one.question == question and one.verb == "measures"
        }


def walked(questions: Sequence[Question], answers: dict, possible: Mapping[str, Sequence]) -> Iterator[dict]:
    if not questions:
        yield answers
        return
    first, *rest = questions
    if not first.condition.holds(answers):
        yield from walked(rest, answers, possible)
        return
    for answer in possible[first.id]:
        yield from walked(rest, answers | {first.id: answer}, possible)


def possible(question: Question, thresholds: set[Decimal]) -> Sequence:
    if question.kind == MULTI:
        values = tuple(question.options)
        return [chosen for size in range(len(values) + 1) for chosen in combinations(values, size)]
    if question.kind == NUMBER:
        near = {Decimal(0), *thresholds, *(t - BESIDE for t in thresholds), *(t + BESIDE for t in thresholds)}
        return sorted(number for number in near if number >= 0)
    return tuple(question.options)


def faults(sheet: Sheet) -> list[str]:
    """Everything that is wrong with a theme, in sentences for who edits it. What cannot be read is said first: only
    a theme that can be read is walked for questions nobody is asked, items nobody gets, and waiting in a circle."""
    return [*unreadable(sheet)] or [*never_reached(sheet)]


def unreadable(sheet: Sheet) -> Iterator[str]:
    yield from ill_made(sheet)
    before: dict[str, Question] = {}
    for question in sheet.questions:
        yield from misread(f"问题“{question.text}”的显示条件", question.show_if, before)
        before[question.id] = question
    codes = {line.item for line in sheet.lines}
    for line in sheet.lines:
        yield from misread(f"{line.item} 的条件", line.condition, before)
        yield from (f"{line.item} 要等的 {code} 不在这件事里" for code in line.depends_on if code not in codes)
    yield from circles(sheet)


def ill_made(sheet: Sheet) -> Iterator[str]:
    if not sheet.lines:
        yield "这件事还没有事项"
    for what, names in (("问题", [q.id for q in sheet.questions]), ("事项", [line.item for line in sheet.lines])):
        yield from (f"{what} {name} 写了两遍" for name in sorted({name for name in names if names.count(name) > 1}))
    for question in sheet.questions:
        if question.kind not in KINDS:
            yield f"问题“{question.text}”的类型不对"
        elif question.kind != NUMBER and len(question.options) < 2:
            yield f"问题“{question.text}”至少要有两个选项"


def misread(where: str, text: str, known: Mapping[str, Question]) -> Iterator[str]:
    try:
        condition = parsed(text)
    except Malformed as failure:
        yield f"{where}：{failure}"
        return
    for one in condition.comparisons():
        question = known.get(one.question)
        if question is None:
            yield f"{where}：前面没有问题 {one.question}"
        elif not fits(one.verb, question.kind):
            yield f"{where}：问题 {one.question} 不能这样比较"
        elif question.kind != NUMBER and (strange := [value for value in one.values if value not in question.options]):
            yield f"{where}：问题 {one.question} 没有选项 {'、'.join(strange)}"


def fits(verb: str, kind: str) -> bool:
    return {MULTI: verb == "has", NUMBER: verb == "measures"}.get(kind, verb in {"is", "is_not", "one_of"})


def circles(sheet: Sheet) -> Iterator[str]:
    waits = {line.item: line.depends_on for line in sheet.lines}
    for code in waits:
        if code in before(code, waits):
            yield f"{code} 要等的事项最后又要等它自己"


def before(code: str, waits: Mapping[str, Sequence[str]]) -> set[str]:
    """Everything an item waits for, directly or not."""
    found, to_see = set(), list(waits.get(code, ()))
    while to_see:
        each = to_see.pop()
        if each not in found:
            found.add(each)
            to_see += waits.get(each, ())
    return found


def never_reached(sheet: Sheet) -> Iterator[str]:
    asked, chosen = set(), set()
    for number, answers in enumerate(sheet.sheets()):
        if number == MOST_SHEETS:
            yield f"问题太多：答法超过 {MOST_SHEETS} 种，请减少问题或选项"
            return
        asked |= answers.keys()
        chosen |= {line.item for line in sheet.lines if line.is_chosen.holds(answers)}
    yield from (f"问题“{each.text}”怎么回答前面的问题都不会出现" for each in sheet.questions if each.id not in asked)
    yield from (f"{line.item} 怎么回答都不会用到" for line in sheet.lines if line.item not in chosen)
