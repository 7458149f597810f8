"""负责人一页看: where the money went, what it bought, what that cost, what to change. On one screen, on one sheet."""

from dataclasses import dataclass

from django.shortcuts import render
from django.views.decorators.http import require_safe

from yichuang.channels.desk.access import only
from yichuang.channels.desk.estimate_rows import amount
from yichuang.domain.performance import reads
from yichuang.domain.performance.estimating.saying import share, wan

PER_CENT = 100


@dataclass(frozen=True)
class Part:
    """A line of the books as a bar: `length` in per cent of all that was spent."""

    code: str
    label: str
    spent: str
    given: str
    length: str
    part: str


@require_safe
@only("SUPERVISOR", "HEAD", "CHIEF")
def director(request):
    years = reads.director_years(request.actor)
    if not years:
        return render(request, "desk/director.html", {"years": years})
    asked = request.GET.get("year", "")
    year = next((one for one in years if one.number == asked), years[0])
    seen = reads.overview(year)
    context = {
        "years": years,
        "year": year,
        "seen": seen,
        "parts": [part_of(one) for one in seen.went],
        "totals": totals(seen.books.amounts),
        "moves": [(short(label), wan(then), wan(now), moved(then, now)) for label, then, now in seen.moves],
        "total": (wan(seen.result.total.low), wan(seen.result.total.middle), wan(seen.result.total.high))
        if seen.result
        else None,
    }
    return render(request, "desk/director.html", context)


def short(label: str) -> str:
    """A special fund by its own name, without the fund it belongs to (经费-项目): its code stands before it."""
    return label.rpartition("-")[2] or label


def part_of(one) -> Part:
    length = f"{float(one.part * PER_CENT):.1f}"
    return Part(one.code, short(one.label), wan(one.spent), amount(one.given), length, f"{length}%")


def totals(amounts: dict[str, int]) -> list[tuple[str, str]]:
    words = (("budget_initial", "年初预算"), ("final", "全年预算"), ("expenditure", "支出"), ("basic", "基本支出"),
             ("project", "项目支出"))  # fmt: skip
    return [(word, amount(amounts.get(name))) for name, word in words]


def moved(then: int, now: int) -> str:
    return share(now / then - 1) if then else "新增"
