"""What the acts of fees take over the interface. Amounts are whole fen 分."""

from datetime import date
from typing import Annotated

from ninja import Schema
from pydantic import Field

from yichuang.channels.api.limits import Code, Words

Fen = Annotated[int, Field(ge=1, le=99_999_999_999)]


class Charge(Schema):
    """`code`: under which the treasury takes the payment (非税收入缴款码)."""

    amount: Fen
    code: Code
    pay_by: date


class Reduction(Schema):
    amount: Fen
    reason: Words


class Payment(Schema):
    """`bill`: the number of the treasury's bill, which counts once."""

    bill: Code
    amount: Fen
    paid_on: date


FEE_BODIES = {"charge": Charge, "reduce_fee": Reduction, "note_payment": Payment}
