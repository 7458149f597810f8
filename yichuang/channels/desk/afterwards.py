"""What pages tell of a case about an earlier one."""

from yichuang.domain.cases import reads
from yichuang.domain.cases.tables import PURPOSES


def told_of(case) -> dict:
    """What is to be known of a case about an earlier one before anything is done to it."""
    if not case.purpose:
        return {}
    changes = reads.changes_of(case) if case.purpose == "change" else ()
    return {"purpose": PURPOSES[case.purpose], "ground": reads.ground_of(case), "changes": changes}
