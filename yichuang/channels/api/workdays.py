"""GET /workdays/due: when a limit ends, day by day. Public: anybody may check our dates."""

from datetime import date

from ninja import Query, Router, Schema

from yichuang.channels.api.access import MaybeBearer
from yichuang.channels.api.problems import FAULTS, FieldsWrong
from yichuang.kernel import workdays as calendar
from yichuang.kernel.calendar import CalendarMissing

router = Router(tags=["workdays"])


class DueLine(Schema):
    first: date
    last: date
    counted: int
    kind: str
    text: str


class Due(Schema):
    start: date
    days: int
    unit: str
    due_on: date
    lines: list[DueLine]


class DueQuestion(Schema):
    start: date
    days: int
    unit: str = "workday"
    suspend: list[str] = []


@router.get("/workdays/due", response={200: Due, **FAULTS}, auth=MaybeBearer(), operation_id="workdays_due")
def due(request, asked: Query[DueQuestion]):
    """The last day of a limit that starts on `start`, with every day explained. `suspend=2021-05-10..2021-05-21`
    may be repeated. Refuses (422) a limit that runs beyond the published calendar, naming the missing year."""
    errors = {}
    if asked.unit not in {"workday", "day", "month"}:
        errors["unit"] = "unit 只能是 workday、day 或 month。"
    if not 0 <= asked.days <= 3660:
        errors["days"] = "days 应在 0 到 3660 之间。"
    pauses = [span for text in asked.suspend if (span := spanned(text, errors))]
    if errors:
        raise FieldsWrong(errors)
    try:
        found = calendar.due(asked.start, asked.days, asked.unit, pauses)
    except CalendarMissing as missing:
        raise FieldsWrong({"start": f"{missing.year}年的工作日安排还没有公布，算不到那么远。"}) from missing
    return {**asked.dict(), "due_on": found.due_on, "lines": [line_of(line) for line in found.lines]}


def spanned(text: str, errors: dict) -> tuple[date, date] | None:
    try:
        first, last = (date.fromisoformat(part) for part in text.split(".."))
    except ValueError:
        errors["suspend"] = "suspend 请写成 2021-05-10..2021-05-21。"
        return None
    if last < first:
        errors["suspend"] = "suspend 的结束日不能早于开始日。"
        return None
    return first, last


def line_of(line) -> dict:
    return {"first": line.first, "last": line.last, "counted": line.counted, "kind": line.kind, "text": line.text}
