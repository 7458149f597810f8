"""The fee of a case, as pages and papers ask for it."""

from yichuang.domain.cases.models import Case, Charge


def charge_of(case: Case) -> Charge | None:
    """What was asked for; None where nothing was. Asks the tables only where something was."""
    return Charge.objects.filter(case=case).first() if case.fee else None


def fee_told(case: Case) -> dict | None:
    """The fee in the words of a page: amounts in yuan, by when and under which code, and the bill once it is paid."""
    asked = charge_of(case)
    return asked and {
        "state": case.get_fee_display(),
        "is_due": case.fee == "due",
        "owed": yuan(asked.owed),
        "reduced": yuan(asked.reduced) if asked.reduced else "",
        "reduction_basis": asked.reduction_basis,
        "code": asked.code,
        "pay_by": asked.pay_by,
        "bill": asked.bill or "",
        "paid_on": asked.paid_on,
    }


def yuan(fen: int) -> str:
    return f"{fen // 100:,}.{fen % 100:02d} 元"
