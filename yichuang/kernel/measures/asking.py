"""A question to a measure, checked before the database is asked."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet

from yichuang.kernel.actors import Actor
from yichuang.kernel.measures import axes
from yichuang.kernel.measures.axes import MONTH
from yichuang.kernel.measures.refusing import QuestionWrong

THE_HOUSE = Actor(name="本系统", kind="house")  # the program itself: reports, cards, scores; sees everything
MOST_DIMENSIONS = 2


def year(number: int) -> tuple[date, date]:
    return date(number, 1, 1), date(number, 12, 31)


@dataclass(frozen=True)
class Asked:
    """By which dimensions, for which days (None: all there are), under which filters, seen by whom."""

    by: tuple[str, ...] = ()
    period: tuple[date, date] | None = None
    where: Mapping[str, object] = field(default_factory=dict)
    actor: Actor = THE_HOUSE

    @property
    def touched(self) -> tuple[str, ...]:
        """The dimensions it names at all."""
        return tuple(dict.fromkeys((*self.by, *self.where)))


def checked(measure, asked: Asked) -> Asked:
    """The question, if this measure can answer it and this person may ask it."""
    asked = replace(asked, by=(asked.by,) if isinstance(asked.by, str) else tuple(asked.by))
    for name in asked.touched:
        if name not in measure.dimensions:
            possible = "、".join(axes.of(one).name for one in measure.dimensions) or "无"
            raise QuestionWrong(name, f"“{measure.label}”不能按“{name}”区分；可以用的维度：{possible}。")
    if len(set(asked.by)) != len(asked.by) or len(asked.by) > MOST_DIMENSIONS:
        raise QuestionWrong("by", f"一次最多按{MOST_DIMENSIONS}个不同的维度区分。")
    if asked.period and asked.period[0] > asked.period[1]:
        raise QuestionWrong("period", "起始日期不能晚于截止日期。")
    if asked.period is None and MONTH in asked.by:
        raise QuestionWrong("period", "按月份区分的，请先选择起止日期。")
    if not may_ask(measure, asked):
        raise PermissionDenied
    return asked


def may_ask(measure, asked: Asked) -> bool:
    """Staff and the house may ask everything, and see what is theirs; others what is public, and never of persons."""
    if asked.actor is THE_HOUSE or asked.actor.is_staff:
        return True
    return measure.public and not any(axes.of(name).shown_to for name in asked.touched)


def narrowed(asked: Asked, population, measure) -> QuerySet:
    """The rows of one population that the question is about and the person may see."""
    wanted = population.within(asked.period)
    for name, value in asked.where.items():
        wanted &= population.matching(name, value)
    if not (asked.actor is THE_HOUSE or (measure.public and not asked.actor.is_staff)):
        wanted &= population.seen_by(asked.actor, asked.touched)
    return population.aliased().filter(wanted)
