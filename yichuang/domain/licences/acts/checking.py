"""A file checked by anybody, without signing in (查验): so often from one place, then it waits."""

from datetime import timedelta

from django.conf import settings
from django.utils import timezone

from yichuang.domain.licences.models import FileChecked
from yichuang.domain.licences.reads.verifying import Verdict, verify_file
from yichuang.kernel.actors import Actor
from yichuang.kernel.refusals import TooOften
from yichuang.kernel.vault import blind_index, indexed

AN_HOUR = timedelta(hours=1)
FROM_THERE = (
    "从当前网络上传查验的次数太多，请过一小时再传。扫证照上的二维码，或者填证照标识、文书查询码，现在照样能查。"
)


def check_file(content: bytes, *, by: Actor, address: str = "") -> Verdict:  # noqa: ARG001 - every act says by whom
    """What is to be said of a file somebody holds. Refuses (TooOften), for an hour, once
    settings.VERIFY_ADDRESS_TRIES came from this network address. No act of the law: no ledger."""
    now = timezone.now()
    before = FileChecked.objects.filter(**indexed("asked_from", address), at__gt=now - AN_HOUR)
    if address and before.count() >= settings.VERIFY_ADDRESS_TRIES:
        raise TooOften(FROM_THERE)
    if address:
        FileChecked.objects.filter(at__lte=now - AN_HOUR).delete()
        FileChecked.objects.create(asked_from=blind_index(address), at=now)
    return verify_file(content)
