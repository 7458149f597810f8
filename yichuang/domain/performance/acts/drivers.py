"""What a budget line follows 驱动因素: chosen by people, or given back to what its name suggests."""

from collections.abc import Iterable

from django.db import IntegrityError, transaction

from yichuang.domain.performance.models import BudgetYear, LineDriver
from yichuang.domain.performance.reads.drivers import kept_for, line_of
from yichuang.domain.performance.states.drivers import FOLLOWS, FollowsState
from yichuang.kernel.actors import Actor
from yichuang.kernel.refusals import ActRefused, OutOfTurn

NO_LINE = "没有这个科目，或者它不按因素估（结余、预备费）。"
NOTHING_CHOSEN = "这个科目没有人选定过，用的就是系统建议。"
AT_ONCE = "刚才有人也在选这个科目，请刷新页面，看看新的内容。"


def choose(
    year: BudgetYear, code: str, *, by: Actor, how: str, drivers: Iterable[str] = (), reason: str
) -> LineDriver:
    """From now on estimates take the line, in this year and the years after, to follow this (`rules.drivers.HOW`, and
    which volumes). Estimates that are there stay as they are. Refuses a line there is not and drivers nobody knows."""
    line = line_of(year, code)
    if line is None:
        raise ActRefused(NO_LINE)
    found = kept_for(year, code)
    try:
        with transaction.atomic(), FOLLOWS.step(found or new_for(year), "choose", by=by) as step:
            one = step.thing
            one.code, one.label, one.how = code, line.line.label, how
            one.drivers = list(dict.fromkeys(drivers))
            one.reason, one.chosen_by, one.chosen_on = reason, by.account, step.on
            step.note = reason
            step.facts = {"code": code, "label": one.label, "how": how, "drivers": one.drivers}
    except IntegrityError as taken:
        raise OutOfTurn(AT_ONCE) from taken
    return step.thing


def new_for(year: BudgetYear) -> LineDriver:
    count = LineDriver.objects.filter(body=year.body_id).count() + 1
    return LineDriver(number=f"YS-{year.body_id}-{count}", body=year.body)


def leave(year: BudgetYear, code: str, *, by: Actor, reason: str) -> LineDriver:
    """Whatever holds for the line, under this code or carried here by its name, is given back to the suggestion."""
    found = kept_for(year, code)
    if found is None or found.state != FollowsState.CHOSEN:
        raise ActRefused(NOTHING_CHOSEN)
    with FOLLOWS.step(found, "leave", by=by) as step:
        step.thing.reason = step.note = reason
        step.facts = {"code": code, "label": step.thing.label}
    return step.thing
