"""Whether the number of a document can be one of its kind (handbook K4, K5)."""

import re

from yichuang.domain.identity.tables import CodeKind
from yichuang.kernel.codes import is_citizen_number, is_credit_code, organisation_check

HONG_KONG_MACAO = re.compile(r"[HM]\d{8}(\d{2})?")  # the last two count renewals and may be left out
TAIWAN = re.compile(r"\d{8}(\d{2})?")
PERMANENT_NEW, PERMANENT_OLD = re.compile(r"9\d{16}[\dX]"), re.compile(r"[A-Z]{3}\d{12}")
ORGANISATION = re.compile(r"[\dA-Z]{8}[\dX]")


def is_organisation_code(code: str) -> bool:
    """组织机构代码, GB 11714: with or without the dash before its check character."""
    plain = code.replace("-", "")
    return bool(ORGANISATION.fullmatch(plain)) and organisation_check(plain[:8]) == plain[8]


def is_permanent_number(number: str) -> bool:
    """外国人永久居留身份证: the new one is built as a citizen number is, the old one has letters."""
    new = PERMANENT_NEW.fullmatch(number) and is_citizen_number(number)
    return bool(new or PERMANENT_OLD.fullmatch(number))


CHECKS = {
    CodeKind.CITIZEN: (is_citizen_number, "身份证号码不正确，请核对。"),
    CodeKind.CREDIT_CODE: (is_credit_code, "统一社会信用代码不正确，请核对。"),
    CodeKind.ORGANISATION: (is_organisation_code, "组织机构代码不正确：一共9位，请对照证书核对每一位。"),
    CodeKind.HONG_KONG_MACAO: (HONG_KONG_MACAO.fullmatch, "通行证号码不正确：H 或者 M 开头，后面8位数字。"),
    CodeKind.TAIWAN: (TAIWAN.fullmatch, "通行证号码不正确：一共8位数字。"),
    CodeKind.PERMANENT_RESIDENT: (is_permanent_number, "永久居留身份证号码不正确，请对照证件核对每一位。"),
}


def fault_of(code_kind: str, code: str) -> str:
    """What is wrong with a number of this kind, as a sentence; "" where it may be right or nobody can tell."""
    check, sentence = CHECKS.get(code_kind, (None, ""))
    return sentence if check and not check(code) else ""
