"""A mandate as pages show it: people's names and numbers masked, companies' in full."""

from yichuang.domain.catalogue import reads as catalogue
from yichuang.kernel.codes import masked, masked_name

PUBLIC_CODES = ("001", "002")  # credit and organisation codes are public; every other number is personal


def shown(party) -> dict:
    """Name and number as the letter has them. A company's are public, a person's are personal."""
    if party is None:
        return {"name": "", "code": ""}
    public = party.code_kind in PUBLIC_CODES or party.kind == "forming"
    return {
        "name": party.name if public else masked_name(party.name),
        "code": party.code if public else masked(party.code),
    }


def named(code: str) -> str:
    version = catalogue.latest_public(code)
    return f"{version.name}（{code}）" if version else code
