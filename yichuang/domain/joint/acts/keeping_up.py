"""What the clock looks after: gaps whose day has come, and matters that nobody told of what moved in them."""

from logging import getLogger

from yichuang.domain.joint.acts.advancing import advance
from yichuang.domain.joint.reads.behind import behind, with_gaps_held

log = getLogger(__name__)


def keep_up() -> int:
    """For the schedule. News of a case may have been given up after its last try: the matter goes on all the same, as
    its cases stand. One that cannot go on keeps none of the others waiting. How many matters were looked at."""
    numbers = sorted(with_gaps_held() | behind())
    for number in numbers:
        try:
            advance(number)
        except Exception:
            log.exception("matter %s does not go on", number)
    return len(numbers)
