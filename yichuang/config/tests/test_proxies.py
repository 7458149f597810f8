"""The address that limits count by is the asker's, and nobody can choose it."""

import pytest

from yichuang.config.proxies import BehindProxies


@pytest.mark.parametrize(
    ("remote", "forwarded", "seen"),
    [
        ("203.0.113.9", "", "203.0.113.9"),
        ("127.0.0.1", "203.0.113.9", "203.0.113.9"),
        ("127.0.0.1", "203.0.113.9, 10.1.2.3", "203.0.113.9"),  # two servers of ours
        ("127.0.0.1", "198.51.100.7, 203.0.113.9", "203.0.113.9"),  # the first was written by the asker
        ("203.0.113.9", "198.51.100.7", "203.0.113.9"),  # nobody we trust says so
        ("127.0.0.1", "nonsense", "127.0.0.1"),
        ("127.0.0.1", "2001:db8::1", "2001:db8::1"),
        ("", "203.0.113.9", ""),  # a socket has no address
    ],
)
def test_only_servers_we_trust_say_who_asks(remote, forwarded, seen):
    app = BehindProxies(lambda environ, _start: environ["REMOTE_ADDR"], ["127.0.0.1", "10.0.0.0/8"])

    assert app({"REMOTE_ADDR": remote, "HTTP_X_FORWARDED_FOR": forwarded}, None) == seen
