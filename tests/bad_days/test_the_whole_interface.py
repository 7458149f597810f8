"""Every operation of the interface, asked what a machine thinks up from the description: no bug, and no answer the
description does not name. The same questions at every run."""

from dataclasses import dataclass, field

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from ninja import Schema
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from yichuang.channels.api.interface import api
from yichuang.kernel import documents

pytestmark = pytest.mark.django_db
PROMISES = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
    response_headers_conformance,
]
schema = schemathesis.openapi.from_dict(api.get_openapi_schema(path_prefix="/api/v1/"))
schema.app = get_wsgi_application()


@pytest.fixture(autouse=True)
def _one_connection():
    """A server closes its connection after a request; here it holds the test's transaction."""
    for moment in (request_started, request_finished):
        moment.disconnect(close_old_connections)
    yield
    for moment in (request_started, request_finished):
        moment.connect(close_old_connections)


@dataclass
class Stage:
    """Whose tokens there are, and by operation the values of what is really there."""

    officer: dict
    citizen: dict
    path: dict[str, str]
    query: dict[str, str] = field(default_factory=dict)


@pytest.fixture
def hall_stage(hall, caller):
    """An accepted case, its paper and its item; a licence of the same person."""
    ready = hall.ready()
    case = hall.accepted()
    there = {
        "number": case.number, "code": hall.version.item_id, "identifier": ready.licence_identifier,
        "key": str(documents.of(case).first().pk), "reference": str(documents.of(case).first().pk),
    }  # fmt: skip
    return Stage(caller(hall.zhao).headers, caller(hall.mei).headers, there, {"why": "supervision", "case": ""})


@pytest.fixture
def street_stage(street, caller):
    """A theme with its questions, and a matter applied for under it."""
    matter = street.applied()
    officer = next(iter(street.officers.values()))
    return Stage(caller(officer).headers, caller(street.mei).headers, {"number": matter.number, "code": "T1"})


def stage_of(operation, request) -> Stage:
    of_theme = operation.path.split("/")[3] in {"themes", "matters"}
    return request.getfixturevalue("street_stage" if of_theme else "hall_stage")


@schema.parametrize()
@schema.given(there=st.booleans(), ours=st.booleans())
@settings(
    max_examples=8,
    derandomize=True,
    database=None,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
def test_no_operation_breaks_or_answers_what_is_not_described(case, there, ours, request):
    stage = stage_of(case.operation, request)
    if there:  # else whatever the machine thought up
        case.path_parameters |= {name: stage.path[name] for name in case.path_parameters if name in stage.path}
        case.query |= {name: stage.query[name] for name in case.query if name in stage.query}

    answer = case.call(headers=stage.officer if ours else stage.citizen)

    case.validate_response(answer, checks=PROMISES)


def operations():
    """Every operation that answers, described or not: method, path and what it is."""
    for prefix, router in api._routers:
        for place, view in router.path_operations.items():
            for operation in view.operations:
                yield from ((method, f"/api/v1{prefix}{place}", operation) for method in operation.methods)


def test_whatever_answers_under_the_interface_is_described():
    """No address is left out of the description but the one that tells what acts there are."""
    paths = api.get_openapi_schema(path_prefix="/api/v1/")["paths"]
    described = {(method.upper(), path) for path, methods in paths.items() for method in methods}
    answering = {(method, path) for method, path, _ in operations()}

    assert answering - described == {("POST", "/api/v1/cases/{number}/acts/{act}")}
    assert len(described) > 60


def test_no_two_shapes_share_a_name():
    """The description knows a shape by its name: of two with one name it would keep the last, and be wrong."""
    shapes = [shape for shape in every(Schema) if shape.__module__.startswith("yichuang.")]
    names = [shape.__name__ for shape in shapes]

    assert sorted({name for name in names if names.count(name) > 1}) == []
    assert len(names) > 60


def every(shape) -> list[type]:
    return [each for below in shape.__subclasses__() for each in (below, *every(below))]
