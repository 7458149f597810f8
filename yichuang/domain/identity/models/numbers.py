"""Public numbers that cannot be counted through."""

from secrets import choice

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # without I, L, O, U: they are misread
LENGTH = 10  # 50 bits: a clash among three hundred thousand is one in twenty-five thousand


def fresh(prefix: str) -> str:
    return prefix + "".join(choice(ALPHABET) for _ in range(LENGTH))


def account_number() -> str:
    return fresh("U")


def party_number() -> str:
    return fresh("P")


def mandate_number() -> str:
    return fresh("M")


def post_number() -> str:
    return fresh("G")


def load_number() -> str:
    return fresh("L")
