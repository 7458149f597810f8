"""A plan gets a number to be opened by at a window; numbers that ran out are forgotten."""

from collections.abc import Mapping
from datetime import timedelta
from secrets import randbelow

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils import timezone

from yichuang.domain.catalogue.models import ThemeVersion
from yichuang.domain.guidance.models import PlanNumber
from yichuang.domain.guidance.reads.numbers import DIGITS, digest
from yichuang.domain.guidance.rules.plans import as_json
from yichuang.kernel.codes import luhn_check
from yichuang.kernel.refusals import ActRefused

MOST_A_DAY = 5_000  # new ones: whoever asks by machine does not use the numbers up
TRIES = 20
NONE_LEFT = "今天的导办号发完了。请打印导办单，或者到窗口出示单子上的二维码，一样可以办。"


def number_plan(version: ThemeVersion, answers: Mapping) -> PlanNumber:
    """The number of these answers to this version of a theme, good for settings.PLAN_NUMBER_DAYS from today. Asked
    again it is the same number, and good for longer. Refuses when too many new ones were asked for today."""
    today = timezone.localdate()
    until, mark = today + timedelta(days=settings.PLAN_NUMBER_DAYS), digest(version, answers)
    if PlanNumber.objects.filter(digest=mark).update(until=until):
        return PlanNumber.objects.get(digest=mark)
    if PlanNumber.objects.filter(made_on=today).count() >= MOST_A_DAY:
        raise ActRefused(NONE_LEFT)
    said = as_json(version.sheet.answers(answers))
    row = {"theme": version.theme_id, "version": version.number, "answers": said, "made_on": today, "until": until}
    for _ in range(TRIES):
        try:
            with transaction.atomic():
                return PlanNumber.objects.create(number=drawn(), digest=mark, **row)
        except IntegrityError:  # somebody has the number, or asked for the same plan in this moment
            if faster := PlanNumber.objects.filter(digest=mark).first():
                return faster
    raise ActRefused(NONE_LEFT)


def drawn() -> str:
    number = str(randbelow(10 ** (DIGITS - 1))).zfill(DIGITS - 1)
    return number + luhn_check(number)


def forget_plan_numbers() -> int:
    """For the schedule: what is no longer good is deleted. How many went."""
    return PlanNumber.objects.filter(until__lt=timezone.localdate()).delete()[0]
