"""What guidance can tell."""

from yichuang.domain.guidance.reads.finding import LONGEST_QUESTION, Answer, find
from yichuang.domain.guidance.reads.planning import plan_of
from yichuang.domain.guidance.reads.wordings import unanswered, wording, wordings

__all__ = ["LONGEST_QUESTION", "Answer", "find", "plan_of", "unanswered", "wording", "wordings"]
