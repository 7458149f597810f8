"""What guidance can tell."""

from yichuang.domain.guidance.reads.finding import LONGEST_QUESTION, Answer, find
from yichuang.domain.guidance.reads.numbers import is_plan_number, number_of, numbered
from yichuang.domain.guidance.reads.planning import plan_of
from yichuang.domain.guidance.reads.reordering import in_better_order
from yichuang.domain.guidance.reads.wordings import unanswered, wording, wordings

__all__ = [
    "LONGEST_QUESTION",
    "Answer",
    "find",
    "in_better_order",
    "is_plan_number",
    "number_of",
    "numbered",
    "plan_of",
    "unanswered",
    "wording",
    "wordings",
]
