"""What may be asked about matters. Nothing here writes."""

from yichuang.domain.joint.reads.forms import answers_for, materials_for, questions
from yichuang.domain.joint.reads.lists import of_case, own_copy, visible_to, with_progress
from yichuang.domain.joint.reads.parts import (
    PartToShow,
    documents_of,
    may_go_out,
    open_acts,
    part_of,
    parts_of,
    shown,
    standing,
    waiting_bodies,
)
from yichuang.domain.joint.reads.statistics import Figures, figures

__all__ = [
    "Figures",
    "PartToShow",
    "answers_for",
    "documents_of",
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
    "waiting_bodies",
    "with_progress",
]
