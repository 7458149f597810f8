"""What people call things, and what the law calls them."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from yichuang.domain.guidance.rules.words import tokens

SHARE = 0.6  # a word that was not said itself counts so much of one that was

Synonyms = Mapping[str, Sequence[str]]


def said_in(question: str, synonyms: Synonyms) -> dict[str, Sequence[str]]:
    """The everyday words of a question, each with the official ones it stands for."""
    return {term: words for term, words in synonyms.items() if term in question}


def widened(question: Mapping[str, float], said: Synonyms) -> dict[str, float]:
    """The tokens of a question with those of the official words added."""
    more = {token: SHARE for words in said.values() for word in words for token in tokens(word)}
    return more | question


def short_names(synonyms: Synonyms) -> dict[str, list[str]]:
    """Official words and what shortens them: what is typed as initials is mostly the short name's."""
    short = defaultdict(list)
    for term, words in synonyms.items():
        for word in words:
            if len(term) < len(word):
                short[word].append(term)
    return dict(short)


def in_short(name: str, short: Mapping[str, Sequence[str]]) -> list[str]:
    """A name as people shorten it, each way."""
    return [name.replace(word, term) for word, terms in short.items() if word in name for term in terms]
