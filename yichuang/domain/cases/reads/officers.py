"""Who of a body may take a case over, or go on a site check."""

from yichuang.domain.identity import reads as identity


def officers_of(body: str, accounts: list[str]) -> dict[str, set[str]]:
    """Of these account numbers, those with a post in the body today, each with its roles."""
    found: dict[str, set[str]] = {}
    for post in identity.posts_in(body).filter(account__number__in=accounts):
        found.setdefault(post.account.number, set()).add(post.role)
    return found


def may_succeed(case, account: str) -> bool:
    """Whether the account may answer for the case: a reviewer of the deciding body who did not help to file it; nobody
    at all is fine too."""
    if account and account == case.helper:
        return False
    return not account or "REVIEWER" in officers_of(case.body_code, [account]).get(account, set())


def reviewers(body: str) -> list[tuple[str, str]]:
    """Number and name of every reviewer of the body, stand-ins included."""
    return [(post.account.number, post.account.name) for post in identity.posts_in(body).filter(role="REVIEWER")]


def decides_alone(case, account: str) -> bool:
    """Whether this account is the only one of the body that may decide a case nobody decides on the own proposal: who
    then examines it leaves it without anybody to decide."""
    heads = {post.account.number for post in identity.posts_in(case.body_code).filter(role="HEAD")}
    return case.four_eyes and heads == {account}


def colleagues(body: str) -> list[tuple[str, str]]:
    """Number of everybody with a post in the body today, with name and what they do: who may go on a site check."""
    roles: dict[tuple[str, str], list[str]] = {}
    for post in identity.posts_in(body):
        roles.setdefault((post.account.number, post.account.name), []).append(post.get_role_display())
    return [(number, f"{name}（{'、'.join(sorted(does))}）") for (number, name), does in roles.items()]
