"""SM2 and SM3 against the published vectors, and the signature kept beside a sealed file."""

import gmssl_fast
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from yichuang.kernel import local_seal, sealing, sm2_seal
from yichuang.kernel.sealing import Order, Outcome
from yichuang.kernel.sm2_seal import Sm2Seal
from yichuang.kernel.tests import specimens

ORDER = Order(body="SPECIMEN", body_name="示例市场监督管理局", words="", reference="1")
# GB/T 32918.5—2017, annex A.2: signer 1234567812345678, message "message digest".
PRIVATE = "3945208F7B2144B13F36E38AC6D39F95889393692860B51A42FB81EF4DF7C5B8"
PUBLIC = (
    "09F9DF311E5421A150DD7D161E4BC5C672179FAD1833FC076BB08FF356F35020"
    "CCEA490CE26775A52DC6EA718CC1AA600AED05FBF35E084A6632F6072DA9AD13"
)
SIGNATURE = (
    "F5A03B0648D2C4630EEAC513E1BB81A15944DA3827D5B74143AC7EACEEE720B3"
    "B1B6AA29DF212FD8763182BC0D421CA1BB9038FD1F7F42D4840B69C485BBC1AA"
)
MESSAGE = b"message digest"


@pytest.mark.parametrize(
    ("message", "digest"),  # GB/T 32905—2016, annex A
    [
        (b"abc", "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0"),
        (b"abcd" * 16, "debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732"),
    ],
)
def test_sm3_gives_the_published_digests(message, digest):
    assert gmssl_fast.sm3_hex(message) == digest


def test_sm2_accepts_the_published_signature_and_no_other():
    key = gmssl_fast.SM2(public_key=PUBLIC.lower())
    signature = bytes.fromhex(SIGNATURE)

    assert key.verify(MESSAGE, signature)
    assert not key.verify(b"message digesT", signature)
    assert not key.verify(MESSAGE, signature[:-1] + bytes([signature[-1] ^ 1]))


def test_sm2_derives_the_published_public_key():
    signed = gmssl_fast.SM2(private_key=PRIVATE.lower()).sign(MESSAGE)

    assert gmssl_fast.SM2(public_key=PUBLIC.lower()).verify(MESSAGE, signed)


@pytest.fixture
def keys(settings, tmp_path):
    settings.KEYS_ROOT = tmp_path / "keys"
    forget_keys()
    yield settings.KEYS_ROOT / "seals"
    forget_keys()


def forget_keys():
    for kept in (sm2_seal.keys, local_seal.roots, local_seal.signer):
        kept.cache_clear()


def made() -> tuple[bytes, dict]:
    content = Sm2Seal().seal(specimens.pdf(2), ORDER)
    return content, Sm2Seal().beside(content, ORDER)


def test_the_file_bears_the_local_seal_and_the_signature_lies_beside_it(keys):
    content, beside = made()

    assert sealing.validate(content).outcome == Outcome.VALID
    assert (beside["algorithm"], beside["user"], len(beside["signature"])) == ("SM2-SM3", "1234567812345678", 128)
    assert Sm2Seal().beside_holds(content, "SPECIMEN", beside)
    assert not Sm2Seal().beside_holds(content, "OTHER", beside)


def test_what_an_older_key_signed_still_holds(keys):
    content, beside = made()
    path = keys / "SPECIMEN.sm2"
    newer = gmssl_fast.SM2.generate().private_key_hex
    path.write_text(f"{newer}\n{path.read_text()}")
    sm2_seal.keys.cache_clear()

    assert Sm2Seal().beside_holds(content, "SPECIMEN", beside)
    assert sm2_seal.keys("SPECIMEN")[0].private_key_hex == newer

    path.write_text(f"{newer}\n")
    sm2_seal.keys.cache_clear()

    assert not Sm2Seal().beside_holds(content, "SPECIMEN", beside)


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_any_changed_byte_breaks_the_signature(data):
    content, beside = b"%PDF-1.7 " + bytes(range(256)), None
    beside = Sm2Seal().beside(content, ORDER)
    changed = bytearray(content)
    changed[data.draw(st.integers(0, len(content) - 1))] ^= data.draw(st.integers(1, 255))

    assert Sm2Seal().beside_holds(content, "SPECIMEN", beside)
    assert not Sm2Seal().beside_holds(bytes(changed), "SPECIMEN", beside)


def test_its_key_is_its_owners_alone_and_never_counts_in_production(keys, settings):
    made()
    assert (keys / "SPECIMEN.sm2").stat().st_mode & 0o077 == 0
    assert Sm2Seal().uses_demo_key() is True

    settings.DEMO = False
    sm2_seal.keys.cache_clear()

    with pytest.raises(sealing.SealFailed, match=r"没有找到国密密钥文件 OTHER\.sm2"):
        sm2_seal.keys("OTHER")
