"""The words of identity: roles (handbook B2) and kinds of numbers (B10)."""

from django.db.models import TextChoices

from yichuang.kernel.actors import AUDITOR, EVERY_BODY, HELPER, SECURITY, SYSTEM, Actor, PostHeld


class Role(TextChoices):
    """What a post lets somebody do."""

    COUNTER = "COUNTER", "综合窗口收件"
    ACCEPTOR = "ACCEPTOR", "受理"
    REVIEWER = "REVIEWER", "审查"
    CHIEF = "CHIEF", "首席代表"
    HEAD = "HEAD", "负责人"
    CERT_CLERK = "CERT_CLERK", "制证"
    DELIVERY = "DELIVERY", "出件"
    SUPERVISOR = "SUPERVISOR", "监督"
    SYSTEM = SYSTEM, "系统管理员"  # keeps accounts, gives nobody a post
    SECURITY = SECURITY, "安全管理员"  # gives and ends posts, opens no account
    AUDITOR = AUDITOR, "审计管理员"  # reads what was done, and does nothing
    HELPER = HELPER, "帮办"  # fills in and files for a party that asked for it, by its mandate


# Acts that change how somebody signs in, with what the person is told of them.
WAYS_IN = {
    "set_password": "密码已更换",
    "enrol_second_factor": "动态口令已重新绑定",
    "change_phone": "登录用的手机号已更换",
}


class CodeKind(TextChoices):
    """Kinds of numbers a party is known by."""

    CITIZEN = "111", "居民身份证"
    HOUSEHOLD = "113", "户口簿"
    RESIDENCE = "154", "居住证"
    PASSPORT = "414", "普通护照"
    TAIWAN = "511", "台湾居民来往大陆通行证"
    HONG_KONG_MACAO = "516", "港澳居民来往内地通行证"
    PERMANENT_RESIDENT = "553", "外国人永久居留身份证"
    CREDIT_CODE = "001", "统一社会信用代码"
    ORGANISATION = "002", "组织机构代码"
    OTHER = "999", "其他证件"


# In the bureau these roles serve every body: one window takes in and gives out for all of them, one desk supervises.
SERVES_EVERY_BODY = frozenset(
    {Role.COUNTER, Role.CERT_CLERK, Role.DELIVERY, Role.SUPERVISOR, Role.SYSTEM, Role.SECURITY, Role.AUDITOR}
)


# Who acts when somebody types a command on the server: entered in the ledger as such, covering every body.
CONSOLE = Actor(
    account="console",
    name="系统维护",
    kind="staff",
    level=3,
    posts=tuple(
        PostHeld(role=role, body="", title="系统维护（命令行）", scope=frozenset({EVERY_BODY}))
        for role in ("SUPERVISOR", SYSTEM, SECURITY)
    ),
)
