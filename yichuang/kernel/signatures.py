"""Whose signature a PDF carries and whether it holds. Needs no Django: it runs in a process of its own."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from io import BytesIO

from asn1crypto.x509 import Certificate
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.general import SigningError
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.sign.validation.errors import SignatureValidationError
from pyhanko.sign.validation.status import SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext

from yichuang.kernel.pdf_pages import UNREADABLE


class Outcome(StrEnum):
    VALID = "valid"
    ALTERED = "altered"
    NOT_OURS = "not_ours"


@dataclass(frozen=True)
class Validation:
    outcome: Outcome
    signer: str = ""
    signed_at: datetime | None = None


def judged(pdf: bytes, roots: list[bytes]) -> Validation:
    """The verdict on a PDF; `roots` are the certificates (DER) our seals lead back to."""
    ours = [Certificate.load(root) for root in roots]
    try:
        for signature in PdfFileReader(BytesIO(pdf), strict=False).embedded_signatures:
            if (found := judged_one(signature, ours)) is not None:
                return found
    except (*UNREADABLE, SignatureValidationError, SigningError):
        pass
    return Validation(Outcome.ALTERED if carries_name(pdf, ours) else Outcome.NOT_OURS)


def judged_one(signature, ours: list[Certificate]) -> Validation | None:
    """The verdict on one signature; None where it is somebody else's.

    Judged at the moment of signing, not of asking: a licence stays genuine when the key that sealed it has expired.
    """
    at = signature.self_reported_timestamp
    if at is None or signature.signer_cert.issuer not in [root.subject for root in ours]:
        return None
    trust = ValidationContext(trust_roots=ours, moment=at, allow_fetching=False)
    status = validate_pdf_signature(signature, trust)
    whole = status.bottom_line and status.coverage == SignatureCoverageLevel.ENTIRE_FILE
    signer = signature.signer_cert.subject.native.get("common_name", "")
    return Validation(Outcome.VALID if whole else Outcome.ALTERED, signer, at)


def carries_name(pdf: bytes, ours: list[Certificate]) -> bool:
    """Whether a certificate issued by us lies somewhere in the bytes, as signatures write it: in hexadecimal."""
    written = pdf.lower()
    return any(root.subject.dump().hex().encode() in written for root in ours)
