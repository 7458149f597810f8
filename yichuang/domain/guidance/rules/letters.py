"""What is typed in Latin letters: a whole word in pinyin, or the first letters of its syllables."""

import re
from collections.abc import Sequence

from yichuang.domain.guidance.rules.sounds import syllables

HAN_RUNS = re.compile(r"[\u3400-\u9fff]+")
LETTERS = re.compile(r"[a-z]+")
SHORTEST_INITIALS, SHORTEST_WORD = 3, 4


class Spelled:
    """Every run of characters of every phrase, as it is spelled; of two that are spelled alike in a row, the one
    written as the row's name writes it (its first phrase) is what was meant."""

    def __init__(self, rows: Sequence[Sequence[str]]):
        runs = {
            (place, run) for place, phrases in enumerate(rows) for text in phrases for run in HAN_RUNS.findall(text)
        }
        self.runs = [
            (place, run, "".join(said), "".join(syllable[0] for syllable in said))
            for place, run in sorted(runs, key=lambda each: (each[0], -len({*each[1]} & {*rows[each[0]][0]}), each[1]))
            for said in [syllables(run)]
        ]

    def weigh(self, question: str) -> dict[int, tuple[float, str]]:
        """{place: (weight, the run it was taken for)}; what is typed in pieces is also tried as one."""
        typed = LETTERS.findall(question.lower())
        best: dict[int, tuple[float, str]] = {}
        for letters in {*typed, "".join(typed)}:
            for place, run, word, initials in self.runs:
                weight = taken_for(letters, word, initials)
                if weight > best.get(place, (0, ""))[0]:
                    best[place] = weight, run
        return best


def taken_for(letters: str, word: str, initials: str) -> float:
    """How surely these letters stand for a run spelled so: the more of it they are, the surer. In words that stand in
    one row only: a whole word in pinyin is worth some four of them."""
    weight = 0.0
    if len(letters) >= SHORTEST_INITIALS and letters in initials:
        weight = 1.8 * len(letters) / (len(initials) + 1) + (0.7 if initials.startswith(letters) else 0)
    if len(letters) >= SHORTEST_WORD and letters in word:
        weight = max(weight, 2.9 * len(letters) / (len(word) + 2) + 1.4)
    return weight
