"""Questions about the archive: what waits for it, what lies in it, what may be destroyed."""

from datetime import date

from django.conf import settings
from django.utils import timezone

from yichuang.domain.cases.models import Archive, Case
from yichuang.domain.cases.states import ARCHIVES, CLOSED
from yichuang.kernel.actors import Actor
from yichuang.kernel.models import StoredFile


def waiting_to_be_archived():
    """Closed cases that were taken in and have no package yet, the oldest first."""
    closed = Case.objects.filter(state__in=CLOSED, received_at__isnull=False, archive=None)
    return closed.order_by("closed_on", "id")


def archives(actor: Actor):
    return Archive.objects.visible_to(actor).select_related("case", "case__deciding_body")


def archive_of(actor: Actor, case: Case) -> Archive | None:
    """The package of a case this person may see."""
    return archives(actor).filter(case=case).first()


def disposal_list(actor: Actor):
    """The list for appraisal (鉴定销毁清单): kept longer than they have to be, and those already proposed."""
    today = timezone.localdate()
    return (archives(actor).past_retention(today) | archives(actor).filter(state="APPRAISED")).order_by("-id")


def archive_acts(actor: Actor, archive: Archive) -> set[str]:
    return {row.act for row in ARCHIVES.open_to(actor, archive)}


def package(archive: Archive) -> StoredFile | None:
    return StoredFile.objects.filter(pk=archive.file).first() if archive.file else None


def retention_of(case: Case) -> str:
    """What settings.RETENTION says of the item, else of its type, else of all: "permanent" or years."""
    said = settings.RETENTION
    return str(said.get(case.item_code) or said.get(case.terms.get("item_type", "")) or said[""])


def last_day(closed_on: date | None, retention: str) -> date | None:
    """The last day of the period, which begins with the year after the case was closed."""
    return None if retention == "permanent" or closed_on is None else date(closed_on.year + int(retention), 12, 31)


def own_files(actor: Actor) -> list[tuple[Case, date | None]]:
    """The person's own closed cases that are kept, with the last day of their period (None: for good)."""
    mine = Case.objects.filter(party_number=actor.own_party or "-", state__in=CLOSED, filed_on__isnull=False)
    return [(case, last_day(case.closed_on, retention_of(case))) for case in mine.order_by("-id")]


def own_drafts(actor: Actor):
    return Case.objects.filter(account=actor.account, state="DRAFT").order_by("-id")


def own_copy(actor: Actor) -> list[dict]:
    """What the person said and handed in, case by case, for a copy of their own data (个人信息保护法45)."""
    mine = Case.objects.filter(party_number=actor.own_party or "-") | Case.objects.filter(account=actor.account)
    return [
        {
            "办件编号": case.number,
            "事项": case.item_name,
            "状态": case.get_state_display(),
            "填写的内容": case.answers,
            "领取方式": case.delivery_to,
            "材料": [line.name for line in case.materials.all() if line.supplied],
        }
        for case in mine.visible_to(actor).distinct().order_by("id").prefetch_related("materials")
    ]
