"""What a start looks at besides its settings: whether its keys fit what lies here, and whether the seals are there.

A key that is not set at all is refused by the guard, with every command.
"""

from cryptography.exceptions import InvalidTag
from django.apps import apps
from django.conf import settings
from django.core import checks
from django.db import DatabaseError

from yichuang.kernel import sealing, seals
from yichuang.kernel.fields import EncryptedText
from yichuang.kernel.models import LedgerSeal

VAULT = (
    "YICHUANG_VAULT_KEY 打不开已经保存的数据：请换回原来的密钥；更换密钥时，把旧的写在新的后面，用逗号隔开，"
    "再运行 manage.py rotate_keys。"
)
LEDGER = "YICHUANG_LEDGER_KEY 与已有的留痕封签对不上：请换回原来的密钥，否则无法证明留痕没有被改动。"


def faults() -> list[str]:
    """Every key that is wrong or missing, each as a sentence that says what to do."""
    return data_faults() + ([] if settings.DEMO else sealing.the_seal().faults())


def data_faults() -> list[str]:
    """Of those the keys without which nobody can read or prove what is there."""
    try:
        return [*vault_faults(), *ledger_faults()]
    except DatabaseError:  # no tables yet, or no database: said by whatever needs it
        return []


def vault_faults() -> list[str]:
    """The oldest and the newest encrypted value of each column have to open."""
    encrypted = (
        (model, field.name)
        for model in apps.get_models()
        for field in model._meta.local_concrete_fields  # noqa: SLF001 - Django's public API
        if isinstance(field, EncryptedText)
    )
    return [] if all(opens(model, name) for model, name in encrypted) else [VAULT]


def opens(model, name: str) -> bool:
    kept = model._base_manager.filter(**{f"{name}__isnull": False})  # noqa: SLF001 - every row, also those not shown
    try:
        for order in ("pk", "-pk"):
            kept.order_by(order).values_list(name).first()
    except (InvalidTag, KeyError, ValueError):
        return False
    return True


def ledger_faults() -> list[str]:
    last = LedgerSeal.objects.order_by("seq").last()
    return [LEDGER] if last and not seals.holds(last) else []


@checks.register(checks.Tags.security, deploy=True)
def keys_are_there(**_how) -> list[checks.CheckMessage]:
    """`manage.py check --deploy`: the same, and whether the seal answers at this moment."""
    found = [checks.Error(fault, id="yichuang.E001") for fault in faults()]
    if not found and (absent := sealing.the_seal().absent()):
        found = [checks.Error(absent, id="yichuang.E002")]
    return found
