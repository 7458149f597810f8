import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from yichuang.domain.cases.states import LIFE

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("start", "days", "suspend", "expected"),
    [
        ("2021-09-17", 5, [], "2021-09-26"),
        ("2021-09-30", 5, [], "2021-10-13"),
        ("2021-02-08", 20, [], "2021-03-12"),
        ("2021-04-23", 7, [], "2021-05-06"),
        ("2021-12-31", 1, [], "2022-01-04"),
        ("2022-01-28", 10, [], "2022-02-16"),
        ("2021-06-11", 20, [], "2021-07-12"),
        ("2021-06-11", 45, [], "2021-08-16"),
        ("2026-02-13", 5, [], "2026-02-27"),
        ("2026-09-24", 10, [], "2026-10-15"),
        ("2021-05-06", 10, ["2021-05-10..2021-05-21"], "2021-06-02"),
        ("2021-05-06", 10, ["2021-05-10..2021-05-14", "2021-05-12..2021-05-21"], "2021-06-02"),
    ],
)
def test_due_dates_of_the_handbook(caller, start, days, suspend, expected):
    answer = caller().get("/workdays/due", start=start, days=days, suspend=suspend).json()

    assert answer["due_on"] == expected
    assert sum(line["counted"] for line in answer["lines"]) == days


def test_beyond_the_calendar_the_missing_year_is_named(caller):
    answer = caller().get("/workdays/due", start="2026-12-25", days=20)

    assert answer.status_code == 422
    assert "2027年" in answer.json()["errors"]["start"]


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ({"start": "2026-13-01", "days": 5}, "start"),
        ({"start": "2026-03-02", "days": -1}, "days"),
        ({"start": "2026-03-02", "days": 5, "unit": "week"}, "unit"),
        ({"start": "2026-03-02", "days": 5, "suspend": "2026-03-04"}, "suspend"),
        ({"start": "2026-03-02", "days": 5, "suspend": "2026-03-06..2026-03-04"}, "suspend"),
    ],
)
def test_a_wrong_question_names_its_field(caller, query, field):
    answer = caller().get("/workdays/due", **query)

    assert answer.status_code == 422
    assert list(answer.json()["errors"]) == [field]


def test_items_need_no_sign_in(hall, caller):
    listed = caller().get("/items").json()
    code = hall.version.item_id

    assert [line["code"] for line in listed["results"]] == [code]
    told = caller().get(f"/items/{code}").json()
    assert told["promise"] == {"length": 5, "unit": "workday"}
    assert [material["material"] for material in told["materials"]] == [1]
    assert "premises_address" in [field["element"] for field in told["fields_individual"]]
    assert caller().get("/items/NO-1").status_code == 404


NOT_BY_REQUEST = {  # filed as one application, done by the clock or a load, or inside another act
    "deem_accepted", "deem_renewed", "draft", "end_owing", "end_waiver", "file_under_mandate", "return_overdue",
    "submit", "take_over", "take_up",
}  # fmt: skip


def test_the_description_is_openapi_3_1_and_names_every_act(caller):
    described = caller().get("/openapi.json").json()

    assert described["openapi"] == "3.1.0"
    acts = {path.rpartition("/")[2] for path in described["paths"] if "/acts/" in path}
    assert set(LIFE.words) - acts == NOT_BY_REQUEST
    assert acts <= set(LIFE.words)


def test_too_many_calls_are_429(hall, caller, monkeypatch):
    monkeypatch.setattr("ninja.throttling.SimpleRateThrottle.parse_rate", lambda *_: (1, 60))
    monkeypatch.setattr("ninja.throttling.SimpleRateThrottle.allow_request", lambda *_: False)
    monkeypatch.setattr("ninja.throttling.SimpleRateThrottle.wait", lambda *_: 30)

    answer = caller().get("/items")

    assert answer.status_code == 429
    assert answer["Retry-After"]


def test_a_wrong_token_is_refused_even_where_none_is_needed(client):
    assert client.get("/api/v1/items", headers={"Authorization": "Bearer wrong"}).status_code == 401


def test_an_address_that_does_not_exist_is_a_problem_too(client):
    answer = client.post("/api/v1/nowhere/at/all")

    assert (answer.status_code, answer["Content-Type"]) == (404, "application/problem+json")


def test_a_file_of_a_stranger_is_not_ours_and_one_too_large_is_not_read(client, settings):
    def verify(content):
        return client.post("/api/v1/licences/verify", {"file": SimpleUploadedFile("示例.pdf", content)})

    assert verify(b"%PDF-1.7 somebody else's").json()["verdict"] == "not_ours"

    settings.FILE_MOST_BYTES = 1024**2
    too_large = verify(b"%PDF-1.7" + b"\n" * 1024**2)

    assert too_large.status_code == 422
    assert too_large.json()["errors"] == {"file": "文件太大了，请上传不超过 1 MB 的原文件。"}
