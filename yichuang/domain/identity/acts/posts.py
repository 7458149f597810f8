"""Posts: given, stood in for, ended."""

from datetime import date

from django.utils import timezone

from yichuang.domain.identity.events import PostEnding
from yichuang.domain.identity.models import Account, Body, Post, Window
from yichuang.domain.identity.states import POSTS
from yichuang.kernel.actors import ADMINISTRATORS, EVERY_BODY, Actor
from yichuang.kernel.refusals import ActRefused


def appoint(
    account: Account, body: Body, role: str, *, by: Actor, title: str = "", window: Window | None = None, scope=(),
    starts_on: date | None = None, until: date | None = None,
) -> Post:  # fmt: skip
    """Give somebody a role in a body; `scope` names the other bodies it serves, "*" for all. An administrator
    (三员) is one for the whole house."""
    scope = (EVERY_BODY,) if role in ADMINISTRATORS else scope
    post = Post(
        account=account, body=body, role=role, title=title, window=window, scope=list(scope),
        starts_on=starts_on or timezone.localdate(), until=until,
    )  # fmt: skip
    return held(post, "appoint", by)


def delegate(
    account: Account, body: Body, role: str, *, items, document: str, by: Actor, title: str = "",
    starts_on: date | None = None, until: date | None = None,
) -> Post:  # fmt: skip
    """授权窗口: `body` lets somebody at a window act for it in `role`, for these `items` (codes) and no other, by a
    written authorisation. It answers for what is done; an instant item can so be decided where the person stands."""
    post = Post(
        account=account, body=body, role=role, title=title or "授权窗口", items=sorted(items), document=document,
        starts_on=starts_on or timezone.localdate(), until=until,
    )  # fmt: skip
    return held(post, "delegate", by)


def stand_in(
    account: Account, body: Body, role: str, *, stands_in_for: Account, until: date, reason: str, by: Actor,
    starts_on: date | None = None,
) -> Post:  # fmt: skip
    """AB岗: somebody of the same body, or of the bureau, does the work of one who is away, until a day, on record."""
    post = Post(
        account=account, body=body, role=role, title=f"代{stands_in_for.name}", stands_in_for=stands_in_for,
        starts_on=starts_on or timezone.localdate(), until=until, reason=reason,
    )  # fmt: skip
    return held(post, "stand_in", by)


def held(post: Post, act: str, by: Actor) -> Post:
    """Refuses a second post of the same role in the same body; one whose last day has passed makes room."""
    for old in Post.objects.filter(account=post.account, body=post.body, role=post.role, state="held"):
        if old.until is None or old.until >= timezone.localdate():
            raise ActRefused(f"{post.account.name}在{post.body.short_name}已有这个岗位。")
        end_post(old, by=by, reason="任期已满")
    with POSTS.step(post, act, by=by) as step:
        step.note = post.reason
        step.facts = {"account": post.account.number, "role": post.role, "scope": post.scope}
        if post.items:
            step.facts |= {"items": post.items, "document": post.document}
        if post.stands_in_for:
            step.facts["stands_in_for"] = post.stands_in_for.number
    return step.thing


def end_post(post: Post, *, by: Actor, reason: str = "") -> Post:
    """End a post today. Refused while whoever holds it has open work under it: listeners to PostEnding object."""
    with POSTS.step(post, "end", by=by) as step:
        ended = step.thing
        ended.until = max(ended.starts_on, min(timezone.localdate(), ended.until or date.max))
        step.note = reason
        step.tell(PostEnding(ended.account.number, ended.body_id, ended.role))
    return ended
