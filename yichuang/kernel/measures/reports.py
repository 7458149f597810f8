"""Figures stated in a report: shown where the platform cannot measure yet, and always labelled as reported."""

from collections.abc import Iterable

from yichuang.kernel.measures.readings import Reported
from yichuang.kernel.models import ReportedFigure


def stated(lines: Iterable[str]) -> dict[str, Reported]:
    """The newest loaded figure of each of these lines of a report, where there is one."""
    wanted = set(filter(None, lines))
    found = ReportedFigure.objects.filter(line__in=wanted).order_by("year") if wanted else ()
    return {one.line: Reported(one.label, one.value, one.unit, one.year, one.source) for one in found}
