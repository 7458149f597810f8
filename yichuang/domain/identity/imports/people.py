"""Staff: what must hold of their file, and the acts that bring accounts and posts to what it says."""

from datetime import date

from yichuang.domain.identity.acts import appoint, correct_staff, end_post, open_staff
from yichuang.domain.identity.imports.places import body_codes, region_codes
from yichuang.domain.identity.models import Account, Body, Post
from yichuang.domain.identity.tables import SERVES_EVERY_BODY
from yichuang.kernel.actors import EVERY_BODY, Actor
from yichuang.kernel.sheets import Sheet


def check_staff(sheet: Sheet, regions: Sheet | None, departments: Sheet | None) -> None:
    sheet.unique("username")
    sheet.refers("department", body_codes(departments), "机构")
    sheet.refers("region", region_codes(regions), "区划")
    places = dict(Body.objects.values_list("code", "region_id"))
    places |= {row.code: row.region for row in departments.rows} if departments else {}
    for row in sheet.rows:
        if row.department in places and row.region != places[row.department]:
            sheet.blame(row, "region", f"与机构所在的区划 {places[row.department]} 不一致", row.region)
    citizens = set(Account.objects.filter(kind="citizen").values_list("number", flat=True))
    for row in sheet.rows:
        if row.username in citizens:
            sheet.blame(row, "username", "这个账号属于办事人，不能用作工作人员账号", row.username)


def store_staff(sheet: Sheet, *, since: date, by: Actor) -> tuple[int, int]:
    """Open the accounts that are new, correct those that changed, and bring each one's posts to the roles given."""
    bodies = Body.objects.in_bulk()
    known = Account.objects.filter(number__in=[row.username for row in sheet.rows]).in_bulk(field_name="number")
    held: dict[str, list[Post]] = {}
    for post in Post.objects.filter(state="held", stands_in_for=None, items=[]).select_related("account", "body"):
        held.setdefault(post.account.number, []).append(post)
    created = changed = 0
    for row in sheet.rows:
        account, body = known.get(row.username), bodies[row.department]
        if account is None:
            account = open_staff(row.username, name=row.name, body=body, is_sample=row.sample, by=by)
            created += 1
        elif moved := bring(account, row, body, by):
            changed += moved
        if account.is_active:
            moved = post_roles(account, row, body, held.get(row.username, []), since=since, by=by)
            changed += bool(moved and row.username in known)
    return created, changed


def bring(account: Account, row, body: Body, by: Actor) -> bool:
    """Correct name and body of an account the file says otherwise of. A shut account is left shut."""
    if not account.is_active or (account.name, account.home_body_id) == (row.name, body.code):
        return False
    correct_staff(account, name=row.name, body=body, by=by)
    return True


def post_roles(account: Account, row, body: Body, held: list[Post], *, since: date, by: Actor) -> int:
    """Appoint to the roles that are missing and end those the file no longer names; return how many moved."""
    there = {(post.body_id, post.role, post.title): post for post in held}
    wanted = {(body.code, role, row.title) for role in row.roles}
    for key in there.keys() - wanted:
        end_post(there[key], by=by, reason="批量载入：名单中已无此岗位")
    for _body, role, title in sorted(wanted - there.keys()):
        scope = [EVERY_BODY] if body.kind == "bureau" and role in SERVES_EVERY_BODY else []
        appoint(account, body, role, title=title, scope=scope, starts_on=since, by=by)
    return len(there.keys() ^ wanted)
