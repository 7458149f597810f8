"""All ways of matching together, over the rows of one kind."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from math import log

from yichuang.domain.guidance.rules import because, synonyms
from yichuang.domain.guidance.rules.letters import LETTERS, Spelled
from yichuang.domain.guidance.rules.sounds import sounds
from yichuang.domain.guidance.rules.spelling import NEARLY_SAME, alike
from yichuang.domain.guidance.rules.synonyms import Synonyms
from yichuang.domain.guidance.rules.weighing import Bm25, Phrases, once
from yichuang.domain.guidance.rules.words import characters, tokens

NAME, PHRASE, TEXT = 3, 2, 0.3  # the weight of a word by where it stands
SOUND = 0.4  # of what is only heard
NAMED, ASKED_FOR = 1.0, 0.3  # for a name that holds all that was asked, and more for every e-fold of how often it is
FREQUENT = 0.03  # more for every e-fold of how often a row is asked for


@dataclass(frozen=True)
class Row:
    """One thing people may look for: its name, the ways people put it (`phrases`) and what is said of it (`text`).

    `often`: how often a year it is asked for; `audience`: person, corp, both, or empty for everybody.
    """

    kind: str
    code: str
    name: str
    phrases: tuple[str, ...] = ()
    text: str = ""
    audience: str = ""
    often: int = 0

    @property
    def sayings(self) -> tuple[str, ...]:
        return self.name, *self.phrases

    def is_for(self, audience: str) -> bool:
        return not audience or self.audience in ("", "both", audience)


@dataclass(frozen=True)
class Cut:
    """A row cut into tokens, by word and by sound; kept by who asks, so that only changed rows are cut again."""

    row: Row
    words: dict[str, float]
    sounds: dict[str, float]


@dataclass(frozen=True)
class Question:
    """What was asked, in all the forms it is matched by."""

    text: str
    said: Synonyms
    tokens: dict[str, float] = field(init=False)
    sounds: dict[str, float] = field(init=False)

    def __post_init__(self):
        object.__setattr__(self, "tokens", synonyms.widened(once(tokens(self.text)), self.said))
        object.__setattr__(self, "sounds", once(sounds(self.text)))


@dataclass(frozen=True)
class Hit:
    """A row that fits. `score` counts words that stand in one row only as one each, as nearly as can be, so that it
    means the same whether the house offers six things or six thousand. `why` is a sentence for whoever asked;
    `is_spelled`: it is taken for what was misspelled or typed in letters."""

    row: Row
    score: float
    why: str
    is_spelled: bool = False


def cut(row: Row) -> Cut:
    return Cut(row, weighted(row, tokens, TEXT), weighted(row, sounds, 0))


def weighted(row: Row, how, text: float) -> dict[str, float]:
    found: dict[str, float] = defaultdict(float)
    for token in how(row.name):
        found[token] += NAME
    for phrase in row.phrases:
        for token in how(phrase):
            found[token] += PHRASE
    if text:
        for token in how(row.text):
            found[token] += text
    return dict(found)


class Engine:
    """Rows of one kind, ready to be asked."""

    def __init__(self, cuts: Sequence[Cut], known: Synonyms):
        self.rows = [each.row for each in cuts]
        self.by_words = Bm25([each.words for each in cuts])
        self.by_sounds = Bm25([each.sounds for each in cuts])
        sayings = [row.sayings for row in self.rows]
        self.phrases = Phrases(sayings, tokens)
        self.heard = Phrases(sayings, sounds)
        self.rarest = log(1 + (len(self.rows) + 0.5) / 1.5)  # what a word is worth that stands in one row only
        self.names = [characters(row.name) for row in self.rows]
        short = synonyms.short_names(known)
        self.letters = Spelled([(*row.sayings, *synonyms.in_short(row.name, short)) for row in self.rows])

    def find(self, question: Question, audience: str = "", limit: int = 10) -> list[Hit]:
        """The rows that fit best, the best first; equal ones in the order of their codes."""
        parts = self.parts(question)
        scores: dict[int, float] = defaultdict(float)
        for part in parts:
            for place, (weight, _) in part.items():
                scores[place] += weight
        ranked = sorted(
            (-score * (1 + FREQUENT * log(1 + self.rows[place].often)), self.rows[place].code, place)
            for place, score in scores.items()
            if self.rows[place].is_for(audience)
        )
        return [
            Hit(
                self.rows[place],
                round(-score / self.rarest, 2),
                because.why(question, self, parts, place),
                is_spelled=self.is_spelled(parts, place),
            )
            for score, _, place in ranked[:limit]
        ]

    def parts(self, question: Question) -> tuple[dict[int, tuple[float, object]], ...]:
        """What each way finds: words, sounds, phrases, phrases by sound, whole names, letters, spelling."""
        has_letters = LETTERS.search(question.text.lower())
        heard = self.heard.weigh(question.sounds).items()
        letters = self.letters.weigh(question.text).items() if has_letters else ()
        written = alike(characters(question.text), self.phrases.texts, self.phrases.owners).items()
        return (
            {place: (weight, None) for place, weight in self.by_words.weigh(question.tokens).items()},
            {place: (SOUND * weight, None) for place, weight in self.by_sounds.weigh(question.sounds).items()},
            self.phrases.weigh(question.tokens),
            {place: (SOUND * weight, number) for place, (weight, number) in heard},
            {place: (self.rarest * weight, None) for place, weight in self.named(question).items()},
            {place: (self.rarest * weight, run) for place, (weight, run) in letters},
            {place: (self.rarest * weight, number) for place, (weight, number) in written},
        )

    def named(self, question: Question) -> dict[int, float]:
        """Rows whose name holds all that was asked: of those, the more frequent is meant."""
        asked = characters(question.text)
        held = [place for place, name in enumerate(self.names) if len(asked) > 1 and asked in name]
        return {place: NAMED + ASKED_FOR * log(1 + self.rows[place].often) for place in held}

    def is_spelled(self, parts, place: int) -> bool:
        """Whether letters stand for the row, or one of its phrases is what was typed but for a character in four."""
        written, _ = parts[because.SPELLING].get(place, (0, 0))
        return place in parts[because.LETTERS] or written >= NEARLY_SAME * self.rarest

    def knows(self, word: str) -> bool:
        """Whether any name or phrase says this word, or one that sounds the same."""
        return word in self.phrases.worth or all(sound in self.heard.worth for sound in sounds(word))
