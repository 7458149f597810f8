"""Personal data at rest: AES-256-GCM for reading back, a keyed index for looking up.

Keys come from one secret by HKDF. A cipher text begins with the number of its key, so that keys can rotate:
the newest key writes, older ones still read (YICHUANG_VAULT_KEY="new,old"). So it is with indexes: the newest secret
makes them, and look-ups ask for those of the older ones too, until `rotation` has made them all anew.
"""

import hmac
from functools import cache
from hashlib import sha256
from os import urandom

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

NONCE = 12


def derived(secret: str, purpose: bytes) -> bytes:
    return HKDF(algorithm=SHA256(), length=32, salt=b"yichuang", info=purpose).derive(secret.encode())


@cache
def ciphers() -> dict[bytes, AESGCM]:
    """Key mark (4 bytes) -> cipher, newest first."""
    keys = [derived(secret.strip(), b"encrypt") for secret in settings.VAULT_KEY.split(",")]
    return {sha256(b"mark" + key).digest()[:4]: AESGCM(key) for key in keys}


@cache
def index_keys() -> tuple[bytes, ...]:
    """The look-up keys, newest first."""
    return tuple(derived(secret.strip(), b"index") for secret in settings.VAULT_KEY.split(","))


def encrypt(text: str) -> bytes:
    return encrypt_bytes(text.encode())


def encrypt_bytes(plain: bytes) -> bytes:
    mark, cipher = next(iter(ciphers().items()))
    nonce = urandom(NONCE)
    return mark + nonce + cipher.encrypt(nonce, plain, mark)


def decrypt(blob: bytes) -> str:
    return decrypt_bytes(blob).decode()


def decrypt_bytes(blob: bytes) -> bytes:
    """Refuses (InvalidTag, KeyError) what was altered or written under a key we no longer hold."""
    blob = bytes(blob)
    mark, nonce, body = blob[:4], blob[4 : 4 + NONCE], blob[4 + NONCE :]
    return ciphers()[mark].decrypt(nonce, body, mark)


def is_newest(blob: bytes) -> bool:
    """Whether it was written under the key that writes now."""
    return blob[:4] == next(iter(ciphers()))


def blind_index(value: str) -> str:
    """The same value gives the same index; nobody without the key can go back. Empty for an empty value. This is the
    one that is written; who looks up asks for `indexed`."""
    return blind_indexes(value)[0]


def blind_indexes(value: str) -> list[str]:
    """The indexes a value may stand under, of the newest secret first; [""] for an empty value."""
    plain = "".join(value.split()).upper().encode()
    return [hmac.new(key, plain, sha256).hexdigest() for key in index_keys()] if plain else [""]


def indexed(column: str, value: str) -> dict:
    """What a queryset filters by to find a value: `filter(**indexed("code_index", number))`."""
    found = blind_indexes(value)
    return {column: found[0]} if len(found) == 1 else {f"{column}__in": found}
