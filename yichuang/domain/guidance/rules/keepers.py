"""Who keeps the words of the search, and what a wording must say."""

from rules import predicate

from yichuang.domain.identity.reads import supervises_the_district
from yichuang.kernel.refusals import rule

LONGEST = 6  # characters of a word: longer ones are sentences, and fit one question only


@predicate
def keeper(actor, _wording):
    """Supervisors of the whole district: the words are those of every body's items."""
    return supervises_the_district(actor)


@rule(f"每个说法写 1 到 {LONGEST} 个字，并写明它的正式叫法，或者请群众到哪里去办。")
def says_something(wording):
    words = [*wording.said, *wording.official]
    return all(0 < len(word) <= LONGEST for word in words) and bool(wording.said) and is_one_of_both(wording)


def is_one_of_both(wording) -> bool:
    """Either other words for a matter of the house, or where a matter of others is done."""
    return bool(wording.official) != bool(wording.advice)
