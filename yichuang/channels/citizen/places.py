"""Where in the hall a matter is received or its result fetched, and when: windows by their part of the hall."""

from dataclasses import dataclass

from yichuang.domain.identity import reads as identity

# Windows that take applications in; the others guide, hand out results, or see to joint and distant matters.
RECEIVING = {"general", "enterprise", "project", "special", "accessible"}
HANDING_OUT = {"delivery"}


@dataclass(frozen=True)
class Place:
    """One part of the hall: its windows, and a line for each of their opening times."""

    zone: str
    windows: str
    hours: list[str]


@dataclass(frozen=True)
class Collecting:
    """Where a result is fetched: windows, address, phone. Empty where the district does not say."""

    places: list[Place]
    address: str
    phone: str


def collecting(case) -> Collecting:
    windows, district, version = identity.windows_serving(case.body_code), identity.district(), case.version
    return Collecting(
        places(windows, HANDING_OUT),
        version.address or district.hall_address,
        version.consult_by or district.contact_phone,
    )


def places(windows, kinds=RECEIVING) -> list[Place]:
    zones: dict[str, list] = {}
    for window in windows:
        if window.kind in kinds:
            zones.setdefault(window.zone, []).append(window)
    return [Place(zone, "、".join(w.number for w in held), hours_of(held)) for zone, held in zones.items()]


def hours_of(windows) -> list[str]:
    """Opening times of these windows; a time that not all of them keep names those that do."""
    kept: dict = {}
    for window in windows:
        for hours in window.hours.all():
            kept.setdefault(hours, []).append(window.number)
    return [
        hours.in_words + ("" if len(numbers) == len(windows) else f"，只有 {'、'.join(numbers)} 号窗口")
        for hours, numbers in kept.items()
    ]
