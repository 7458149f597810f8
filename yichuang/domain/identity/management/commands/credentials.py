from getpass import getpass
from io import StringIO

import segno
from django.core.management.base import BaseCommand, CommandError

from yichuang.domain.identity import acts
from yichuang.domain.identity.models import Account
from yichuang.domain.identity.tables import CONSOLE
from yichuang.kernel.refusals import ActRefused


class Command(BaseCommand):
    help = "Give a member of staff a password and a second factor; the address printed goes into an authenticator."

    def add_arguments(self, parser):
        parser.add_argument("username")

    def handle(self, username, **_options):
        account = Account.objects.filter(number=username, kind="staff").first()
        if account is None:
            raise CommandError(f"没有工作人员账号 {username}：请先载入 staff.csv")
        try:
            account = acts.set_password(account, typed(), by=CONSOLE)
            device = acts.enrol_second_factor(account, by=CONSOLE)
        except ActRefused as refused:
            raise CommandError(" ".join(refused.reasons)) from refused
        first = "，登录后要先改掉它" if account.password_by_another else ""
        self.stdout.write(f"{username} 的密码已设好{first}。请把下面的地址加进手机上的身份验证器：")
        if self.stdout.isatty():
            self.stdout.write(picture(device.config_url))
        self.stdout.write(device.config_url)


def picture(address: str) -> str:
    """A QR code in signs, for a camera held to the terminal; its lines stand close together."""
    drawn = StringIO()
    segno.make(address, error="l").terminal(out=drawn, compact=True)
    return drawn.getvalue()


def typed() -> str:
    """A password nobody sees is typed twice."""
    try:
        password, again = getpass("密码："), getpass("再输一次：")
    except EOFError as nothing:
        raise CommandError("没有输入密码：请在终端里运行这条命令。") from nothing
    if password != again:
        raise CommandError("两次输入的密码不一样，什么都没有改，请再来一次。")
    return password
