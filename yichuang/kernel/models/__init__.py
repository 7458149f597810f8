"""The kernel's tables, one file per mechanism."""

from yichuang.kernel.models.clocks import Clock
from yichuang.kernel.models.documents import Document
from yichuang.kernel.models.files import StoredFile
from yichuang.kernel.models.heartbeats import Heartbeat
from yichuang.kernel.models.ledger import LedgerEntry, LedgerHead, LedgerSeal
from yichuang.kernel.models.measures import ReportedFigure
from yichuang.kernel.models.numbers import Sequence
from yichuang.kernel.models.outbox import Message, PeriodicRun
from yichuang.kernel.models.search import SearchEntry
from yichuang.kernel.models.things import Thing
from yichuang.kernel.models.tries import Try
from yichuang.kernel.models.unmaskings import Unmasking
from yichuang.kernel.models.workdays import CalendarEdition, WorkdayCalendar

__all__ = [
    "CalendarEdition",
    "Clock",
    "Document",
    "Heartbeat",
    "LedgerEntry",
    "LedgerHead",
    "LedgerSeal",
    "Message",
    "PeriodicRun",
    "ReportedFigure",
    "SearchEntry",
    "Sequence",
    "StoredFile",
    "Thing",
    "Try",
    "Unmasking",
    "WorkdayCalendar",
]
