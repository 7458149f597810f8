"""Which rows an actor's posts reach: those of the bodies served; for a post that serves every body, of its region."""

from collections.abc import Collection

from django.db.models import Q

from yichuang.kernel.actors import EVERY_BODY, SHOWS_NOTHING, Actor, prefix_of


def reached(actor: Actor, *, body: str, region: str, role: str | Collection[str] = "") -> Q:
    """A condition on a queryset: `body` names the column of the body's code, `region` that of a region's 12-digit
    code. With `role` only posts of that role, or of one of those roles, count; without, every post but those that show
    nothing of a body. Without a fitting post it holds for no row."""
    roles = {role} if isinstance(role, str) else role
    posts = [post for post in actor.posts if post.role in roles or (not role and post.role not in SHOWS_NOTHING)]
    found = Q(**{f"{body}__in": {code for post in posts for code in (post.body, *post.scope)}})
    for beginning in {prefix_of(post.region) for post in posts if EVERY_BODY in post.scope}:
        found |= Q(**{f"{region}__startswith": beginning})
    return found
