"""Which paper an act issues, and what it says: from the case, the act and the clocks it moved.

A paper is drawn up after the clocks have moved, so that it states the very dates the case now runs under.
"""

from datetime import date

from yichuang.domain.cases import papers
from yichuang.domain.cases.acts.certifying import licence_type_of, on_its_face
from yichuang.domain.cases.acts.handed import handed
from yichuang.domain.cases.acts.standing import matter_of
from yichuang.domain.cases.acts.words import lines
from yichuang.domain.cases.models import Case, CaseMaterial
from yichuang.domain.cases.reads import version_of
from yichuang.domain.cases.states import State
from yichuang.domain.cases.tables import CHANNEL_WORDS, UNIT_WORDS
from yichuang.domain.licences import acts as licences
from yichuang.domain.licences.reads import promised
from yichuang.kernel import clocks, documents
from yichuang.kernel.states import Step
from yichuang.kernel.workdays import generously_after

SIGNED_ONLINE = "申请人登录并经实名核验后在网上签署"
NOT_SERVED = "准予的决定因此不再送达。"
NOT_OURS = "准予的决定（{reference}）由作出决定的机关处理，本窗口不再代为送达。"


def issue(step: Step, compose, *, then=None, **said) -> None:
    """Have the act issue one paper. `said` values that are functions are asked after the clocks have moved; `then` is
    done with the paper once it has its number."""

    def paper(turn: clocks.Turn):
        told = {name: value(turn) if callable(value) else value for name, value in said.items()}
        code, template, snapshot = compose(matter_of(step.thing), **told)
        document = documents.issue(
            code=code,
            template=template,
            snapshot=snapshot,
            thing=step.thing,
            body=step.thing.body_code,
            by=step.by,
            sealed=snapshot["stamp"],  # what a person signs, or nobody seals, says so itself (handbook B4)
        )
        if then:
            then(document)
        return document

    step.issues(paper)


def clock_in(turn: clocks.Turn, kind: str):
    """The newest clock of this kind among those the act moved."""
    return next((clock for clock in reversed(turn.moved) if clock.kind == kind), None)


def due(kind: str):
    """The day a clock ends, known once it has moved."""
    return lambda turn: (clock := clock_in(turn, kind)) and clock.due_on


def told_to_people(clock):
    """The day it ends, as a paper that asks something of people may say it: never too early."""
    return generously_after(clock.start, clock.length) if clock.provisional else clock.due_on


def limit(step: Step, kind: str):
    """A limit in words with the explanation of every day."""
    term = step.thing.term(kind)
    words = f"{term['length']}{UNIT_WORDS[term['unit']]}" if term["length"] else "当日"

    def explained(turn: clocks.Turn):
        clock = clock_in(turn, kind)
        return papers.limit(words, clocks.reckoned(clock) if clock and clock.due_on else None)

    return explained


def receipt(step: Step, lines: list[CaseMaterial] | None = None, *, supplement: bool = False) -> None:
    """DOC-01, with the query password the applicant needs."""
    case = step.thing
    issue(
        step,
        papers.receipt,
        received_at=case.received_at,
        channel=CHANNEL_WORDS[case.channel],
        materials=handed(case, lines),
        receiver=step.by.name if step.by.is_staff and step.by.account != case.helper else "网上平台",
        window=case.window or "综合窗口",
        password=case.password,
        answer_by=lambda _turn: case.notice_due,
        supplement=supplement,
    )


def correction_notice(step: Step) -> None:
    """DOC-02: every gap at once, the day to answer by, and what follows without an answer."""
    case = step.thing
    ends = case.terms["returns_when_overdue"]
    issue(
        step,
        papers.correction_notice,
        received_on=case.asked_on,
        gaps=lambda _turn: gaps_of(case),
        reply_by=lambda turn: told_to_people(clock_in(turn, "correction")),
        effect="逾期未补正的，本申请作退件处理，您可以重新申请。"
        if ends
        else "逾期未补正的，本申请保留，补正后继续办理。",
    )


def gaps_of(case) -> tuple:
    """The gaps as the notice lists them; a material given by its number in the list is called by its name."""
    names = {str(line.seq): line.name for line in case.materials.all()}
    return tuple(
        papers.Gap(names.get(gap["material"], gap["material"]), gap["defect"], gap["basis"], gap["remedy"])
        for gap in case.gaps
    )


def acceptance_notice(step: Step, *, deemed: bool = False) -> None:
    """DOC-03: both limits, their dates and how every day was counted, and the procedures that may stop them."""
    case = step.thing
    specials = [procedure for procedure in case.terms["procedures"] if procedure["suspends"]]
    issue(
        step,
        papers.acceptance_notice,
        received_on=case.asked_on or step.on,
        accepted_on=case.accepted_on,
        statutory=limit(step, "statutory"),
        promised=limit(step, "promise"),
        fee=case.terms["fee"] or "不收费",
        handler=step.by.name if step.by.is_staff else case.deciding_body.name,
        special=tuple(
            papers.Special(
                p["kind"], f"{p['most_days']}个工作日" if p["most_days"] else "另行书面告知", "不计入办理期限"
            )
            for p in specials
        ),
        deemed=deemed,
    )


def special_notice(step: Step, reason: str) -> None:
    """DOC-06: without it the days are not left out (行政许可法45)."""
    case = step.thing
    issue(
        step,
        papers.special_procedure_notice,
        kind=case.special_kind,
        why=reason,
        legal_basis=case.basis_of(case.special_kind) or papers.ARTICLE_45,
        starts_on=step.on,
        days=f"{case.special_days}个工作日",
        carried_out_by=case.deciding_body.name,
        ends_on=due("special"),
    )


def extension_notice(step: Step, reason: str) -> None:
    """DOC-07: the old and the new day, the reasons, who approved."""
    before: date | None = step.thing.statutory_due
    issue(
        step,
        papers.extension_notice,
        accepted_on=step.thing.accepted_on,
        due_before=before,
        due_after=due("statutory"),
        days=f"{step.thing.extended_days}个工作日",
        why=reason,
        approver=f"{step.by.as_text(step.thing.body_code)['post']}{step.by.name}",
    )


def decision(step: Step, *, granted: bool, facts: str = "", standards: str = "", conditions: str = "") -> None:
    """DOC-10 or DOC-11, sealed by a task. A grant states its `conditions` and the number of the certificate it gives;
    for how long both hold; a refusal the `facts` found, a line each, and the technical `standards` where a test
    decided (行政许可法55)."""
    case = step.thing
    dates = {"received_on": case.asked_on or case.accepted_on, "accepted_on": case.accepted_on}
    if granted:
        certificate, asks = certificate_given(step)
        years = case.terms["validity_years"]
        issue(
            step,
            papers.decision_to_grant,
            legal_basis=version_of(case).legal_basis,
            content=granted_to(case, asks),
            scope=case.deciding_body.region.name,
            validity=f"{years}年" if years else "长期",
            certificate=certificate,
            **({"conditions": conditions.strip()} if conditions.strip() else {}),
            collect="凭有效身份证件到统一出件窗口领取，或者按申请时的选择送达。",
            **dates,
        )
    else:
        issue(
            step,
            papers.decision_to_refuse,
            facts=lines(facts),
            reasons=lines(case.reason),
            legal_basis=lines(case.decision_basis),
            standards=lines(standards),
            **dates,
        )


def certificate_given(step: Step) -> tuple[str, tuple | None]:
    """The certificate this decision gives, named as it will be made, with the number assigned to it now and the
    years it will hold; or that it gives none. Beside it, what its face repeats."""
    case = step.thing
    if not case.result_is_licence:
        return papers.NO_CERTIFICATE, None
    name = licence_type_of(case)
    case.certificate_number = licences.assign(case.deciding_body, step.on)
    will_be = promised(name, case.terms["validity_years"])
    case.terms = case.terms | {"validity_years": will_be.years}
    return papers.certificate(name, case.certificate_number), will_be.asks


def granted_to(case, asks: tuple | None) -> str:
    """What exactly is granted, as the decision states it: the matter, then place and scope. Opinions stay inside."""
    return "；".join([f"准予{case.item_name}", *(f"{name}：{value}" for name, value in on_its_face(case, asks)[1:-1])])


def result_of(case) -> list:
    """The papers the applicant is to get: the decision, the certificate where there is one, and what corrects them."""
    theirs = {"DOC-10", "DOC-11", "DOC-12", "DOC-19"}
    replaced = {"DOC-12"}  # a certificate has a later version; a corrected decision goes with its notice
    found = [paper for paper in documents.all_of(thing=case.thing) if paper.code in theirs]
    return [paper for paper in found if not (paper.overtaken_by_id and paper.code in replaced)]


def proof_of_service(step: Step, served: list, recipient: str = "", relation: str = "") -> None:
    """DOC-13: what was `served`, how, on whom, and the proof; who took it, where that was told."""
    case = step.thing
    issue(
        step,
        papers.proof_of_service,
        papers=tuple(papers.Served(paper.title, paper.number) for paper in served)
        or (papers.Served("办理结果", case.outside_reference or case.number),),
        mode=case.delivery_mode,
        served_on=step.on,
        recipient=recipient or case.applicant_name,
        relation=relation or "本人或者其代理人",
        proof=case.delivery_proof,
        server=step.by.name,
    )


def withdrawal_papers(step: Step, reason: str) -> None:
    """DOC-14, twice: the applicant's request (撤回申请书), then the consent with the materials that go back."""
    signature = "" if step.by.is_staff else SIGNED_ONLINE
    issue(step, papers.withdrawal_request, requested_on=step.on, reason=reason, signature=signature)
    issue(step, papers.withdrawal_notice, requested_on=step.on, reason=reason, returned=handed(step.thing))


def non_acceptance(step: Step, reason: str) -> None:
    """DOC-04 or DOC-05: why not, and who is competent."""
    case = step.thing
    if step.row.to == "NOT_REQUIRED":
        issue(step, papers.not_required, reason=reason)
    else:
        issue(step, papers.not_accepted, reason=reason, agency=case.competent_agency)


def termination_notice(step: Step, ground: str) -> None:
    """DOC-15. Where a grant was withheld, the paper says too what becomes of it, and whoever has the decision
    verified is told of this paper."""
    case = step.thing
    grant = documents.of(case).filter(code="DOC-10").last() if case.state == State.GRANTED else None
    issue(
        step,
        papers.termination_notice,
        accepted_on=case.accepted_on,
        ground=ground + what_of_the_grant(case),
        then=(lambda notice: documents.overtake(grant, by=notice)) if grant else None,
    )


def what_of_the_grant(case: Case) -> str:
    """What becomes of a grant that is withheld when its case ends; nothing where none was made."""
    if case.state != State.GRANTED:
        return ""
    return NOT_SERVED if case.decided == Case.Decided.HERE else NOT_OURS.format(reference=case.outside_reference)


def return_notice(step: Step) -> None:
    """DOC-16."""
    issue(
        step,
        papers.return_notice,
        received_on=step.thing.asked_on,
        reason="一次性补正告知书载明的期限已过，没有收到补正材料。",
        returned=handed(step.thing),
    )
