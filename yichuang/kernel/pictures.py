"""Whether a file that begins like a picture is one, and how large: its parts are walked, nothing is drawn."""

import struct
from math import prod
from struct import unpack
from typing import BinaryIO

MOST_PARTS = 100_000
SIGNATURE = 8  # bytes before the first part of a PNG
HEADER = 13  # bytes an IHDR holds
FRAMES = frozenset({*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC})  # where a JPEG says how large it is
ALONE = frozenset({0x01, *range(0xD0, 0xD9)})  # markers without a length
FILLING, SCAN = 0xFF, 0xDA


def png_points(file: BinaryIO) -> int:
    """How many points a PNG with a size, data and an end shows: one that was cut off on its way has none, and 0."""
    file.seek(SIGNATURE)
    seen, points = set(), 0
    try:
        for _ in range(MOST_PARTS):
            length, name = unpack(">I4s", file.read(8))
            if name == b"IHDR":
                points = prod(unpack(">II", file.read(8)))
                if length != HEADER or not points:
                    return 0
            seen.add(name)
            if name == b"IEND":
                return points if {b"IHDR", b"IDAT"} <= seen and len(file.read(4)) == 4 else 0
            file.seek(length + 4 - 8 * (name == b"IHDR"), 1)
    except struct.error:
        return 0
    return 0


def jpeg_points(file: BinaryIO) -> int:
    """How many points a JPEG with a size and the beginning of what is seen shows, else 0. Where it ends is not asked:
    scanners leave the end out, and viewers show it all the same."""
    file.seek(2)
    points = 0
    try:
        for _ in range(MOST_PARTS):
            mark, kind = unpack(">BB", file.read(2))
            while kind == FILLING:
                (kind,) = unpack(">B", file.read(1))
            if mark != FILLING:
                return 0
            if kind in ALONE:
                continue
            (length,) = unpack(">H", file.read(2))
            if kind in FRAMES:
                _depth, height, width = unpack(">BHH", file.read(5))
                points = width * (height or 1)  # a height of 0 is told later, in the scan
                length -= 5
            if kind == SCAN:
                return points
            if length < 2:
                return 0
            file.seek(length - 2, 1)
    except struct.error:
        return 0
    return 0
