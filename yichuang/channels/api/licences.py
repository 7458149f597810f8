"""Licences: looked up by identifier, verified by anybody."""

from django.conf import settings
from ninja import File, Router, Schema, UploadedFile

from yichuang.channels.api.access import MaybeBearer
from yichuang.channels.api.problems import FAULTS, FieldsWrong
from yichuang.channels.shared.loading import found_or_404
from yichuang.domain.cases import reads as cases
from yichuang.domain.licences import acts, reads

router = Router(tags=["licences"])


class Licence(Schema):
    identifier: str
    number: str
    name: str
    holder: str
    issuer: str
    issued_on: str
    valid_from: str
    valid_to: str | None
    state: str
    version: int
    content: dict[str, str]


class Verdict(Schema):
    verdict: str
    sentence: str
    identifier: str = ""
    name: str = ""
    number: str = ""
    holder: str = ""
    issuer: str = ""
    issued_on: str = ""
    valid_to: str = ""
    version: int = 0
    since: str = ""
    decision: str = ""


@router.post("/licences/verify", response={200: Verdict, **FAULTS}, auth=MaybeBearer(), operation_id="verify_licence")
def verify(request, identifier: str = "", file: File[UploadedFile | None] = None):
    """Whether a licence is ours, unaltered and in force: by `identifier` in the query, or by its file. Of a number
    (证照编号) in the place of the identifier only whether a licence of it was made (`numbered`, `awaited`)."""
    if file and file.size > settings.FILE_MOST_BYTES:
        raise FieldsWrong({"file": f"文件太大了，请上传不超过 {settings.FILE_MOST_BYTES // 1024**2} MB 的原文件。"})
    if file:
        return reads.verify_file(file.read())
    if not identifier:
        raise FieldsWrong({"identifier": "请给出证照标识，或上传证照文件。"})
    return cases.verify(identifier)


@router.get("/licences/{identifier}", response={200: Licence, **FAULTS}, operation_id="licence")
def licence(request, identifier: str, why: str = "", case: str = ""):
    """A licence of the caller's own, or one issued by a body the caller serves: staff say `why` (case, handing_out,
    supervision, change) and for which `case`. Every answer is written down."""
    found = found_or_404(lambda: acts.consult(identifier, by=request.actor, why=why, case=case))
    return reads.shown(found)
