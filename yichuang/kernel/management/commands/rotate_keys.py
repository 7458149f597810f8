from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from yichuang.kernel import rotation


class Command(BaseCommand):
    help = "Write everything encrypted again under the newest key of YICHUANG_VAULT_KEY=new,old. May be interrupted."

    def handle(self, **_options):
        if "," not in settings.VAULT_KEY:
            raise CommandError("YICHUANG_VAULT_KEY 只有一个密钥：请写成“新密钥,旧密钥”，重启服务后再运行。")
        for what, rewritten in rotation.rotate():
            if rewritten:
                word = "重新计算" if rotation.INDEX in what else "重新加密"
                self.stdout.write(f"{what}：{word} {rewritten} 项")
        left = rotation.left_over()
        if left:
            raise CommandError(f"还有 {left} 项用的是旧密钥（运行期间又写入了一些）：请再运行一次。")
        self.stdout.write("全部内容和查找用的索引已换成新密钥。可以把旧密钥从 YICHUANG_VAULT_KEY 里去掉，再重启服务。")
