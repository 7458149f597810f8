"""What may be asked about matters. Nothing here writes."""

from yichuang.domain.joint.reads.forms import answers_for, materials_for, questions
from yichuang.domain.joint.reads.lists import (
    begun_with,
    drafts_at_counter,
    of_case,
    own_copy,
    visible_to,
    with_progress,
)
from yichuang.domain.joint.reads.parts import (
    PartToShow,
    documents_of,
    may_go_out,
    open_acts,
    part_of,
    parts_of,
    shown,
    standing,
    vouchers_of,
    waiting_bodies,
)
from yichuang.domain.joint.reads.statistics import Figures, figures

__all__ = [
    "Figures",
    "PartToShow",
    "answers_for",
    "begun_with",
    "documents_of",
    "drafts_at_counter",
    "figures",
    "materials_for",
    "may_go_out",
    "of_case",
    "open_acts",
    "own_copy",
    "part_of",
    "parts_of",
    "questions",
    "shown",
    "standing",
    "visible_to",
    "vouchers_of",
    "waiting_bodies",
    "with_progress",
]
