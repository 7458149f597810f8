"""告知承诺: what a commitment replaces, who is barred from one, and which checks are due."""

from datetime import date

from django.db.models import F
from django.utils import timezone

from yichuang.domain.cases.models import Case, CreditFact
from yichuang.domain.cases.reads.lists import UNREAD_IN_LISTS, visible_to
from yichuang.kernel import documents
from yichuang.kernel.actors import Actor

WAITING_FOR_A_CHECK = ("open", "ordered")


def replaced_by_promise(case: Case) -> list[str]:
    """The evidence the commitment stands for."""
    return [line.name for line in case.materials.all() if line.promisable]


def barred_until(party: str) -> date | None:
    """Until when a false promise bars this party from the next one; None where nothing does today."""
    facts = CreditFact.objects.filter(kind="false_promise", party_number=party, barred_until__gte=timezone.localdate())
    return facts.order_by("-barred_until").values_list("barred_until", flat=True).first()


def was_ordered(case: Case) -> bool:
    """Whether the party was ordered to put right what it had promised."""
    return documents.of(case).filter(code="DOC-21").exists()


def credit_of(party: str):
    """What is on the party's record, the newest first."""
    return CreditFact.objects.filter(party_number=party).select_related("case").order_by("-pk")


def post_checks(actor: Actor):
    """Grants that rest on a commitment not checked yet, the nearest date first."""
    waiting = visible_to(actor).filter(post_check__in=WAITING_FOR_A_CHECK).defer(*UNREAD_IN_LISTS)
    return waiting.order_by(F("post_check_due").asc(nulls_last=True), "id")
