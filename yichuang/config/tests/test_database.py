"""The embedded database as the settings open it."""

import pytest
from django.db.utils import ConnectionHandler

from yichuang.config.database import from_address


@pytest.mark.django_db  # else no connection is opened at all
def test_a_thread_keeps_its_connection_from_one_request_to_the_next(tmp_path):
    """Opening one costs a third of a page, and with it goes all that was read of the file."""
    connection = ConnectionHandler({"default": from_address("", tmp_path)})["default"]
    connection.ensure_connection()
    opened = connection.connection

    connection.close_if_unusable_or_obsolete()  # as Django does when a request begins and when it ends

    assert connection.connection is opened
    connection.close()


def test_the_link_to_a_database_elsewhere_is_protected_as_its_address_says(tmp_path):
    found = from_address("postgresql://y:p@db.example/y?sslmode=verify-full&sslrootcert=/ca.pem&pool=none", tmp_path)

    assert found["OPTIONS"] == {
        "pool": {"min_size": 1, "max_size": 8}, "sslmode": "verify-full", "sslrootcert": "/ca.pem",
    }  # fmt: skip
