"""The seal service calls back: an order is done. It only makes us ask sooner; nothing it says is believed."""

import hmac

from django.conf import settings
from django.core.exceptions import PermissionDenied
from ninja import Router, Status

from yichuang.channels.api.problems import FAULTS
from yichuang.kernel import documents

router = Router(tags=["seals"])


@router.post("/seals/{reference}", response={204: None, **FAULTS}, auth=None, operation_id="seal_done")
def seal_done(request, reference: str):
    """For the seal service, with the token both sides know: this order is done. Saying so twice does no harm."""
    shown = request.headers.get("Authorization", "").encode()
    if not settings.SEAL_TOKEN or not hmac.compare_digest(shown, f"Bearer {settings.SEAL_TOKEN}".encode()):
        raise PermissionDenied
    documents.ask_now(reference)
    return Status(204, None)
