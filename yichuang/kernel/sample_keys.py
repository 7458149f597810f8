"""Sample keys for a first run without a certificate authority: every name says 示例."""

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path
from secrets import token_hex

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from django.utils import timezone

YEARS = timedelta(days=365)
LONGEST_NAME = 64  # X.520 upper bound of a common name; the library counts bytes, three for a Chinese sign


def cut(name: str) -> str:
    return name.encode()[:LONGEST_NAME].decode(errors="ignore")


def named(common: str, organization: str) -> x509.Name:
    return x509.Name(
        [
            x509.NameAttribute(NameOID.COUNTRY_NAME, "CN"),
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, cut(organization)),
            x509.NameAttribute(NameOID.COMMON_NAME, cut(common)),
        ]
    )


def certificate(subject: x509.Name, key, issuer: x509.Name, issuer_key, *, authority: bool, years: int):
    """Valid since 2000: samples are dated back, and a seal must not be older than its certificate."""
    now = timezone.now()
    usage = dict.fromkeys(("key_encipherment", "data_encipherment", "key_agreement", "encipher_only"), False)
    usage |= {"decipher_only": False, "digital_signature": not authority, "content_commitment": not authority}
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(datetime(2000, 1, 1, tzinfo=UTC))
        .not_valid_after(now + years * YEARS)
        .add_extension(x509.BasicConstraints(ca=authority, path_length=0 if authority else None), critical=True)
        .add_extension(x509.KeyUsage(**usage, key_cert_sign=authority, crl_sign=authority), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(issuer_key.public_key()), critical=False)
        .sign(issuer_key, hashes.SHA256())
    )


def written(key) -> bytes:
    return key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )


def put(path: Path, content: bytes) -> None:
    """Write a file only its owner can read, whole or not at all; the first of two writers wins."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    coming = path.with_name(f".{path.name}-{token_hex(4)}")
    with os.fdopen(os.open(coming, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    try:
        os.link(coming, path)
    except FileExistsError:
        pass
    finally:
        coming.unlink()


def make_authority(folder: Path) -> None:
    """A sample authority, in two files made from one: `ca-key.pem` holds key and certificate, `ca.pem` the latter.

    Its name ends in a random mark: two demo installations do not take each other's papers for their own.
    """
    key = ec.generate_private_key(ec.SECP256R1())
    name = named(f"示例电子印章根证书 {token_hex(4).upper()}", "示例，不具有法律效力")
    made = certificate(name, key, name, key, authority=True, years=20)
    put(folder / "ca-key.pem", written(key) + made.public_bytes(serialization.Encoding.PEM))
    _, kept = authority(folder)
    put(folder / "ca.pem", kept.public_bytes(serialization.Encoding.PEM))


def authority(folder: Path):
    content = (folder / "ca-key.pem").read_bytes()
    return serialization.load_pem_private_key(content, password=None), x509.load_pem_x509_certificate(content)


def make_seal(folder: Path, body: str, body_name: str) -> None:
    """Key and certificate of one body's sample seal."""
    issuer_key, issuer = authority(folder)
    key = ec.generate_private_key(ec.SECP256R1())
    subject = named(f"示例 {body_name} 电子印章", body_name)
    made = certificate(subject, key, issuer.subject, issuer_key, authority=False, years=10)
    put(folder / f"{body}.pem", written(key) + made.public_bytes(serialization.Encoding.PEM))
