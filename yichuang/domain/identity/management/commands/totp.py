from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from yichuang.domain.identity import reads
from yichuang.domain.identity.models import Account


class Command(BaseCommand):
    help = "Demo only: print what an account's second factor shows now."

    def add_arguments(self, parser):
        parser.add_argument("username")

    def handle(self, username, **_options):
        account = Account.objects.filter(number=username).first()
        code = reads.second_factor_in_demo(account) if account else ""
        if not code:
            raise CommandError("演示环境以外不显示动态口令" if not settings.DEMO else f"账号 {username} 没有动态口令")
        self.stdout.write(code)
