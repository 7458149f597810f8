"""After the decision: certificate, hand-over to the counter, delivery."""

from yichuang.domain.cases.acts import certifying, deciding_anew, forming, issuing
from yichuang.domain.cases.acts.supplying import supply
from yichuang.domain.cases.acts.words import write
from yichuang.domain.cases.events import CaseDelivered
from yichuang.domain.cases.papers.leaving import APPLICANT, MODES, RELATIONS
from yichuang.domain.cases.states import LIFE
from yichuang.kernel import documents
from yichuang.kernel.refusals import ActRefused


def make_certificate(case, *, by, formed: dict | None = None):
    """Issue the e-licence the grant promised (行政许可法39): number, identifier, file to be sealed; after a change or
    a renewal, the next version of the one there is. Where it is the registration of a party still to be formed,
    `formed` gives the name and the code it is registered under."""
    with LIFE.step(case, "make_certificate", by=by) as step:
        forming.set_up(step, formed)
        certifying.refuse_unmakeable(step)
        (deciding_anew.certificate_anew if step.thing.purpose else certifying.certificate)(step)
    return step.thing


def supply_owed(case, *, by, materials: list[dict]):
    """Bring what was promised to follow (容缺). The result cannot be handed out before all of it is here."""
    with LIFE.step(case, "supply_owed", by=by) as step:
        brought = supply(step.thing, by, materials)
        issuing.receipt(step, brought)
    return step.thing


def hand_over(case, *, by):
    """Give the result to the delivery window. Refuses while a certificate is unmade, a material is owed, or a paper
    of the result waits for its seal."""
    with LIFE.step(case, "hand_over", by=by) as step:
        step.thing.withheld = documents.withheld(issuing.result_of(step.thing))
    return step.thing


def deliver(
    case, *, by, mode: str, proof: str, recipient: str = "", relation: str = "", through_its_matter: bool = False
):
    """Serve the result on the applicant (行政许可法44): `mode` of handbook B9, `proof` the identity document seen,
    the express number, or what the electronic system confirmed; `relation` of who took it to the applicant (one of
    RELATIONS), and beyond the applicant the name of that `recipient`. Where the results of a 一件事 are handed out
    together, its matter does it for all (`through_its_matter`)."""
    if mode not in MODES:
        raise ActRefused("请选择送达方式。", article="行政许可法44")
    if relation and relation not in RELATIONS:
        raise ActRefused(f"收件人与申请人的关系请写：{'、'.join(RELATIONS)}。", article="行政许可法44")
    if relation not in ("", APPLICANT) and not recipient.strip():
        raise ActRefused("不是申请人本人领取的，请写明收件人的姓名。", article="行政许可法44")
    with LIFE.step(case, "deliver", by=by) as step:
        step.thing.delivery_mode, step.thing.delivery_proof = mode, proof
        step.thing.through_its_matter = through_its_matter
        step.thing.closed_on = step.on
        write(step, proof)
        step.facts["mode"] = mode
        served = issuing.result_of(step.thing)
        step.thing.withheld = documents.withheld(served)
        issuing.proof_of_service(step, served, recipient.strip(), relation)
        step.tell(CaseDelivered(step.thing.number))
    return step.thing
