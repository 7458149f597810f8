"""A whole 一件事 over the interface: what is asked for is answered with all that applying needs."""

from types import SimpleNamespace

import pytest

from yichuang.channels.shared import plans
from yichuang.domain.cases.tests.conftest import _files  # noqa: F401  the same place for files
from yichuang.domain.catalogue.rules.themes import Line, Sheet
from yichuang.domain.catalogue.tests.factories import offered
from yichuang.domain.guidance import reads as guidance
from yichuang.domain.joint.tests.factories import DRAWING, FIRE, FOOD, FORM, LEASE, LICENCE, PLAN, REGISTRATION, SIGN

pytestmark = pytest.mark.django_db
ANSWERS = {"sign": "yes"}


@pytest.fixture
def party(street):
    return street.company()


@pytest.fixture
def mei(street, party, caller):
    return caller(street.mei)


def application(mei, party, plan) -> dict:
    """Made of nothing but what the plan says."""
    file = mei.upload().json()["id"]
    return {
        "theme": "T1", "party": party, "answers": ANSWERS, "fields": FORM, "consent": True, "mandate": True,
        "materials": [{"kind": one["kind"], "files": [file]} for one in plan["materials"] if one["is_brought"]],
    }  # fmt: skip


def test_guidance_has_the_shape_of_its_description(street, caller):
    found = caller().get("/guidance", q="示例开店").json()
    nothing = caller().get("/guidance", q="怎么开户买股票").json()

    assert found.keys() == {"results", "nothing_fits", "advice"}
    first = found["results"][0]
    assert first.keys() == {"kind", "code", "name", "score", "why"}
    assert (first["kind"], first["code"], bool(first["why"]), found["nothing_fits"]) == ("theme", "T1", True, False)
    scores = [one["score"] for one in found["results"]]
    assert scores == sorted(scores, reverse=True)
    assert nothing["nothing_fits"] is True


def test_a_question_without_an_answer_is_noted_but_not_while_it_is_typed(street, caller):
    for asked in ({"q": "示例开店"}, {"q": "我叫张小明，电话13800000000，想买股票"}, {"q": "股票", "typing": "true"}):
        caller().get("/guidance", **asked)

    (noted,) = guidance.unanswered()
    assert ("股票" in noted.words, noted.times) == (True, 1)
    assert not any(part in noted.words for part in ("张", "小明", "138"))


def test_a_plan_says_the_kind_of_each_material_and_the_day_of_the_last_grant(street, at, caller):
    at("2026-03-02 10:00")
    plan = caller().post("/themes/T1/plan", {"answers": ANSWERS}).json()

    assert {one["kind"]: one["is_brought"] for one in plan["materials"]} == {
        LEASE: True, LICENCE: False, DRAWING: True, PLAN: True,
    }  # fmt: skip
    assert (plan["days"], plan["ready_on"], plan["unanswered"]) == (10, "2026-03-16", [])


def test_from_the_plan_to_the_matter_and_the_same_key_files_once(street, mei, party):
    plan = mei.post("/themes/T1/plan", {"answers": ANSWERS}).json()
    told = application(mei, party, plan)
    first, second = (mei.post("/matters", told, **{"Idempotency-Key": "k-1"}) for _ in range(2))
    seen = mei.get(f"/matters/{first.json()['number']}").json()

    assert (first.status_code, first.json()["number"]) == (201, second.json()["number"])
    assert {one["item"]: one["stands"] for one in seen["parts"]} == {
        REGISTRATION: "filed", FOOD: "waiting", SIGN: "waiting", FIRE: "filed",
    }  # fmt: skip


def test_a_licence_held_spares_its_material_for_whoever_speaks_for_its_holder(street, mei, party, caller, monkeypatch):
    """As in the application: the plan is the one compiled for the party that will apply."""
    offered("T3", Sheet((), (Line(FOOD),)), lead=street.centre, name="示例餐饮")
    held = {party: [SimpleNamespace(name=LICENCE, identifier="示例-1", usable=True)]}
    monkeypatch.setattr(plans.licences, "held", lambda whose: held.get(whose, []))

    def spared(who, **told):
        materials = who.post("/themes/T3/plan", told).json()["materials"]
        return {one["kind"]: one["held"] for one in materials}[LICENCE]

    assert (spared(mei, party=party), spared(mei), spared(caller())) == ("示例-1", "", "")
    assert mei.post("/themes/T3/plan", {"party": street.li.own_party}).status_code == 422
    assert caller().post("/themes/T3/plan", {"party": party}).status_code == 422
