"""What is done to a 一件事: one public function, one act; one file per chapter of its life."""

from yichuang.domain.joint.acts.advancing import advance, file_again, hear
from yichuang.domain.joint.acts.correcting import answer_gaps, note_gaps
from yichuang.domain.joint.acts.delivering import deliver
from yichuang.domain.joint.acts.drafting import attach, detach, discard, draft, save_draft
from yichuang.domain.joint.acts.ending import withdraw
from yichuang.domain.joint.acts.filing import apply, file
from yichuang.domain.joint.acts.forgetting import forget_drafts
from yichuang.domain.joint.acts.keeping_up import keep_up
from yichuang.domain.joint.acts.telling import tell_of_its_end, tell_of_matter

__all__ = [
    "advance",
    "answer_gaps",
    "apply",
    "attach",
    "deliver",
    "detach",
    "discard",
    "draft",
    "file",
    "file_again",
    "forget_drafts",
    "hear",
    "keep_up",
    "note_gaps",
    "save_draft",
    "tell_of_its_end",
    "tell_of_matter",
    "withdraw",
]
