"""Numbers that carry their own proof: citizen numbers, credit codes, licence identifiers, case numbers."""

import re
from datetime import date

from django.utils import timezone
from stdnum import luhn
from stdnum.cn import uscc
from stdnum.exceptions import ValidationError
from stdnum.iso7064 import mod_11_2, mod_37_36

CITIZEN_NUMBER = re.compile(r"[1-9]\d{16}[\dX]")
LICENCE_ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def is_citizen_number(number: str) -> bool:
    """公民身份号码, GB 11643: 18 characters, a real birth date not in the future, the check character right.

    The place is not looked up: its code is that of the registration, often decades after the birth, so no table of
    places by year of birth can say that a number is wrong.
    """
    if not CITIZEN_NUMBER.fullmatch(number):
        return False
    try:
        born = born_on(number)
    except ValueError:
        return False
    return born <= timezone.localdate() and mod_11_2.is_valid(number)


def born_on(number: str) -> date:
    return date(int(number[6:10]), int(number[10:12]), int(number[12:14]))


def is_credit_code(code: str) -> bool:
    """统一社会信用代码, GB 32100, with the organisation code's own check (GB 11714) inside it."""
    try:
        uscc.validate(code)
    except ValidationError:
        return False
    return organisation_check(code[8:16]) == code[16]


def organisation_check(body: str) -> str:
    """The ninth character of an organisation code, GB 11714."""
    weights = (3, 7, 9, 10, 5, 8, 4, 2)
    rest = 11 - sum(int(c, 36) * w for c, w in zip(body, weights, strict=True)) % 11
    return {10: "X", 11: "0"}.get(rest, str(rest))


def licence_check(payload: str) -> str:
    """The check character of an e-licence identifier: ISO 7064 MOD 37,36 over the payload without dots (K2)."""
    return mod_37_36.calc_check_digit(payload, LICENCE_ALPHABET)


def luhn_check(digits: str) -> str:
    return luhn.calc_check_digit(digits)


def masked(number: str) -> str:
    """A personal number as pages show it: the first six and the last four; short ones keep the first and last."""
    if len(number) >= 15:
        return number[:6] + "*" * (len(number) - 10) + number[-4:]
    if len(number) == 11 and number.isdigit():
        return number[:3] + "****" + number[-4:]
    return number[:1] + "*" * max(len(number) - 2, 1) + number[-1:] if number else ""


def masked_name(name: str) -> str:
    """张* for two characters, 李*敏 for more (handbook L2)."""
    if len(name) <= 1:
        return name
    return name[0] + "*" if len(name) == 2 else name[0] + "*" * (len(name) - 2) + name[-1]
