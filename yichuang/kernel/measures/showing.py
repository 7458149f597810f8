"""Numbers as people read them: rounded here and nowhere else, halves away from zero."""

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

NONE = "无"
FEW = "太少，不公布"
PERCENT = "%"


def rounded(value, places: int) -> Decimal:
    """Exact until here: a Fraction is rounded once, not divided in binary first."""
    scaled = abs(Fraction(value)) * 10**places
    whole = Decimal((2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator))
    found = (whole / 10**places).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    return -found if value < 0 and found else found


def spoken(value, measure, places: int | None = None) -> str:
    """“98.52%”, “3.4工作日”, “18,123件”; 无 where there is no value."""
    if value is None:
        return NONE
    places = measure.decimals if places is None else places
    return f"{number_of(value, measure, places):,}{measure.unit}"


def number_of(value, measure, places: int | None = None) -> Decimal:
    """The number before the unit, rounded: of a share its hundredths."""
    places = measure.decimals if places is None else places
    return rounded(value * 100 if measure.unit == PERCENT else value, places)
