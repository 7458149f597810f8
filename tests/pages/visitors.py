"""A browser in the hands of somebody of the world, signed in as that person signs in."""

from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django_otp import DEVICE_ID_SESSION_KEY
from django_otp.plugins.otp_totp.models import TOTPDevice

from tests.pages.page import VISITOR, Page
from yichuang.domain.cases.tests.factories import account_of
from yichuang.domain.identity import acts as identity
from yichuang.domain.identity.tables import CONSOLE

PHONE = "13900000098"
PASSWORD = "correct horse 一窗"
BACKEND = "django.contrib.auth.backends.ModelBackend"
# Pages between two steps of signing in: how far the person has come.
DOORS = {
    "at_the_door": lambda world: ("citizen:sign-in", {"phone": PHONE}),
    "with_password": lambda world: ("desk:sign-in", {"account": with_password(world.zhao), "password": PASSWORD}),
    "on_first_day": lambda world: ("desk:sign-in", {"account": with_password(world.wu), "password": PASSWORD}),
}


def browser(world, who: str, channel: str = "citizen") -> Client:
    """For the interface the person carries a bearer token; for pages a session, at the desk with the second factor."""
    cache.clear()  # the counts of the rate limit
    if who in DOORS:
        return on_the_way_in(world, who)
    if who == VISITOR:
        return Client()
    actor = getattr(world, who)
    account = account_of(actor)
    if channel == "api":
        token = identity.issue_token(account, by=CONSOLE)
        return Client(headers={"Authorization": f"Bearer {token}"})
    client = Client()
    client.force_login(account, backend=BACKEND)
    if actor.is_staff:
        device, _ = TOTPDevice.objects.get_or_create(user=account, name="示例")
        session = client.session
        session[DEVICE_ID_SESSION_KEY] = device.persistent_id
        session.save()
    return client


def on_the_way_in(world, who: str) -> Client:
    client = Client()
    name, boxes = DOORS[who](world)
    if who == "with_password":
        TOTPDevice.objects.get_or_create(user=account_of(world.zhao), name="示例")
    client.post(reverse(name), boxes)
    return client


def with_password(actor) -> str:
    """The number of the account, which knows a password from now on."""
    account = account_of(actor)
    account.set_password(PASSWORD)
    account.save()
    return account.number


def address_of(page: Page, world) -> str:
    return reverse(page.name, kwargs=page.args(world))


def get(client: Client, page: Page, world, **asked):
    return client.get(address_of(page, world), {**page.query(world), **asked})


def post(client: Client, page: Page, world, boxes: dict | None = None):
    """Send the page's boxes to its whole address, as a browser does; to the interface as JSON."""
    boxes = page.sends(world) if boxes is None else boxes
    kind = {"content_type": "application/json"} if page.channel == "api" else {}
    return client.post(address_of(page, world), boxes, query_params=page.query(world), **kind)
