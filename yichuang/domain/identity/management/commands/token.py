from datetime import timedelta

from django.core.management.base import BaseCommand, CommandError

from yichuang.domain.identity import acts
from yichuang.domain.identity.models import Account
from yichuang.domain.identity.tables import CONSOLE


class Command(BaseCommand):
    help = "Print a bearer token of an account. It is shown this once; only its digest is kept."

    def add_arguments(self, parser):
        parser.add_argument("username")
        parser.add_argument("--days", type=int, default=90)

    def handle(self, username, days, **_options):
        account = Account.objects.filter(number=username, state="active").first()
        if account is None:
            raise CommandError(f"没有账号 {username}，或者它已停用")
        self.stdout.write(acts.issue_token(account, lasts=timedelta(days=days), by=CONSOLE))
