"""What is said to people, topic by topic, and the words in braces."""

from yichuang.domain.notices.tables.cases import OF_CASES
from yichuang.domain.notices.tables.others import LICENCE_TOPICS, OF_OTHERS
from yichuang.domain.notices.tables.words import (
    OF_A_CASE,
    OF_A_DECIDED_LICENCE,
    OF_A_LICENCE,
    OF_A_MANDATE,
    OF_AN_ACCOUNT,
    WORDS,
    Template,
    Word,
)

TEMPLATES = OF_CASES | OF_OTHERS

__all__ = [
    "LICENCE_TOPICS",
    "OF_AN_ACCOUNT",
    "OF_A_CASE",
    "OF_A_DECIDED_LICENCE",
    "OF_A_LICENCE",
    "OF_A_MANDATE",
    "TEMPLATES",
    "WORDS",
    "Template",
    "Word",
]
