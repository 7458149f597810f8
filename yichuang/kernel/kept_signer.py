"""A key in our own hands as the library signs with it, without what the library does anew for every signature."""

from functools import cached_property

from asn1crypto.tsp import SigningCertificateV2
from cryptography.hazmat.primitives.asymmetric import ec
from pyhanko.sign import SimpleSigner
from pyhanko.sign.attributes import SigningCertificateV2Provider
from pyhanko.sign.general import as_signing_certificate_v2, get_pyca_cryptography_hash
from pyhanko.sign.signers.pdf_cms import SignedAttributeProviderSpec


class KeptSigner(SimpleSigner):
    """Holds the loaded key: the library would parse it again for every signature."""

    kept: ec.EllipticCurvePrivateKey

    def sign_raw(self, data: bytes, digest_algorithm: str) -> bytes:
        return self.kept.sign(data, ec.ECDSA(get_pyca_cryptography_hash(digest_algorithm)))


class WhoseSeal(SignedAttributeProviderSpec, SigningCertificateV2Provider):
    """What a PAdES signature says of its certificate (ETSI EN 319 142-1, 6.3), as bytes: from a tree the library would
    encode issuer and serial number anew at each of the levels they are put into, two fifths of a signature's work."""

    @cached_property
    def encoded(self) -> bytes:
        return as_signing_certificate_v2(self.signing_cert).dump()

    async def build_attr_value(self, dry_run: bool = False) -> SigningCertificateV2:  # noqa: ARG002 - the library's
        return SigningCertificateV2.load(self.encoded)

    def signed_attr_providers(self, **_digest) -> list[SigningCertificateV2Provider]:
        return [self]
