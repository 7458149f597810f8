"""Personal data at rest."""

import pytest
from cryptography.exceptions import InvalidTag
from hypothesis import given
from hypothesis import strategies as st

from yichuang.kernel import vault


@pytest.fixture(autouse=True)
def _fresh_keys():
    vault.ciphers.cache_clear()
    vault.index_keys.cache_clear()
    yield
    vault.ciphers.cache_clear()
    vault.index_keys.cache_clear()


@given(st.text())
def test_what_was_encrypted_reads_back(text):
    assert vault.decrypt(vault.encrypt(text)) == text


def test_the_same_text_is_never_the_same_cipher_text_twice():
    assert vault.encrypt("430203198503170017") != vault.encrypt("430203198503170017")


@given(st.integers(0, 200))
def test_one_flipped_bit_is_refused(place):
    blob = bytearray(vault.encrypt("示例路1号"))
    blob[place % len(blob)] ^= 1

    with pytest.raises((InvalidTag, KeyError)):
        vault.decrypt(bytes(blob))


def test_a_new_key_writes_and_the_old_one_still_reads(settings):
    settings.VAULT_KEY = "old"
    old = vault.encrypt("梅")
    index = vault.blind_index("梅")
    vault.ciphers.cache_clear()
    vault.index_keys.cache_clear()

    settings.VAULT_KEY = "new,old"

    assert vault.decrypt(old) == "梅"
    assert vault.encrypt("梅")[:4] != old[:4]
    assert vault.blind_index("梅") != index
    assert vault.blind_indexes("梅") == [vault.blind_index("梅"), index]
    assert vault.indexed("code_index", "梅") == {"code_index__in": vault.blind_indexes("梅")}


def test_the_index_ignores_spaces_and_case_and_tells_values_apart():
    assert vault.blind_index("43020319850317001x") == vault.blind_index(" 43020319850317001X ")
    assert vault.blind_index("13900000001") != vault.blind_index("13900000002")
    assert vault.blind_index("") == ""
