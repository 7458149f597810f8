"""The acts of guidance."""

from yichuang.domain.guidance.acts.asking import forget_unanswered, note_unanswered
from yichuang.domain.guidance.acts.wordings import add_wording, change_wording, remove_wording, store_wordings

__all__ = [
    "add_wording",
    "change_wording",
    "forget_unanswered",
    "note_unanswered",
    "remove_wording",
    "store_wordings",
]
