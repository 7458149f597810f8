"""What a plan of a 一件事 depends on beside the answers: the licences of whoever will apply, and today."""

from datetime import date

from django.utils import timezone

from yichuang.domain.guidance.rules.plans import Holding
from yichuang.domain.licences import reads as licences
from yichuang.kernel import workdays
from yichuang.kernel.calendar import CalendarMissing


def held_by(party: str) -> list[Holding]:
    """The licences that a party holds and could use today; nobody's for a visitor."""
    return [Holding(one.name, one.identifier) for one in licences.held(party) if one.usable] if party else []


def ready_on(days: int) -> date | None:
    """The day by which all is granted if it is handed in now; None where the calendar does not reach."""
    try:
        return workdays.due(workdays.effective_date(timezone.now()), days).due_on if days else timezone.localdate()
    except CalendarMissing:
        return None
