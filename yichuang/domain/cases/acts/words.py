"""What an act says in words: kept encrypted with the case, and as a digest in the ledger."""

from hashlib import sha256

from django.utils import timezone

from yichuang.domain.cases.models import Remark
from yichuang.kernel.states import Step


def write(step: Step, text: str) -> None:
    """Keep the words of this act. The ledger, which holds no personal data, keeps their digest only."""
    text = (text or "").strip()
    if not text:
        return
    step.facts["words"] = sha256(text.encode()).hexdigest()
    said = Remark(case=step.thing, act=step.row.act, text=text, account=step.by.account, at=timezone.now())
    if step.thing.pk:
        said.save()
    else:  # a case that is just being opened: kept when there is a row to keep it with
        step.thing.opening_words = said


def keep_opening(case) -> None:
    """Keep the words a case was opened with, now that it is saved."""
    case.opening_words.case = case
    case.opening_words.save()


def lines(text: str) -> tuple[str, ...]:
    """What a paper numbers: a line each, as they were written, without the empty ones."""
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def because(step: Step, reason: str) -> None:
    """The reason this act gives; conditions ask whether there is one."""
    step.thing.reason = (reason or "").strip()
    write(step, reason)
