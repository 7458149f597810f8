"""Every operation of the interface, asked what a machine thinks up from the description: no bug, and no answer the
description does not name. The same questions at every run."""

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
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


@pytest.fixture
def desk(hall, caller):
    """Numbers of what is really there, and the token of an officer who may see it."""
    case = hall.accepted()
    there = {"number": case.number, "code": hall.version.item_id, "key": str(documents.of(case).first().pk)}
    return there, caller(hall.zhao).headers


@schema.parametrize()
@schema.given(there=st.booleans())
@settings(
    max_examples=6,
    derandomize=True,
    database=None,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
def test_no_operation_breaks_or_answers_what_is_not_described(case, there, desk):
    known, token = desk
    if there:  # else whatever the machine thought up
        case.path_parameters |= {name: known[name] for name in case.path_parameters if name in known}

    answer = case.call(headers=token)

    case.validate_response(answer, checks=PROMISES)
