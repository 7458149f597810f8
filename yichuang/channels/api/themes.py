"""Themes (一件事): the questions of one, and the plan its answers come to. Public."""

from datetime import date
from typing import Any

from ninja import Router, Schema

from yichuang.channels.api.access import MaybeBearer
from yichuang.channels.api.limits import Code
from yichuang.channels.api.problems import FAULTS, FieldsWrong
from yichuang.channels.shared import theme_answers
from yichuang.channels.shared.loading import found_or_404
from yichuang.channels.shared.plans import held_by, ready_on
from yichuang.domain.catalogue import reads
from yichuang.domain.guidance import reads as guidance

router = Router(tags=["themes"])


class ThemeLine(Schema):
    code: str
    name: str
    audience: str
    lead: str
    promise_days: int


class Question(Schema):
    id: str
    text: str
    help: str
    kind: str
    options: dict[str, str]
    show_if: str


class ThemeGuide(ThemeLine):
    version: int
    summary: str
    questions: list[Question]


class Answers(Schema):
    """By question: a text for one choice and yes/no, a list of texts for several, a number. `party`: who will apply,
    for whom the caller may speak; a licence it holds spares a material."""

    answers: dict[str, Any] = {}
    party: Code = ""


class Step(Schema):
    item: str
    name: str
    body: str
    round: int
    waits_for: list[str]
    starts: int
    ends: int
    own_clock: bool


class Need(Schema):
    """`kind` is what POST /matters asks for; what is not brought comes from an earlier item, or a licence held."""

    kind: str
    is_brought: bool
    name: str
    necessity: str
    originals: int
    shown: int
    copies: int
    from_item: str
    held: str
    serves: list[tuple[str, int]]


class Asked(Schema):
    element: str
    label: str
    type: str
    required: bool
    options: list[str]
    longest: int


class Saving(Schema):
    what: str
    before: int
    after: int


class Planned(Schema):
    steps: list[Step]
    materials: list[Need]
    form: list[Asked]
    critical: list[str]
    days: int
    ready_on: date | None
    savings: list[Saving]
    unanswered: list[str]


@router.get("/themes", response={200: list[ThemeLine], **FAULTS}, auth=MaybeBearer(), operation_id="themes")
def themes(request):
    """The themes in force, by code."""
    return [line_of(version) for version in reads.themes()]


@router.get("/themes/{code}", response={200: ThemeGuide, **FAULTS}, auth=MaybeBearer(), operation_id="theme")
def theme(request, code: str):
    """The questions of a theme, in their order."""
    version = found_or_404(reads.theme, code)
    return line_of(version) | {
        "version": version.version,
        "summary": version.summary,
        "questions": version.questions,
    }


@router.post("/themes/{code}/plan", response={200: Planned, **FAULTS}, auth=MaybeBearer(), operation_id="plan")
def plan(request, code: str, told: Answers):
    """The plan of these answers. `unanswered` names what is asked and was not answered, or not by an answer it
    knows: the plan takes its comparisons as not met. `ready_on`: by then all is granted if it is handed in now."""
    version = found_or_404(reads.theme, code)
    answers, still_open = theme_answers.walked(version.sheet, lambda question: told.answers.get(question.id))
    made = guidance.plan_of(version, answers, held_by(who_applies(request.actor, told.party)))
    return {
        "steps": [vars(step) for step in made.steps],
        "materials": [vars(one) | {"is_brought": one.is_brought} for one in made.materials],
        "form": [vars(one) for one in made.form],
        "critical": list(made.critical),
        "days": made.days,
        "ready_on": ready_on(made.days),
        "savings": [vars(one) for one in made.savings],
        "unanswered": [question.id for question in still_open],
    }


def who_applies(actor, party: str) -> str:
    """A mandate for some items only does not reach over a whole plan."""
    if party and party not in actor.parties - dict(actor.limits).keys():
        raise FieldsWrong({"party": "没有这个申请人，或者您不能代其申请。"})
    return party or actor.own_party


def line_of(version) -> dict:
    return {
        "code": version.theme_id,
        "name": version.name,
        "audience": version.audience,
        "lead": version.theme.lead.name,
        "promise_days": version.promise_days,
    }
