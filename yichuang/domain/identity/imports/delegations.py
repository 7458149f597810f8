"""Which body lets which window clerk decide which of its items: a post of its own for each body and clerk (授权)."""

from datetime import date

from yichuang.domain.identity.acts import delegate, end_post
from yichuang.domain.identity.imports.places import body_codes
from yichuang.domain.identity.models import Account, Body, Post
from yichuang.domain.identity.tables import Role
from yichuang.kernel.actors import Actor
from yichuang.kernel.sheets import Sheet

ROLE = Role.ACCEPTOR  # accepts, and decides an instant item on the spot (行政许可法34)


def check(sheet: Sheet, staff: Sheet | None, departments: Sheet | None) -> None:
    sheet.refers("department", body_codes(departments), "机构")
    known = set(Account.objects.filter(kind="staff").values_list("number", flat=True))
    known |= {row.username for row in staff.rows} if staff else set()
    sheet.refers("username", known, "工作人员")
    seen = set()
    for row in sheet.rows:
        if (row.department, row.username) in seen:
            sheet.blame(row, "username", "同一机构对同一人的授权请写在一行里", row.username)
        seen.add((row.department, row.username))
        for code in row.items:
            if not code.startswith(f"{row.department}-"):
                sheet.blame(row, "items", f"不是 {row.department} 的事项，不能由它授权", code)


def store(sheet: Sheet, *, since: date, by: Actor) -> tuple[int, int]:
    """Give what is new, give anew what changed, end what the file no longer names."""
    held = Post.objects.filter(state="held").exclude(items=[]).select_related("account", "body")
    there = {(post.body_id, post.account.number): post for post in held}
    wanted = {(row.department, row.username): row for row in sheet.rows}
    same = {
        key for key, row in wanted.items() if key in there and says(there[key]) == (sorted(row.items), row.document)
    }
    for key in there.keys() - same:
        end_post(there[key], by=by, reason="批量载入：授权名单已变更")
    bodies = Body.objects.in_bulk()
    accounts = Account.objects.filter(number__in=[row.username for row in sheet.rows]).in_bulk(field_name="number")
    for department, username in sorted(wanted.keys() - same):
        row, clerk = wanted[department, username], accounts[username]
        delegate(clerk, bodies[department], ROLE, items=row.items, document=row.document, starts_on=since, by=by)
    return len(wanted.keys() - there.keys()), len(there.keys() - same)


def says(post: Post) -> tuple[list[str], str]:
    return post.items, post.document
