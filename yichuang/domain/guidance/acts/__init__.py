"""The acts of guidance."""

from yichuang.domain.guidance.acts.asking import forget_unanswered, note_unanswered
from yichuang.domain.guidance.acts.numbering import forget_plan_numbers, number_plan
from yichuang.domain.guidance.acts.wordings import add_wording, change_wording, remove_wording, store_wordings

__all__ = [
    "add_wording",
    "change_wording",
    "forget_plan_numbers",
    "forget_unanswered",
    "note_unanswered",
    "number_plan",
    "remove_wording",
    "store_wordings",
]
