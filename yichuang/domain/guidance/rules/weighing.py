"""Two ways to weigh how much of a question a row answers. Both give {place of the row: weight}."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from math import log


class Bm25:
    """By all the words of a row: rare words count more, repeated ones less and less, and long texts are held to it."""

    SATURATION, LENGTH = 1.2, 0.4
    EVERYWHERE = 0.25  # of many rows: a word that so many say tells them apart no more
    MANY = 1000

    def __init__(self, rows: Sequence[Mapping[str, float]]):
        self.count = len(rows)
        lengths = [sum(row.values()) for row in rows]
        mean = sum(lengths) / self.count if rows else 1
        self.postings: dict[str, list[tuple[int, float]]] = defaultdict(list)
        for place, row in enumerate(rows):
            held = self.SATURATION * (1 - self.LENGTH + self.LENGTH * lengths[place] / (mean or 1))
            for token, weight in row.items():
                self.postings[token].append((place, weight / (weight + held)))

    def rarity(self, token: str) -> float:
        rows = len(self.postings.get(token, ()))
        if self.count > self.MANY and rows > self.EVERYWHERE * self.count:
            return 0
        return log(1 + (self.count - rows + 0.5) / (rows + 0.5))

    def weigh(self, question: Mapping[str, float]) -> dict[int, float]:
        found: dict[int, float] = defaultdict(float)
        for token, asked in question.items():
            if worth := asked * self.rarity(token) * (self.SATURATION + 1):
                for place, weight in self.postings.get(token, ()):
                    found[place] += worth * weight
        return found


class Phrases:
    """By the one phrase of a row that says the same: its name, or one of the ways people put it."""

    SHORT = 2  # held against very short phrases, which say the same as anything
    WORDY = 0.25  # how little a long question is held against itself

    def __init__(self, rows: Sequence[Sequence[str]], cut):
        self.cut = cut
        self.owners = [place for place, phrases in enumerate(rows) for _ in phrases]
        self.texts = [phrase for phrases in rows for phrase in phrases]
        sets = [set(cut(text)) for text in self.texts]
        spread = Counter(token for tokens in sets for token in tokens)
        self.worth = {token: log(1 + len(sets) / times) for token, times in spread.items()}
        self.unknown = log(1 + len(sets))
        self.whole = [sum(self.worth[token] for token in tokens) for tokens in sets]
        self.postings: dict[str, list[int]] = defaultdict(list)
        for number, tokens in enumerate(sets):
            for token in tokens:
                self.postings[token].append(number)

    def weigh(self, question: Mapping[str, float]) -> dict[int, tuple[float, int]]:
        """{place: (weight, number of the phrase)}"""
        shared: dict[int, float] = defaultdict(float)
        for token, asked in question.items():
            for number in self.postings.get(token, ()):
                shared[number] += asked * self.worth[token]
        length = (self.of(question) + self.SHORT) ** self.WORDY
        best: dict[int, tuple[float, int]] = {}
        for number, same in shared.items():
            weight = same * same / ((self.whole[number] + self.SHORT) * length)
            place = self.owners[number]
            if weight > best.get(place, (0, 0))[0]:
                best[place] = weight, number
        return best

    def of(self, question: Mapping[str, float]) -> float:
        return sum(asked * self.worth.get(token, self.unknown) for token, asked in question.items())


def once(tokens: Iterable[str]) -> dict[str, float]:
    """Every token of a question counts once, however often it was said."""
    return dict.fromkeys(tokens, 1.0)
