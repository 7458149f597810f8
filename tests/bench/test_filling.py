"""What the loader writes cannot be told from what acts write."""

import re
from collections import Counter

import pytest
from django.apps import apps

from tools.bench.filling import Filling
from tools.bench.moulds import rows_about
from yichuang.domain.cases import acts
from yichuang.domain.cases.models import Case
from yichuang.domain.cases.states import CLOSED
from yichuang.domain.licences.models import Licence
from yichuang.kernel import clocks, documents, ledger, news, workdays
from yichuang.kernel.models import LedgerEntry
from yichuang.kernel.verify import faults

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.any_python]

SIZE = 200
STATIONS = (
    "drafted",
    "submitted",
    "received",
    "correcting",
    "accepted",
    "in_review",
    "granted",
    "denied",
    "delivered",
)


def counted() -> dict[str, int]:
    return {model._meta.label: model._base_manager.count() for model in apps.get_models()}


def grown(before: dict[str, int]) -> set[str]:
    return {label for label, count in counted().items() if count > before[label]}


@pytest.fixture
def lived(hall, settings, tmp_path):
    """One matter at each station, its news delivered; the tables that acts wrote to."""
    before = counted()
    settings.LEDGER_ROOT = tmp_path / "ledger"
    for station in STATIONS:
        getattr(hall, station)()
    acts.withdraw(hall.accepted(), by=hall.mei, reason="不再办理")
    while news.drain():
        pass
    return grown(before)


def cast() -> list[Case]:
    before = set(Case.objects.values_list("pk", flat=True))
    Filling(SIZE, seed=1).run()
    return list(Case.objects.exclude(pk__in=before).order_by("pk"))


def shape(value):
    """What kind of value it is: a text's letters, its figures only by their number."""
    if isinstance(value, dict):
        return {name: shape(part) for name, part in value.items()}
    if isinstance(value, list):
        return [shape(part) for part in value]
    if isinstance(value, str) and re.fullmatch("[0-9a-f]{64}", value):
        return "a digest"
    return re.sub("[0-9A-Z]", "9", value) if isinstance(value, str) else type(value).__name__


def shapes(case: Case) -> Counter:
    """The rows about a case by table, each with the shape of every column."""
    found: Counter = Counter()
    for row in rows_about(case):
        columns = {column.attname: shape(getattr(row, column.attname)) for column in row._meta.local_concrete_fields}
        columns.pop("sealed_seq", None)  # the house seals every minute, the loader every batch
        found[row._meta.label, repr(columns)] += 1
    return found


@pytest.mark.usefixtures("lived")
def test_what_is_cast_has_the_rows_and_columns_of_what_was_lived():
    all_lived = list(Case.objects.order_by("made_at", "pk"))
    known = {repr(sorted(shapes(case).items())) for case in all_lived}

    made = cast()

    assert Case.objects.count() == SIZE
    assert {repr(sorted(shapes(case).items())) for case in made} == known
    assert {case.state for case in made} == {case.state for case in all_lived}


@pytest.mark.usefixtures("lived")
def test_a_decision_that_is_cast_states_the_number_its_certificate_has():
    made = [case for case in cast() if case.certificate_number]

    assert {case.state for case in made} == {"GRANTED", "DELIVERED"}
    for case in made:
        stated = documents.of(case).get(code="DOC-10").snapshot["certificate"]
        assert stated.endswith(f"编号 {case.certificate_number}")
        issued = Licence.objects.filter(case_number=case.number).values_list("number", flat=True)
        assert list(issued) == ([case.certificate_number] if case.state == "DELIVERED" else [])
    given = Case.objects.exclude(certificate_number="").values_list("certificate_number", flat=True)
    assert len(set(given)) == len(given) > len(made)


def test_every_table_acts_write_to_is_filled(lived):
    before = counted()

    cast()

    assert lived - grown(before) == {
        "kernel.StoredFile",  # what was handed in is the same file again
        "kernel.Sequence",  # the runs go on
        "licences.LicenceType",
        "evaluation.Invitation",  # nobody of those who are cast was asked how it was
        "supervision.Refusal",
    }


@pytest.mark.usefixtures("lived")
def test_the_ledger_of_what_is_cast_holds_and_is_sealed():
    made = cast()

    assert [fault for fault in faults() if fault.startswith(("case:", "licence:", "seal"))] == []
    LedgerEntry.objects.filter(thing=made[0].thing, seq=1).update(note="altered")
    assert [fault for fault in faults() if "altered" in fault] == [f"{made[0].thing} line 1 was altered"]


@pytest.mark.usefixtures("lived")
def test_the_clocks_of_what_is_cast_follow_from_its_ledger():
    calendar = workdays.current()

    for case in cast():
        kept = [(clock.kind, clock.due_on, clock.stopped_on, clock.held_by) for clock in clocks.of(case)]
        told = clocks.rebuilt(ledger.of(case), calendar)
        assert kept == [(clock.kind, clock.due_on, clock.stopped_on, clock.held_by) for clock in told], case.number


@pytest.mark.usefixtures("lived")
def test_acts_go_on_from_what_is_cast(hall):
    """Numbers, keys and heads continue where the loader left them."""
    made = cast()

    granted = next(case for case in made if case.state == "GRANTED")
    delivered = acts.deliver(
        acts.hand_over(acts.make_certificate(granted, by=hall.clerk), by=hall.clerk),
        by=hall.clerk, mode="window", proof="身份证已核对",
    )  # fmt: skip
    new = hall.delivered()

    assert (delivered.state, new.state) == ("DELIVERED", "DELIVERED")
    assert [fault for fault in faults() if fault.startswith(("case:", "licence:"))] == []


@pytest.mark.usefixtures("lived")
def test_lean_leaves_a_closed_case_its_clocks_and_last_line_and_an_open_one_all():
    Filling(SIZE, seed=1, lean=True).run()
    made = list(Case.objects.order_by("-pk"))[: SIZE - len(STATIONS) - 1]

    for case in made:
        lines = list(ledger.of(case))
        assert (lines[-1].to, len(lines) == 1) == (case.state, case.state in CLOSED or case.state == "DRAFT")
        assert lines[-1].digest == ledger.digest_of(lines[-1])
    closed = [case for case in made if case.state in CLOSED]
    assert {row._meta.label for case in closed for row in rows_about(case)} == {
        "cases.Case", "kernel.Clock", "kernel.LedgerEntry", "kernel.LedgerHead", "licences.Licence",
    }  # fmt: skip
