"""Who may not apply again (行政许可法79), and what may follow a delivered case."""

from datetime import date
from typing import NamedTuple

from django.db.models import OuterRef, Subquery
from django.utils import timezone

from yichuang.domain.cases.models import Case, CreditFact
from yichuang.domain.cases.reads.forms import answered
from yichuang.domain.cases.reads.terms import version_of
from yichuang.domain.cases.tables import GROUNDS, Ground
from yichuang.kernel import documents
from yichuang.kernel.codes import masked
from yichuang.kernel.refusals import ActRefused

PERSONAL = frozenset({"id_number", "phone"})


class Changed(NamedTuple):
    """One answer that reads otherwise from now on, as it may be shown."""

    what: str
    before: str
    after: str


def frauds(party, item, today):
    facts = CreditFact.objects.filter(kind="fraud", party_number=party, item_code=item)
    return facts.filter(barred_until__gte=today).order_by("-barred_until").values("barred_until")


def with_frauds(cases, today):
    """Cases that know until when their party may not ask for their item: an act need not look it up."""
    return cases.annotate(fraud_until=Subquery(frauds(OuterRef("party_number"), OuterRef("item_code"), today)[:1]))


def kept_out_until(case: Case) -> date | None:
    """Until when the party may not have this item, because it once got it by fraud; None where nothing stands."""
    if case.purpose:
        return None
    if hasattr(case, "fraud_until"):
        return case.fraud_until
    return kept_out(case.party_number, case.item_code)


def kept_out(party: str, item: str) -> date | None:
    found = frauds(party, item, timezone.localdate()).first()
    return found["barred_until"] if found else None


def refuse_kept_out(party: str, item: str) -> None:
    """Whoever may not ask for an item is told before filling anything in."""
    if until := kept_out(party, item):
        day = f"{until.year}年{until.month}月{until.day}日"
        raise ActRefused(
            f"您曾以不正当手段取得这项许可，已被撤销，{day}以前不能再次申请。有异议的，请打本机关的电话或者依法申请复议。",
            article="行政许可法79",
        )


def correctable(case: Case):
    """The sealed decisions and certificates of a case that no later paper replaced: where a slip is put right."""
    sealed = documents.of(case).exclude(sealing="none")
    return sealed.filter(overtaken_by=None, code__in=("DOC-10", "DOC-11", "DOC-12", "DOC-19"))


def ground_of(case: Case) -> Ground | None:
    """The ground of the law on which a case about an earlier one rests."""
    return GROUNDS.get(case.purpose, {}).get(case.ground)


def changes_of(case: Case) -> tuple[Changed, ...]:
    """What reads otherwise in the form from now on; numbers of persons in part."""
    before = {question.element: value for question, value in answered(case.origin, version_of(case))}
    now = [(question, before.get(question.element), value) for question, value in answered(case, version_of(case))]
    return tuple(
        Changed(question.label, shown(question, old), shown(question, new))
        for question, old, new in now
        if (old or "") != (new or "")
    )


def shown(question, value) -> str:
    text = "、".join(value) if isinstance(value, list) else str(value or "")
    return (masked(text) if question.type in PERSONAL else text) or "（未填）"
