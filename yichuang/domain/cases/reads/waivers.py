"""Which materials are not asked for because a licence says the same, which look found so, and what failed."""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from yichuang.domain.cases.models import CaseMaterial


@dataclass(frozen=True)
class Waiver:
    """The newest look at a licence for one material. `said` is the sentence a person reads."""

    material: int
    name: str
    licence: str
    number: str
    fault: str
    checked_at: datetime

    @property
    def said(self) -> str:
        at = timezone.localtime(self.checked_at)
        when = f"{at.month}月{at.day}日 {at:%H:%M}"
        if self.fault:
            return f"{when} 核验没有通过：{self.fault}请提交“{self.name}”。"
        return f"不用交，因为申请人名下的电子证照（编号 {self.number}）可以代替，{when} 核验有效。"


def waiver_of(line: CaseMaterial) -> Waiver | None:
    """How a licence spares this material, or last failed to while nothing else came in; None where none does."""
    look = next(reversed(line.checks.all()), None)
    if look is None or (line.supplied and look.fault):
        return None
    current = [supply.licence for supply in line.supplies.all() if not supply.replaced]
    if not look.fault and look.licence not in current:
        return None
    return Waiver(line.seq, line.name, look.licence, look.licence_number, look.fault, look.at)


def with_waivers(case):
    """The material list with all that `waiver_of` asks for, in three questions however long it is."""
    return case.materials.prefetch_related("supplies", "checks")


def waivers(case) -> list[Waiver]:
    return [waiver for line in with_waivers(case) if (waiver := waiver_of(line))]
