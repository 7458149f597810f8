"""Looking through files for malware before they are kept. `settings.SCANNER` names the class."""

import socket
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from django.conf import settings
from django.utils.module_loading import import_string

SECONDS = 30  # for one file; a scanner that takes longer did not answer
CHUNK = 64 * 1024
MOST_SAID = 1000  # bytes of an answer


class NoScanner:
    """The bureau has named none: files are judged by what they are alone (`kernel.kinds`)."""

    def found_in(self, _file: BinaryIO) -> str:
        return ""


class Clamd:
    """ClamAV's daemon at settings.SCANNER_ADDRESS, the path of its socket or host:port, by its command INSTREAM.

    Its StreamMaxLength must not be less than settings.FILE_MOST_BYTES.
    """

    def found_in(self, file: BinaryIO) -> str:
        """The name of what was found, or "". Refuses (OSError) where no clear answer comes: not knowing is no yes."""
        file.seek(0)
        with connected() as line:
            line.sendall(b"zINSTREAM\0")
            while piece := file.read(CHUNK):
                line.sendall(len(piece).to_bytes(4, "big") + piece)
            line.sendall(bytes(4))
            said = answer_of(line)
        name = said.removeprefix("stream: ")
        if name == "OK":
            return ""
        if name.endswith(" FOUND"):
            return name.removesuffix(" FOUND")
        raise OSError(f"the scanner says {said!r}")


@contextmanager
def connected():
    address = settings.SCANNER_ADDRESS
    if not Path(address).is_absolute():
        host, _, port = address.rpartition(":")
        with socket.create_connection((host, int(port)), SECONDS) as line:
            yield line
        return
    with socket.socket(socket.AF_UNIX) as line:
        line.settimeout(SECONDS)
        line.connect(address)
        yield line


def answer_of(line) -> str:
    said = b""
    while not said.endswith(b"\0") and len(said) < MOST_SAID and (piece := line.recv(MOST_SAID)):
        said += piece
    return said.rstrip(b"\0\n").decode(errors="replace")


def scanner():
    return import_string(settings.SCANNER)()
