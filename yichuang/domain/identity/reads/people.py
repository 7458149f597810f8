"""Questions about people, bodies and places."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db.models import Q, Sum
from django.utils import timezone
from django_otp.oath import totp
from django_otp.plugins.otp_totp.models import TOTPDevice

from yichuang.domain.identity.models import (
    Account,
    Body,
    District,
    Load,
    OneTimeCode,
    Party,
    Post,
    Region,
    Window,
)
from yichuang.kernel.actors import ADMINISTRATORS, EVERY_BODY, Actor, prefix_of
from yichuang.kernel.composed import composed
from yichuang.kernel.reach import reached
from yichuang.kernel.remembering import for_a_moment
from yichuang.kernel.vault import indexed


def account(number: str) -> Account:
    return Account.objects.get(number=number)


def number_of_somebody(typed: str) -> str:
    """What was typed, if it is the number of an account; else "": it may be anything, a password included."""
    return typed if typed and "\x00" not in typed and Account.objects.filter(number=typed).exists() else ""


def names_of(numbers) -> dict[str, str]:
    """The names of these accounts, by number."""
    return dict(Account.objects.filter(number__in=numbers).values_list("number", "name")) if numbers else {}


def second_factor_in_demo(account: Account) -> str:
    """What the account's second factor shows now, in demo mode; "" in production, where only its owner knows."""
    device = TOTPDevice.objects.filter(user=account, confirmed=True).first() if settings.DEMO else None
    return f"{totp(device.bin_key, step=device.step, t0=device.t0, digits=device.digits):06}" if device else ""


def accounts_visible_to(by: Actor):
    """Staff accounts of the bodies a supervisor or an administrator (三员) covers; nobody else sees any."""
    kept = reached(by, body="home_body", region="home_body__region__code", role={"SUPERVISOR", *ADMINISTRATORS})
    staff = Account.objects.filter(kept, kind=Account.Kind.STAFF)
    return staff.select_related("home_body").order_by("number")


def posts_in(body: str):
    """The posts of a body today, stand-ins included, with who holds them. A window it delegated items to is not of
    the body: whoever stands there goes on no site check."""
    return (
        Post.objects.in_force(timezone.localdate())
        .filter(body=body, account__state="active", items=[])
        .select_related("account", "stands_in_for")
    )


def own_posts_in(bodies):
    """Who works in these bodies today: own posts, no stand-ins and no delegated ones, with account and body."""
    held = Post.objects.in_force(timezone.localdate()).filter(
        body__in=list(bodies), account__state="active", items=[], stands_in_for__isnull=True
    )
    return held.select_related("account", "body").order_by("body", "pk")


def posts_at(window: str):
    """The posts at a window of the hall today, with who holds them."""
    return Post.objects.in_force(timezone.localdate()).filter(window=window).select_related("account")


def holding(body: str, *roles: str) -> dict[str, list[str]]:
    """Who holds these roles for a body today, by role: the account numbers of own posts and of those of wider scope.
    A post delegated for some items, or as a stand-in, is not meant."""
    held = Post.objects.in_force(timezone.localdate()).filter(
        role__in=roles, account__state="active", items=[], stands_in_for__isnull=True
    )
    found: dict[str, list[str]] = {role: [] for role in roles}
    for post in held.select_related("account"):
        if body == post.body_id or body in post.scope or EVERY_BODY in post.scope:
            found[post.role].append(post.account.number)
    return found


def bodies_of(numbers) -> dict[str, set[str]]:
    """The bodies these accounts have a post in today, by account number."""
    held = Post.objects.in_force(timezone.localdate()).filter(account__number__in=numbers)
    found: dict[str, set[str]] = {}
    for number, body in held.values_list("account__number", "body"):
        found.setdefault(number, set()).add(body)
    return found


def home_of(number: str) -> str | None:
    """The code of the body an account of the staff belongs to; None where there is no such account."""
    return Account.objects.filter(number=number, kind=Account.Kind.STAFF).values_list("home_body", flat=True).first()


def posts_by_body(bodies, roles) -> dict[tuple[str, str], list[tuple[str, date | None]]]:
    """Who holds these roles in these bodies today, by (body, role): names, of a stand-in (AB岗) the last day."""
    held = Post.objects.in_force(timezone.localdate()).filter(
        body__in=bodies, role__in=roles, account__state="active", items=[]
    )
    found: dict[tuple[str, str], list[tuple[str, date | None]]] = {}
    for post in held.select_related("account"):
        last_day = post.until if post.stands_in_for_id else None  # a stand-in always has one (models.posts)
        found.setdefault((post.body_id, post.role), []).append((post.account.name, last_day))
    return found


def posts_of(number: str):
    """Every post an account held or holds, the newest first."""
    return Post.objects.filter(account__number=number).select_related("body", "stands_in_for").order_by("-pk")


def posts_by_account(accounts) -> dict[str, list[Post]]:
    """The posts these accounts hold today, by account number."""
    found: dict[str, list[Post]] = {}
    held = Post.objects.in_force(timezone.localdate()).filter(account__in=accounts)
    for post in held.select_related("account", "body", "stands_in_for"):
        found.setdefault(post.account.number, []).append(post)
    return found


def stand_ins_for(number: str):
    """Who does this person's work today (AB岗), and until when."""
    held = Post.objects.in_force(timezone.localdate()).filter(stands_in_for__number=number)
    return held.select_related("account", "body")


def may_stand_in_for(person: Account):
    """Staff of the same body, or of the bureau, who could do this person's work."""
    near = Q(home_body=person.home_body) | Q(home_body__kind=Body.Kind.BUREAU)
    staff = Account.objects.filter(near, kind=Account.Kind.STAFF, state="active").exclude(pk=person.pk)
    return staff.select_related("home_body").order_by("home_body", "number")


def supervises_the_district(by: Actor) -> bool:
    """Whether somebody supervises every body of the district this installation serves."""
    return holds_in_the_district(by, "SUPERVISOR")


def holds_in_the_district(by: Actor, role: str) -> bool:
    """Whether somebody holds this role for every body of the district this installation serves."""
    wide = [post for post in by.posts if post.role == role and EVERY_BODY in post.scope]
    here = district().code
    return any(not here or here.startswith(prefix_of(post.region)) for post in wide)


# ------------------------------------------------------------------------------------------- whom it is for


@composed
def of_number(*, number: str):
    return Party.objects.filter(number=number).select_related("region")


def party(number: str) -> Party:
    """Refuses (Party.DoesNotExist) a number nobody has."""
    if not (found := of_number(number=number)):
        raise Party.DoesNotExist(number)
    return found[0]


def party_with_code(code: str, *, by: Actor) -> Party | None:
    """The party of this whole citizen number or credit code; only for staff, who have the document before them."""
    if not by.is_staff:
        raise PermissionDenied
    return Party.objects.with_code(code).select_related("region").first()


def parties_visible_to(by: Actor):
    """The parties a citizen may speak for, its own first."""
    return Party.objects.visible_to(by).select_related("region").order_by("kind", "pk")


# ---------------------------------------------------------------------------------------------------- places


@dataclass(frozen=True)
class Site:
    """Whose site it is."""

    district: str
    bureau: str


@for_a_moment
def district() -> District:
    """The district this installation serves; an empty one before anything is loaded."""
    known = District.objects.select_related("region", "bureau", "centre").first()
    return known or District(region=Region(name=""), bureau=Body(name=""))


def whose_site() -> Site:
    here = district()
    return Site(district=here.name, bureau=here.bureau.name)


def body(code: str) -> Body:
    return Body.objects.get(code=code)


def bodies():
    return Body.objects.select_related("region")


def bodies_served(by: Actor, role: str | Collection[str] = ""):
    """The bodies a member of staff meets matters of, by any post or by those of one role or of some."""
    return bodies().filter(reached(by, body="code", region="region__code", role=role))


def town_body(region_code: str) -> Body | None:
    """The body of the town a region code lies in: its office or government (镇街)."""
    towns = Body.objects.towns().select_related("region")
    return next((town for town in towns if region_code and region_code.startswith(town.region.prefix)), None)


def regions(parent: str | None = None):
    """The parts of a region; without one, the districts."""
    return Region.objects.filter(parent=parent)


def region(code: str) -> Region:
    return Region.objects.get(code=code)


def towns_with_villages() -> list[tuple[Region, list[Region]]]:
    """Every town of the district with its villages, in the order of their codes."""
    places = list(Region.objects.filter(level__in=("town", "village")).order_by("code"))
    towns = [place for place in places if place.level == "town"]
    return [(town, [each for each in places if each.parent_id == town.code]) for town in towns]


@for_a_moment
def windows_serving(body_code: str) -> list[Window]:
    """The windows that take in matters of this body, with their hours."""
    return list(Window.objects.serving(body_code).prefetch_related("hours"))


def delivery_windows():
    """The windows that hand results out, with their hours."""
    return Window.objects.filter(kind="delivery").prefetch_related("hours")


def windows():
    """Every window of the hall."""
    return Window.objects.order_by("number")


def window_of(account: str) -> str:
    """The window at which somebody of the staff sits today, "" at none."""
    posts = Post.objects.in_force(timezone.localdate()).filter(account__number=account, window__isnull=False)
    return posts.order_by("pk").values_list("window", flat=True).first() or ""


def is_phone_of_staff(phone: str) -> bool:
    """Whether this is the phone of anybody of the staff who is in office."""
    return bool(phone) and Account.objects.with_phone(phone).filter(kind="staff", state="active").exists()


def was_loaded(table: str, digest: str) -> bool:
    """Whether this very file was taken in before."""
    return Load.objects.filter(table=table, digest=digest).exists()


def wrong_codes_from(address: str) -> int:
    """How often codes asked for from a network address were mistyped in the last hour."""
    since = timezone.now() - timedelta(hours=1)
    asked = OneTimeCode.objects.filter(**indexed("asked_from", address), sent_at__gt=since)
    return asked.aggregate(tries=Sum("tries"))["tries"] or 0
