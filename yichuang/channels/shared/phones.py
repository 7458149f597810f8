"""Telephone numbers as people write them."""

import re
from unicodedata import normalize

MOBILE = re.compile(r"1[3-9][0-9]{9}")
LANDLINE = re.compile(r"0[0-9]{2,3}-?[0-9]{7,8}(-[0-9]{1,6})?")
NO_TELEPHONE = "请填手机号，或带区号的座机，例如 0731-12345678"
NO_MOBILE = "手机号应为 11 位数字，请核对"


def mobile(said: str) -> str:
    """The eleven digits, whatever stood around them (blanks, dashes, +86, wide digits); empty where they are none."""
    digits = re.sub(r"[\s-]|^\+86", "", normalize("NFKC", said))
    return digits if MOBILE.fullmatch(digits) else ""


def is_telephone(said: str) -> bool:
    """A mobile number, or a landline with its area code."""
    return bool(mobile(said) or LANDLINE.fullmatch(said.strip()))
