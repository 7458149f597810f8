"""The seal as a key of our own: PAdES with ECDSA P-256, one certificate a body, answered at once.

Under settings.KEYS_ROOT/seals lie `ca.pem` (what our seals lead back to; several certificates while one replaces
another) and `<body>.pem` (key and certificate of one body's seal). Demo mode makes what is missing: an authority and
certificates with 示例 in their names, readable by their owner only. A production bureau puts in its own.
"""

from functools import cache
from io import BytesIO
from pathlib import Path

from asn1crypto import pem
from asn1crypto.keys import PrivateKeyInfo
from asn1crypto.x509 import Certificate
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec
from django.conf import settings
from pyhanko.pdf_utils.generic import pdf_name
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import PdfSignatureMetadata, Signer, sign_pdf
from pyhanko.sign.fields import SigSeedSubFilter
from pyhanko_certvalidator.registry import SimpleCertificateStore

from yichuang.kernel import sample_keys
from yichuang.kernel.kept_signer import KeptSigner, WhoseSeal
from yichuang.kernel.sealing import SAMPLE, Order, Seal, SealFailed, apart

BESIDES = 2048  # bytes of a signature beside its certificates: its attributes and the value, at most of RSA-4096


class KeyMissing(SealFailed, FileNotFoundError):  # noqa: N818 - as its parent
    """The bureau has put in no seal of this body."""


class ArchiveWriter(IncrementalPdfFileWriter):
    """Keeps to PDF 1.7, on which PDF/A-2 stands: the library would declare 2.0 for the sake of the curve."""

    def ensure_output_version(self, version):
        super().ensure_output_version(min(version, (1, 7)))

    def register_extension(self, ext):
        if ext.base_version == pdf_name("/1.7"):
            super().register_extension(ext)


def folder() -> Path:
    return Path(settings.KEYS_ROOT) / "seals"


@cache
def roots() -> tuple[Certificate, ...]:
    """What our seals lead back to; nothing where a production bureau has put nothing in."""
    path = folder() / "ca.pem"
    if not path.exists() and settings.DEMO:
        sample_keys.make_authority(folder())
    return tuple(certificates(path)) if path.exists() else ()


def certificates(path: Path) -> list[Certificate]:
    return [Certificate.load(der) for kind, _, der in pem.unarmor(path.read_bytes(), multiple=True) if "CERT" in kind]


@cache
def signer(body: str, body_name: str) -> KeptSigner:
    """The seal of a body. Raises KeyMissing where the bureau has not put one in."""
    path = folder() / f"{body}.pem"
    if not path.exists() and settings.DEMO:
        roots()
        sample_keys.make_seal(folder(), body, body_name)
    if not path.exists():
        raise KeyMissing(f"没有找到{body_name}的印章文件 {body}.pem。请放入印章密钥目录后再试。")
    own, *between = certificates(path)
    key = serialization.load_pem_private_key(path.read_bytes(), password=None)
    store = SimpleCertificateStore()
    store.register_multiple([*between, *roots()])
    made = KeptSigner(own, PrivateKeyInfo.load(der_of(key)), store, embed_roots=False)
    made.kept = key
    made.signed_attr_prov_spec = WhoseSeal(own)
    return made


def der_of(key: ec.EllipticCurvePrivateKey) -> bytes:
    return key.private_bytes(
        serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )


NO_ROOTS = "没有电子印章的根证书：请把 ca.pem 放入 {folder}，见 docs/operations.md。"
NO_SEAL = "没有任何机关的印章：请把各机关的“代号.pem”放入 {folder}，见 docs/operations.md。"
BROKEN = "印章文件 {name} 读不出来：请保管人重新放入，或检查运行账号有没有读的权限。"


def faults_of_roots() -> list[str]:
    """What is wrong with the certificates everything leads back to."""
    if settings.DEMO:
        return []
    return faults_of(folder() / "ca.pem", certificates) if (folder() / "ca.pem").exists() else [said(NO_ROOTS)]


def faults_of(path: Path, read) -> list[str]:
    try:
        return [] if read(path) else [BROKEN.format(name=path.name)]
    except (OSError, ValueError, TypeError):  # TypeError: the key is locked by a password nobody can type here
        return [BROKEN.format(name=path.name)]


def own_key(path: Path):
    return certificates(path) and serialization.load_pem_private_key(path.read_bytes(), password=None)


def said(sentence: str) -> str:
    return sentence.format(folder=folder())


def sealed(pdf: bytes, order: Order, by: Signer) -> bytes:
    """The file with a PAdES signature of this signer added behind it; what was there stays byte for byte."""
    how = PdfSignatureMetadata(
        field_name="Seal",
        name=order.body_name,
        reason=order.words,
        md_algorithm="sha256",
        subfilter=SigSeedSubFilter.PADES,
    )
    room = room_for(by)
    return apart(lambda: sign_pdf(ArchiveWriter(BytesIO(pdf)), how, signer=by, bytes_reserved=room)).getvalue()


def room_for(by: Signer) -> int:
    """Hexadecimal digits to keep free for a signature: for the certificates it carries and BESIDES bytes more.
    Untold, the library would sign everything twice to find out."""
    carried = {by.signing_cert, *by.cert_registry}
    return 2 * (BESIDES + sum(len(certificate.dump()) for certificate in carried))


class LocalSeal(Seal):
    """See the module; settings.SEAL names this class."""

    at_once = True

    def seal(self, pdf: bytes, order: Order) -> bytes:
        return sealed(pdf, order, signer(order.body, order.body_name))

    def holds(self, body: str) -> bool:
        return settings.DEMO or (folder() / f"{body}.pem").exists()

    def faults(self) -> list[str]:
        if settings.DEMO:
            return []
        seals = sorted(path for path in folder().glob("*.pem") if path.name not in {"ca.pem", "ca-key.pem"})
        broken = [fault for path in seals for fault in faults_of(path, own_key)]
        return [*faults_of_roots(), *broken, *([] if seals else [said(NO_SEAL)])]

    def roots(self) -> list[Certificate]:
        return list(roots())

    def uses_demo_key(self) -> bool:
        return any(SAMPLE in root.subject.native.get("common_name", "") for root in roots())
