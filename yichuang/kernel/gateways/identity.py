"""Who somebody is, as an identity provider sees it. `settings.IDENTITY_PROVIDER` names the class."""

import json
from urllib.request import Request, urlopen

from django.conf import settings
from django.utils.module_loading import import_string

from yichuang.kernel.codes import is_citizen_number, is_credit_code

SECONDS = 10
UNKNOWN_TO_SIMULATOR = "999"  # a sequence nobody in the demo has, so that the way back can be tried


class Simulator:
    """Demo: a well-formed number agrees with every name, except where its sequence is 999."""

    name = "演示用身份核验"

    def agrees(self, name: str, number: str) -> bool:
        return bool(name) and is_citizen_number(number) and number[14:17] != UNKNOWN_TO_SIMULATOR

    def represents(self, company: str, code: str, name: str, number: str) -> bool:
        return bool(company) and is_credit_code(code) and self.agrees(name, number)


class OverHTTP:
    """A checking service that answers {"agrees": true|false} to a JSON question at settings.IDENTITY_URL."""

    name = "身份核验服务"

    def agrees(self, name: str, number: str) -> bool:
        return self.ask({"name": name, "number": number})

    def represents(self, company: str, code: str, name: str, number: str) -> bool:
        return self.ask({"company": company, "code": code, "name": name, "number": number})

    def ask(self, question: dict) -> bool:
        """Refuses (OSError) when the service does not answer: not knowing is not a no."""
        request = Request(  # noqa: S310 - the address is a setting of the bureau
            settings.IDENTITY_URL,
            data=json.dumps(question).encode(),
            headers={"Content-Type": "application/json", "Authorization": f"Bearer {settings.IDENTITY_TOKEN}"},
        )
        with urlopen(request, timeout=SECONDS) as answer:  # noqa: S310
            return json.load(answer)["agrees"] is True


def provider():
    return import_string(settings.IDENTITY_PROVIDER)()
