"""What an act says in words: kept encrypted beside its thing; the ledger keeps a digest."""

from hashlib import sha256

from django.utils import timezone

from yichuang.domain.evaluation.models import Remark
from yichuang.kernel.states import Step


def write(step: Step, text: str) -> None:
    """Keep the words of this act; conditions read them as `said`."""
    text = (text or "").strip()
    step.thing.said = text
    if text:
        step.facts["words"] = sha256(text.encode()).hexdigest()
        Remark.objects.create(
            thing=step.thing.thing, act=step.row.act, text=text, account=step.by.account, at=timezone.now()
        )
