"""Who is told of what. Read downwards: the event on the left, those told on the right.

`together` stands in the same transaction and may refuse; `afterwards` is delivered by the worker.
"""

from yichuang.domain.cases import acts as cases
from yichuang.domain.cases.events import CaseDeemedAccepted, CaseMoved, CaseRefused, CaseServed, MatterCaseMoved
from yichuang.domain.catalogue import acts as catalogue
from yichuang.domain.evaluation import acts as evaluation
from yichuang.domain.evaluation.events import BadRatingMoved, ComplaintMoved
from yichuang.domain.identity.events import (
    AccountClosing,
    AccountErasing,
    MandateAtWindow,
    MandateRecording,
    PartyForgetting,
    PostEnding,
    SignInChanged,
)
from yichuang.domain.joint import acts as joint
from yichuang.domain.joint.events import MatterClosed, MatterNews
from yichuang.domain.licences import acts as licences
from yichuang.domain.licences.events import LicenceDecided, LicenceExpired, LicenceExpiresSoon, LicenceTakingOver
from yichuang.domain.notices import acts as notices
from yichuang.domain.supervision import acts as supervision
from yichuang.kernel.news import Wire

WIRES: dict[type, Wire] = {
    AccountClosing: Wire(together=(cases.refuse_while_held,)),
    AccountErasing: Wire(together=(cases.forget_drafts, joint.forget_drafts, evaluation.forget, notices.forget)),
    BadRatingMoved: Wire(
        afterwards=(
            evaluation.dispatch_raised,
            evaluation.tell_rater,
            evaluation.tell_handlers_of_bad_rating,
            supervision.note_bad_rating,
        )
    ),
    CaseDeemedAccepted: Wire(afterwards=(supervision.note_deemed,)),
    CaseMoved: Wire(afterwards=(cases.tell_applicant,)),
    CaseRefused: Wire(afterwards=(supervision.register_refusal,)),
    CaseServed: Wire(afterwards=(evaluation.invite_after_service,)),
    ComplaintMoved: Wire(
        afterwards=(evaluation.tell_complainant, evaluation.tell_handlers_of_complaint, supervision.note_complaint)
    ),
    LicenceDecided: Wire(afterwards=(notices.tell_of_licence,)),
    LicenceExpired: Wire(afterwards=(notices.tell_of_expiry,)),
    LicenceExpiresSoon: Wire(afterwards=(notices.remind_of_licence,)),
    LicenceTakingOver: Wire(together=(cases.refuse_number_assigned,)),
    MandateAtWindow: Wire(afterwards=(notices.tell_of_mandate,)),
    MandateRecording: Wire(together=(catalogue.refuse_items_of_other_counters,)),
    MatterCaseMoved: Wire(afterwards=(joint.hear,)),
    MatterClosed: Wire(afterwards=(joint.tell_of_its_end, evaluation.invite_after_matter)),
    MatterNews: Wire(afterwards=(joint.tell_of_matter,)),
    PartyForgetting: Wire(together=(cases.refuse_to_forget_party, licences.refuse_to_forget_holder)),
    SignInChanged: Wire(afterwards=(notices.tell_of_sign_in,)),
    PostEnding: Wire(together=(cases.refuse_to_lose_examiner,)),
}
