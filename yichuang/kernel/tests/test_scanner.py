"""Files are looked through before they are kept: by a stand-in that speaks the protocol of ClamAV's daemon."""

import socket
import threading
from contextlib import closing
from io import BytesIO

import pytest
from django.core.exceptions import ValidationError

from yichuang.kernel import files
from yichuang.kernel.models import StoredFile
from yichuang.kernel.tests import specimens

pytestmark = pytest.mark.django_db
BAD = b"EICAR"  # what the stand-in takes for malware; the real test string would stop scanners of this repository


def read(line, size: int) -> bytes:
    content = b""
    while len(content) < size:
        piece = line.recv(size - len(content))
        if not piece:
            break
        content += piece
    return content


def serve(listening, heard: list, answer: bytes) -> None:
    while True:
        try:
            line, _ = listening.accept()
        except OSError:
            return
        with line:
            assert read(line, 10) == b"zINSTREAM\0"
            content = b""
            while size := int.from_bytes(read(line, 4), "big"):
                content += read(line, size)
            heard.append(content)
            line.sendall(answer or (b"stream: Eicar-Signature FOUND\0" if BAD in content else b"stream: OK\0"))


@pytest.fixture
def heard(settings, tmp_path, request):
    """What the scanner was sent; it answers by itself, or always what the test names."""
    settings.FILES_ROOT = tmp_path / "files"
    settings.SCANNER, settings.SCANNER_ADDRESS = "yichuang.kernel.gateways.scanner.Clamd", str(tmp_path / "clamd")
    got: list[bytes] = []
    with closing(socket.socket(socket.AF_UNIX)) as listening:
        listening.bind(settings.SCANNER_ADDRESS)
        listening.listen()
        thread = threading.Thread(target=serve, args=(listening, got, getattr(request, "param", b"")))
        thread.start()
        yield got
        listening.shutdown(socket.SHUT_RDWR)
        thread.join()


def kept(content: bytes):
    return files.keep(BytesIO(content), name="示例.pdf")


def test_a_clean_file_is_sent_whole_and_kept(heard):
    content = specimens.PNG + bytes(200_000)

    assert files.content(kept(content)) == content
    assert heard == [content]


def test_a_file_with_malware_is_refused_by_its_name_and_not_kept(heard, settings):
    with pytest.raises(ValidationError, match=r"“示例.pdf”：这个文件里发现了病毒（Eicar-Signature），不能接收"):
        kept(specimens.PNG + BAD)

    assert (StoredFile.objects.count(), settings.FILES_ROOT.exists()) == (0, False)


@pytest.mark.parametrize("heard", [b"INSTREAM size limit exceeded. ERROR\0", b"stream: ", b"OK? \0"], indirect=True)
def test_an_unclear_answer_is_no_yes(heard):
    with pytest.raises(ValidationError, match="暂时收不下"):
        kept(specimens.PNG)


def test_while_the_scanner_is_silent_nothing_is_taken(settings, tmp_path):
    settings.FILES_ROOT = tmp_path / "files"
    settings.SCANNER, settings.SCANNER_ADDRESS = "yichuang.kernel.gateways.scanner.Clamd", str(tmp_path / "nobody")

    with pytest.raises(ValidationError, match="现在不能检查这个文件有没有病毒，暂时收不下。请过几分钟再上传"):
        kept(specimens.PNG)
    assert StoredFile.objects.count() == 0


def test_the_scanner_may_be_on_another_machine(settings, tmp_path):
    settings.FILES_ROOT = tmp_path / "files"
    got: list[bytes] = []
    with closing(socket.create_server(("127.0.0.1", 0))) as listening:
        settings.SCANNER = "yichuang.kernel.gateways.scanner.Clamd"
        settings.SCANNER_ADDRESS = f"127.0.0.1:{listening.getsockname()[1]}"
        thread = threading.Thread(target=serve, args=(listening, got, b""))
        thread.start()
        assert kept(specimens.PNG).kind == "image/png"
        listening.shutdown(socket.SHUT_RDWR)
        thread.join()
