"""The district on a day of the errand's choosing, and its people by the name of their account."""

from contextlib import ExitStack

import time_machine
from django.test import Client
from django_otp import DEVICE_ID_SESSION_KEY
from django_otp.plugins.otp_totp.models import TOTPDevice

from tests.journeys.people import Person
from yichuang.config.worker import Worker
from yichuang.domain.identity.models import Account

BACKEND = "django.contrib.auth.backends.ModelBackend"
QUIET = 3  # turns of the worker: what one turn enqueues the next ones run


class Town:
    def __init__(self, new_context, address: str):
        self.new_context, self.address = new_context, address
        self.here: dict[str, Person] = {}
        self.clock = ExitStack()

    def __enter__(self):
        self.at("2026-03-02 09:00")
        return self

    def __exit__(self, *_failure):
        self.clock.close()

    # ---------------------------------------------------------------------------------------------- the clock

    def at(self, moment: str) -> None:
        """Move the clock, and nothing else: at("2026-04-27 10:00") is that Monday morning."""
        self.clock.close()
        self.clock.enter_context(time_machine.travel(f"{moment}+08:00", tick=False))

    def time_passes(self) -> None:
        """The worker looks at the clock, delivers what was told, and runs what that gave it to do."""
        worker = Worker()
        for _ in range(QUIET):
            worker.turn()

    # --------------------------------------------------------------------------------------------- the people

    def visitor(self, name: str = "visitor", **browser) -> Person:
        """Somebody nobody knows yet, in a browser of their own."""
        page = self.new_context(**browser).new_page()
        self.here[name] = Person(page)
        return self.here[name]

    def citizen(self, phone: str, **browser) -> Person:
        """Whoever holds this phone, signed in."""
        return self.signed_in(Account.objects.with_phone(phone).get(kind="citizen"), **browser)

    def officer(self, account: str, **browser) -> Person:
        """A member of staff, signed in with both factors; call again on another day, as people sign in again."""
        return self.signed_in(Account.objects.get(number=account), **browser)

    def signed_in(self, account: Account, **browser) -> Person:
        """Puts a session into the person's browser: for errands whose point is not the signing in."""
        person = self.here.get(account.number) or self.visitor(account.number, **browser)
        client = Client()
        client.force_login(account, backend=BACKEND)
        if account.kind == "staff":
            session = client.session
            session[DEVICE_ID_SESSION_KEY] = TOTPDevice.objects.get(user=account).persistent_id
            session.save()
        cookie = client.cookies["sessionid"]
        person.page.context.add_cookies([{"name": "sessionid", "value": cookie.value, "url": self.address}])
        return person

    @property
    def wrong(self) -> list[str]:
        return [fault for person in self.here.values() for fault in person.wrong]
