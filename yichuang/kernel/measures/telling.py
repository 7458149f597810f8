"""Who is told what stands on few rows, and of which days everybody else is told the rest.

A rate of ratings of yesterday, or of this year up to yesterday and up to the day before, is one rating: whoever was
rated knows who came that day. So those who may not see single ones are told of a calendar month or of a calendar
year, when the month is over, and of the running year what is over of it: no two of these differ by a day.
"""

from calendar import monthrange
from dataclasses import replace
from datetime import date, timedelta

from django.utils import timezone

from yichuang.kernel.actors import EVERY_BODY, SHOWS_NOTHING, Actor, PostHeld, prefix_of
from yichuang.kernel.measures import axes
from yichuang.kernel.measures.asking import THE_HOUSE, Asked, checked, year
from yichuang.kernel.measures.axes import PERSON
from yichuang.kernel.measures.refusing import QuestionWrong


def leads(actor: Actor) -> bool:
    """Whether somebody may see persons apart in all that their posts reach: the same who may see what stands on few.
    Who leads one body and serves at the counter of another leads not all of it."""
    if actor is THE_HOUSE:
        return True
    leading = [post for post in actor.posts if post.role in axes.of(PERSON).shown_to]
    others = [post for post in actor.posts if post not in leading and post.role not in SHOWS_NOTHING]
    return bool(leading) and all(is_within(post, leading) for post in others)


def is_within(post: PostHeld, leading: list[PostHeld]) -> bool:
    """Whether what a post reaches is led by these."""
    if any(EVERY_BODY in each.scope and post.region.startswith(prefix_of(each.region)) for each in leading):
        return True
    led = {code for each in leading for code in (each.body, *each.scope)}
    return EVERY_BODY not in post.scope and {post.body, *post.scope} <= led


def is_for(measure, actor: Actor) -> bool:
    """Whether this person is told of a measure only what does not stand on few, and only of months that are over."""
    return bool(measure.least) and not leads(actor)


def question(measure, asked: Asked) -> Asked:
    """The question, if this measure can answer it and this person may ask it, of the days they may."""
    asked = checked(measure, asked)
    return over(measure, asked) if is_for(measure, asked.actor) else asked


def over(measure, asked: Asked) -> Asked:
    """The question for such a person: of a month or of a year, the running one up to its last month that is over.
    Refuses any other days, and a month that is not over."""
    if measure.is_standing:
        return asked
    ended = timezone.localdate().replace(day=1) - timedelta(days=1)
    if asked.period and is_year(asked.period, ended):
        return replace(asked, period=(asked.period[0], min(asked.period[1], ended)))
    if asked.period and is_month(asked.period) and asked.period[1] <= ended:
        return asked
    raise QuestionWrong(
        "period",
        f"“{measure.label}”只按已经过完的月份或者整年公布，比如1月1日到12月31日：按天、按周算，容易看出是谁评的。",
    )


def is_month(period: tuple[date, date]) -> bool:
    first, last = period
    return first.day == 1 and last == first.replace(day=monthrange(first.year, first.month)[1])


def is_year(period: tuple[date, date], ended: date) -> bool:
    """A whole one, or the running one up to some day after its last month that is over."""
    first, last = period
    return first == year(last.year)[0] and (last == year(last.year)[1] or ended < last <= timezone.localdate())
