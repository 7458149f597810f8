"""Who really asks, when a web server of the bureau's own stands in between.

Limits by network address (wrong passwords, codes by SMS) would otherwise count everybody as one.
"""

from collections.abc import Callable
from ipaddress import ip_address, ip_network


class BehindProxies:
    """A WSGI application that sees the address of whoever asked the outermost trusted server.

    `trusted` are addresses or networks. X-Forwarded-For is believed only as far as trusted servers wrote it: read from
    the right, the first address that is none of them is the asker's. Anybody may write the part before it.
    """

    def __init__(self, app: Callable, trusted: list[str]):
        self.app = app
        self.trusted = [ip_network(one) for one in trusted]

    def __call__(self, environ, start_response):
        hops = [hop.strip() for hop in environ.get("HTTP_X_FORWARDED_FOR", "").split(",")]
        address = environ.get("REMOTE_ADDR", "")
        while self.trusts(address) and hops and is_address(hops[-1]):
            address = hops.pop()
        environ["REMOTE_ADDR"] = address
        return self.app(environ, start_response)

    def trusts(self, address: str) -> bool:
        return is_address(address) and any(ip_address(address) in network for network in self.trusted)


def is_address(text: str) -> bool:
    try:
        ip_address(text)
    except ValueError:
        return False
    return True
