"""A file checked by anybody, without signing in (查验): so often from one place, then it waits."""

from django.conf import settings

from yichuang.domain.licences.reads.verifying import Verdict, verify_file
from yichuang.kernel import tries
from yichuang.kernel.actors import Actor

DOOR = "licence file"
FROM_THERE = (
    "从当前网络上传查验的次数太多，请过一小时再传。扫证照上的二维码，或者填证照标识、文书查询码，现在照样能查。"
)


def check_file(content: bytes, *, by: Actor, address: str = "") -> Verdict:  # noqa: ARG001 - every act says by whom
    """What is to be said of a file somebody holds. Refuses (TooOften), for an hour, once
    settings.VERIFY_ADDRESS_TRIES came from this network address. No act of the law: no ledger."""
    tries.refuse_flood(DOOR, address, most=settings.VERIFY_ADDRESS_TRIES, sentence=FROM_THERE)
    tries.count(DOOR, address)
    return verify_file(content)
