"""Files: handed in before the application that names them; documents, read back."""

from django.http import HttpResponse
from ninja import File, Router, Schema, Status, UploadedFile

from yichuang.channels.api.problems import FAULTS
from yichuang.channels.shared.downloads import note_reading
from yichuang.channels.shared.loading import visible_document
from yichuang.kernel import documents, files

router = Router(tags=["files"])


class Kept(Schema):
    id: str
    sha256: str
    pages: int | None  # of a PDF or a picture
    size: int
    name: str


@router.post("/files", response={201: Kept, **FAULTS}, operation_id="keep_file")
def keep(request, file: File[UploadedFile]):
    """Keep one file (PDF, JPEG, PNG, Word, Excel; at most 20 MB; judged by content) and get the id to apply with."""
    kept = files.keep(file, name=file.name, owner=request.actor.account)
    return Status(
        201, {"id": str(kept.pk), "sha256": kept.sha256, "pages": kept.pages, "size": kept.size, "name": kept.name}
    )


@router.get("/documents/{key}.pdf", response=FAULTS, operation_id="document")
def document(request, key: str):
    """One paper of a case the caller may see, as PDF/A."""
    paper = visible_document(request.actor, key)
    content = documents.pdf(paper)
    note_reading(paper, paper.thing.partition(":")[2], request.actor)
    return HttpResponse(content, content_type="application/pdf")
