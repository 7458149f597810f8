"""What may be asked about cards and rules. Nothing here writes."""

from yichuang.domain.supervision.reads.cards import (
    UnitCards,
    board,
    case_is_of,
    documents_of,
    listed,
    name_of,
    open_acts,
    showings_of,
    story_of,
    visible_to,
    why_this_one,
)
from yichuang.domain.supervision.reads.duties import duties, duty, duty_acts, duty_story, stand_ins
from yichuang.domain.supervision.reads.measuring import would_card
from yichuang.domain.supervision.reads.rules import by_hand, preview, rule, rule_acts, rules, waiting
from yichuang.domain.supervision.reads.scoring import Score, board_of, days_of, rows_behind, weights

__all__ = [
    "Score",
    "UnitCards",
    "board",
    "board_of",
    "by_hand",
    "case_is_of",
    "days_of",
    "documents_of",
    "duties",
    "duty",
    "duty_acts",
    "duty_story",
    "listed",
    "name_of",
    "open_acts",
    "preview",
    "rows_behind",
    "rule",
    "rule_acts",
    "rules",
    "showings_of",
    "stand_ins",
    "story_of",
    "visible_to",
    "waiting",
    "weights",
    "why_this_one",
    "would_card",
]
