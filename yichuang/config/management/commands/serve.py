import sys

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from yichuang.config import guard, keys, seed, serve
from yichuang.kernel import sealing


class Command(BaseCommand):
    help = "Start the web server, the workers and the events under one small parent; when one ends, all end."

    def add_arguments(self, parser):
        parser.add_argument("--bind", default="127.0.0.1:8000", help="address and port to serve on")
        parser.add_argument("--workers", type=int, default=1, help="worker processes here; 0 if they run elsewhere")
        parser.add_argument(
            "--events",
            help="address and port of the screens' events; not said: one port further; “none” if they run elsewhere",
        )

    def handle(self, bind, workers, events, **_options):
        guard.refuse([*keys.faults(), *([] if settings.DEMO else demo_left_behind())])
        if absent := sealing.the_seal().absent():
            self.stderr.write(f"{absent}文书会先等着盖章，不会丢。")
        host, _, port = bind.rpartition(":")
        if not serve.is_free(host, int(port)):
            raise CommandError(f"{bind} 已被占用：请换一个端口，例如 make run ADDRESS={host}:{int(port) + 1}")
        family = serve.Family(serve.commands(bind, workers, self.free(events, bind)))
        family.listen_for_signals()
        if serve.wait_until_open(family, host, int(port)):
            self.stdout.write(self.welcome(bind))
            self.stdout.flush()
        sys.exit(family.live())

    def free(self, events, bind):
        """Where the events go. Nobody asked for the port beside this one: where it is taken, screens refresh as plain
        pages, and it is said."""
        address = events or serve.beside(bind)
        if address == serve.ELSEWHERE or serve.is_free(*split(address)):
            return address
        if events:
            raise CommandError(f"{events} 已被占用：请给大屏推送换一个端口。")
        self.stderr.write(f"{address} 已被占用，大屏推送没有启动：用 --events 指定另一个端口。")
        return serve.ELSEWHERE

    def welcome(self, bind):
        lines = [f"一窗已就绪：http://{bind}   （Ctrl-C 结束）"]
        if settings.DEMO:
            lines += [f"演示账号，密码都是 {settings.DEMO_PASSWORD}", *(f"  {line}" for line in seed.demo_accounts())]
        return "\n".join(lines)


def split(address):
    host, _, port = address.rpartition(":")
    return host, int(port)


def demo_left_behind():
    """What a demo left in the data and the keys, which the settings alone do not show."""
    found = seed.demo_left_behind()
    if sealing.uses_demo_key():
        found.append(
            "公文用演示印章签署，没有效力：请把本单位印章证书放入 var/keys/seals，或用 YICHUANG_SEAL 接入签章系统。"
        )
    return found
