"""How words sound: syllables without tones, so that a wrong character of the same sound does no harm."""

from functools import lru_cache
from itertools import pairwise

from pypinyin import lazy_pinyin

from yichuang.domain.guidance.rules.words import RUNS, is_han, meant


@lru_cache(maxsize=50_000)
def syllables(run: str) -> tuple[str, ...]:
    return tuple(lazy_pinyin(run))


def sounds(text: str) -> list[str]:
    """Pairs of neighbouring syllables of what is meant; a single syllable stands alone."""
    found = []
    for run in RUNS.findall(meant(text)):
        if not is_han(run):
            continue
        said = syllables(run)
        found += [f"{one} {two}" for one, two in pairwise(said)] or said
    return found
