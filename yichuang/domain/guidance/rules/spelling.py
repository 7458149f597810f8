"""Phrases that look like what was typed, but for a character or two."""

from collections.abc import Sequence

from rapidfuzz import fuzz, process

SHORTEST, LONGEST = 3, 9  # characters: what is longer has more to go by
ALIKE = 60  # percent
CONTAINED = 8  # percent less sure where a phrase only contains it
SURE = 2.2  # the weight of a phrase that is the same, in words that stand in one row only
NEARLY_SAME = SURE / 2  # and of one that differs in one character of four


def alike(characters: str, texts: Sequence[str], owners: Sequence[int]) -> dict[int, tuple[float, int]]:
    """{place: (weight, number of the phrase)} of phrases at least ALIKE."""
    if not SHORTEST <= len(characters) <= LONGEST:
        return {}
    best: dict[int, tuple[float, int]] = {}
    for scorer, less in ((fuzz.ratio, 0), (fuzz.partial_ratio, CONTAINED)):
        found = process.extract(characters, texts, scorer=scorer, score_cutoff=ALIKE + less, limit=None)
        for text, score, number in found:
            if less and len(text) < len(characters):
                continue
            weight = SURE * (score - less - 50) / 50
            place = owners[number]
            if weight > best.get(place, (0, 0))[0]:
                best[place] = weight, number
    return best
