"""Kept files on their way out."""

from django.http import StreamingHttpResponse
from django.utils.http import content_disposition_header

from yichuang.domain.licences import acts as licences
from yichuang.domain.licences.papers import CODE
from yichuang.kernel import documents, files


def in_browser(stored, name: str = "") -> StreamingHttpResponse:
    """A kept file, shown by the browser; whoever saves it finds it under this name or else its own."""
    named = {"Content-Disposition": content_disposition_header(False, name or stored.name)}
    return StreamingHttpResponse(files.chunks(stored), content_type=stored.kind, headers=named)


def to_keep(stored) -> StreamingHttpResponse:
    """A kept file as a download under its own name."""
    named = {"Content-Disposition": content_disposition_header(True, stored.name), "Content-Length": stored.size}
    return StreamingHttpResponse(files.chunks(stored), content_type=stored.kind, headers=named)


def paper_in_browser(paper, number: str, actor) -> StreamingHttpResponse:
    """A paper of a case as a PDF, named after both: a person has several of a kind. Who opens a licence is kept."""
    answer = in_browser(documents.file_of(paper), f"{paper.title}_{number}.pdf")
    note_reading(paper, number, actor)
    return answer


def note_reading(paper, number: str, actor) -> None:
    """Where the paper is a licence, write down who opened it in which case."""
    if paper.code == CODE:
        licences.note_reading(paper, by=actor, why="case", case=number)
