"""Seals: ours and whole, ours and altered, or not ours; the sample key; the keys' file modes."""

from datetime import UTC, datetime
from functools import cache
from hashlib import sha256
from io import BytesIO

import pytest
import time_machine
from hypothesis import given, settings
from hypothesis import strategies as st
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader

from yichuang.kernel import local_seal, sealing
from yichuang.kernel.sealing import Order, Outcome
from yichuang.kernel.signatures import judged
from yichuang.kernel.tests import specimens

ORDER = Order(body="SPECIMEN", body_name="示例市场监督管理局", words="受理专用章", reference="1")
NOON = datetime(2026, 9, 24, 4, tzinfo=UTC)


def forget_keys():
    local_seal.roots.cache_clear()
    local_seal.signer.cache_clear()


@pytest.fixture
def keys(settings, tmp_path):
    """A folder of keys of its own: what another installation would have."""
    settings.KEYS_ROOT = tmp_path / "keys"
    forget_keys()
    yield settings.KEYS_ROOT
    forget_keys()


def sealed() -> bytes:
    with time_machine.travel(NOON, tick=False):
        return sealing.the_seal().seal(specimens.pdf(2), ORDER)


def test_a_sealed_file_is_valid_and_says_whose_seal_and_when():
    found = sealing.validate(sealed())

    assert found == sealing.Validation(Outcome.VALID, "示例 示例市场监督管理局 电子印章", NOON)


def test_the_signature_is_pades_with_ecdsa_on_p256():
    signature = PdfFileReader(BytesIO(sealed())).embedded_signatures[0]

    assert signature.sig_object["/SubFilter"] == "/ETSI.CAdES.detached"
    assert signature.signer_cert.public_key.curve == ("named", "secp256r1")
    assert signature.signer_info["signature_algorithm"]["algorithm"].native == "sha256_ecdsa"


def test_every_signature_names_its_own_certificate_and_nothing_that_pades_forbids():
    for pdf in (sealed(), sealed()):  # what is said of the certificate is kept after the first
        signature = PdfFileReader(BytesIO(pdf)).embedded_signatures[0]
        said = {each["type"].native: each["values"] for each in signature.signer_info["signed_attrs"]}

        assert said.keys() == {"content_type", "message_digest", "signing_certificate_v2"}
        named = said["signing_certificate_v2"][0]["certs"][0]
        assert named["cert_hash"].native == sha256(signature.signer_cert.dump()).digest()
        assert named["issuer_serial"]["serial_number"].native == signature.signer_cert.serial_number


def test_the_seal_keeps_to_the_version_pdf_a_2_stands_on():
    reader = PdfFileReader(BytesIO(sealed()))

    assert reader.input_version == (1, 7)
    assert list(reader.root["/Extensions"]) == ["/ESIC"]
    widget = reader.root["/AcroForm"]["/Fields"][0]
    assert (list(widget["/Rect"]), widget["/F"]) == ([0, 0, 0, 0], 132)  # shown nowhere, printed, locked


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7", b"\x00" * 100, specimens.PNG, specimens.pdf(1)])
def test_what_nobody_sealed_is_not_ours(content):
    assert sealing.validate(content).outcome == Outcome.NOT_OURS


def test_a_file_of_another_installation_is_not_ours(keys):
    theirs = sealed()
    assert sealing.validate(theirs).outcome == Outcome.VALID

    (keys / "seals").rename(keys / "elsewhere")
    forget_keys()

    assert sealing.validate(theirs).outcome == Outcome.NOT_OURS


def test_a_file_with_something_added_after_the_seal_is_altered():
    more = IncrementalPdfFileWriter(BytesIO(sealed()))
    more.root["/Lang"] = specimens.pdf_name("/zh")
    more.update_root()
    out = BytesIO()
    more.write(out)

    assert sealing.validate(out.getvalue()).outcome == Outcome.ALTERED
    assert sealing.validate(sealed() + b"\n%more\n").outcome == Outcome.ALTERED


@cache
def one() -> tuple[bytes, list[bytes]]:
    """A sealed file and what its seal leads back to, for judging many changed copies in this process."""
    return sealed(), [root.dump() for root in local_seal.roots()]


def seal_itself(whole: bytes) -> range:
    """Where the signature lies: what it cannot cover."""
    _, first, second, _ = PdfFileReader(BytesIO(whole)).embedded_signatures[0].byte_range
    return range(first, second)


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_any_changed_byte_is_found_and_a_changed_seal_crashes_nothing(data):
    whole, roots = one()
    place = data.draw(st.integers(0, len(whole) - 1))
    changed = bytearray(whole)
    changed[place] ^= data.draw(st.integers(1, 255))

    found = judged(bytes(changed), roots)

    assert found.outcome in Outcome if place in seal_itself(whole) else found.outcome == Outcome.ALTERED


@settings(max_examples=50, deadline=None)
@given(st.data())
def test_a_torn_file_is_never_valid(data):
    whole, roots = one()

    assert judged(whole[: data.draw(st.integers(0, len(whole) - 1))], roots).outcome != Outcome.VALID


def test_the_demo_key_says_so_and_only_its_owner_reads_it(keys):
    sealed()

    files = sorted(path.name for path in (keys / "seals").iterdir())
    assert files == ["SPECIMEN.pem", "ca-key.pem", "ca.pem"]
    assert all(path.stat().st_mode & 0o077 == 0 for path in (keys / "seals").iterdir())
    assert sealing.uses_demo_key() is True
    assert "示例" in local_seal.roots()[0].subject.native["common_name"]


def test_production_makes_no_keys(keys, settings):
    settings.DEMO = False

    with pytest.raises(FileNotFoundError):
        sealed()

    assert not keys.exists()
    assert sealing.uses_demo_key() is False


def test_the_key_is_loaded_once(keys):
    sealed()
    (keys / "seals" / "SPECIMEN.pem").unlink()

    assert sealing.validate(sealed()).outcome == Outcome.VALID
