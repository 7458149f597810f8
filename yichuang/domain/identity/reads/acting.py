"""Who acts: the person behind a token or a session, with the posts held and the parties spoken for at this moment.

Asked at every act, so the questions are composed once; the answers are never kept.
"""

from hashlib import sha256

from django.core.exceptions import PermissionDenied
from django.db.models import F, FilteredRelation
from django.utils import timezone

from yichuang.domain.identity.models import Account, ApiToken, Mandate, Post, mandate_in_force
from yichuang.kernel.actors import HELPER, Actor, PostHeld
from yichuang.kernel.composed import composed


def actor(account: Account, party: str | None = None) -> Actor:
    """The account as somebody who acts today, speaking for `party` (a party number; else for itself).

    Refuses (PermissionDenied) a party the account has no mandate for.
    """
    if account.kind == Account.Kind.STAFF:
        return officer(account, posts_held(account))
    rows = accounts_known(account=account.pk, today=timezone.localdate())
    return applicant(rows[0], rows, party)


@composed
def accounts_known(*, account, today):
    return with_mandates(Account.objects.filter(pk=account), today).select_related("own_party")


def with_mandates(rows, today, by: str = ""):
    """Each row once for every mandate in force of its account (`by` is the way there), with the party and the items;
    once where there is none."""
    in_force = FilteredRelation(f"{by}mandates", condition=mandate_in_force(today, f"{by}mandates__"))
    return rows.annotate(mandate=in_force, spoken_for=F("mandate__party__number"), items=F("mandate__items"))


def applicant(account: Account, rows, party: str | None = None) -> Actor:
    """A citizen, speaking for the own party and by mandates for others: in matters of the items named, or in all."""
    mandates = {row.spoken_for: row.items for row in rows if row.spoken_for}
    own = account.own_party.number if account.own_party_id else ""
    parties = frozenset({own, *mandates} - {""})
    if party and party not in parties:
        raise PermissionDenied
    limits = {number: frozenset(items) for number, items in mandates.items() if items and number != own}
    return Actor(
        account=account.number,
        name=account.name,
        kind="citizen",
        level=account.level,
        party=party or own,
        parties=parties,
        own_party=own,
        limits=tuple(limits.items()),
    )


def officer(account: Account, posts: tuple[PostHeld, ...]) -> Actor:
    """A member of staff with the posts held today, and whom they help (帮办)."""
    own = account.own_party.number if account.own_party_id else ""  # whose matters this officer must not touch
    return Actor(
        account=account.number,
        name=account.name,
        kind="staff",
        level=account.level,
        posts=posts,
        own_party=own,
        helps=errands_of(account) if any(post.role == HELPER for post in posts) else (),
    )


def errands_of(account: Account) -> tuple[tuple[str, frozenset[str]], ...]:
    """The parties that asked this helper for help, each with the items, today."""
    held = Mandate.objects.in_force(timezone.localdate()).filter(account=account, kind=Mandate.Kind.HELPER)
    return tuple((party, frozenset(items)) for party, items in held.values_list("party__number", "items"))


def posts_held(account: Account) -> tuple[PostHeld, ...]:
    return tuple(map(post_held, posts_in_force(account=account.pk, today=timezone.localdate())))


@composed
def posts_in_force(*, account, today):
    return Post.objects.in_force(today).filter(account=account).select_related("body", "stands_in_for")


def post_held(post: Post) -> PostHeld:
    return PostHeld(
        role=post.role,
        body=post.body_id,
        body_name=post.body.name,
        title=post.title,
        region=post.body.region_id,
        scope=frozenset(post.scope),
        window=post.window_id or "",
        stands_in_for=post.stands_in_for.number if post.stands_in_for else "",
        items=frozenset(post.items),
    )


def account_of_token(token: str) -> Account | None:
    """Whose bearer token this is: an account in use and a token not run out, or None."""
    found = asked_by(tokens_in_use, token)
    return found[0].account if found else None


def caller(token: str) -> tuple[Account, Actor] | tuple[None, None]:
    """Account and actor of a bearer token, in one statement. It begins with its kind of account, a hint only."""
    if token.startswith("staff") and (posts := asked_by(posts_of_token, token)):
        account = posts[0].account
        return account, officer(account, tuple(map(post_held, posts)))
    found = asked_by(tokens_in_use, token)
    if not found:
        return None, None
    account = found[0].account
    if account.kind == Account.Kind.STAFF:
        return account, actor(account)
    return account, applicant(account, found)


def asked_by(question, token: str) -> list:
    digest = sha256(token.encode()).hexdigest()
    return question(digest=digest, today=timezone.localdate(), now=timezone.now())


@composed
def posts_of_token(*, digest, today, now):
    return Post.objects.in_force(today).of_token(digest, now)


@composed
def tokens_in_use(*, digest, today, now):
    held = ApiToken.objects.filter(digest=digest, expires_at__gt=now, account__state="active")
    return with_mandates(held, today, by="account__").select_related("account__own_party")
