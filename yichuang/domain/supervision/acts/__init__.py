"""What is done about cards and their rules."""

from yichuang.domain.supervision.acts.deciding import answer, defend, lower, maintain, withdraw
from yichuang.domain.supervision.acts.evaluating import evaluate, hint, note_deemed
from yichuang.domain.supervision.acts.recording import record
from yichuang.domain.supervision.acts.ruling import change, confirm, set_up, store_rules, switch_off, switch_on
from yichuang.domain.supervision.acts.weighing import weigh

__all__ = [
    "answer",
    "change",
    "confirm",
    "defend",
    "evaluate",
    "hint",
    "lower",
    "maintain",
    "note_deemed",
    "record",
    "set_up",
    "store_rules",
    "switch_off",
    "switch_on",
    "weigh",
    "withdraw",
]
