"""A mobile number as people write it."""

import re
from unicodedata import normalize

MOBILE = re.compile(r"1[3-9][0-9]{9}")
NO_MOBILE = "手机号应为 11 位数字，请核对"


def mobile(said: str) -> str:
    """The eleven digits, whatever stood around them (blanks, dashes, +86, wide digits); empty where they are none."""
    digits = re.sub(r"[\s-]|^\+86", "", normalize("NFKC", said))
    return digits if MOBILE.fullmatch(digits) else ""
