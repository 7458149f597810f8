"""What a bureau is told to type is there: units, programs of ours, words of make, commands of manage.py."""

import re
import shutil
import subprocess
import tarfile

import pytest
from django.core.management import get_commands

from tests.house import files
from tools import bundle
from yichuang.channels.desk.taking_over import MOST_BUNDLED
from yichuang.channels.screens.views import events_for
from yichuang.kernel.sheets import MEGABYTE

DEPLOY = files.ROOT / "deploy"
PAGE = (files.ROOT / "docs" / "operations.md").read_text(encoding="utf-8")
UNITS = sorted(path for path in DEPLOY.iterdir() if path.suffix in (".service", ".timer"))
STARTED = re.compile(r"^Exec\w+=(?:/srv/yichuang/current/)(\S+)(?: manage\.py (\w+))?", re.MULTILINE)


def started():
    """What every unit starts: the program below the installed code, and the command of manage.py."""
    return [found.groups() for path in UNITS for found in STARTED.finditer(path.read_text(encoding="utf-8"))]


def test_every_unit_starts_something_that_exists():
    programs = {program for program, command in started() if command is None}

    assert len(started()) == 6
    assert sorted(command for _program, command in started() if command and command not in get_commands()) == []
    assert sorted(program for program in programs if not (files.ROOT / program).stat().st_mode & 0o111) == []


def test_every_timer_has_its_unit():
    timers = [path for path in UNITS if path.suffix == ".timer"]

    assert len(timers) == 3
    assert [path.name for path in timers if not path.with_suffix(".service").exists()] == []


def test_every_word_the_page_says_to_type_exists():
    commands = set(re.findall(r"(?m)(?:manage\.py |^yichuang |`yichuang )([a-z]\w+)", PAGE))
    targets = set(re.findall(r"`make ([a-z]+)", PAGE))
    makefile = (files.ROOT / "Makefile").read_text(encoding="utf-8")

    assert sorted(commands - set(get_commands())) == []
    assert sorted(target for target in targets if f"\n{target}:" not in makefile) == []
    assert [name for name in re.findall(r"deploy/([\w@.-]+)", PAGE) if not (DEPLOY / name).exists()] == []


def test_every_file_of_deploy_is_spoken_of():
    assert [path.name for path in sorted(DEPLOY.iterdir()) if path.name not in PAGE] == []


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="no systemd here")
def test_systemd_reads_every_unit(tmp_path):
    """Programs of the installed product are not here: their lines are compared above."""
    for path in UNITS:
        text = path.read_text(encoding="utf-8")
        (tmp_path / path.name).write_text(re.sub(r"(?m)^(Exec\w+)=\S+", r"\1=/bin/true", text), encoding="utf-8")
    for unit in (path for path in tmp_path.glob("yichuang*.service")):
        (tmp_path / f"{unit.name}.d").mkdir()
        shutil.copy(DEPLOY / "hardening.conf", tmp_path / f"{unit.name}.d")
    names = [str(path).replace("@.", "@1.") for path in tmp_path.iterdir() if path.is_file()]

    said = subprocess.run(["systemd-analyze", "verify", *names], capture_output=True, text=True, check=False)

    assert [line for line in said.stderr.splitlines() if str(tmp_path) in line or "yichuang" in line] == []


def test_what_a_bundle_built_is_newer_than_its_code(tmp_path):
    """Else `make` would build it anew at a site that reaches nobody: a commit of words is younger than the build."""
    code, wheels, build = tmp_path / "code", tmp_path / "wheels", tmp_path / "build"
    for folder in (code, wheels, build):
        folder.mkdir()
    (build / ".collected").touch()
    (code / "manage.py").touch()
    git = ["git", "-c", "user.name=示例", "-c", "user.email=sample@example.invalid"]
    for words in (["init", "-q"], ["add", "."], ["commit", "-q", "-m", "words"]):
        subprocess.run([*git, *words], cwd=code, check=True)

    bundle.pack(tmp_path / "bundle.tar.gz", wheels, build, root=code)

    with tarfile.open(tmp_path / "bundle.tar.gz") as made:
        held = {member.name: member for member in made}
    assert held["yichuang/build/.collected"].mtime > held["yichuang/manage.py"].mtime
    assert {oct(member.mode) for member in held.values()} == {"0o644", "0o755"}


def test_the_server_in_front_lets_pass_what_the_product_takes_and_finds_its_events():
    conf = (DEPLOY / "nginx.conf").read_text(encoding="utf-8")

    most = int(re.search(r"client_max_body_size (\d+)m;", conf)[1])
    assert most * MEGABYTE > MOST_BUNDLED
    assert f"location = {events_for(None)} {{" in conf


def test_what_the_server_in_front_says_itself_is_said_in_chinese():
    conf = (DEPLOY / "nginx.conf").read_text(encoding="utf-8")

    spoken = dict(re.findall(r"error_page ([\d ]+) (@\w+);", conf))
    answers = dict(re.findall(r"location (@\w+) \{[^}]*return \d+ '([^']*)'", conf))
    assert sorted(spoken) == ["413", "502 504"]
    assert {place: bool(re.search(r"<h1>[\u4e00-\u9fff]+</h1>", answers[place])) for place in spoken.values()} == {
        "@too_large": True,
        "@resting": True,
    }
