"""All ways of matching together, over the rows of one kind."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from heapq import nlargest
from math import log

from yichuang.domain.guidance.rules import because, synonyms
from yichuang.domain.guidance.rules.letters import LETTERS, Spelled
from yichuang.domain.guidance.rules.sounds import sounds
from yichuang.domain.guidance.rules.spelling import NEARLY_SAME, alike
from yichuang.domain.guidance.rules.synonyms import Synonyms
from yichuang.domain.guidance.rules.weighing import Bm25, Phrases, once
from yichuang.domain.guidance.rules.words import characters, parted, tokens

NAME, PHRASE, TEXT = 3, 2, 0.3  # the weight of a word by where it stands
# The weight of each way of matching; fitted on questions made from the district's own words (tools/derived.py).
WORD, SAID, HEARD, SPELT, TYPED = 1.3, 0.6, 0.2, 0.5, 1.3
CHARACTER = 0.4  # of single characters: weak each, but 税 in 重复交税 is all there is to go by
NAMED, ASKED_FOR = 1.0, 0.3  # for a name that holds all that was asked, and more for every e-fold of how often it is
MANY = 1_000  # rows
FREQUENT = 0.02  # more for every e-fold of how often a row is asked for


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
    """A row cut into words and into characters; kept by who asks, so that only changed rows are cut again."""

    row: Row
    words: dict[str, float]
    characters: dict[str, float]


@dataclass(frozen=True)
class Question:
    """What was asked, in all the forms it is matched by."""

    text: str
    said: Synonyms
    tokens: dict[str, float] = field(init=False)
    sounds: dict[str, float] = field(init=False)
    characters: dict[str, float] = field(init=False)
    parts: list[dict[str, float]] = field(init=False)  # the tokens of each part of a long sentence

    def __post_init__(self):
        object.__setattr__(self, "tokens", synonyms.widened(once(tokens(self.text)), self.said))
        object.__setattr__(self, "parts", [self.in_part(part) for part in parted(self.text)] or [self.tokens])
        object.__setattr__(self, "sounds", once(sounds(self.text)))
        object.__setattr__(self, "characters", once(characters(self.text)))

    def in_part(self, part: str) -> dict[str, float]:
        return synonyms.widened(once(tokens(part)), synonyms.said_in(part, self.said))


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
    return Cut(row, weighted(row, tokens, TEXT), weighted(row, characters, 0))


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


def of(found: Mapping, weight: float) -> dict[int, tuple[float, object]]:
    """What one way of matching found, with its weight among the others, and by which phrase if it says so."""
    return {
        place: (weight * one[0], one[1]) if isinstance(one, tuple) else (weight * one, None)
        for place, one in found.items()
    }


class Engine:
    """Rows of one kind, ready to be asked."""

    def __init__(self, cuts: Sequence[Cut], known: Synonyms):
        cuts = sorted(cuts, key=lambda each: each.row.code)
        self.rows = [each.row for each in cuts]
        self.often = [1 + FREQUENT * log(1 + row.often) for row in self.rows]
        self.by_words = Bm25([each.words for each in cuts])
        self.by_characters = Bm25([each.characters for each in cuts])
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
        ranked = nlargest(
            limit,
            (
                (score * self.often[place], -place)
                for place, score in scores.items()
                if not audience or self.rows[place].is_for(audience)
            ),
        )
        return [
            Hit(
                self.rows[-place],
                round(score / self.rarest, 2),
                because.why(question, self, parts, -place),
                is_spelled=self.is_spelled(parts, -place),
            )
            for score, place in ranked
        ]

    def parts(self, question: Question) -> tuple[dict[int, tuple[float, object]], ...]:
        """What each way finds: words, phrases, phrases by sound, whole names, letters, spelling, characters.

        Of very many rows, which are pages, only by the words they say: there the rest would take too long.
        """
        if len(self.rows) > MANY:
            return of(self.by_words.weigh(question.tokens), WORD), {}, {}, {}, {}, {}, {}
        has_letters = LETTERS.search(question.text.lower())
        letters = self.letters.weigh(question.text) if has_letters else {}
        written = alike(characters(question.text), self.phrases.texts, self.phrases.owners)
        return (
            of(self.by_words.weigh(question.tokens), WORD),
            of(self.phrased(question), SAID),
            of(self.heard.weigh(question.sounds), HEARD),
            of(self.named(question), self.rarest),
            of(letters, TYPED * self.rarest),
            of(written, SPELT * self.rarest),
            of(self.by_characters.weigh(question.characters), CHARACTER),
        )

    def phrased(self, question: Question) -> dict[int, tuple[float, int]]:
        """The nearest phrase of each row, to the part of the sentence it is nearest to."""
        best: dict[int, tuple[float, int]] = {}
        for tokens_of_part in question.parts:
            for place, (weight, number) in self.phrases.weigh(tokens_of_part).items():
                if weight > best.get(place, (0, 0))[0]:
                    best[place] = weight, number
        return best

    def named(self, question: Question) -> dict[int, float]:
        """Rows whose name holds all that was asked: of those, the more frequent is meant."""
        asked = characters(question.text)
        held = [place for place, name in enumerate(self.names) if len(asked) > 1 and asked in name]
        return {place: NAMED + ASKED_FOR * log(1 + self.rows[place].often) for place in held}

    def is_spelled(self, parts, place: int) -> bool:
        """Whether letters stand for the row, or one of its phrases is what was typed but for a character in four."""
        written, _ = parts[because.SPELLING].get(place, (0, 0))
        return place in parts[because.LETTERS] or written >= SPELT * NEARLY_SAME * self.rarest

    def knows(self, word: str) -> bool:
        """Whether any name or phrase says this word, or one that sounds the same."""
        return word in self.phrases.worth or all(sound in self.heard.worth for sound in sounds(word))
