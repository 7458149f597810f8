"""Files: taken by content, refused in clear words, kept encrypted and whole, answered to their owner only."""

import errno
import os
from io import BytesIO

import pytest
from django.core.exceptions import ValidationError

from yichuang.kernel import blobs, files
from yichuang.kernel.models import StoredFile
from yichuang.kernel.tests import specimens

MEI, LI = "UMEI", "ULI"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def shelf(settings, tmp_path):
    settings.FILES_ROOT = tmp_path / "files"
    return settings.FILES_ROOT


def keep(content: bytes, name: str = "材料.pdf", owner: str = MEI):
    return files.keep(BytesIO(content), name=name, owner=owner)


@pytest.mark.parametrize(
    ("content", "kind", "pages", "name"),
    [
        (specimens.pdf(3), "application/pdf", 3, "材料.pdf"),
        (specimens.PNG, "image/png", 1, "材料.png"),
        (specimens.JPEG, "image/jpeg", 1, "材料.jpg"),
        (specimens.container("OFD.xml"), "application/ofd", None, "材料.ofd"),
        (specimens.container("[Content_Types].xml", "word/document.xml"), WORD, None, "材料.docx"),
        (specimens.xlsx(), EXCEL, None, "材料.xlsx"),
    ],
)
def test_keep_knows_a_file_by_its_content_whatever_its_name(content, kind, pages, name):
    kept = keep(content, "材料.txt")

    assert (kept.kind, kept.pages, kept.name) == (kind, pages, name)
    assert kept.size == len(content)
    assert files.content(kept) == content


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "这是一个空文件"),
        (b"MZ\x90\x00 a program called scan.pdf", "不是PDF、PNG"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "不是PDF、PNG"),
        (b"%PDF-1.7\n" + b"x" * 200, "已损坏或不完整"),
        (specimens.pdf(2)[:300], "已损坏或不完整"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + b"<script>" * 20, "图片已损坏或不完整"),
        (specimens.PNG[:-12], "图片已损坏或不完整"),
        (b"\xff\xd8\xff\xe0<script>alert(1)</script>", "图片已损坏或不完整"),
        (specimens.JPEG[:24], "图片已损坏或不完整"),
        (specimens.pdf(password="secret"), "设置了密码"),
        (specimens.container("a.txt"), "不能上传压缩包"),
        (specimens.container("word/document.xml", "word/vbaProject.bin"), "带有宏"),
        (specimens.container("word/document.xml")[:60], "已损坏"),
    ],
    ids=[
        "empty",
        "program",
        "svg",
        "torn",
        "cut",
        "no png",
        "cut png",
        "no jpeg",
        "cut jpeg",
        "locked",
        "zip",
        "macros",
        "torn zip",
    ],
)
def test_keep_refuses_with_a_sentence_that_says_what_to_do(content, why, shelf):
    with pytest.raises(ValidationError, match=why) as refusal:
        keep(content, "扫描件.pdf")

    assert refusal.value.messages[0].startswith("“扫描件.pdf”：")
    assert StoredFile.objects.count() == 0
    assert not shelf.exists()


def test_keep_refuses_what_is_larger_than_the_limit(settings):
    settings.FILE_MOST_BYTES = 2 * files.MEGABYTE

    with pytest.raises(ValidationError, match=r"文件有2\.1MB，超过了2MB"):
        keep(specimens.JPEG + b"\x00" * int(2.1 * files.MEGABYTE))


def test_keep_stores_the_same_content_once_and_every_sender_s_own_record(shelf):
    first, second = keep(specimens.PNG, owner=MEI), keep(specimens.PNG, owner=LI)

    assert first.sha256 == second.sha256
    assert first.pk != second.pk
    assert [path.name for path in shelf.rglob("*") if path.is_file()] == [first.sha256]


def test_what_lies_on_the_disk_cannot_be_read_and_is_its_owner_s_only(shelf):
    kept = keep(specimens.pdf(1))
    path = blobs.path_of(kept.sha256)

    assert b"%PDF" not in path.read_bytes()
    assert path.stat().st_mode & 0o077 == 0
    assert shelf.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    "harm",
    [
        lambda raw: raw[:-1] + bytes([raw[-1] ^ 1]),
        lambda raw: raw[: blobs.LENGTH + 40],
        lambda raw: raw[blobs.LENGTH + blobs.CHUNK + 32 :],  # the first record is gone, the others are whole
        lambda _raw: b"",
    ],
)
def test_a_damaged_blob_is_noticed_when_it_is_read(harm):
    kept = keep(specimens.JPEG + b"\x00" * (2 * blobs.CHUNK))
    path = blobs.path_of(kept.sha256)
    path.write_bytes(harm(path.read_bytes()))

    with pytest.raises(blobs.BlobDamaged):
        files.content(kept)


def test_write_leaves_nothing_behind_when_the_sender_breaks_off(shelf):
    def torn():
        yield b"the beginning"
        raise ConnectionResetError

    with pytest.raises(ConnectionResetError):
        blobs.write(torn())

    assert list(shelf.rglob("*")) == []


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("../../etc/passwd", "passwd.png"),
        ("C:\\用户\\梅\\身份证.JPG", "身份证.png"),
        ("示例\x00\n\u202e.exe", "示例.png"),
        (".png", "文件.png"),
        ("", "文件.png"),
        ("长" * 300, "长" * 120 + ".png"),
    ],
)
def test_named_keeps_only_what_is_a_name(given, kept):
    assert keep(specimens.PNG, given).name == kept


def test_of_answers_the_owner_and_nobody_else():
    mine = keep(specimens.PNG, owner=MEI)

    assert list(files.of(MEI, mine.pk)) == [mine]
    assert list(files.of(LI, mine.pk)) == []
    assert list(files.of(LI)) == []


def test_a_page_tree_that_bites_its_tail_is_refused():
    looped = specimens.pdf(1).replace(b"/Kids [ 4 0 R ]", b"/Kids [ 2 0 R ]")

    with pytest.raises(ValidationError, match="超过2000页"):
        keep(looped)


def test_what_a_killed_process_began_to_write_is_removed_a_day_later(shelf):
    old, young = shelf / ".coming-old", shelf / ".coming-young"
    shelf.mkdir(exist_ok=True)
    for path in (old, young):
        path.write_bytes(b"half")
    os.utime(old, (0, 0))

    assert blobs.sweep() == 1
    assert [path.name for path in shelf.iterdir()] == [".coming-young"]


def test_a_full_disk_leaves_nothing_behind(shelf, monkeypatch):
    def full(*_):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)

    with pytest.raises(OSError, match="No space"):
        keep(specimens.PNG)
    assert [path for path in shelf.rglob("*") if path.is_file()] == []
    assert files.of(MEI).count() == 0
