"""What was loaded from files, by whom and with what result."""

from django.db import models

from yichuang.domain.identity.models.numbers import load_number
from yichuang.kernel.models import Thing


class Load(Thing):
    """One file taken in. The same file again changes nothing, which its digest shows at once."""

    number = models.CharField("载入编号", max_length=40, unique=True, default=load_number)
    table = models.CharField("表", max_length=40)
    digest = models.CharField("文件摘要", max_length=64)
    rows = models.PositiveIntegerField("行数", default=0)
    created = models.PositiveIntegerField("新增", default=0)
    changed = models.PositiveIntegerField("变更", default=0)
    loaded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        indexes = [models.Index(fields=["table", "-id"], name="last_load_of_a_table")]
