"""Who is told of what happens to an evaluation: a line in the desk inbox; and whoever is refused, what exactly."""

from collections.abc import Iterable
from contextlib import contextmanager

from yichuang.domain.identity import reads as identity
from yichuang.domain.notices import acts as notices
from yichuang.domain.performance.models import Evaluation
from yichuang.kernel.refusals import ActRefused

TOPIC = "performance"


def tell(found: Evaluation, role: str, what: str, todo: str, key: str = "") -> None:
    """Those who hold a role for the body."""
    tell_accounts(found, identity.holding(found.body_id, role)[role], what, todo, key)


def tell_accounts(found: Evaluation, accounts: Iterable[str], what: str, todo: str, key: str = "") -> None:
    notices.tell_staff(
        [account for account in accounts if account], topic=TOPIC, about=found.thing, body=found.body_id,
        key=f"{found.thing} {what} {key or found.version}", title=f"绩效自评{what}", text=f"{found.title}：{todo}",
    )  # fmt: skip


@contextmanager
def told_which(details: list[str]):
    """Adds to a refusal what exactly is missing, as the act found it."""
    try:
        yield
    except ActRefused as refusal:
        if type(refusal) is not ActRefused or not details:
            raise
        raise ActRefused(*refusal.reasons, *details, article=refusal.article) from refusal
