"""POST /cases/by-list: one act on several cases, each in its own transaction (批量办理)."""

from typing import Annotated, Literal

from django.http import Http404
from ninja import Router, Schema
from pydantic import Field

from yichuang.channels.api.case_acts import Relation
from yichuang.channels.api.limits import Code, Title, Words
from yichuang.channels.api.problems import FAULTS, FieldsWrong
from yichuang.channels.shared import by_list
from yichuang.domain.cases import reads

Acts = Literal["accept", "start_review", "make_certificate", "hand_over", "deliver"]


class ListedAct(Schema):
    """`to` (an account) belongs to start_review. Only deliver takes `mode` and `proof`, and needs both; the proof has
    to be true of every case, and so who took the results (`relation`, `recipient`)."""

    act: Acts
    cases: Annotated[list[Code], Field(max_length=by_list.MOST)]
    to: Code = ""
    mode: Literal["", "window", "agent", "electronic"] = ""
    proof: Words = ""
    relation: Relation = ""
    recipient: Title = ""


class OutcomeOfCase(Schema):
    """`how`: done, already (this act was the last, nothing was done twice), or refused with every reason."""

    number: str
    how: Literal["done", "already", "refused"]
    item: str
    state: str
    reasons: list[str]
    article: str


class Outcomes(Schema):
    results: list[OutcomeOfCase]


def register(router: Router) -> None:
    router.post(
        "/cases/by-list", response={200: Outcomes, **FAULTS}, operation_id="cases_by_list", summary="批量办理 by list"
    )(cases_by_list)


def cases_by_list(request, payload: ListedAct):
    """One act on up to 100 cases. Each is its own act; what one refuses stops no other. May be sent again. Where the
    caller may see none of them, nothing is there (404)."""
    facts, numbers = facts_of(payload), by_list.chosen(payload.cases)
    if not reads.visible_to(request.actor).filter(number__in=numbers).exists():
        raise Http404
    return {"results": by_list.do(payload.act, numbers, by=request.actor, facts=facts)}


def facts_of(payload: ListedAct) -> dict:
    if payload.act == "start_review":
        return {"to": payload.to}
    if payload.act != "deliver":
        return {}
    missing = {name: "批量送达时请填写这一项。" for name in ("mode", "proof") if not getattr(payload, name).strip()}
    if missing:
        raise FieldsWrong(missing)
    return payload.dict(include={"mode", "proof", "relation", "recipient"})
