"""What each paper (文书) says: plain values in, (code, template, snapshot) out, ready for `documents.issue`.

A paper with a mandatory field missing is refused with ValueError: that is a mistake of the program, never of a person.
"""

from yichuang.domain.cases.papers.afterwards import CORRECTION, Change, Original, correction_of_paper, later_decision
from yichuang.domain.cases.papers.decision import NO_CERTIFICATE, certificate, decision_to_grant, decision_to_refuse
from yichuang.domain.cases.papers.fees import Fee, payment_notice
from yichuang.domain.cases.papers.hearing import (
    Said,
    hearing_call,
    hearing_minutes,
    hearing_right,
    interested_party_notice,
)
from yichuang.domain.cases.papers.intake import (
    Gap,
    Handed,
    Limit,
    Special,
    acceptance_notice,
    correction_notice,
    limit,
    not_accepted,
    not_required,
    receipt,
)
from yichuang.domain.cases.papers.leaving import (
    Served,
    proof_of_service,
    return_notice,
    termination_notice,
    withdrawal_notice,
)
from yichuang.domain.cases.papers.promises import Owed, commitment, remedy_order, tolerance_promise, withdrawal_request
from yichuang.domain.cases.papers.review import ARTICLE_45, extension_notice, special_procedure_notice
from yichuang.domain.cases.papers.sheet import Applicant, Matter, Office, Paper, Sheet, composer

__all__ = [
    "ARTICLE_45",
    "CORRECTION",
    "NO_CERTIFICATE",
    "Applicant",
    "Change",
    "Fee",
    "Gap",
    "Handed",
    "Limit",
    "Matter",
    "Office",
    "Original",
    "Owed",
    "Paper",
    "Said",
    "Served",
    "Sheet",
    "Special",
    "acceptance_notice",
    "certificate",
    "commitment",
    "composer",
    "correction_notice",
    "correction_of_paper",
    "decision_to_grant",
    "decision_to_refuse",
    "extension_notice",
    "hearing_call",
    "hearing_minutes",
    "hearing_right",
    "interested_party_notice",
    "later_decision",
    "limit",
    "not_accepted",
    "not_required",
    "payment_notice",
    "proof_of_service",
    "receipt",
    "remedy_order",
    "return_notice",
    "special_procedure_notice",
    "termination_notice",
    "tolerance_promise",
    "withdrawal_notice",
    "withdrawal_request",
]
