"""The seal as a key in a device (PKCS#11): it signs inside, and the key never leaves it.

A device is what settings.SEAL_PKCS11_* name: its module, the label of the token, the file with the PIN. For each body
it holds a key and a certificate under the body's code. `ca.pem` lies where the local seal has it. Needs
requirements-seals.lock.
"""

from functools import cache
from importlib.util import find_spec
from pathlib import Path
from threading import Lock

from django.conf import settings

from yichuang.kernel.local_seal import LocalSeal, faults_of_roots, roots, sealed
from yichuang.kernel.sealing import Order, SealFailed

DEVICE = Lock()  # a session serves one signature at a time
GONE = "印章密码设备没有应答：请检查设备是否插好、口令是否正确。系统会自动再试。（{fault}）"
MISSING = "印章密码设备里没有{body}的印章（标签 {code}）。请由保管人放入后再试。"

NO_LIBRARY = "没有安装印章密码设备要用的程序库：请安装 requirements-seals.lock。"
NO_MODULE = "YICHUANG_SEAL_PKCS11_MODULE 指的文件 {path} 不存在：请安装设备厂商的驱动，或改正路径。"
NO_PIN = "YICHUANG_SEAL_PKCS11_PIN_FILE 指的文件 {path} 读不出来：请由保管人放入口令，只让运行账号可读。"


def readable(path: Path) -> bool:
    try:
        return bool(path.read_text(encoding="utf-8").strip())
    except (OSError, ValueError):
        return False


@cache
def session():
    """An open session with the device; forgotten after a fault, so that a device put back in is found again."""
    from pyhanko.config.pkcs11 import TokenCriteria  # noqa: PLC0415
    from pyhanko.sign.pkcs11 import open_pkcs11_session  # noqa: PLC0415 - an extra that not every bureau installs

    pin = Path(settings.SEAL_PKCS11_PIN_FILE).read_text(encoding="utf-8").strip()
    token = TokenCriteria(label=settings.SEAL_PKCS11_TOKEN)
    return open_pkcs11_session(settings.SEAL_PKCS11_MODULE, token_criteria=token, user_pin=pin)


def let_go() -> None:
    """Close the session, whatever state the device is in."""
    kept = session() if session.cache_info().currsize else None
    session.cache_clear()
    if kept is not None:
        try:
            kept.close()
        except RuntimeError:  # what every fault of the library is: the device has closed it already
            pass


class TokenSeal(LocalSeal):
    """See the module; settings.SEAL names this class."""

    def seal(self, pdf: bytes, order: Order) -> bytes:
        if find_spec("pkcs11") is None:
            raise SealFailed(NO_LIBRARY)
        from pkcs11 import ObjectClass  # noqa: PLC0415 - an extra that not every bureau installs
        from pkcs11.exceptions import MultipleObjectsReturned, NoSuchKey  # noqa: PLC0415
        from pyhanko.sign.general import SigningError  # noqa: PLC0415
        from pyhanko.sign.pkcs11 import PKCS11Signer  # noqa: PLC0415

        with DEVICE:
            try:
                session().get_key(object_class=ObjectClass.PRIVATE_KEY, label=order.body)
                by = PKCS11Signer(
                    session(), cert_label=order.body, key_label=order.body, ca_chain=roots(), embed_roots=False,
                    use_raw_mechanism=True, other_certs_to_pull=(),
                )  # fmt: skip
                return sealed(pdf, order, by)
            except (NoSuchKey, MultipleObjectsReturned) as missing:
                raise SealFailed(MISSING.format(body=order.body_name, code=order.body)) from missing
            except (SigningError, OSError, RuntimeError) as fault:
                let_go()
                raise SealFailed(GONE.format(fault=type(fault).__name__)) from fault

    def faults(self) -> list[str]:
        found = faults_of_roots()
        if find_spec("pkcs11") is None:
            found.append(NO_LIBRARY)
        if not Path(settings.SEAL_PKCS11_MODULE).is_file():
            found.append(NO_MODULE.format(path=settings.SEAL_PKCS11_MODULE))
        if not readable(Path(settings.SEAL_PKCS11_PIN_FILE)):
            found.append(NO_PIN.format(path=settings.SEAL_PKCS11_PIN_FILE))
        return found

    def absent(self) -> str:
        with DEVICE:
            try:
                session()
            except (OSError, RuntimeError, ValueError) as fault:
                let_go()
                return GONE.format(fault=type(fault).__name__)
        return ""

    def holds(self, _body: str) -> bool:
        """A device may be pulled out at any moment: only what it has sealed counts."""
        return False
