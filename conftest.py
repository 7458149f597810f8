"""What every test of the house stands on."""

import re
from pathlib import Path

import pytest
from django.db import connection
from django.db.backends.signals import connection_created
from django.dispatch import receiver
from django.template.base import FilterExpression, Variable, VariableDoesNotExist
from django_cotton.templatetags import Attrs
from hypothesis import HealthCheck, settings

from tools.legs import IN_BROWSER
from yichuang.kernel import remembering

OTHERS = """
    SELECT pg_terminate_backend(pid) FROM pg_stat_activity
    WHERE datname = current_database() AND pid <> pg_backend_pid()
"""

# A busy machine is not a fault of what is tested: nothing in the suite is timed.
settings.register_profile("house", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("house")

pytest_plugins = ["tests.stage"]

HOME = Path(__file__).parent
DATABASE = {"db", "transactional_db", "django_db_setup", "live_server"}


def pytest_collection_modifyitems(items):
    """A test that has a browser or a database, however it came by it, bears the mark; nobody has to remember it.

    A browser leaves an event loop in the thread: a test that must have none may not follow in the same leg. Without a
    database's fixture or mark a test is kept from asking one, and says the same on each.
    """
    for item in items:
        asked = set(getattr(item, "fixturenames", ()))
        if "browser" in asked:
            item.add_marker(pytest.mark.browser)
            if not any(HOME / folder in item.path.parents for folder in IN_BROWSER):
                raise pytest.UsageError(f"{item.nodeid} has a browser and stands where tools/legs.py looks for none")
        if asked & DATABASE or item.get_closest_marker("django_db"):
            item.add_marker(pytest.mark.database)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):  # noqa: ARG001 - what is set up below is what we end
    """At the end a thread of the last tests may still hold a connection, and PostgreSQL drops no database in use."""
    yield
    if connection.vendor == "postgresql":
        with django_db_blocker.unblock(), connection.cursor() as cursor:
            cursor.execute(OTHERS)


OURS = str(HOME / "yichuang")


@pytest.fixture(autouse=True, scope="session")
def _names_a_template_asks_for_are_given():
    """`{{ typo }}` fails by FAIL_INVALID_TEMPLATE_VARS (pyproject.toml), with `|default` behind it too. Here fail
    `{% if typo %}`, `{% for x in typo %}` and `<c-part :thing="typo">`, which Django and cotton pass over in silence.

    Asking further of None stays allowed: `{% if case.licence.number %}` of a case that has no licence is a question.
    """
    resolve = FilterExpression.resolve

    def checked(self, context, ignore_failures=False):
        if ignore_failures and isinstance(self.var, Variable) and of_ours(context):
            try:
                self.var.resolve(context)
            except VariableDoesNotExist as missing:
                if missing.params[1] not in (None, ""):
                    pytest.fail(f"Unknown name '{self.var}' in {context.render_context.template.origin}")
        return resolve(self, context, ignore_failures)

    def given_nothing(_, key):
        pytest.fail(f"The attribute :{key} of a component is given an unknown name")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(FilterExpression, "resolve", checked)
        patch.setattr(Attrs, "unprocessable", given_nothing)
        yield


def of_ours(context) -> bool:
    return str(getattr(context.render_context.template, "origin", "")).startswith(OURS)


# What a process remembers is what seldom changes. A test changes it as it likes, also what no act can change, and is
# undone at its end; so whatever writes it, or takes back what was written, ends the memory of it.
SELDOM = (
    "catalogue_|identity_(body|district|region|window|workinghours)|kernel_(calendar|workday)|licences_licencetype"
)
UNSETTLES = re.compile(rf'(INSERT|UPDATE|DELETE)\b[^"]*"({SELDOM})|ROLLBACK|TRUNCATE')


def _forget_what_is_unsettled(execute, sql, params, many, context):
    if UNSETTLES.match(sql):
        remembering.forget_all()
    return execute(sql, params, many, context)


@receiver(connection_created)
def _listen(connection, **_):
    if _forget_what_is_unsettled not in connection.execute_wrappers:
        connection.execute_wrappers.append(_forget_what_is_unsettled)


@pytest.fixture(autouse=True)
def _nothing_is_remembered_of_the_test_before():
    remembering.forget_all()
