"""指标: every number with its definition, told apart, and down to the very rows."""

from dataclasses import dataclass
from fractions import Fraction

from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from yichuang.channels.desk.access import staff_only
from yichuang.channels.desk.measured_rows import LISTS, page_of
from yichuang.channels.shared.loading import known_measure
from yichuang.channels.shared.measures import Question, columns_of, label_of, question_of, rows_of
from yichuang.channels.shared.tables import as_table
from yichuang.kernel import measures as registry

DOMAINS = {
    "cases": "办件", "joint": "一件事", "evaluation": "好差评", "supervision": "监督", "licences": "电子证照",
    "catalogue": "事项", "kiosks": "自助终端", "publicity": "政府网站", "network": "电子政务外网",
}  # fmt: skip
YEARS = 3
PARTS = {"numerator": "分子", "denominator": "分母"}
OURS = ("by", "from", "to", "part", "after")


@require_safe
@staff_only
def measures(request):
    """All of them, of one year, as far as this person's posts reach."""
    this_year = timezone.localdate().year
    years = [str(this_year - back) for back in range(YEARS)]
    year = request.GET.get("year", "")
    year = year if year in years else years[0]
    names = [one.name for one in registry.every()]
    readings = registry.read_all(names, period=registry.year(int(year)), seen_by=request.actor)
    groups: dict[str, list] = {}
    for name, reading in readings.items():
        groups.setdefault(name.split(".")[0], []).append(reading)
    ordered = sorted(groups, key=lambda one: list(DOMAINS).index(one) if one in DOMAINS else len(DOMAINS))
    context = {"groups": [(DOMAINS.get(name, name), groups[name]) for name in ordered], "year": year, "years": years}
    return render(request, "desk/measures.html", context)


@require_safe
@staff_only
def measure(request, name):
    """One measure, told apart as asked, each number a link to what it counts."""
    found, question, reading, wrong = known_measure(name), None, None, ""
    try:
        question, reading = asked(request, name)
    except registry.QuestionWrong as refused:
        wrong = refused.words
    context = {
        "measure": found,
        "apart": [(name, label_of(name)) for name in found.dimensions],
        "by": (*(question.by if question else ()), "", "")[:2],
        "period": question.period if question else None,
        "told_until": reading.period[1] if reading and reading.period and reading.period != question.period else None,
        "reading": reading,
        "heads": [label_of(one) for one in reading.by] if reading else [],
        "lines": lines(reading, question) if reading else [],
        "total": line_of(reading.total, question, Fraction(0)) if reading and reading.total else None,
        "kept": kept_words(found, question),
        "address": address(question) if question else "",
        "wrong": wrong,
    }
    return render(request, "desk/measure.html", context, status=422 if wrong else 200)


def asked(request, name: str) -> tuple[Question, registry.Reading]:
    """What the address asks, and the answer; QuestionWrong where it cannot be answered."""
    given = request.GET
    where = {key: given[key] for key in given if key not in OURS}
    question = question_of(given.getlist("by"), given.get("from", ""), given.get("to", ""), where)
    return question, registry.read(name, **question.asked, seen_by=request.actor)


def address(question: Question, **more) -> str:
    first, last = question.period
    said = {"by": question.by, "from": first.isoformat(), "to": last.isoformat(), **question.where, **more}
    return urlencode({key: "" if value is None else value for key, value in said.items()}, doseq=True)


def kept_words(measure, question: Question | None) -> list[str]:
    """The filters of the address in words."""
    where = question.where if question else {}
    return [f"{label_of(key)}：{measure.named(key, [value])[value]}" for key, value in where.items()]


@dataclass(frozen=True)
class Line:
    """A row of the table: its numbers, and where each leads; `bar` is its length, the longest being 100."""

    heads: list[str]
    words: list[str]
    shown: str
    part: str
    whole: str
    links: dict[str, str]
    bar: int

    @property
    def apart(self) -> list[tuple[str, str]]:
        return list(zip(self.heads, self.words, strict=True))


def lines(reading, question: Question) -> list[Line]:
    most = max((abs(Fraction(cell.value)) for cell in reading.cells if cell.value is not None), default=Fraction(0))
    return [line_of(cell, question, most) for cell in reading.cells] if reading.by else []


def line_of(cell, question: Question, most: Fraction) -> Line:
    value = cell.value or 0
    return Line(
        heads=[label_of(name) for name in cell.words],
        words=list(cell.words.values()),
        shown=cell.shown,
        part=plain(cell.numerator) if cell.denominator is not None and not cell.measure.percent else "",
        whole=plain(cell.denominator),
        links=links(cell, question),
        bar=round(100 * abs(Fraction(value)) / most) if most else 0,
    )


def plain(number) -> str:
    return "" if number is None else f"{number:,}"


def links(cell, question: Question) -> dict[str, str]:
    """To the rows of each part; nowhere where the number is kept back."""
    if cell.is_few:
        return {}
    plain_question = Question((), question.period, {**question.where, **cell.at})
    base = reverse("desk:measure-rows", args=[cell.measure.name])
    there = {"numerator": cell.measure.above, "denominator": cell.measure.below}
    return {part: f"{base}?{address(plain_question, part=part)}" for part, figure in there.items() if figure}


@require_safe
@staff_only
def rows(request, name):
    """What a number counts: the very cases, the newest first."""
    found = known_measure(name)
    part = request.GET.get("part", "numerator")
    try:
        question, reading = asked(request, name)
        behind = registry.behind(name, period=question.period, seen_by=request.actor, **question.where)
    except registry.QuestionWrong as refused:
        raise Http404(refused.words) from refused
    chosen = getattr(behind, part, None) if part in PARTS else None
    if chosen is None or chosen.listed not in LISTS:
        raise Http404
    page = page_of(chosen, request.GET.get("after", ""), request.actor)
    here = address(question, part=part)
    context = {
        "measure": found, "reading": reading, "population": chosen.population, "part": PARTS[part],
        "is_quotient": behind.numerator is not None and behind.denominator is not None,
        "lines": page.lines, "kept": kept_words(found, question), "back": address(question),
        "next": f"?{here}&after={page.next}" if page.next else "", "first": f"?{here}" if "after" in request.GET else "",
    }  # fmt: skip
    return render(request, "desk/measure_rows.html", context)


@require_safe
@staff_only
def export(request, name, ending):
    """The table as a file."""
    found = known_measure(name)
    try:
        _, reading = asked(request, name)
    except registry.QuestionWrong as refused:
        raise Http404(refused.words) from refused
    if reading.total is None:
        raise Http404
    return as_table(found.label, columns_of(reading), rows_of(reading), ending)
