"""The life of a wording: what people say, and what is meant by it."""

from django.db.models import TextChoices

from yichuang.domain.guidance.rules.keepers import keeper, says_something
from yichuang.kernel.states import NOTHING, Row, Table


class State(TextChoices):
    IN_USE = "in_use", "使用中"
    REMOVED = "removed", "已停用"


# fmt: off
WORDINGS = Table(
    "The life of a wording (说法)", State,
    {"add": "增加", "change": "修改", "remove": "停用"},
    #   act        from               to             who     provided that
    Row("add",    (NOTHING,),        State.IN_USE,   keeper, needs=(says_something,)),
    Row("change", (State.IN_USE,),   State.IN_USE,   keeper, needs=(says_something,)),
    Row("remove", (State.IN_USE,),   State.REMOVED,  keeper),
)
# fmt: on
