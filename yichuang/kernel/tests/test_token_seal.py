"""A seal whose key lies in a device, here one in software: it signs inside, and says so when it cannot."""

import os
import subprocess

import pytest
from asn1crypto import pem
from cryptography import x509
from cryptography.hazmat.primitives import serialization

from tools import machine
from yichuang.kernel import local_seal, sealing, token_seal
from yichuang.kernel.sealing import Order, Outcome, SealFailed
from yichuang.kernel.tests import specimens
from yichuang.kernel.token_seal import TokenSeal

PIN = "123456"
ORDER = Order(body="SPECIMEN", body_name="示例市场监督管理局", words="受理专用章", reference="1")


@pytest.fixture(scope="module")
def device(tmp_path_factory):
    """A token called 示例 that holds the demo seal of SPECIMEN; its folder is read once, when the module is loaded."""
    if machine.soft_token() is None and not os.environ.get("CI"):
        pytest.skip("SoftHSM is not installed here")
    folder = tmp_path_factory.mktemp("device")
    (folder / "tokens").mkdir()
    (folder / "softhsm2.conf").write_text(f"directories.tokendir = {folder / 'tokens'}\n")
    os.environ["SOFTHSM2_CONF"] = str(folder / "softhsm2.conf")
    init = ["softhsm2-util", "--init-token", "--free", "--label", "sample", "--so-pin", PIN, "--pin", PIN]
    subprocess.run(init, check=True, capture_output=True)
    local_seal.signer(ORDER.body, ORDER.body_name)  # makes the demo seal
    put_in(local_seal.folder() / "SPECIMEN.pem")
    yield str(machine.soft_token())
    token_seal.let_go()


def put_in(path):
    """The key and the certificate of a PEM file, into the token."""
    import pkcs11  # noqa: PLC0415 - only where there is a device
    from pkcs11.util.ec import decode_ec_private_key  # noqa: PLC0415
    from pkcs11.util.x509 import decode_x509_certificate  # noqa: PLC0415

    content = path.read_bytes()
    key = serialization.load_pem_private_key(content, password=None).private_bytes(
        serialization.Encoding.DER, serialization.PrivateFormat.TraditionalOpenSSL, serialization.NoEncryption()
    )
    certificate = x509.load_pem_x509_certificate(content).public_bytes(serialization.Encoding.DER)
    token = pkcs11.lib(str(machine.soft_token())).get_token(token_label="sample")
    with token.open(rw=True, user_pin=PIN) as session:
        label = {pkcs11.Attribute.LABEL: path.stem, pkcs11.Attribute.TOKEN: True}
        session.create_object(decode_ec_private_key(key) | label)
        session.create_object(decode_x509_certificate(certificate) | label)


@pytest.fixture
def plugged_in(device, settings, tmp_path):
    (tmp_path / "pin").write_text(f"{PIN}\n")
    settings.SEAL_PKCS11_MODULE, settings.SEAL_PKCS11_TOKEN = device, "sample"
    settings.SEAL_PKCS11_PIN_FILE = str(tmp_path / "pin")
    token_seal.let_go()
    yield tmp_path / "pin"
    token_seal.let_go()


def test_the_device_seals_and_its_seal_is_ours(plugged_in):
    paper = specimens.pdf(2)
    content = TokenSeal().seal(paper, ORDER)

    found = sealing.validate(content)
    assert (found.outcome, found.signer) == (Outcome.VALID, "示例 示例市场监督管理局 电子印章")
    assert content.startswith(paper)


def test_a_body_without_a_seal_in_it_is_told_apart(plugged_in):
    with pytest.raises(SealFailed, match=r"印章密码设备里没有别处示例局的印章（标签 OTHER）"):
        TokenSeal().seal(specimens.pdf(2), Order("OTHER", "别处示例局", "", "1"))


def test_a_wrong_pin_is_said_and_a_right_one_helps_without_a_restart(plugged_in):
    plugged_in.write_text("654321")
    with pytest.raises(SealFailed, match="印章密码设备没有应答：请检查设备是否插好、口令是否正确"):
        TokenSeal().seal(specimens.pdf(2), ORDER)

    plugged_in.write_text(PIN)

    assert sealing.validate(TokenSeal().seal(specimens.pdf(2), ORDER)).outcome == Outcome.VALID


def test_what_can_be_pulled_out_is_not_in_hand(settings):
    assert (TokenSeal().at_once, TokenSeal().holds("SPECIMEN")) == (True, False)


def test_the_demo_seal_in_a_device_is_still_a_demo_seal(plugged_in):
    assert TokenSeal().uses_demo_key() is True
    assert pem.detect((local_seal.folder() / "ca.pem").read_bytes())
