"""The identity provider is on exactly when the environment describes one."""

import pytest

from yichuang.config import oidc

WHOLE = {
    "YICHUANG_OIDC_CLIENT_ID": "yichuang",
    "YICHUANG_OIDC_CLIENT_SECRET": "sample",
    "YICHUANG_OIDC_AUTHORIZATION_URL": "https://id.example/authorize",
    "YICHUANG_OIDC_TOKEN_URL": "https://id.example/token",
    "YICHUANG_OIDC_USER_URL": "https://id.example/userinfo",
    "YICHUANG_OIDC_KEYS_URL": "https://id.example/keys",
}


def test_without_a_client_there_is_no_provider():
    assert oidc.settings({}) == {"OIDC_IS_ON": False}


def test_a_provider_is_described_whole():
    found = oidc.settings(WHOLE | {"YICHUANG_OIDC_CLAIM_NUMBER": "idcard"})

    assert found["OIDC_IS_ON"]
    assert found["OIDC_OP_JWKS_ENDPOINT"] == "https://id.example/keys"
    assert found["OIDC_CLAIMS"] == {"name": "name", "id_number": "idcard", "phone": "phone_number"}


@pytest.mark.parametrize("missing", sorted(set(WHOLE) - {"YICHUANG_OIDC_CLIENT_ID"}))
def test_half_a_description_does_not_start(missing):
    with pytest.raises(KeyError, match=missing):
        oidc.settings({name: value for name, value in WHOLE.items() if name != missing})
