"""When nothing fits: then it is said, and nothing is pretended."""

from collections.abc import Sequence
from dataclasses import dataclass

from yichuang.domain.guidance.rules.engine import Engine, Hit, Question
from yichuang.domain.guidance.rules.words import characters, nouns

WHOLE = 5  # characters of matter: a shorter question cannot score as high, and is held to so much less
FAINT = 1.5  # a score that a few shared characters of no importance reach too
UNSURE = 4  # a score below which a strange noun makes the difference
SURE = 11  # a score that no word of another's matter shakes
STRANGE = 0.2  # of the characters: so much of a question about something the house does not know


@dataclass(frozen=True)
class Elsewhere:
    """A matter that is none of the house's (不在本区办理): it is meant where all its `words` are said; `advice` says
    where to go."""

    words: tuple[str, ...]
    advice: str

    def is_meant(self, question: str) -> bool:
        return all(word in question for word in self.words)


def meant_elsewhere(question: Question, matters: Sequence[Elsewhere], hits: Sequence[Hit]) -> Elsewhere | None:
    """The matter of others that is meant, unless the best that was found is sure or says the same words itself."""
    best = max(hits, key=lambda hit: hit.score, default=None)
    for matter in matters:
        if matter.is_meant(question.text) and not (best and (best.score >= SURE or says(best, matter))):
            return matter
    return None


def says(hit: Hit, matter: Elsewhere) -> bool:
    return matter.is_meant(" ".join(hit.row.sayings))


def nothing_fits(question: Question, engines: Sequence[Engine], hits: Sequence[Hit]) -> bool:
    """Whether the best that was found is no answer: too faint, or about something nobody here has to do with.

    Letters and slips of the pen speak for themselves: what looks or is spelled like a phrase is taken for it.
    """
    if not hits:
        return True
    best = max(hits, key=lambda hit: hit.score)
    length = min(1, len(characters(question.text)) / WHOLE)
    if best.score >= UNSURE * length or best.is_spelled:
        return False
    if best.score < FAINT * length and not question.said:
        return True
    return strange(question, engines) >= STRANGE


def strange(question: Question, engines: Sequence[Engine]) -> float:
    """The share of a question's characters in nouns of which no row says a word and no synonym explains one."""
    length = len(characters(question.text)) or 1
    return sum(unexplained(noun, question, engines) for noun in nouns(question.text)) / length


def unexplained(noun: str, question: Question, engines: Sequence[Engine]) -> int:
    """How many characters of a noun nobody here says: of 手机卡 only the last where 手机 is known."""
    if any(term in noun or noun in term for term in question.said):
        return 0
    explained = set()
    for at in range(len(noun) - 1):
        if any(engine.knows(noun[at : at + 2]) for engine in engines):
            explained |= {at, at + 1}
    return len(noun) - len(explained)
