"""Bulletins: the list, one of them, what it says, and what would read differently now."""

from django.utils import timezone

from yichuang.domain.identity import reads as identity
from yichuang.domain.supervision.models import Bulletin
from yichuang.domain.supervision.reads.bulletin_content import composed
from yichuang.domain.supervision.rules.periods import MONTH, WEEK, Period, last_ended
from yichuang.domain.supervision.states import BULLETINS, BulletinState
from yichuang.kernel import documents, ledger, reports
from yichuang.kernel.actors import Actor
from yichuang.kernel.models import Document

LATELY = {MONTH: 12, WEEK: 8}  # how far back a bulletin may be drafted by hand
UNREAD_IN_LISTS = ("opening", "remarks", "reason")


def bulletin_list(actor: Actor, kind: str = ""):
    """Those the actor may see, the newest period first."""
    found = Bulletin.objects.visible_to(actor).select_related("body").defer(*UNREAD_IN_LISTS).order_by("-id")
    return found.filter(kind=kind) if kind else found


def periods_without_bulletin() -> list[Period]:
    """The weeks and months that ended lately and have none, the newest first."""
    today = timezone.localdate()
    offered = [period for kind, many in LATELY.items() for period in reversed(last_ended(kind, today).back(many))]
    there = set(Bulletin.objects.exclude(state=BulletinState.WITHDRAWN).values_list("kind", "first"))
    return [period for period in offered if (period.kind, period.first) not in there]


def bulletin(actor: Actor, number: str) -> Bulletin:
    """DoesNotExist where there is none, or none for this person."""
    return Bulletin.objects.visible_to(actor).select_related("body").get(number=number)


def bulletin_acts(actor: Actor, found: Bulletin) -> list[str]:
    return [row.act for row in BULLETINS.open_to(actor, found)]


def bulletin_story(found: Bulletin) -> list[tuple[str, object]]:
    """Its ledger, the newest first, each line with the Chinese of its act."""
    return [(BULLETINS.word(line.act), line) for line in reversed(ledger.of(found))]


def bulletin_paper(found: Bulletin) -> Document | None:
    """The paper it was issued as."""
    return documents.of(found).first()


def stated_before(found: Bulletin) -> dict:
    """Number and figures of the bulletin of the period before, where one is in force."""
    before = Bulletin.objects.filter(
        kind=found.kind, first=found.period.before.first, state=BulletinState.ISSUED
    ).first()
    paper = before and bulletin_paper(before)
    return {"number": paper.number, "figures": paper.snapshot["figures"]} if paper else {}


def read_now(found: Bulletin) -> dict:
    """Blocks and figures as the measures answer at this moment."""
    report = composed(found.period, opening=found.opening, remarks=found.remarks, stated_before=stated_before(found))
    return report.frozen()


def said(found: Bulletin) -> dict:
    """What it says: as frozen once it was issued, as of now before."""
    paper = bulletin_paper(found) if found.is_issued else None
    return paper.snapshot if paper else read_now(found)


def changed_since(found: Bulletin) -> list[reports.Difference]:
    """Which figures of an issued bulletin would be others now. The bulletin itself stays as it is."""
    paper = bulletin_paper(found)
    return reports.differences(paper.snapshot["figures"], read_now(found)["figures"]) if paper else []


def issuing_bureau():
    """The body that issues bulletins; None where the district has no bureau yet."""
    district = identity.district()
    return district.bureau if district.bureau_id else None
