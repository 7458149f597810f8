from datetime import timedelta

from django.core.management.base import BaseCommand, CommandError

from yichuang.domain.identity import acts
from yichuang.domain.identity.models import Account
from yichuang.domain.identity.tables import CONSOLE

LONGEST = 3650  # days


class Command(BaseCommand):
    help = "Print a bearer token of an account. It is shown this once; only its digest is kept."

    def add_arguments(self, parser):
        parser.add_argument("username")
        parser.add_argument("--days", type=int, default=90, help="how long it is good for (default: 90)")
        parser.add_argument("--revoke", action="store_true", help="instead make every token of the account useless")

    def handle(self, username, days, revoke, **_options):
        account = Account.objects.filter(number=username, state="active").first()
        if account is None:
            raise CommandError(f"没有账号 {username}，或者它已停用")
        if revoke:
            held = account.tokens.count()
            acts.revoke_tokens(account, by=CONSOLE)
            self.stdout.write(f"已收回 {held} 个令牌，它们从现在起不能用了。")
            return
        if not 1 <= days <= LONGEST:
            raise CommandError(f"--days 是 {days}：令牌的天数要在 1 到 {LONGEST} 之间")
        self.stdout.write(acts.issue_token(account, lasts=timedelta(days=days), by=CONSOLE))
