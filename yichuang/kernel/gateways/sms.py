"""Text messages. `settings.SMS_GATEWAY` names the class; the demo shows the message on screen instead.

`send(phone, text, key)` refuses by raising. The `key` stays the same when a message is sent again, so that a gateway
that had already taken it can tell.
"""

import json
from logging import getLogger
from urllib.request import Request, urlopen

from django.conf import settings
from django.utils.module_loading import import_string

from yichuang.kernel.codes import masked

log = getLogger(__name__)
SECONDS = 10


class OnScreen:
    """Demo: nothing is sent; the page that asked shows the text."""

    shows = True

    def send(self, phone: str, text: str, key: str = "") -> None:
        """There is nobody to send it to: the log says what would have gone out. Codes are left out of it."""
        log.info("demo sms %s to %s: %s", key, masked(phone), text if key else "")


class OverHTTP:
    """A gateway that takes {"phone", "text", "key"} as JSON at settings.SMS_URL, with a bearer token."""

    shows = False

    def send(self, phone: str, text: str, key: str = "") -> None:
        """Refuses (OSError) when the gateway does not answer or does not take the message."""
        request = Request(  # noqa: S310 - the address is a setting of the bureau
            settings.SMS_URL,
            data=json.dumps({"phone": phone, "text": text, "key": key}).encode(),
            headers={"Content-Type": "application/json", "Authorization": f"Bearer {settings.SMS_TOKEN}"},
        )
        with urlopen(request, timeout=SECONDS) as answer:  # noqa: S310
            log.info("sms gateway answered %s", answer.status)


def gateway():
    return import_string(settings.SMS_GATEWAY)()
