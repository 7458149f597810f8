"""The columns of the files identity takes in."""

from yichuang.domain.identity.models import Body, Region
from yichuang.domain.identity.tables import Role
from yichuang.kernel.cells import Checked, Day, Many, Number, OneOf, Pattern, Time, Whole, YesNo, blank, column
from yichuang.kernel.codes import is_citizen_number, is_credit_code
from yichuang.kernel.sheets import Columns

REGION_CODE = r"\d{12}"
TWELVE_DIGITS = "应是 12 位数字的统计区划代码"
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
SOURCES = ("seed", "illustrative")
WINDOW_KINDS = (
    "guide", "general", "enterprise", "theme", "project", "special", "cross", "agency", "delivery", "tidal",
    "accessible", "disclosure",
)  # fmt: skip


class Regions(Columns):
    """regions.csv"""

    code = column("code", Pattern(REGION_CODE, TWELVE_DIGITS))
    name = column("name")
    level = column("level", OneOf(Region.Level.values))
    parent = column("parent", Pattern(REGION_CODE, TWELVE_DIGITS, blank=True))


class Communities(Columns):
    """communities.csv"""

    region = column("region", Pattern(REGION_CODE, TWELVE_DIGITS))
    lat = column("lat", Number())
    lon = column("lon", Number())
    population = column("population", Whole())
    households = column("households", Whole())
    approximate = column("approximate", YesNo())
    note = blank("note", 200)


class Departments(Columns):
    """departments.csv"""

    code = column("code", Pattern(r"[A-Z]{2,12}", "应是 2 到 12 个大写字母"))
    name = column("name")
    short_name = column("short_name")
    uscc = column("uscc", Checked(is_credit_code, "统一社会信用代码的校验位不对"))
    kind = column("kind", OneOf(Body.Kind.values))
    hall_window = column("hall_window", YesNo())
    region = column("region")
    note = blank("note", 200)


class Districts(Columns):
    """district.csv: one row"""

    region = column("region")
    bureau = column("bureau")
    centre = blank("centre")
    hall_address = blank("hall_address", 200)
    contact_phone = blank("contact_phone", 40)
    complaint_phone = blank("complaint_phone", 40)
    review_body = blank("review_body", 100)
    litigation_court = blank("litigation_court", 100)
    posts_from = column("posts_from", Day())
    sample = column("sample", YesNo())
    note = blank("note", 200)


class Hours(Columns):
    """working_hours.csv"""

    code = column("code")
    name = column("name")
    days = column("days", Many(DAYS))
    am_open = column("am_open", Time(blank=True))
    am_close = column("am_close", Time(blank=True))
    pm_open = column("pm_open", Time(blank=True))
    pm_close = column("pm_close", Time(blank=True))
    by_appointment = column("by_appointment", YesNo())
    stop_ticket_minutes = column("stop_ticket_minutes", Whole(most=240))
    source = column("source", OneOf(SOURCES))
    note = blank("note", 200)


class Windows(Columns):
    """windows.csv; departments `*` means every body"""

    number = column("number", Pattern(r"[A-Z]\d{1,4}", "应是一个字母加数字"))
    zone = column("zone")
    name = column("name")
    kind = column("kind", OneOf(WINDOW_KINDS))
    departments = column("departments", Many())
    hours = column("hours", Many())
    count_source = column("count_source", OneOf(SOURCES))
    note = blank("note", 200)


class Staff(Columns):
    """staff.csv"""

    username = column("username", Pattern(r"[a-z][a-z0-9-]{1,38}", "应是小写字母、数字和连字符"))
    name = column("name")
    department = column("department")
    title = column("title")
    roles = column("roles", Many(Role.values))
    region = column("region")
    own_staff = column("own_staff", YesNo())
    sample = column("sample", YesNo())


class Delegations(Columns):
    """delegations.csv: which body lets which window clerk decide which instant items (授权)"""

    department = column("department")
    username = column("username")
    items = column("items", Many())
    document = column("document")
    sample = column("sample", YesNo())


class Totals(Columns):
    """totals.csv: what the files must add up to; an empty figure means the number of rows"""

    file = column("file")
    figure = blank("figure")
    total = column("total", Whole(most=10**9))


class DemoAccounts(Columns):
    """demo_accounts.csv: who is shown at the start of the demo; citizens are made, staff come from staff.csv"""

    kind = column("kind", OneOf(("citizen", "staff")))
    account = column("account")
    name = blank("name", 60)
    id_number = column("id_number", Checked(is_citizen_number, "身份证号码的校验位不对", blank=True))
    region = blank("region", 12)
    address = blank("address", 200)
    company = blank("company", 120)
    company_code = column("company_code", Checked(is_credit_code, "统一社会信用代码的校验位不对", blank=True))
    does = column("does")
