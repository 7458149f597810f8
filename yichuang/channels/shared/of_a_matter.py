"""Acts that a case of a 一件事 leaves to its matter, whatever channel they come through."""

from yichuang.domain.joint import acts as joint
from yichuang.domain.joint import reads as matters

LEFT_TO_IT = frozenset({"ask_to_correct"})


def note_gaps(case, *, by, gaps: list[dict], **_announced):
    """What `ask_to_correct` becomes: the gaps wait for the other bodies, and are told in one notice for all.

    The case is not held while this runs: a matter is always locked before its cases.
    """
    matter = matters.of_case(by, case)
    joint.note_gaps(matter, by=by, item=case.item_code, gaps=gaps)
    case.refresh_from_db()
    return case


def instead_of(act: str, case):
    """The function that takes the place of an act of cases, None where the case goes its own way."""
    return note_gaps if act in LEFT_TO_IT and case.matter else None
