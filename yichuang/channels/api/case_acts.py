"""POST /cases/{number}/acts/{act}: one operation for each act of the table, each with its own body."""

from datetime import date
from typing import Any, Literal

from django.http import Http404
from ninja import Router, Schema

from yichuang.channels.api.fee_acts import FEE_BODIES
from yichuang.channels.api.hearing_acts import HEARING_BODIES
from yichuang.channels.api.later_acts import LATER_BODIES, Agreed
from yichuang.channels.api.limits import Code, Days, Line, Seq, Title, WindowNumber, Words
from yichuang.channels.api.problems import FAULTS
from yichuang.channels.shared import of_a_matter
from yichuang.channels.shared.loading import acting_on, visible_case
from yichuang.domain.cases import acts, reads
from yichuang.domain.cases.states import LIFE


class Nothing(Schema):
    """This act takes no facts."""


class Window(Schema):
    identity_checked: bool = False
    window: WindowNumber = ""


class GapOf(Schema):
    """`material`: number or name of a line of the case's material list, or element or label of a question of its form;
    any other name is a paper asked for besides, which gets a line, and so a number, of its own."""

    material: Seq | Line
    defect: Words
    basis: Words
    remedy: Words


class Gaps(Schema):
    gaps: list[GapOf]


class Supply(Schema):
    material: Seq
    file: Code = ""
    licence: Title = ""
    paper: bool = False


class Materials(Schema):
    materials: list[Supply] = []
    answers: dict[str, Any] = {}


class Supplies(Schema):
    materials: list[Supply]


class TurnAway(Schema):
    kind: Literal["not_required", "not_accepted"]
    reason: Words
    agency: Title = ""


class SpotDecision(Schema):
    """`facts` and `basis`: of a denial, a line each."""

    outcome: Literal["grant", "deny"]
    opinion: Words
    basis: Words = ""
    facts: Words = ""


class Opinion(Schema):
    outcome: Literal["grant", "deny"]
    opinion: Words


class UpOpinion(Schema):
    opinion: Words


class SiteCheck(Schema):
    officers: list[Code]
    result: Words


class Special(Schema):
    kind: Code
    days: Days
    reason: Words


class Result(Schema):
    result: Words


class Extension(Schema):
    days: Days
    reason: Words


class Reason(Schema):
    reason: Words


class Note(Schema):
    note: Words
    answers: dict[str, Any] = {}


class Grant(Schema):
    """`conditions` the decision states, where there are any besides those of the law."""

    conditions: Words = ""


class Denial(Schema):
    """`standards`: technical ones, where a test decided (行政许可法55)."""

    reasons: Words
    basis: Words
    facts: Words
    standards: Words = ""


class Formed(Schema):
    """The party that a registration sets up: as it is registered."""

    name: Title
    code: Code


class Certificate(Schema):
    formed: Formed | None = None


class OutsideOutcome(Schema):
    outcome: Literal["grant", "deny"]
    reference: Title
    decided_on: date | None = None
    reason: Words = ""
    formed: Formed | None = None


class Reference(Schema):
    reference: Title


Relation = Literal["", "本人", "法定代表人（负责人）", "代理人", "同住成年家属", "单位收件人员"]


class Delivery(Schema):
    mode: Literal["window", "post", "electronic", "cabinet", "agent", "left", "announced"]
    proof: Words
    relation: Relation = ""
    recipient: Title = ""


class Finding(Schema):
    result: Literal["kept", "corrected", "false"]
    findings: str


class Remedy(Schema):
    days: int
    reason: str


class Ground(Schema):
    ground: Words


class To(Schema):
    to: Code


class MaybeTo(Schema):
    to: Code = ""


class Moved(Schema):
    number: str
    state: str
    state_word: str
    due_on: date | None
    suspended_since: date | None
    resumes_on: date | None
    held_by: str
    open_acts: list[str]
    licence: str


BODIES = {
    "pre_review": Nothing,
    "receive": Window,
    "return_for_edit": Gaps,
    "discard": Nothing,
    "turn_away": TurnAway,
    "amend": Note,
    "ask_to_correct": Gaps,
    "allow_second_notice": Reason,
    "correct": Materials,
    "accept": Nothing,
    "promise_facts": Nothing,
    "promise_owed": Nothing,
    "decide_on_the_spot": SpotDecision,
    "start_review": MaybeTo,
    "reassign": To,
    "record_site_check": SiteCheck,
    "start_special": Special,
    "finish_special": Result,
    "extend": Extension,
    "send_up": UpOpinion,
    "propose": Opinion,
    "send_back": Reason,
    "grant": Grant,
    "deny": Denial,
    "forward": Nothing,
    "record_outcome": OutsideOutcome,
    "register": Reference,
    "make_certificate": Certificate,
    "supply_owed": Supplies,
    "hand_over": Nothing,
    "deliver": Delivery,
    "post_check": Finding,
    "order_correction": Remedy,
    "withdraw": Reason,
    "terminate": Ground,
    "void": Reason,
}


def register(router: Router) -> None:
    for act, body in (BODIES | HEARING_BODIES | FEE_BODIES | LATER_BODIES).items():
        router.post(
            f"/cases/{{number}}/acts/{act}",
            response={200: Moved, **FAULTS},
            operation_id=act,
            summary=f"{LIFE.words[act]} {act}",
            description=getattr(acts, act).__doc__,
        )(operation(act, body))
    router.post("/cases/{number}/acts/{act}", include_in_schema=False)(no_such_act)


def no_such_act(request, number: str, act: str):
    """An act that is not in the table."""
    raise Http404


def operation(act: str, body: type[Schema]):
    """The operation of one act: load through the person, do it, tell where the case stands."""

    def act_on_case(request, number: str, payload: body = body() if body in EMPTY else ...):
        case = done(request.actor, number, act, payload.dict())
        return {
            "number": case.number,
            "state": case.state,
            "state_word": case.get_state_display(),
            "due_on": case.due_on,
            "suspended_since": case.suspended_since,
            "resumes_on": case.resumes_on,
            "held_by": case.held_by,
            "open_acts": [row.act for row in reads.open_acts(request.actor, case)],
            "licence": case.licence_identifier,
        }

    act_on_case.__name__ = act
    return act_on_case


def done(actor, number: str, act: str, facts: dict):
    """The case after the act, or after what its matter does in place of it."""
    if act in of_a_matter.LEFT_TO_IT:
        found = visible_case(actor, number)
        if instead := of_a_matter.instead_of(act, found):
            return instead(found, by=actor, **facts)
    with acting_on(actor, number) as found:
        return getattr(acts, act)(found, by=actor, **facts)


EMPTY = (Nothing, Window, MaybeTo, Agreed, Certificate, Grant)  # acts that may be sent without a body
