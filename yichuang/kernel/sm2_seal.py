"""A signature of the national algorithms beside the seal: SM2 with SM3 (GB/T 32918.2, 32905) over the sealed file.

The file itself bears the local seal, which every PDF reader checks; the SM2 signature lies in the database beside it
and is checked by the platform or by any tool that knows SM2. `<body>.sm2` holds the private keys of a body in
hexadecimal, the newest first: older ones stay, so that what they signed still verifies.

Not for production keys: a key that must count belongs into a certified device (商用密码管理条例), not into a file and
not through a library in its first release. It counts as a demo key, which a production start refuses. Needs
requirements-seals.lock.
"""

from functools import cache

from django.conf import settings

from yichuang.kernel import sample_keys
from yichuang.kernel.local_seal import KeyMissing, LocalSeal, folder
from yichuang.kernel.sealing import Order

ALGORITHM = "SM2-SM3"
USER = "1234567812345678"  # the default signer id of GB/T 32918, which the library uses


def crypto():
    import gmssl_fast  # noqa: PLC0415 - an extra that not every bureau installs

    return gmssl_fast


@cache
def keys(body: str) -> tuple:
    """The SM2 keys of a body, the newest first."""
    path = folder() / f"{body}.sm2"
    if not path.exists() and settings.DEMO:
        sample_keys.put(path, f"{crypto().SM2.generate().private_key_hex}\n".encode())
    if not path.exists():
        raise KeyMissing(f"没有找到国密密钥文件 {body}.sm2。请放入印章密钥目录后再试。")
    return tuple(crypto().SM2(private_key=line) for line in path.read_text(encoding="ascii").split())


class Sm2Seal(LocalSeal):
    """See the module; settings.SEAL names this class."""

    def beside(self, sealed: bytes, order: Order) -> dict:
        return {"algorithm": ALGORITHM, "user": USER, "signature": keys(order.body)[0].sign(sealed).hex()}

    def beside_holds(self, content: bytes, body: str, beside: dict) -> bool:
        signature = bytes.fromhex(beside["signature"])
        return beside["algorithm"] == ALGORITHM and any(key.verify(content, signature) for key in keys(body))

    def uses_demo_key(self) -> bool:
        return True
