"""What is done about cards, their rules, bulletins and awards."""

from yichuang.domain.supervision.acts import bulletins, campaigns, honours, objections, votes
from yichuang.domain.supervision.acts.deciding import answer, defend, lower, maintain, withdraw
from yichuang.domain.supervision.acts.duties import (
    close_finding,
    drop_finding,
    find_improper,
    find_proper,
    finish,
    hand_over,
    note_finding,
    register_refusal,
    reply_to_finding,
    take_on,
)
from yichuang.domain.supervision.acts.evaluating import evaluate, hint, note_deemed
from yichuang.domain.supervision.acts.hearing import note_bad_rating, note_complaint
from yichuang.domain.supervision.acts.recording import record
from yichuang.domain.supervision.acts.rounds import walk
from yichuang.domain.supervision.acts.ruling import change, confirm, set_up, store_rules, switch_off, switch_on
from yichuang.domain.supervision.acts.weighing import weigh

__all__ = [
    "answer",
    "bulletins",
    "campaigns",
    "change",
    "close_finding",
    "confirm",
    "defend",
    "drop_finding",
    "evaluate",
    "find_improper",
    "find_proper",
    "finish",
    "hand_over",
    "hint",
    "honours",
    "lower",
    "maintain",
    "note_bad_rating",
    "note_complaint",
    "note_deemed",
    "note_finding",
    "objections",
    "record",
    "register_refusal",
    "reply_to_finding",
    "set_up",
    "store_rules",
    "switch_off",
    "switch_on",
    "take_on",
    "votes",
    "walk",
    "weigh",
    "withdraw",
]
