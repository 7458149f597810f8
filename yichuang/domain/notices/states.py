"""The states of a message on its way, which no act of the law moves; and the life of the bureau's own words."""

from django.db.models import TextChoices

from yichuang.domain.notices.rules import keeper, may_be_sent
from yichuang.kernel.states import NOTHING, Row, Table


class Way(TextChoices):
    INBOX = "inbox", "我的消息"
    SMS = "sms", "短信"


class State(TextChoices):
    QUEUED = "queued", "待发送"
    SENT = "sent", "已发送"
    RETRIED = "retried", "没发成，会再试"
    DEAD = "dead", "多次没发成"


WAITING = (State.QUEUED, State.RETRIED)


class Wrote(TextChoices):
    BUREAU = "bureau", "本局写法"
    DEFAULT = "default", "系统默认写法"


# fmt: off
TEXTS = Table(
    "The words of a notice (通知文字)", Wrote,
    {"rewrite": "改写", "restore": "恢复默认"},
    #   act         from                                    to             who     provided that
    Row("rewrite",  (NOTHING, Wrote.BUREAU, Wrote.DEFAULT), Wrote.BUREAU,  keeper, needs=(may_be_sent,)),
    Row("restore",  (Wrote.BUREAU,),                        Wrote.DEFAULT, keeper),
)
# fmt: on
