"""The fee of an item that charges (收费): asked for, reduced, noted as paid. Nothing is paid here: no gateway.

Amounts are whole fen 分.
"""

from datetime import date
from decimal import Decimal

from django.db import IntegrityError, transaction
from django.utils import timezone

from yichuang.domain.cases import papers
from yichuang.domain.cases.acts.issuing import issue
from yichuang.domain.cases.acts.standing import office_of
from yichuang.domain.cases.acts.words import because
from yichuang.domain.cases.models import Charge
from yichuang.domain.cases.reads import charge_of, version_of
from yichuang.domain.cases.rules.fees import PAY_AT, costs_a_fee
from yichuang.domain.cases.states import LIFE
from yichuang.kernel import ledger
from yichuang.kernel.refusals import ActRefused
from yichuang.kernel.states import Step

FEN = 100
MOST = 10**11  # fen; more is a slip of the hand


def charge(case, *, by, amount: int, code: str, pay_by: date):
    """Ask for the fee (DOC-20 缴费通知单): `amount` in fen by the standard and basis the item publishes, to be paid to
    the treasury under `code` by `pay_by`. The result is not handed out before it is paid or spared."""
    with LIFE.step(case, "charge", by=by) as step:
        case = before(step)
        code = code.strip()
        case.charge_is_whole = 0 < amount < MOST and bool(code) and pay_by >= step.on
        if case.charge_is_whole and not case.fee_before and costs_a_fee(case):
            case.fee = "due"
            asked = Charge.objects.create(case=case, amount=amount, code=code, pay_by=pay_by, issued_on=step.on)
            step.facts |= {"amount": amount, "pay_by": pay_by.isoformat()}
            notice(step, asked)
    return step.thing


def reduce_fee(case, *, by, amount: int, reason: str):
    """Spare the applicant `amount` fen of the fee, or all of it (减免), on the basis named. A new DOC-20 says so."""
    with LIFE.step(case, "reduce_fee", by=by) as step:
        case = before(step)
        because(step, reason)
        asked = charge_of(case)
        case.reduction_fits = asked is not None and 0 < amount <= asked.owed
        if case.reduction_fits and case.fee_before == "due":
            asked.reduced, asked.reduction_basis = asked.reduced + amount, case.reason[:500]
            asked.save(update_fields=["reduced", "reduction_basis"])
            case.fee = "due" if asked.owed else "settled"
            step.facts |= {"reduced": amount, "owed": asked.owed}
            notice(step, asked)
    return step.thing


def note_payment(case, *, by, bill: str, amount: int, paid_on: date):
    """Note that the fee was paid: number of the treasury's bill, `amount` in fen, day. A bill counts once."""
    with LIFE.step(case, "note_payment", by=by) as step:
        case = before(step)
        asked, bill = charge_of(case), bill.strip()
        case.bill_given, case.bill_is_new = bool(bill), not Charge.objects.filter(bill=bill).exists()
        case.amount_is_owed = asked is not None and amount == asked.owed
        case.paid_in_time = asked is not None and asked.issued_on <= paid_on <= step.on
        if case.fee_before == "due" and all((bill, case.amount_is_owed, case.paid_in_time)):
            if not case.bill_is_new:
                raise ActRefused(noted_before(bill), article=step.row.article)
            case.fee = "settled"
            keep_bill(asked, bill, paid_on, step.row.article)
            step.facts |= {"bill": bill, "amount": amount, "paid_on": paid_on.isoformat()}
    return step.thing


def keep_bill(asked: Charge, bill: str, paid_on: date, article: str) -> None:
    """Write the bill down. Refuses one that somebody noted in this very moment: the table holds each once."""
    asked.bill, asked.paid_on = bill, paid_on
    try:
        with transaction.atomic():
            asked.save(update_fields=["bill", "paid_on"])
    except IntegrityError as faster:
        raise ActRefused(noted_before(bill), article=article) from faster


def noted_before(bill: str) -> str:
    """Who noted this bill and when, for whoever brings it again. Of which case is nothing to them."""
    case = Charge.objects.select_related("case").get(bill=bill).case
    entry = ledger.of(case).filter(act="note_payment").last()
    who = " ".join(filter(None, (entry.post, entry.actor)))
    when = timezone.localtime(entry.at).strftime("%Y-%m-%d %H:%M")
    return f"这个票据号码已经登记过，是{who}于 {when} 登记的。请核对票据；一张票据只能登记一次。"


def before(step: Step):
    """The case with its fee as the act found it, which the conditions ask about."""
    step.thing.fee_before = step.thing.fee
    return step.thing


def notice(step: Step, asked: Charge) -> None:
    """DOC-20, by the name, standard and basis of the version the case was filed under."""
    case, version = step.thing, version_of(step.thing)
    basis = version.fee_basis or version.fee_standard
    fee = papers.Fee(version.fee_name or case.item_name, version.fee_standard, basis, yuan(asked.amount))
    issue(
        step,
        papers.payment_notice,
        fees=(fee,),
        reduced=yuan(asked.reduced),
        non_tax_code=asked.code,
        pay_by=asked.pay_by,
        how=PAY_AT,
        collected_by=office_of(case).name,
        reduction=asked.reduction_basis,
    )


def yuan(fen: int) -> Decimal:
    return Decimal(fen) / FEN
