"""A parcel tells when it was touched."""

from io import BytesIO
from zipfile import ZipFile

import pytest

from yichuang.kernel import parcels

MEMBERS = {"a.txt": b"one", "b/c.txt": b"two" * 1000}


def packed() -> BytesIO:
    out = BytesIO()
    parcels.pack(((name, [content]) for name, content in MEMBERS.items()), out)
    return out


def rewritten(**changes) -> BytesIO:
    """The parcel with members changed (bytes), taken away (None) or added."""
    out = BytesIO()
    with ZipFile(packed()) as old, ZipFile(out, "w") as new:
        content = {name: old.read(name) for name in old.namelist()} | changes
        for name, what in content.items():
            if what is not None:
                new.writestr(name, what)
    return out


def test_a_parcel_as_it_was_made_has_no_fault():
    assert list(parcels.faults(packed())) == []


def test_the_same_members_give_the_same_parcel():
    assert packed().getvalue() == packed().getvalue()


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"a.txt": b"One"}, "a.txt：内容被改动过"),
        ({"a.txt": None}, "a.txt：清单里有，包里没有"),
        ({"d.txt": b"new"}, "d.txt：包里有，清单里没有"),
        ({"SHA256SUMS": b""}, "SHA256SUMS：清单被改动过，或者不是本系统签的"),
        ({"SHA256SUMS.sig": b"00"}, "SHA256SUMS：清单被改动过，或者不是本系统签的"),
        ({"SHA256SUMS.sig": None}, "没有 SHA256SUMS 或它的签名，不是本系统的归档包"),
    ],
)
def test_what_was_touched_is_found(changes, fault):
    assert fault in list(parcels.faults(rewritten(**changes)))


@pytest.mark.parametrize("content", [b"", b"not a zip", packed().getvalue()[:-30]])
def test_what_is_no_parcel_is_said(content):
    [fault] = parcels.faults(BytesIO(content))

    assert fault.startswith("文件打不开")


@pytest.mark.parametrize("place", range(40, 4000, 397))
def test_a_flipped_bit_is_found_or_harmless(place):
    """A ZIP keeps names and lengths twice: a bit in the copy nobody reads changes no member."""
    content = bytearray(packed().getvalue())
    content[place % len(content)] ^= 1
    found = list(parcels.faults(BytesIO(bytes(content))))
    try:
        with ZipFile(BytesIO(bytes(content))) as parcel:
            intact = {name: parcel.read(name) for name in MEMBERS} == MEMBERS
    except Exception:  # noqa: BLE001 - whatever a broken archive raises, it is not intact
        intact = False

    assert found or intact


def test_two_members_of_one_name_are_a_fault_of_the_program():
    with pytest.raises(ValueError, match="two members"):
        parcels.pack([("a", [b""]), ("a", [b""])], BytesIO())
