"""What anybody is told who asks after a certificate: what licences know of it, or that a decision names its number."""

from yichuang.domain.cases.reads.lists import of_certificate
from yichuang.domain.licences import reads as licences
from yichuang.domain.licences.reads import Verdict

NAMED = (
    "{issuer}作出的决定书写明了这个编号，但目前没有制出这个编号的证照，编号本身不能代替证照。"
    "制出以后，可以扫证照上的二维码，或者填写证照标识查验。"
)


def verify(words: str) -> Verdict:
    """Of an identifier or a number, typed or scanned. Of a number whose certificate is not made (`awaited`) only what
    the number itself says is told: whose decision it stands on; not what was granted, to whom, when, and whether the
    matter goes on."""
    verdict = licences.verify(words)
    case = of_certificate(words) if verdict.verdict == "not_ours" else None
    if case is None:
        return verdict
    issuer = case.deciding_body.name
    return Verdict("awaited", NAMED.format(issuer=issuer), number=case.certificate_number, issuer=issuer)
