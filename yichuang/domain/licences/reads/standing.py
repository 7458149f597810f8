"""Which licence an identifier means, and the state that counts today."""

from django.utils import timezone

from yichuang.domain.licences.models import Former, Licence
from yichuang.domain.licences.states import IN_USE, LIFE, State
from yichuang.kernel.codes import licence_check

ROOT = "1.2.156.3005.2"  # the national root of licence identifiers (K2)


def is_identifier(identifier: str) -> bool:
    """Whether it has the form of K2 and the right check character (MOD 37,36)."""
    parts = identifier.removeprefix(ROOT + ".").split(".")
    if not identifier.startswith(ROOT + ".") or len(parts) != 5 or not all(part.isalnum() for part in parts):
        return False
    *payload, check = parts
    return licence_check("".join(payload)) == check


def named(identifier: str) -> tuple[Licence | None, Former | None]:
    """The licence this identifier means, and the face it had under it where that was replaced since."""
    licence = Licence.objects.select_related("type", "issuer").filter(identifier=identifier).first()
    if licence is not None:
        return licence, None
    return of_former(Former.objects.filter(identifier=identifier))


def of_former(formers) -> tuple[Licence | None, Former | None]:
    former = formers.select_related("licence__type", "licence__issuer").first()
    return (former.licence, former) if former else (None, None)


def state_today(licence: Licence) -> str:
    """The state that counts today: a licence past its last day has expired, whether or not the clock has noted it."""
    ended = licence.valid_to is not None and licence.valid_to < timezone.localdate()
    return State.EXPIRED if ended and licence.state in IN_USE else licence.state


def takes(licence: Licence, act: str) -> bool:
    """Whether this act can be done to it as it stands today. Only what ends, and may be renewed, is renewed."""
    possible = any(state_today(licence) in row.frm for row in LIFE.rows_of(act))
    return possible and (act != "renew" or (licence.type.renewable and licence.valid_to is not None))
