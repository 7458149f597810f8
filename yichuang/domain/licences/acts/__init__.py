"""What is done to licences, chapter by chapter: issued, changed, ended by time, read and presented."""

from yichuang.domain.licences.acts.changing import (
    cancel,
    change,
    correct,
    forfeit,
    renew,
    resume,
    revoke,
    suspend,
    withdraw,
)
from yichuang.domain.licences.acts.checking import check_file
from yichuang.domain.licences.acts.clockwork import expire, expire_ended, remind, remind_of_ends
from yichuang.domain.licences.acts.issuing import assign, define, issue
from yichuang.domain.licences.acts.reading import consult, note_reading, present, refuse_to_forget_holder
from yichuang.domain.licences.acts.taking_over import take_over

__all__ = [
    "assign",
    "cancel",
    "change",
    "check_file",
    "consult",
    "correct",
    "define",
    "expire",
    "expire_ended",
    "forfeit",
    "issue",
    "note_reading",
    "present",
    "refuse_to_forget_holder",
    "remind",
    "remind_of_ends",
    "renew",
    "resume",
    "revoke",
    "suspend",
    "take_over",
    "withdraw",
]
