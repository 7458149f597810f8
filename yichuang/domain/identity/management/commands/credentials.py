from getpass import getpass

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
            acts.set_password(account, getpass("密码："), by=CONSOLE)
            device = acts.enrol_second_factor(account, by=CONSOLE)
        except ActRefused as refused:
            raise CommandError(" ".join(refused.reasons)) from refused
        self.stdout.write(device.config_url)
