"""A self-evaluation report on its way out: Word, PDF or one HTML file, all from one snapshot."""

from datetime import datetime, time

from django.http import Http404, HttpResponse
from django.utils import timezone
from django.utils.http import content_disposition_header

from yichuang.domain.performance import report

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
KINDS = {"docx": WORD, "pdf": "application/pdf", "html": "text/html; charset=utf-8"}


def report_file(snapshot: dict, ending: str) -> HttpResponse:
    """Of a frozen snapshot always the same bytes; 404 for another ending."""
    if ending not in KINDS:
        raise Http404
    name = f"{snapshot['title']}.{ending}"
    named = {"Content-Disposition": content_disposition_header(True, name)}
    return HttpResponse(printed(snapshot, ending), content_type=KINDS[ending], headers=named)


def printed(snapshot: dict, ending: str) -> bytes | str:
    if ending == "docx":
        return report.word(snapshot)
    if ending == "html":
        return report.page(snapshot)
    day = datetime.fromisoformat(snapshot["issued_on"]).date()
    return report.pdf(snapshot, timezone.make_aware(datetime.combine(day, time(12))))
