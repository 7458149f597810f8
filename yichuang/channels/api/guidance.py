"""智能导办: what fits a question in anybody's words. Public."""

from typing import Annotated, Literal

from ninja import Query, Router, Schema

from yichuang.channels.api.access import MaybeBearer
from yichuang.channels.api.problems import FAULTS
from yichuang.domain.guidance import acts, reads

Asked = Annotated[str, Query(max_length=reads.LONGEST_QUESTION)]
router = Router(tags=["guidance"])


class Found(Schema):
    kind: Literal["item", "theme", "page"]
    code: str
    name: str
    score: float
    why: str


class Guided(Schema):
    results: list[Found]
    nothing_fits: bool
    advice: str


@router.get("/guidance", response={200: Guided, **FAULTS}, auth=MaybeBearer(), operation_id="guidance")
def guidance(request, q: Asked = "", audience: Literal["", "person", "corp"] = "", typing: bool = False):
    """At most ten, the best first: by `score`, unless an endpoint the bureau has named orders them. `nothing_fits`:
    none of them is a good answer; `advice`: where others do it. What found nothing good is noted for the staff in
    words that cannot tell who asked; send `typing` with a question that somebody is still writing: it is not."""
    answer = reads.find(q, audience=audience)
    if not typing:
        if answer.nothing_fits:
            acts.note_unanswered(q)
        answer = reads.in_better_order(q, answer)
    return {
        "results": [
            {"kind": hit.row.kind, "code": hit.row.code, "name": hit.row.name, "score": hit.score, "why": hit.why}
            for hit in answer.hits
        ],
        "nothing_fits": answer.nothing_fits,
        "advice": answer.advice,
    }
