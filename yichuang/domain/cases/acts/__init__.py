"""Everything that can be done to a case: one public function, one legal act; one file per chapter of its life."""

from yichuang.domain.cases.acts.afterwards import ask_follow_up, open_follow_up
from yichuang.domain.cases.acts.archiving import archive, destroy, keep_on, propose_disposal
from yichuang.domain.cases.acts.certifying import refuse_number_assigned
from yichuang.domain.cases.acts.clockwork import deem_accepted, return_overdue
from yichuang.domain.cases.acts.correcting import correct
from yichuang.domain.cases.acts.deciding_anew import (
    allow_change,
    allow_renewal,
    cancel,
    deem_renewed,
    revoke,
    withdraw_grant,
)
from yichuang.domain.cases.acts.decision import decide_on_the_spot, deny, grant
from yichuang.domain.cases.acts.delivery import deliver, hand_over, make_certificate, supply_owed
from yichuang.domain.cases.acts.ending import discard, forget_unused, terminate, void, withdraw
from yichuang.domain.cases.acts.exporting import ask_export, drop_export, take_export
from yichuang.domain.cases.acts.fees import charge, note_payment, reduce_fee
from yichuang.domain.cases.acts.filing import attach, detach, draft, file, file_under_mandate, save_draft, submit
from yichuang.domain.cases.acts.for_matters import file_part, mandated
from yichuang.domain.cases.acts.forgetting import forget_drafts, refuse_to_forget_party
from yichuang.domain.cases.acts.hearing import (
    ask_for_hearing,
    call_hearing,
    hear_views,
    offer_hearing,
    record_hearing,
    tell_interested_party,
)
from yichuang.domain.cases.acts.helping import help_with
from yichuang.domain.cases.acts.intake import (
    accept,
    allow_second_notice,
    amend,
    ask_to_correct,
    pre_review,
    receive,
    return_for_edit,
    turn_away,
)
from yichuang.domain.cases.acts.leaving import refuse_to_lose_examiner, refuse_while_held
from yichuang.domain.cases.acts.looking import hand_on, open_numbers
from yichuang.domain.cases.acts.looking_up import look_up, renew_password
from yichuang.domain.cases.acts.outside import forward, record_outcome, register, send_up
from yichuang.domain.cases.acts.owing import end_owing, promise_owed
from yichuang.domain.cases.acts.promising import choose_promise, order_correction, post_check, promise_facts
from yichuang.domain.cases.acts.review import (
    extend,
    finish_special,
    propose,
    reassign,
    reassign_all,
    record_site_check,
    send_back,
    start_review,
    start_special,
)
from yichuang.domain.cases.acts.righting import correct_paper, recall
from yichuang.domain.cases.acts.taking_over import take_over
from yichuang.domain.cases.acts.telling import remind_of_corrections, tell_applicant
from yichuang.domain.cases.acts.wishing import wish_delivery

__all__ = [
    "accept",
    "allow_change",
    "allow_renewal",
    "allow_second_notice",
    "amend",
    "archive",
    "ask_export",
    "ask_follow_up",
    "ask_for_hearing",
    "ask_to_correct",
    "attach",
    "call_hearing",
    "cancel",
    "charge",
    "choose_promise",
    "correct",
    "correct_paper",
    "decide_on_the_spot",
    "deem_accepted",
    "deem_renewed",
    "deliver",
    "deny",
    "destroy",
    "detach",
    "discard",
    "draft",
    "drop_export",
    "end_owing",
    "extend",
    "file",
    "file_part",
    "file_under_mandate",
    "finish_special",
    "forget_drafts",
    "forget_unused",
    "forward",
    "grant",
    "hand_on",
    "hand_over",
    "hear_views",
    "help_with",
    "keep_on",
    "look_up",
    "make_certificate",
    "mandated",
    "note_payment",
    "offer_hearing",
    "open_follow_up",
    "open_numbers",
    "order_correction",
    "post_check",
    "pre_review",
    "promise_facts",
    "promise_owed",
    "propose",
    "propose_disposal",
    "reassign",
    "reassign_all",
    "recall",
    "receive",
    "record_hearing",
    "record_outcome",
    "record_site_check",
    "reduce_fee",
    "refuse_number_assigned",
    "refuse_to_forget_party",
    "refuse_to_lose_examiner",
    "refuse_while_held",
    "register",
    "remind_of_corrections",
    "renew_password",
    "return_for_edit",
    "return_overdue",
    "revoke",
    "save_draft",
    "send_back",
    "send_up",
    "start_review",
    "start_special",
    "submit",
    "supply_owed",
    "take_export",
    "take_over",
    "tell_applicant",
    "tell_interested_party",
    "terminate",
    "turn_away",
    "void",
    "wish_delivery",
    "withdraw",
    "withdraw_grant",
]
