"""A browser in the hands of somebody of the world, signed in as that person signs in."""

from typing import NamedTuple

from django.conf import settings
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django_otp import DEVICE_ID_SESSION_KEY
from django_otp.plugins.otp_totp.models import TOTPDevice

from tests.pages.page import VISITOR, Page
from yichuang.domain.cases.tests.factories import account_of
from yichuang.domain.identity import acts as identity
from yichuang.domain.identity.tables import CONSOLE
from yichuang.kernel.actors import Actor

PHONE = "13900000098"
PASSWORD = "correct horse 一窗"
BACKEND = "django.contrib.auth.backends.ModelBackend"
# Pages between two steps of signing in: how far the person has come.
DOORS = {
    "at_the_door": lambda world: ("citizen:sign-in", {"phone": PHONE}),
    "about_to_vote": lambda world: (vote_address(world), {"phone": PHONE}),
    "with_password": lambda world: ("desk:sign-in", {"account": with_password(world.zhao), "password": PASSWORD}),
    "on_first_day": lambda world: ("desk:sign-in", {"account": with_password(world.wu), "password": PASSWORD}),
}


class Key(NamedTuple):
    """What lets a person in: a session for pages, at the desk with the second factor; a token for the interface."""

    session: str
    token: str


def keys_of(world) -> dict[str, Key]:
    """Everybody of the world signed in, once: what a test does with it is undone after the test."""
    return {name: key_of(who) for name, who in vars(world).items() if isinstance(who, Actor)}


def key_of(actor) -> Key:
    client, account = Client(), account_of(actor)
    client.force_login(account, backend=BACKEND)
    if actor.is_staff:
        device, _ = TOTPDevice.objects.get_or_create(user=account, name="示例")
        session = client.session
        session[DEVICE_ID_SESSION_KEY] = device.persistent_id
        session.save()
    return Key(client.session.session_key, identity.issue_token(account, by=CONSOLE))


def browser(world, who: str, channel: str = "citizen") -> Client:
    """For the interface the person carries the token; for pages the session."""
    cache.clear()  # the counts of the rate limit
    if who in DOORS:
        return on_the_way_in(world, who)
    if who == VISITOR:
        return Client()
    if channel == "api":
        return Client(headers={"Authorization": f"Bearer {world.keys[who].token}"})
    client = Client()
    client.cookies[settings.SESSION_COOKIE_NAME] = world.keys[who].session
    return client


def on_the_way_in(world, who: str) -> Client:
    client = Client()
    name, boxes = DOORS[who](world)
    address = name if name.startswith("/") else reverse(name)
    if who == "on_first_day":
        TOTPDevice.objects.filter(user=account_of(world.wu)).delete()
    client.post(address, boxes)
    return client


def vote_address(world) -> str:
    nominee = world.candidate
    return reverse("citizen:heart-vote", args=[nominee.campaign.number, nominee.number])


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
