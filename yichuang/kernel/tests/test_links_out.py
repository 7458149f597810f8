"""Whoever answers in the place of a service without its certificate learns nothing: neither number nor token."""

import ssl
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread
from urllib.error import URLError

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from yichuang.kernel.gateways import identity, sms

SECONDS = 2


def own_certificate(folder):
    """A certificate nobody signed but itself, for localhost."""
    key, now = ec.generate_private_key(ec.SECP256R1()), datetime.now(UTC)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    made = x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
    made = made.serial_number(1).not_valid_before(now - timedelta(days=1)).not_valid_after(now + timedelta(days=1))
    made = made.add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
    plain = serialization.NoEncryption()
    form = key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, plain)
    path = folder / "own.pem"
    path.write_bytes(form + made.sign(key, hashes.SHA256()).public_bytes(serialization.Encoding.PEM))
    return path


class Impostor(BaseHTTPRequestHandler):
    heard: list

    def do_POST(self):
        self.heard.append(self.path)
        self.send_response(200)
        self.end_headers()
        self.wfile.write(b'{"agrees": true}')

    def log_message(self, *_):
        """Nothing to say."""


class Quiet(HTTPServer):
    def handle_error(self, *_):
        """That nobody wants to speak with it is what is tried."""


@pytest.fixture
def impostor(tmp_path):
    """The address of a server with a certificate of its own making, and what it heard."""
    heard: list = []
    server = Quiet(("localhost", 0), type("Handler", (Impostor,), {"heard": heard}))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(own_certificate(tmp_path))
    server.socket = context.wrap_socket(server.socket, server_side=True)
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"https://localhost:{server.server_port}", heard
    server.shutdown()
    thread.join()
    server.server_close()


def test_no_message_or_number_goes_to_whoever_shows_no_good_certificate(impostor, settings):
    address, heard = impostor
    settings.SMS_URL = settings.IDENTITY_URL = address

    for ask in (
        lambda: sms.OverHTTP().send("13900000000", "示例"),
        lambda: identity.OverHTTP().agrees("梅样本", "430203198202020074"),
    ):
        with pytest.raises(URLError, match="CERTIFICATE_VERIFY_FAILED"):
            ask()
    assert heard == []
