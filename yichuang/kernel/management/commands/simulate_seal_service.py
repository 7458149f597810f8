from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from yichuang.kernel.gateways.seal_service import MOODS, SealService


class Command(BaseCommand):
    help = "Run a seal service to try the remote seal against (demo mode only)"

    def add_arguments(self, parser):
        parser.add_argument("--bind", default="127.0.0.1:8010", help="address and port to serve on")
        parser.add_argument("--delay", type=float, default=5, help="seconds from an order to its seal")
        parser.add_argument("--mood", choices=MOODS, default="well", help="how it behaves")

    def handle(self, bind, delay, mood, **_options):
        if not settings.DEMO:
            raise CommandError("签章服务模拟器用演示印章盖章，只能在演示模式下运行。")
        host, _, port = bind.rpartition(":")
        with SealService((host, int(port)), delay=delay, mood=mood) as service:
            self.stdout.write(
                f"签章服务模拟器已就绪：{service.url}   （Ctrl-C 结束）\n"
                "让一窗使用它：YICHUANG_SEAL=yichuang.kernel.remote_seal.RemoteSeal "
                f"YICHUANG_SEAL_URL={service.url}"
            )
            self.stdout.flush()
            try:
                service.closing.wait()
            except KeyboardInterrupt:
                self.stdout.write("已结束。")
