"""The lists and look-ups that must stay quick: the database's own plan for each goes by the index made for it.

Asked of tables with statistics, at a size where every plan that reads the whole table is dearer: nothing is switched
off, so that what is chosen here is what a planner chooses, and a lost index or a wider question shows.
"""

import pytest
from django.db import connection

from tools.bench.filling import Filling
from yichuang.domain.cases import acts, reads
from yichuang.domain.cases.models import Case
from yichuang.domain.cases.tests.factories import Hall
from yichuang.domain.identity.tables import Role
from yichuang.domain.identity.tests.factories import citizen, staff

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.any_python]

SIZE, BODIES, PIECE = 6000, 8, 26
SORTS = {"sqlite": "USE TEMP B-TREE", "postgresql": "Sort"}
WHOLE = {"sqlite": "SCAN cases_case\n", "postgresql": "Seq Scan on cases_case"}


@pytest.fixture
def halls(at, settings, tmp_path):
    """Bodies with open matters and closed ones, each of two people; tables that know their statistics."""
    settings.LEDGER_ROOT, settings.FILES_ROOT = tmp_path / "ledger", tmp_path / "files"
    halls = [Hall() for _ in range(BODIES)]
    for number, hall in enumerate(halls):
        for other in range(2):
            at(f"2026-03-{2 + (number + other) % 5:02} 10:00")
            hall.mei = citizen(f"示例人{number}之{other}")
            for _ in range(3):
                acts.withdraw(hall.accepted(), by=hall.mei, reason="不再办理")
            hall.certified()
    Filling(SIZE, seed=1).run()
    return halls


def plan(rows) -> str:
    return rows[:PIECE].explain() + "\n"


def questions(hall) -> dict:
    """What is asked, by name: the rows, the index they are found by, and whether the database may sort them."""
    everywhere = staff(*Role, body=hall.centre, scope=("*",), name="周")
    case = Case.objects.filter(deciding_body=hall.body).exclude(licence_identifier="").last()
    numbered = Case.objects.filter(deciding_body=hall.body).exclude(certificate_number="").last()
    queue, all_of_it = reads.queue(hall.zhao), reads.queue(everywhere)
    place = reads.page_of_queue(queue, size=PIECE).next
    here, later = reads.pages.beyond(queue, place, "queued_on")
    here_of_all, later_of_all = reads.pages.beyond(all_of_it, place, "queued_on")
    return {
        "a body's queue": (queue, "case_open_of_body", False),
        "the rest of its day": (here, "case_open", True),
        "further on in it": (later, "case_open_of_body", False),
        "everybody's queue": (all_of_it, "case_open", False),
        "the rest of that day": (here_of_all, "case_open", False),
        "further on in that": (later_of_all, "case_open", False),
        "one's own": (reads.queue(hall.zhao, mine=True), "case_open", True),
        "a body's newest": (reads.visible_to(hall.zhao).order_by("-id"), "case", False),
        "by name": (reads.found(hall.zhao, case.applicant_name), "case_of_name", True),
        "by licence": (reads.found(hall.zhao, case.licence_identifier), "licence_identifier", True),
        "by the number of a certificate": (
            reads.lists.bearing(numbered.certificate_number),
            "case_of_certificate",
            True,
        ),
        "by number": (reads.found(hall.zhao, case.number), "number", True),
    }


def test_every_list_and_look_up_goes_by_its_index_and_one_without_would_be_noticed(halls):
    """The last question shows that the others could fail: the same list by a column nothing was made for."""
    asked = questions(halls[0]) | {"by item": (reads.queue(halls[0].zhao).order_by("item_name"), "case_", False)}
    found = {}
    for name, (rows, index, may_sort) in asked.items():
        said = plan(rows).replace("sqlite_autoindex_cases_case_1", "number")
        sorts = SORTS[connection.vendor] in said and not may_sort
        if index not in said or WHOLE[connection.vendor] in said or sorts:
            found[name] = said

    assert list(found) == ["by item"], "\n".join(f"{name}\n{said}" for name, said in found.items())
