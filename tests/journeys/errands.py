"""Ways through the portal and the desk that several errands take."""

from dataclasses import dataclass, field
from time import time

from django.conf import settings
from django_otp.oath import TOTP

from tests.journeys.papers import photo, scan
from tests.journeys.people import Person
from yichuang.domain.identity.seeds import DEMO_SECRET


@dataclass
class Errand:
    """One matter as its applicant knows it."""

    number: str
    password: str


@dataclass(frozen=True)
class Matter:
    """What somebody wants, and what they answer on the way."""

    item: str
    boxes: dict[str, str]
    ticked: dict[str, tuple[str, ...]] = field(default_factory=dict)
    papers: tuple[str, ...] = ()


FOOD = Matter(
    item="食品经营许可（新办）",
    boxes={
        "经营场所面积（平方米）": "68.5",
        "食品处理区面积（平方米）": "20",
        "食品安全管理人员姓名": "示例管理员",
    },
    ticked={
        "食品经营主体业态": ("餐饮服务经营者",),
        "食品经营项目": ("热食类制售", "自制饮品制售"),
        "是否从事网络经营": ("否",),
    },
    papers=(
        "营业执照",
        "与经营相适应的设备布局、操作流程示意图",
        "食品安全管理制度清单",
        "食品安全管理人员证明",
        "从业人员健康证明",
    ),
)


# ------------------------------------------------------------------------------------------------ the applicant


def signs_in(person: Person, phone: str) -> None:
    """Phone, code, through; the demo shows on screen what a telephone would receive."""
    person.fills({"手机号": phone})
    person.presses("获取验证码")
    person.fills({"验证码": person.page.locator(".yc-code").inner_text()})
    person.presses("登录")


def proves_identity(person: Person, name: str, number: str) -> None:
    person.fills({"姓名": name, "身份证号码": number})
    person.presses("核验")
    person.reads("实名核验通过。")


def fills_in(person: Person, matter: Matter, **contact: str) -> None:
    """The pages of the form after the start, up to the materials."""
    if contact:
        person.fills(contact)
    person.presses("保存，下一步")
    person.fills(matter.boxes)
    for question, options in matter.ticked.items():
        person.ticks(*options, of=question)
    person.presses("保存，下一步")


def hands_in(person: Person, matter: Matter, folder) -> None:
    """Photographs of every paper but the first, which is a scan of two pages; then consent, and the number."""
    first, *others = matter.papers
    person.hands_in({first: scan(folder, first, pages=2)} | {name: photo(folder, name) for name in others})
    person.presses("保存，下一步")


def submits(person: Person) -> Errand:
    person.ticks("我已阅读个人信息使用告知，同意为办理本事项使用上述信息，并保证填写的内容真实")
    person.presses("提交申请")
    assert person.heading == "申请已提交"
    return Errand(person.page.locator(".yc-number").inner_text(), person.page.locator(".yc-code").inner_text())


# ------------------------------------------------------------------------------------------------------ the desk


def token() -> str:
    """What the authenticator of any sample member of staff shows now."""
    totp = TOTP(DEMO_SECRET)
    totp.time = time()
    return f"{totp.token():06}"


def signs_in_at_the_desk(person: Person, account: str) -> None:
    """Both factors: account and password, then the token."""
    person.fills({"账号": account, "密码": settings.DEMO_PASSWORD})
    person.presses("下一步")
    person.fills({"动态口令": token()})
    person.presses("登录")
