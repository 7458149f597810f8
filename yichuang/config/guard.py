"""What a start refuses. A production start with a demo's keys or doors must fail, and must say what to set."""

from collections.abc import Mapping
from typing import Any

from yichuang.config.secrets import made_for_demo

MODES = ("demo", "production")
KEYS = {
    "SECRET_KEY": "YICHUANG_SECRET_KEY",
    "VAULT_KEY": "YICHUANG_VAULT_KEY",
    "LEDGER_KEY": "YICHUANG_LEDGER_KEY",
}
SIMULATORS = {  # doors to other systems that only a demo may use: the setting, its variable, what is real
    "SMS_GATEWAY": ("OnScreen", "YICHUANG_SMS_GATEWAY", "短信网关"),
    "IDENTITY_PROVIDER": ("Simulator", "YICHUANG_IDENTITY_PROVIDER", "实名核验服务"),
}
SHORTEST_KEY = 40
HOW_TO_MAKE = "python3 -c 'import secrets; print(secrets.token_urlsafe(48))'"


def faults(settings: Mapping[str, Any], environ: Mapping[str, str]) -> list[str]:
    """Every reason not to start with these settings; none in demo mode, where all of this is allowed."""
    if settings["MODE"] not in MODES:
        return [f"YICHUANG_MODE 是“{settings['MODE']}”：只能是 {' 或 '.join(MODES)}。"]
    if settings["MODE"] == "demo":
        return []
    return [
        *(
            fault
            for name, variable in KEYS.items()
            for key in settings[name].split(",")  # the vault keeps its older keys behind the newest
            if (fault := key_fault(key.strip(), variable))
        ),
        *door_faults(settings, environ),
        *seal_faults(settings),
        *scanner_faults(settings),
        *rerank_faults(settings),
        *link_faults(settings),
        *(
            f"{variable} 是演示用的模拟器：请接入真实的{real}。"
            for name, (simulator, variable, real) in SIMULATORS.items()
            if settings[name].endswith(f".{simulator}")
        ),
    ]


def key_fault(key: str, variable: str) -> str:
    if not key:
        return f"{variable} 未设置：请设为一个随机密钥，例如 {HOW_TO_MAKE} 的输出。"
    if made_for_demo(key):
        return f"{variable} 是演示环境自动生成的密钥：请另设一个，并妥善保管。"
    if len(key) < SHORTEST_KEY:
        return f"{variable} 只有 {len(key)} 个字符：至少要 {SHORTEST_KEY} 个。"
    return ""


def door_faults(settings: Mapping[str, Any], environ: Mapping[str, str]) -> list[str]:
    """What would let a stranger in: debug pages, demo passwords, any host name, an address without encryption."""
    found = []
    if settings["DEBUG"]:
        found.append("YICHUANG_DEBUG=1 会把内部错误页给所有人看：请去掉。")
    if environ.get("YICHUANG_DEMO_PASSWORD"):
        found.append("YICHUANG_DEMO_PASSWORD 只用于演示：请去掉。")
    hosts = [host for host in settings["ALLOWED_HOSTS"] if host]
    if not hosts or "*" in hosts:
        found.append("YICHUANG_HOSTS 未设置或为 *：请写明对外的域名，多个用逗号隔开，如 yichuang.example。")
    if not settings["PUBLIC_BASE_URL"].startswith("https://"):
        found.append("YICHUANG_PUBLIC_URL 要以 https:// 开头：二维码和短信里的链接都由它组成。")
    return found


SEALS = {  # what a seal needs to be told, by its adapter
    "RemoteSeal": ("SEAL_URL", "SEAL_TOKEN"),
    "TokenSeal": ("SEAL_PKCS11_MODULE", "SEAL_PKCS11_TOKEN", "SEAL_PKCS11_PIN_FILE"),
}


def seal_faults(settings: Mapping[str, Any]) -> list[str]:
    """What the chosen seal cannot do without; a service is spoken to over TLS only."""
    adapter = settings["SEAL"].rpartition(".")[2]
    found = [f"YICHUANG_{name} 未设置：{adapter} 要用到它。" for name in SEALS.get(adapter, ()) if not settings[name]]
    if adapter == "RemoteSeal" and settings["SEAL_URL"] and not settings["SEAL_URL"].startswith("https://"):
        found.append("YICHUANG_SEAL_URL 要以 https:// 开头：送签的公文和口令都经过它。")
    return found


def scanner_faults(settings: Mapping[str, Any]) -> list[str]:
    if settings["SCANNER"].endswith(".Clamd") and not settings["SCANNER_ADDRESS"]:
        return ["YICHUANG_SCANNER_ADDRESS 未设置：Clamd 要用到它，写套接字的路径或者 主机:端口。"]
    return []


def rerank_faults(settings: Mapping[str, Any]) -> list[str]:
    """What people ask does not travel readable; on this machine it does not travel."""
    address = settings["RERANK_URL"]
    if not address:
        return []
    found = [] if settings["RERANK_MODEL"] else ["YICHUANG_RERANK_MODEL 未设置：排序接口要知道用哪个模型。"]
    if not address.startswith(("https://", *ON_THIS_MACHINE)):
        found.append("YICHUANG_RERANK_URL 要以 https:// 开头：群众的问题和口令都经过它（本机的除外）。")
    return found


LINKS = {  # where personal numbers and secrets go out: the setting, its variable, what travels
    "SMS_URL": ("YICHUANG_SMS_URL", "手机号、短信和口令"),
    "IDENTITY_URL": ("YICHUANG_IDENTITY_URL", "姓名、证件号码和口令"),
    "OIDC_OP_TOKEN_ENDPOINT": ("YICHUANG_OIDC_TOKEN_URL", "登录凭据"),
    "OIDC_OP_USER_ENDPOINT": ("YICHUANG_OIDC_USER_URL", "实名信息"),
    "OIDC_OP_JWKS_ENDPOINT": ("YICHUANG_OIDC_KEYS_URL", "平台的公钥"),
}
ON_THIS_MACHINE = ("http://127.0.0.1:", "http://localhost:")


def link_faults(settings: Mapping[str, Any]) -> list[str]:
    """Doors that are open but would let personal numbers travel readable."""
    return [
        f"{variable} 要以 https:// 开头：{what}经过它（本机的除外）。"
        for name, (variable, what) in LINKS.items()
        if (address := settings.get(name, "")) and not address.startswith(("https://", *ON_THIS_MACHINE))
    ]


def refuse(found: list[str]) -> None:
    """End the process with all reasons at once, where there are any."""
    if found:
        raise SystemExit("\n  - ".join(["一窗不能这样启动：", *found]))
