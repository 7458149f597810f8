"""Whether a file that begins like a picture is one: its parts are walked, nothing is drawn."""

import struct
from struct import unpack
from typing import BinaryIO

MOST_PARTS = 100_000
SIGNATURE = 8  # bytes before the first part of a PNG
HEADER = 13  # bytes an IHDR holds
FRAMES = frozenset({*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC})  # where a JPEG says how large it is
ALONE = frozenset({0x01, *range(0xD0, 0xD9)})  # markers without a length
FILLING, SCAN = 0xFF, 0xDA


def is_png(file: BinaryIO) -> bool:
    """A PNG with a size, data and an end: one that was cut off on its way has none."""
    file.seek(SIGNATURE)
    seen = set()
    try:
        for _ in range(MOST_PARTS):
            length, name = unpack(">I4s", file.read(8))
            if name == b"IHDR" and (length != HEADER or not all(unpack(">II", file.read(8)))):
                return False
            seen.add(name)
            if name == b"IEND":
                return {b"IHDR", b"IDAT"} <= seen and len(file.read(4)) == 4
            file.seek(length + 4 - 8 * (name == b"IHDR"), 1)
    except struct.error:
        return False
    return False


def is_jpeg(file: BinaryIO) -> bool:
    """A JPEG with a size and the beginning of what is seen. Where it ends is not asked: scanners leave the end out,
    and viewers show it all the same."""
    file.seek(2)
    sized = False
    try:
        for _ in range(MOST_PARTS):
            mark, kind = unpack(">BB", file.read(2))
            while kind == FILLING:
                (kind,) = unpack(">B", file.read(1))
            if mark != FILLING:
                return False
            if kind in ALONE:
                continue
            (length,) = unpack(">H", file.read(2))
            if kind in FRAMES:
                _depth, _height, width = unpack(">BHH", file.read(5))
                sized = bool(width)  # a height of 0 is told later, in the scan
                length -= 5
            if kind == SCAN:
                return sized
            if length < 2:
                return False
            file.seek(length - 2, 1)
    except struct.error:
        return False
    return False
