"""People, bodies and posts for tests. The cast: 梅 applies, 赵 and 钱 handle, 孙 supervises, 李 must see nothing."""

from datetime import date, timedelta
from io import BytesIO

import factory
from factory.django import DjangoModelFactory

from yichuang.domain.identity import reads
from yichuang.domain.identity.models import Account, Body, Mandate, Party, Post, Region, Window, WorkingHours
from yichuang.domain.identity.tables import Role
from yichuang.kernel import files

DISTRICT, TOWN, VILLAGE = "999901000000", "999901001000", "999901001001"
PNG = (
    b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x00\x00\x00\x00:~\x9bU"
    b"\x00\x00\x00\nIDATx\x9cc\xf8\x0f\x00\x01\x01\x01\x00\xb18\xf6\x14\x00\x00\x00\x00IEND\xaeB`\x82"
)
WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
CREDIT = "0123456789ABCDEFGHJKLMNPQRTUWXY"


def citizen_number(n: int, born: str = "", region: str = "430203") -> str:
    """An invented citizen number with a right check character; a thousand people are born on one day."""
    born = born or f"{date(1985, 3, 17) + timedelta(days=n // 1000):%Y%m%d}"
    digits = f"{region}{born}{n % 1000:03}"
    return digits + "10X98765432"[sum(int(d) * w for d, w in zip(digits, WEIGHTS, strict=True)) % 11]


def credit_code(n: int, leading: str = "91", region: str = "430203") -> str:
    """An invented credit code with right check characters."""
    body = f"MB{n % 1000000:06}"
    rest = 11 - sum(int(c, 36) * w for c, w in zip(body, (3, 7, 9, 10, 5, 8, 4, 2), strict=True)) % 11
    code = f"{leading}{region}{body}{ {10: 'X', 11: '0'}.get(rest, rest) }"
    weighed = sum(CREDIT.index(c) * pow(3, i, 31) for i, c in enumerate(code))
    return code + CREDIT[(31 - weighed % 31) % 31]


class RegionFactory(DjangoModelFactory):
    class Meta:
        model = Region
        django_get_or_create = ("code",)

    code = DISTRICT
    name = factory.LazyAttribute(lambda o: f"示例区划{o.code}")
    level = factory.LazyAttribute(
        lambda o: "district" if o.code.endswith("000000") else "town" if o.code.endswith("000") else "village"
    )


class BodyFactory(DjangoModelFactory):
    """A department of the district; BodyFactory(town=True) a town, BodyFactory(bureau=True) the bureau."""

    class Meta:
        model = Body
        django_get_or_create = ("code",)

    class Params:
        town = factory.Trait(kind="town", region=factory.SubFactory(RegionFactory, code=TOWN))
        bureau = factory.Trait(kind="bureau", code="BUREAU")

    code = factory.Sequence(lambda n: f"B{n}")
    name = factory.LazyAttribute(lambda o: f"示例机构{o.code}")
    short_name = factory.LazyAttribute(lambda o: f"示例{o.code}")
    uscc = factory.Sequence(lambda n: credit_code(n, leading="11"))
    uscc_is_sample = True
    kind = "department"
    has_window = True
    region = factory.SubFactory(RegionFactory)


class WorkingHoursFactory(DjangoModelFactory):
    class Meta:
        model = WorkingHours
        django_get_or_create = ("code",)

    code = "HALL"
    name = "大厅工作时间"
    days = "mon|tue|wed|thu|fri"
    am_open, am_close, pm_open, pm_close = "09:00", "12:00", "13:00", "17:00"
    source = "illustrative"


class WindowFactory(DjangoModelFactory):
    class Meta:
        model = Window
        django_get_or_create = ("number",)
        skip_postgeneration_save = True

    number = factory.Sequence(lambda n: f"A{n:02}")
    zone = "综合受理区"
    name = factory.LazyAttribute(lambda o: f"综合窗口{o.number}")
    kind = "general"
    serves_all = True


class PartyFactory(DjangoModelFactory):
    """A natural person; PartyFactory(legal=True) a company, PartyFactory(forming=True) one to be formed."""

    class Meta:
        model = Party

    class Params:
        legal = factory.Trait(
            kind="legal",
            name=factory.Sequence(lambda n: f"示例商贸有限公司{n}"),
            code_kind="001",
            code=factory.Sequence(credit_code),
            details={"legal_rep_name": "示例人员", "contact_name": "示例人员", "contact_phone": "13900000000"},
        )
        forming = factory.Trait(kind="forming", name="示例拟设企业", code_kind="", code="")

    kind = "natural"
    state = "known"
    name = factory.Sequence(lambda n: f"示例人员{n}")
    code_kind = "111"
    code = factory.Sequence(citizen_number)
    phone = factory.Sequence(lambda n: f"139{n:08}")
    address = "示例路1号"
    is_sample = True


class AccountFactory(DjangoModelFactory):
    """A citizen who was checked (level 2); AccountFactory(staff=True) a member of staff without a post."""

    class Meta:
        model = Account

    class Params:
        staff = factory.Trait(
            kind="staff",
            number=factory.Sequence(lambda n: f"staff-{n:02}"),
            level=3,
            own_party=None,
            home_body=factory.SubFactory(BodyFactory),
        )

    kind = "citizen"
    state = "active"
    level = 2
    name = factory.Sequence(lambda n: f"示例人员{n}")
    phone = factory.Sequence(lambda n: f"137{n:08}")
    own_party = factory.SubFactory(
        PartyFactory, name=factory.SelfAttribute("..name"), phone=factory.SelfAttribute("..phone")
    )
    password = "!"
    is_sample = True


class MandateFactory(DjangoModelFactory):
    class Meta:
        model = Mandate

    account = factory.SubFactory(AccountFactory)
    party = factory.SubFactory(PartyFactory, legal=True)
    kind = "operator"
    state = "in_force"
    starts_on = date(2020, 1, 1)


def letter_kept(owner: str = ""):
    """A scanned letter, as a clerk with this account number has just kept it."""
    return files.keep(BytesIO(PNG), name="委托书.png", owner=owner)


class PostFactory(DjangoModelFactory):
    class Meta:
        model = Post

    account = factory.SubFactory(AccountFactory, staff=True, home_body=factory.SelfAttribute("..body"))
    body = factory.SubFactory(BodyFactory)
    role = Role.REVIEWER
    title = "示例职务"
    state = "held"
    starts_on = date(2020, 1, 1)


def citizen(name: str = "梅", **fields):
    """A checked citizen as an actor."""
    return reads.actor(AccountFactory(name=name, **fields))


def staff(*roles: Role | str, body=None, scope: tuple[str, ...] = (), name: str = "赵", **fields):
    """A member of staff holding these roles in one body, as an actor."""
    body = body or BodyFactory()
    account = AccountFactory(staff=True, name=name, home_body=body, **fields)
    for role in roles:
        PostFactory(account=account, body=body, role=role, scope=list(scope))
    return reads.actor(account)
