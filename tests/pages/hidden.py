"""What a stranger must not find in anything we answer, and how an answer is read for it."""

import json
import re
from functools import cache
from io import BytesIO
from urllib.parse import unquote

from django.apps import apps
from django.db import connection
from openpyxl import load_workbook

from tests.pages.world import ADDRESS, World
from yichuang.domain.cases.tests.factories import PNG, account_of

WHOLE = r"(?<![0-9A-Za-z]){}(?![0-9A-Za-z])"  # digits inside a digest are no number of anybody


@cache
def hidden_in(world: World) -> dict[str, str]:
    """Everything of 梅, her company and their matters that is nobody else's business, with what it is."""
    cases = world.cases.values()
    return (
        {case.number: f"the number of a case ({case.state})" for case in cases}
        | {case.password: "a query password" for case in cases}
        | {world.versions[state].number: "a version in preparation" for state in ("draft", "submitted", "reviewed")}
        | {
            world.applicant.name: "the applicant's name",
            world.applicant.code: "the applicant's citizen number",
            account_of(world.mei).phone: "the applicant's phone",
            world.company.name: "the company's name",
            world.company.code: "the company's credit code",
            world.delivered_licence: "a licence identifier",
            ADDRESS: "an answer in a form",
            world.mei.own_party: "the applicant's party number",
            world.company.number: "the company's party number",
            PNG.decode("latin-1"): "a file handed in",
        }
    )


def found_in(response, world: World) -> list[str]:
    """What of the hidden stands in an answer, except what the visitor wrote into the address or a box."""
    text = read(response)
    request = response.wsgi_request
    asked = f"{unquote(request.get_full_path())} {' '.join(request.POST.values())}"
    return sorted({what for word, what in hidden_in(world).items() if word not in asked and stands(word, text)})


def stands(word: str, text: str) -> bool:
    return bool(re.search(WHOLE.format(re.escape(word)), text)) if word.isdigit() else word in text


def read(response) -> str:
    """An answer as text: a page, JSON, a table's cells, the bytes of a file."""
    content = response.getvalue()
    if response.streaming:
        response.streaming_content = [content]  # to be read again
    if "spreadsheetml" in response.get("Content-Type", ""):
        book = load_workbook(BytesIO(content))
        return " ".join(str(cell.value) for row in book.active.iter_rows() for cell in row)
    if "json" in response.get("Content-Type", ""):
        return json.dumps(json.loads(content), ensure_ascii=False)
    return content.decode("latin-1") if content[:4] in (PNG[:4], b"%PDF") else content.decode("utf-8", "replace")


OURS = ("mei", "agent", "counter", "zhao", "wu", "qian", "sun", "clerk")
KEPT = (
    "cases.Case", "cases.CaseMaterial", "cases.Supply", "kernel.Document", "kernel.Message", "kernel.CalendarEdition",
    "licences.Licence", "identity.Mandate", "identity.Post", "catalogue.ItemVersion", "catalogue.Material",
    "catalogue.FormField", "performance.BudgetYear", "performance.BudgetLine", "performance.Payment",
)  # fmt: skip


def kept(world: World) -> dict:
    """All that stands in the tables of others' matters, and of the people of the world who are no strangers; as it
    lies in the database, encrypted columns left so."""
    people = [getattr(world, name).account for name in OURS]
    parties = [world.mei.own_party, world.company.number]
    return {name: rows(name) for name in KEPT} | {
        "staff": rows("identity.Account", people),
        "parties": rows("identity.Party", parties),
    }


def rows(name: str, numbers=()) -> list:
    model = apps.get_model(name)._meta
    only = f" WHERE number IN ({', '.join(['%s'] * len(numbers))})" if numbers else ""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {model.db_table}{only} ORDER BY {model.pk.column}", list(numbers))
        return cursor.fetchall()
