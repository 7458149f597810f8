"""What is found of each input of an evaluation: measures as of the year, the books, the district's files, entries."""

from collections.abc import Iterable
from datetime import date

from django.utils import timezone

from yichuang.domain.performance.models import BudgetYear, Figure, Roster
from yichuang.domain.performance.reads.books import Books, books_of
from yichuang.domain.performance.rules import rosters
from yichuang.domain.performance.rules.figures import COUNT, ENTERED, MEASURE, MONEY, Definition, Given, in_base
from yichuang.kernel import measures
from yichuang.kernel.measures import NOT_YET, NOTHING, THE_HOUSE, Reading
from yichuang.kernel.measures.showing import PERCENT
from yichuang.kernel.reports.stating import fingerprint, reported_words

NOT_ENTERED = "还没有填报"
NOTHING_TO_DIVIDE = "在本年度没有可比的数（分母是零）"


def last_day(year: int) -> date:
    """As of when a figure of the year stands: its last day, or today while it runs."""
    return min(date(year, 12, 31), timezone.localdate())


def inputs_of(figures: Iterable[Figure], body: str, year: int) -> tuple[dict[str, Given], Books | None]:
    """Every input that is no formula, by id; and the books they were read from, where the body has begun them."""
    figures = list(figures)
    definitions = [one.definition for one in figures]
    begun = BudgetYear.objects.kept().filter(body=body, year=year).first()
    kept = books_of(begun) if begun else None
    found = of_measures([one for one in definitions if one.kind == MEASURE], year)
    found |= of_rosters([one for one in definitions if one.kind == COUNT], year)
    found |= {one.id: of_books(one, kept, year) for one in definitions if one.kind == MONEY}
    found |= {one.code: entered(one, year) for one in figures if one.kind == ENTERED}
    return found, kept


def of_measures(definitions: list[Definition], year: int) -> dict[str, Given]:
    """Those without a filter in one question to each population; the others one by one."""
    known = {one.name for one in measures.every()}
    strange = {one.id: Given(missing=f"本系统没有指标“{one.says}”") for one in definitions if one.says not in known}
    asked = [one for one in definitions if one.says in known]
    period = measures.year(year)
    plain = measures.read_all(
        dict.fromkeys(one.says for one in asked if not one.where), period=period, seen_by=THE_HOUSE
    )
    read = {
        one.id: plain[one.says]
        if not one.where
        else measures.read(one.says, period=period, seen_by=THE_HOUSE, **dict(one.where))
        for one in asked
    }
    return strange | {name: of_reading(reading, year) for name, reading in read.items()}


def of_reading(reading: Reading, year: int) -> Given:
    """A measure's total as an input; of one not yet measured, why, and what was reported, which is never taken."""
    measure = reading.measure
    told = {
        "source": f"平台指标“{measure.label}”", "as_of": last_day(year), "fingerprint": fingerprint(measure),
        "behind": {"measure": measure.name, "year": year, "definition": measure.definition},
    }  # fmt: skip
    if reading.status == NOT_YET:
        said = f"；{reported_words(reading.reported)}（报告数，不是本系统测量的）" if reading.reported else ""
        return Given(missing=f"尚未测量：{measure.why}{said}", **told)
    if reading.status == NOTHING:
        return Given(missing=NOTHING_TO_DIVIDE, status=NOTHING, **told)
    value = reading.total.value
    return Given(value if measure.unit == PERCENT else in_base(value, measure.unit), **told)


def of_rosters(definitions: list[Definition], year: int) -> dict[str, Given]:
    files = {rosters.file_of(one) for one in definitions}
    loaded = {one.file: one for one in Roster.objects.filter(file__in=files)}
    return {one.id: of_roster(one, loaded.get(rosters.file_of(one)), year) for one in definitions}


def of_roster(one: Definition, roster: Roster | None, year: int) -> Given:
    """What the file had when it was last loaded, with its digest and its number of rows."""
    file = rosters.file_of(one)
    if roster is None:
        return Given(missing=f"还没有名录 {file}，请先导入")
    told = {"as_of": roster.loaded_on, "digest": roster.digest, "behind": {"roster": file, "rows": len(roster.rows)}}
    try:
        exact = in_base(rosters.counted(one, roster.rows, year), one.unit)
    except KeyError as lacking:
        return Given(missing=f"名录 {file} 没有“{lacking.args[0]}”这一列", **told)
    except ValueError:
        return Given(missing=f"名录 {file} 的“{rosters.column_of(one)}”列里有不是数字的", **told)
    return Given(exact, source=rosters.in_words(one), **told)


def of_books(one: Definition, kept: Books | None, year: int) -> Given:
    if kept is None:
        return Given(missing=f"{year}年的账目还没有建立")
    told = {"source": "账目", "as_of": last_day(year), "digest": kept.fingerprint, "behind": {"books": one.says}}
    amount = kept.amounts.get(one.says)
    return Given(missing=f"账目里没有“{one.says}”", **told) if amount is None else Given(amount, **told)


def entered(one: Figure, year: int) -> Given:
    """What somebody entered, with its proof: a file, or the file of the district it was taken from."""
    if one.value is None:
        return Given(missing=NOT_ENTERED)
    return Given(
        in_base(one.value, one.unit), source=one.source, as_of=one.as_of or last_day(year),
        proof=str(one.proof_id or ""), digest=one.source_digest, behind={"entered": one.code},
    )  # fmt: skip
