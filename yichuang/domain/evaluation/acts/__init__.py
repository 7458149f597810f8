"""What is done about 好差评 and complaints: one public function, one act."""

from yichuang.domain.evaluation.acts.appeals import appeal, reject, strike, uphold
from yichuang.domain.evaluation.acts.clockwork import expire_unrated
from yichuang.domain.evaluation.acts.complaining import (
    accept,
    answer,
    archive,
    assign,
    decline,
    extend,
    reassign,
    register,
    settle,
    withdraw,
)
from yichuang.domain.evaluation.acts.complaining import revisit as revisit_complainant
from yichuang.domain.evaluation.acts.forgetting import forget
from yichuang.domain.evaluation.acts.inviting import invite_after_matter, invite_after_service
from yichuang.domain.evaluation.acts.mending import (
    begin,
    close,
    contact,
    dispatch,
    dispatch_raised,
    explain,
    rectify,
    redirect,
    revisit,
    verify,
)
from yichuang.domain.evaluation.acts.rating import Told, rate
from yichuang.domain.evaluation.acts.tags import load_tags, set_number
from yichuang.domain.evaluation.acts.telling import tell_complainant, tell_rater
from yichuang.domain.evaluation.acts.telling_staff import (
    remind,
    tell_handlers_of_bad_rating,
    tell_handlers_of_complaint,
)

__all__ = [
    "Told",
    "accept",
    "answer",
    "appeal",
    "archive",
    "assign",
    "begin",
    "close",
    "contact",
    "decline",
    "dispatch",
    "dispatch_raised",
    "expire_unrated",
    "explain",
    "extend",
    "forget",
    "invite_after_matter",
    "invite_after_service",
    "load_tags",
    "rate",
    "reassign",
    "rectify",
    "redirect",
    "register",
    "reject",
    "remind",
    "revisit",
    "revisit_complainant",
    "set_number",
    "settle",
    "strike",
    "tell_complainant",
    "tell_handlers_of_bad_rating",
    "tell_handlers_of_complaint",
    "tell_rater",
    "uphold",
    "verify",
    "withdraw",
]
