"""Sample keys of a first run."""

import pytest
from cryptography import x509
from cryptography.x509.oid import NameOID

from yichuang.kernel import sample_keys


@pytest.mark.parametrize("name", ["示例局", "示例区政务服务中心（区政府电子政务中心、行政审批服务局）"])
def test_a_body_has_a_seal_however_long_its_name_is(tmp_path, name):
    sample_keys.make_authority(tmp_path)
    sample_keys.make_seal(tmp_path, "BODY", name)

    seal = x509.load_pem_x509_certificates((tmp_path / "BODY.pem").read_bytes())[0]
    (said,) = seal.subject.get_attributes_for_oid(NameOID.COMMON_NAME)
    assert len(said.value.encode()) <= sample_keys.LONGEST_NAME
    assert said.value.startswith(f"示例 {name[:3]}")
