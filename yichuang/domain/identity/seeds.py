"""The district's places and people, and the people of the demo."""

from base64 import b32encode
from pathlib import Path

from django.conf import settings
from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX, check_password, make_password
from django_otp.plugins.otp_totp.models import TOTPDevice

from yichuang.domain.identity import acts, imports, reads
from yichuang.domain.identity.imports.columns import DemoAccounts
from yichuang.domain.identity.models import Account, Region
from yichuang.domain.identity.tables import CONSOLE
from yichuang.kernel.sheets import Sheet, read, refuse_problems

WORDS = {
    "regions": "区划",
    "communities": "村社区",
    "departments": "机构",
    "district": "区县",
    "working_hours": "工作时间",
    "windows": "窗口",
    "staff": "工作人员",
    "delegations": "授权窗口",
}
DEMO_FILE = "demo_accounts.csv"
DEMO_SECRET = b"a demo secret, known"  # 20 bytes, shown to whoever starts the demo


def load(folder: Path) -> str:
    """Load regions, bodies, windows and staff of a folder, all or nothing; say what changed."""
    return said(imports.load(imports.from_folder(folder), by=CONSOLE))


def said(loads: list[imports.Loaded]) -> str:
    """One line on what a load did."""
    moved = [one for one in loads if not one.did_nothing]
    if not moved:
        return f"机构与人员：{sum(one.rows for one in loads)} 行，没有变化"
    parts = [f"{WORDS[one.table]}新增 {one.created}、变更 {one.changed}" for one in moved]
    return f"机构与人员：{'；'.join(parts)}"


# -------------------------------------------------------------------------------------------------------- demo


def demo() -> str:
    """Let every sample member of staff sign in, and make the citizens of the demo with their companies."""
    doors = open_doors()
    made = sum(make_citizen(row) for row in demo_rows() if row.kind == "citizen")
    return f"演示账号：工作人员 {doors} 个可以登录，新增办事人 {made} 个" if doors or made else ""


def demo_rows() -> list:
    path = settings.DISTRICT / DEMO_FILE
    if not path.exists():
        return []
    sheet: Sheet = read(path, DemoAccounts)
    refuse_problems(sheet)
    return sheet.rows


def open_doors() -> int:
    """The demo password and the demo's second factor for sample staff, hashed once for all; how many were changed."""
    staff = Account.objects.filter(kind=Account.Kind.STAFF, is_sample=True, state="active")
    first = staff.first()
    stale = first is not None and not check_password(settings.DEMO_PASSWORD, first.password)
    waiting = staff if stale else staff.filter(password__startswith=UNUSABLE_PASSWORD_PREFIX)
    changed = waiting.update(password=make_password(settings.DEMO_PASSWORD))
    without = staff.filter(totpdevice__isnull=True)
    devices = [TOTPDevice(user=one, name="演示动态口令", key=DEMO_SECRET.hex(), confirmed=True) for one in without]
    TOTPDevice.objects.bulk_create(devices)
    return max(changed, len(devices))


def make_citizen(row) -> bool:
    """A citizen known by name and number, with address, and with a company where the file names one."""
    if Account.objects.with_phone(row.account).exists():
        return False
    account = acts.open_citizen(row.account)
    account = acts.verify(account, name=row.name, id_number=row.id_number, by=reads.actor(account))
    region = Region.objects.filter(code=row.region).first()
    acts.edit_profile(account, address=row.address, region=region, by=reads.actor(account))
    if row.company:
        mandate = acts.claim_company(account, name=row.company, code=row.company_code, by=reads.actor(account))
        by = reads.actor(account)
        acts.correct_party(
            mandate.party, address=row.address, region=region, phone=row.account, contact_name=row.name,
            contact_phone=row.account, by=by,
        )  # fmt: skip
    return True


def demo_accounts() -> list[str]:
    """Who can sign in, one line each; then the second factor of all staff."""
    width = max((len(row.account) for row in demo_rows()), default=0)
    lines = [f"{row.account:<{width}}  {row.does}" for row in demo_rows()]
    secret = b32encode(DEMO_SECRET).decode()
    return [
        *lines,
        "办事人用手机号登录，验证码显示在页面上",
        f"工作人员的动态口令密钥都是 {secret}（可加到手机验证器），也可运行 manage.py totp 账号",
    ]


def demo_left_behind() -> list[str]:
    """What a demo left in this database that would let anybody in; a production start refuses it."""
    doors = TOTPDevice.objects.filter(key=DEMO_SECRET.hex()).count()
    return [f"数据库里有 {doors} 个演示账号，动态口令人人都知道：请换一个空数据库。"] if doors else []
