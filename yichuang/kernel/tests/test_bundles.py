"""ZIPs from elsewhere: what is in them is listed and read, what is strange is refused by path and reason."""

import stat
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import pytest

from yichuang.kernel import bundles
from yichuang.kernel.tests.specimens import PNG, zipped


def reasons(file) -> list[str]:
    return [problem.reason for problem in bundles.opened("示例.zip", file).problems]


def made(member: ZipInfo, content: bytes = b"1") -> BytesIO:
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as parts:
        parts.writestr(member, content, ZIP_DEFLATED)
    return out


def with_byte(file: BytesIO, place: int, value: int) -> BytesIO:
    """The same ZIP with one byte of its first entry in the directory changed."""
    content = bytearray(file.getvalue())
    content[content.index(b"PK\x01\x02") + place] = value
    return BytesIO(bytes(content))


def test_members_are_read_by_their_path():
    bundle = bundles.opened("示例.zip", zipped(**{"旧-1/1.png": PNG, "旧-1/2.png": PNG + b"2"}))

    assert (bundle.problems, len(bundle.digest)) == ([], 64)
    assert list(bundles.in_order(bundle)) == [("旧-1/1.png", "旧-1", "1.png"), ("旧-1/2.png", "旧-1", "2.png")]
    assert bundle.read("旧-1/2.png").read() == PNG + b"2"


def test_a_name_in_the_encoding_of_a_chinese_desktop_is_read():
    bundle = bundles.opened("示例.zip", as_desktop("旧-1/身份证.png".encode("gb18030")))

    assert list(bundle.members) == ["旧-1/身份证.png"]


def as_desktop(name: bytes) -> BytesIO:
    """A ZIP whose one member has this name in bytes, without the mark of UTF-8."""
    stand_in = b"x" * len(name)
    return BytesIO(made(ZipInfo(stand_in.decode())).getvalue().replace(stand_in, name))


def test_what_a_desktop_puts_in_by_itself_is_passed_over():
    bundle = bundles.opened(
        "示例.zip", zipped(**{"旧-1/": b"", "__MACOSX/旧-1/._1.png": b"1", "旧-1/.DS_Store": b"1"})
    )

    assert (bundle.members, bundle.problems) == ({}, [])


@pytest.mark.parametrize(
    "path", ["../1.pdf", "/etc/1.pdf", "旧-1/../../1.pdf", "旧-1//1.pdf", "C:/1.pdf", "旧-1\\1.pdf"]
)
def test_a_path_that_leads_elsewhere_is_refused(path):
    assert reasons(zipped(**{path: b"1"})) == ["路径不规范（不能有 ..、盘符、反斜杠，也不能以斜杠开头）"]


def test_a_path_with_signs_nobody_sees_is_refused_and_shown_without_them():
    [problem] = bundles.opened("示例.zip", zipped(**{"旧-1/1\u202e.pdf": b"1"})).problems

    assert (problem.reason, problem.file) == ("路径里有看不见的字符", "示例.zip 里的 旧-1/1�.pdf")


def test_a_link_is_refused():
    member = ZipInfo("旧-1/1.pdf")
    member.external_attr = (stat.S_IFLNK | 0o777) << 16

    assert reasons(made(member, b"/etc/passwd")) == ["这是一个链接，不是文件，请把文件本身放进去"]


def test_a_locked_member_is_refused():
    assert reasons(with_byte(made(ZipInfo("旧-1/1.pdf")), 8, 1)) == ["这个文件设了密码，请不设密码重新打包"]


def test_the_same_path_twice_is_refused():
    out = BytesIO()
    with ZipFile(out, "w") as parts:
        parts.writestr("旧-1/1.pdf", b"1")
        with pytest.warns(UserWarning, match="Duplicate name"):
            parts.writestr("旧-1/1.pdf", b"2")

    assert reasons(out) == ["同一个路径出现了两次"]


def test_a_member_that_unfolds_beyond_the_limit_is_refused_before_it_is_read(settings):
    settings.FILE_MOST_BYTES = 1024 * 1024
    bomb = made(ZipInfo("旧-1/1.pdf"), b"\0" * 3 * 1024 * 1024)

    assert len(bomb.getvalue()) < 10_000
    assert reasons(bomb) == ["文件有 3.0 MB，超过了 1 MB"]


def test_a_member_larger_than_it_says_is_not_read_beyond_what_it_says(settings):
    settings.FILE_MOST_BYTES = 1024 * 1024
    bomb = made(ZipInfo("旧-1/1.pdf"), b"\0" * 3 * 1024 * 1024)
    lying = with_byte(bomb, 24 + 2, 0)  # the third byte of its size: 3 MB become 0
    bundle = bundles.opened("示例.zip", lying)

    assert bundle.read("旧-1/1.pdf") is None
    assert [problem.reason for problem in bundle.problems] == ["这个文件在压缩包里已损坏，读不出来"]


def test_too_many_or_too_much_is_refused_as_a_whole(monkeypatch):
    many = zipped(**{f"旧-1/{seq}.pdf": b"1" for seq in range(3)})
    monkeypatch.setattr(bundles, "MOST_MEMBERS", 2)
    assert reasons(many) == ["压缩包里有 3 个文件，最多 2 个，请分几次接管"]

    monkeypatch.setattr(bundles, "MOST_MEMBERS", 5)
    monkeypatch.setattr(bundles, "MOST_UNPACKED", 2)
    assert reasons(many)[0].startswith("压缩包展开后超过")


@pytest.mark.parametrize(
    "content", [b"", b"not a zip", zipped(a=b"1").getvalue()[:-10]], ids=["nothing", "words", "cut"]
)
def test_what_is_no_zip_is_refused(content):
    assert reasons(BytesIO(content)) == ["压缩包打不开，请重新打包成 ZIP 再试"]
