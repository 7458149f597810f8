"""Figures stated in a report: shown where the platform cannot measure yet, and always labelled as reported."""

from yichuang.kernel.measures.readings import Reported
from yichuang.kernel.models import ReportedFigure


def stated(line: str) -> Reported | None:
    """The newest loaded figure of this line of a report, where there is one."""
    found = ReportedFigure.objects.filter(line=line).order_by("-year").first() if line else None
    return found and Reported(found.value, found.unit, found.label, found.source, found.year)
