"""The paper of a whole matter: one correction notice for all its cases."""

from dataclasses import dataclass
from datetime import date

from django.conf import settings

from yichuang.domain.cases.papers import Gap, Sheet, composer
from yichuang.kernel.whole import Whole


@dataclass(frozen=True)
class PartGaps(Whole):
    """What one body found lacking in its case."""

    item: str
    body: str
    case: str
    gaps: tuple[Gap, ...]


@dataclass(frozen=True)
class MatterCorrectionNotice(Sheet):
    """DOC-02 for a 一件事: the gaps of every case, by body, told once by the leading body (行政许可法26(2)、32)."""

    code, template, title, sign, seal = "DOC-02", "joint/correction-notice", "一次性补正告知书", "联补", "业务专用章"

    received_on: date
    parts: tuple[PartGaps, ...]
    reply_by: date

    def words(self) -> dict:
        return {
            "basis": "根据《中华人民共和国行政许可法》第二十六条第二款、第三十二条第一款第（四）项，",
            "notice_days": settings.NOTICE_DAYS,
            "many": sum(len(part.gaps) for part in self.parts),
        }

    def query(self) -> dict:
        path = settings.MATTER_PATH.format(number=self.matter.case)
        return {"path": path, "hint": "扫码补交材料", "note": "登录后一次补齐各部门要的材料"}


correction_notice = composer(MatterCorrectionNotice)


def of_part(part) -> PartGaps:
    """The gaps noted for a part, its materials called by their names in the list."""
    names = {str(line.seq): line.name for line in part.case.materials.all()}
    return PartGaps(
        part.item_name,
        part.case.deciding_body.name,
        part.case.number,
        tuple(
            Gap(names.get(str(gap["material"]), str(gap["material"])), gap["defect"], gap["basis"], gap["remedy"])
            for gap in part.gaps
        ),
    )
