"""Plans by their numbers (导办号)."""

import json
from collections.abc import Mapping
from hashlib import sha256
from unicodedata import normalize

from django.utils import timezone

from yichuang.domain.catalogue.models import ThemeVersion
from yichuang.domain.guidance.models import PlanNumber
from yichuang.domain.guidance.rules.plans import as_json
from yichuang.kernel.codes import luhn_check

DIGITS = 8  # the last is a check digit; digits are what people say and type without mistakes


def numbered(typed: str) -> PlanNumber | None:
    """The plan of a number as somebody says or types it, with gaps or in full width; None where there is none that
    is still good."""
    number = plain(typed)
    if not is_plan_number(number):
        return None
    return PlanNumber.objects.filter(number=number, until__gte=timezone.localdate()).first()


def is_plan_number(typed: str) -> bool:
    """Whether it could be one: eight digits, the last of which fits the others."""
    number = plain(typed)
    return len(number) == DIGITS and number.isascii() and number.isdigit() and luhn_check(number[:-1]) == number[-1]


def plain(typed: str) -> str:
    return "".join(normalize("NFKC", typed).split()).replace("-", "")


def number_of(version: ThemeVersion, answers: Mapping) -> PlanNumber | None:
    """The number these answers have already, and still."""
    today = timezone.localdate()
    return PlanNumber.objects.filter(digest=digest(version, answers), until__gte=today).first()


def digest(version: ThemeVersion, answers: Mapping) -> str:
    said = [version.number, as_json(version.sheet.answers(answers))]
    return sha256(json.dumps(said, sort_keys=True, ensure_ascii=False).encode()).hexdigest()
