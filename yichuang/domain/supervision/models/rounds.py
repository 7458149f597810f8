"""The patrols of the hall themselves (巡查), whether they found anything or not."""

from django.db import models

from yichuang.domain.supervision.models.duties import OfAUnit
from yichuang.domain.supervision.states import RoundState
from yichuang.domain.supervision.tables import PATROL_WAYS
from yichuang.kernel.fields import EncryptedText
from yichuang.kernel.models import Thing


class PatrolRound(Thing):
    """Somebody walked the hall once, or looked at its cameras; `unit` is the body on whose behalf. What was found are
    the findings that name it; none means that nothing was found."""

    state = models.CharField("状态", max_length=20, choices=RoundState, default="", editable=False)
    unit = models.ForeignKey("identity.Body", models.PROTECT, related_name="+", verbose_name="巡查单位")
    person = models.CharField("巡查人账号", max_length=40)
    way = models.CharField("方式", max_length=8, choices=list(PATROL_WAYS.items()))
    walked_on = models.DateField("日期")
    walked_at = models.DateTimeField("时间")
    note = EncryptedText("说明", default="", blank=True)

    objects = OfAUnit.as_manager()
    walked_just_now = False  # of the running act: the same person noted a patrol moments ago

    class Meta:
        indexes = [
            models.Index(fields=["walked_on", "way"], name="round_of_day"),
            models.Index(fields=["person", "-id"], name="round_of_person"),
        ]

    @property
    def body_code(self) -> str:
        return self.unit_id
