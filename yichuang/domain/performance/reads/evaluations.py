"""Evaluations: the years, one of them, who may do what, what differs from the facts now, what the public sees."""

from django.utils import timezone

from yichuang.domain.identity import reads as identity
from yichuang.domain.performance.models import BudgetYear, Evaluation, Figure, IndicatorTemplate, Roster
from yichuang.domain.performance.reads.standing import composed, standing
from yichuang.domain.performance.rules import keeping, rosters
from yichuang.domain.performance.rules.figures import COUNT
from yichuang.domain.performance.states import EVALUATIONS
from yichuang.domain.performance.states.evaluation import EvaluationState
from yichuang.kernel import ledger, reports
from yichuang.kernel.actors import Actor

UNREAD_IN_LISTS = ("frozen", "texts", "reason")


def template_for(region: str, year: int) -> IndicatorTemplate | None:
    """The template that holds for a region in a year: the latest not after it."""
    found = IndicatorTemplate.objects.filter(since__lte=year).order_by("-since")
    return found.filter(region=region).first() or found.filter(region=identity.district().code).first()


def templates():
    """All of them, the newest first."""
    return IndicatorTemplate.objects.order_by("-since", "number")


def evaluation_list(actor: Actor):
    """Those the actor may see, the newest first."""
    found = Evaluation.objects.visible_to(actor).select_related("body").defer(*UNREAD_IN_LISTS)
    return found.order_by("-id")


def evaluation(actor: Actor, number: str) -> Evaluation:
    """DoesNotExist where there is none, or none for this person."""
    return Evaluation.objects.visible_to(actor).select_related("body").get(number=number)


def evaluation_acts(actor: Actor, found: Evaluation) -> list[str]:
    return [row.act for row in EVALUATIONS.open_to(actor, found)]


def evaluation_story(found: Evaluation) -> list[tuple[str, object]]:
    """Its ledger, the newest first, each line with the Chinese of its act."""
    return [(EVALUATIONS.word(line.act), line) for line in reversed(ledger.of(found))]


def years_without_evaluation(actor: Actor) -> list[tuple[str, str, int]]:
    """(body code, its name, year) of the bodies the actor may begin one for: this year and the four before. What has
    books of its own comes first: it is what one looks for among the years of fifty bodies."""
    there = set(Evaluation.objects.exclude(state=EvaluationState.WITHDRAWN).values_list("body", "year"))
    this = timezone.localdate().year
    bodies = [one for one in identity.bodies() if may_begin(actor, one)]
    found = [
        (one.code, one.name, year) for year in range(this, this - 5, -1) for one in bodies
        if (one.code, year) not in there and template_for(one.region_id, year)
    ]  # fmt: skip
    booked = set(BudgetYear.objects.kept().values_list("body", "year"))
    return sorted(found, key=lambda one: (one[0], one[2]) not in booked)


def may_begin(actor: Actor, body) -> bool:
    return any(row.act == "set_up" for row in EVALUATIONS.open_to(actor, Evaluation(body=body)))


def changed_since(found: Evaluation) -> list[reports.Difference]:
    """Which figures and scores of a final evaluation would be others now. The evaluation itself stays as it is."""
    if not found.is_frozen:
        return []
    return reports.differences(found.frozen["figures"], composed(found, standing(found))["figures"])


def final_ones():
    """Those whose facts may be corrected behind them."""
    return Evaluation.objects.filter(state__in=(EvaluationState.FINALISED, EvaluationState.PUBLISHED)).select_related(
        "body"
    )


def figure_of(found: Evaluation, code: str) -> Figure | None:
    """How a figure is come by; None of the actual value of an indicator, which its formula says."""
    return found.figures.select_related("proof").filter(code=code).first()


def roster_rows(found: Evaluation, code: str) -> tuple[Roster | None, list[dict]]:
    """The file a figure is counted in as last loaded, and those rows of it that count."""
    one = next((each for each in definitions_of(found) if each.id == code and each.kind == COUNT), None)
    roster = one and Roster.objects.filter(file=rosters.file_of(one)).first()
    return roster, rosters.fitting(one, roster.rows, found.year) if roster else []


def definitions_of(found: Evaluation) -> list:
    if found.is_frozen:
        return keeping.from_json(found.frozen["definitions"])
    return [one.definition for one in found.figures.all()]


def published():
    """What everybody may read, the newest first."""
    return Evaluation.objects.public().select_related("body").order_by("-id")


def published_one(number: str) -> Evaluation:
    """DoesNotExist where there is none that is public."""
    return Evaluation.objects.public().select_related("body").get(number=number)
