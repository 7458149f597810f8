"""The seal as a service of the province: ordered over HTTP, fetched when it is done.

`PUT {SEAL_URL}/orders/{reference}` orders, and means the same however often it is said; `GET` tells {"state": waiting
| sealed | declined} with the file or the reason; `DELETE` drops an order whose answer was no good. A reference is the
paper's number and the digest of the very file: another drawing is another order. A service may also call back
(`channels/api/seals.py`), which only makes us ask sooner. Nothing it sends is kept unless it is our file, byte for
byte, with a seal behind it that leads back to `ca.pem` and names the body.
"""

import json
from base64 import b64decode, b64encode
from binascii import Error as NotBase64
from hashlib import sha256
from http.client import HTTPException
from urllib.error import HTTPError
from urllib.request import Request, urlopen

from asn1crypto.x509 import Certificate
from django.conf import settings

from yichuang.kernel import local_seal, sealing
from yichuang.kernel.sealing import NotYet, Order, Outcome, Seal, SealFailed

UNKNOWN = 404
DOWN = "签章服务没有应答，系统会自动再试。持续不通的，请联系签章服务的运维单位。"
UNCLEAR = "签章服务的答复看不懂，系统会自动再试。请把这条记录告诉签章服务的运维单位。"
WRONG = "签章服务送回的不是送去的那份文件，已经拒收，系统会重新送签。"
NOT_OURS = "签章服务送回的文件上没有有效的印章，已经拒收，系统会重新送签。"
OF_ANOTHER = "签章服务盖的不是{body}的印章，已经拒收，系统会重新送签。请核对签章服务里的印章。"
DECLINED = "签章服务没有同意盖章：{reason}。处理好原因后再试。"


class RemoteSeal(Seal):
    """See the module; settings.SEAL names this class, settings.SEAL_URL and SEAL_TOKEN the service."""

    def seal(self, pdf: bytes, order: Order) -> bytes:
        reference = f"{order.reference}.{sha256(pdf).hexdigest()[:16]}"
        told = asked("GET", reference)
        if told is None:
            told = asked("PUT", reference, written(pdf, order, reference)) or {}
        state = told.get("state")
        if state == "waiting":
            raise NotYet
        if state == "sealed":
            return taken(reference, pdf, told, order)
        if state == "declined":
            asked("DELETE", reference)
            raise SealFailed(DECLINED.format(reason=str(told.get("reason") or "没有说明原因")[:200]))
        raise SealFailed(UNCLEAR)

    def faults(self) -> list[str]:
        return local_seal.faults_of_roots()

    def roots(self) -> list[Certificate]:
        return list(local_seal.roots())

    def uses_demo_key(self) -> bool:
        return local_seal.LocalSeal().uses_demo_key()


def written(pdf: bytes, order: Order, reference: str) -> dict:
    return {
        "body": order.body,
        "body_name": order.body_name,
        "words": order.words,
        "sha256": sha256(pdf).hexdigest(),
        "file": b64encode(pdf).decode(),
        "call_back": settings.PUBLIC_BASE_URL + settings.SEAL_CALL_BACK.format(reference=reference),
    }


def asked(verb: str, reference: str, said: dict | None = None) -> dict | None:
    """What the service answers; None where it does not know the order. Raises SealFailed where it does not answer."""
    request = Request(  # noqa: S310 - the address is a setting of the bureau
        f"{settings.SEAL_URL}/orders/{reference}",
        data=json.dumps(said).encode() if said else None,
        headers={"Content-Type": "application/json", "Authorization": f"Bearer {settings.SEAL_TOKEN}"},
        method=verb,
    )
    try:
        with urlopen(request, timeout=settings.SEAL_SECONDS) as answer:  # noqa: S310
            told = json.loads(answer.read(settings.SEAL_MOST_BYTES) or b"{}")
    except HTTPError as fault:
        fault.close()
        if fault.code == UNKNOWN:
            return None
        raise SealFailed(f"{DOWN}（HTTP {fault.code}）") from fault
    except ValueError as unclear:
        raise SealFailed(UNCLEAR) from unclear
    except (OSError, HTTPException) as down:
        raise SealFailed(DOWN) from down
    return told if isinstance(told, dict) else {}


def taken(reference: str, pdf: bytes, told: dict, order: Order) -> bytes:
    """The sealed file of an answer, or SealFailed: then the order is dropped, and the next try orders anew."""
    fault = ""
    try:
        content = b64decode(str(told.get("file")), validate=True)
        fault = fault_of(content, pdf, order)
    except NotBase64:
        fault = UNCLEAR
    if fault:
        asked("DELETE", reference)
        raise SealFailed(fault)
    return content


def fault_of(content: bytes, pdf: bytes, order: Order) -> str:
    if not content.startswith(pdf):
        return WRONG
    found = sealing.validate(content)
    if found.outcome != Outcome.VALID:
        return NOT_OURS
    return "" if order.body_name in found.signer else OF_ANOTHER.format(body=order.body_name)
