"""Who acts: a person as known at this moment, with the posts held and the parties spoken for.

An actor is read once per request and never stored. What an act leaves in the ledger is its text,
so that a later change of name, post or body never rewrites who did what.
"""

from dataclasses import dataclass

EVERY_BODY = "*"
HELPER = "HELPER"  # 帮办: acts for people, not for the body; the post shows nothing of the body's matters

# 三员: keep the accounts, the posts and the records of the house, and see no matter of any body (等保 8.1.5).
SYSTEM, SECURITY, AUDITOR = "SYSTEM", "SECURITY", "AUDITOR"
ADMINISTRATORS = frozenset({SYSTEM, SECURITY, AUDITOR})
SHOWS_NOTHING = ADMINISTRATORS | {HELPER}  # posts that show nothing of a body's matters


def prefix_of(region: str) -> str:
    """What the 12-digit codes of everything inside a region begin with: six digits a district, nine a town."""
    plain = region.rstrip("0")
    return region[: next(length for length in (6, 9, 12) if length >= len(plain))]


@dataclass(frozen=True)
class PostHeld:
    """One role in one body. `scope` names the other bodies it serves; `*` serves every body. A delegated post (授权)
    is held for the `items` it names and for nothing else."""

    role: str
    body: str
    body_name: str = ""
    title: str = ""
    region: str = ""
    scope: frozenset[str] = frozenset()
    window: str = ""
    stands_in_for: str = ""
    items: frozenset[str] = frozenset()

    def covers(self, body: str, region: str = "", item: str = "") -> bool:
        """Whether it serves a body. A post for every body serves those of its own region: where a matter is visible
        beyond it, the body's `region` is asked too. One delegated for some items asks which `item` it is about."""
        if self.items and item not in self.items:
            return False
        wide = EVERY_BODY in self.scope and (not region or region.startswith(prefix_of(self.region)))
        return body == self.body or body in self.scope or wide


@dataclass(frozen=True)
class Actor:
    """Somebody at the counter, at a desk or at home; or the clock, which has no account."""

    account: str = ""
    name: str = ""
    kind: str = "clock"  # staff | citizen | clock
    level: int = 0  # how surely we know who it is: 1 phone, 2 name and number checked, 3 seen in person
    posts: tuple[PostHeld, ...] = ()
    party: str = ""  # the party spoken for now
    parties: frozenset[str] = frozenset()  # every party this account may speak for
    own_party: str = ""
    limits: tuple[tuple[str, frozenset[str]], ...] = ()  # a party with the only items its mandate names
    helps: tuple[tuple[str, frozenset[str]], ...] = ()  # of a helper (帮办): a party with the items it asked help for

    def speaks_for(self, party: str, item: str) -> bool:
        """Whether this account may speak for the party in a matter of this item."""
        return party in self.parties and item in dict(self.limits).get(party, {item})

    def helps_with(self, party: str, item: str) -> bool:
        """Whether this member of staff has the party's mandate to help it in a matter of this item."""
        return item in dict(self.helps).get(party, ())

    @property
    def itself(self) -> "Actor":
        """The actor alone, where the desk hands on a lazy stand-in that keeps its whole request."""
        return self

    @property
    def is_staff(self) -> bool:
        return self.kind == "staff"

    @property
    def roles(self) -> frozenset[str]:
        """Every role held anywhere: which pages are worth showing. Whether an act is theirs, `holds` says."""
        return frozenset(post.role for post in self.posts)

    @property
    def bodies(self) -> tuple[tuple[str, str], ...]:
        """Code and name of the bodies this person has a post in."""
        return tuple({post.body: post.body_name for post in self.posts}.items())

    def post(self, role: str, body: str, region: str = "", item: str = "") -> PostHeld | None:
        """The post by which this person may act in `role` for `body`; the own body goes before a wider scope."""
        fitting = [post for post in self.posts if post.role == role and post.covers(body, region, item)]
        return min(fitting, key=lambda post: post.body != body, default=None)

    def holds(self, role: str, body: str, region: str = "", item: str = "") -> bool:
        return self.post(role, body, region, item) is not None

    def serves(self, body: str) -> bool:
        """Holds any post that covers this body."""
        return any(post.covers(body) for post in self.posts if post.role not in SHOWS_NOTHING)

    def as_text(self, body: str = "", item: str = "", party: str = "", *, helping: bool = False) -> dict[str, str]:
        """The actor as the ledger keeps it, speaking for `body`: by a post of its own or delegated by it for this
        `item`, else by one of wider scope; `helping` (帮办) by the post of a helper, on behalf of the party.

        A citizen acts on behalf of the `party` whose matter it is, whichever is chosen at the moment.
        A citizen's name is personal data and stays out: the account and party numbers say who it was.
        """
        if not self.is_staff:
            return {
                "account": self.account,
                "actor": "" if self.kind == "citizen" else self.name,
                "post": "申请人" if self.kind == "citizen" else "",
                "body": "",
                "on_behalf": party if party in self.parties else self.party,
            }
        if helping and (post := next((each for each in self.posts if each.role == HELPER), None)):
            said = f"{post.title}（帮办）" if post.title else "帮办"
            return {
                "account": self.account, "actor": self.name, "post": said, "body": post.body, "on_behalf": party,
            }  # fmt: skip
        posts = [post for post in self.posts if post.covers(body, item=item)] or list(self.posts)
        post = min(posts, key=lambda post: post.body != body, default=PostHeld(role="", body=""))
        return {
            "account": self.account,
            "actor": self.name,
            "post": post.title or post.role,
            "body": post.body,
            "on_behalf": post.stands_in_for,
        }


THE_CLOCK = Actor(name="系统时钟")
