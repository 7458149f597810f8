"""The tools that `make` calls: what they take out, what they count, what they say when something is missing."""

import json

import pytest

from tools import build_assets, legs, lock, machine, node


def test_a_lock_loses_every_address_and_nothing_else():
    npm = {
        "packages": {
            "node_modules/sass": {
                "version": "1.0.0",
                "resolved": "https://registry.example/sass.tgz",
                "integrity": "sha512-abc",
                "funding": [{"url": "https://money.example"}],
                "engines": {"node": ">=14"},
            }
        }
    }

    assert lock.without_addresses(npm) == {
        "packages": {"node_modules/sass": {"version": "1.0.0", "integrity": "sha512-abc", "engines": {"node": ">=14"}}}
    }


def test_the_npm_lock_is_as_the_tool_leaves_it():
    written = (lock.ROOT / "package-lock.json").read_text(encoding="utf-8")

    assert json.dumps(lock.without_addresses(json.loads(written)), indent=2, ensure_ascii=False) + "\n" == written


@pytest.mark.parametrize(
    ("shipped", "kept"),
    [
        ("let a=1;\n//# sourceMappingURL=a.js.map\n", "let a=1;\n"),
        ("let a=1;//# sourceMappingURL=a.js.map", "let a=1;\n"),
        ("a{}\n/*# sourceMappingURL=a.css.map */\n", "a{}\n"),
        ("let a=1;\n", "let a=1;\n"),
    ],
)
def test_source_map_lines_stay_behind(shipped, kept):
    assert build_assets.without_source_map(shipped) == kept


REPORT = '<testsuites><testsuite tests="9" failures="{failures}" errors="1" skipped="2" /></testsuites>'


def test_a_leg_counts_what_its_report_says(tmp_path):
    report = tmp_path / "report.xml"
    report.write_text(REPORT.format(failures=2))

    assert str(legs.counted("sqlite", 1, report)) == "sqlite: ran, 4 passed, 3 failed, 2 skipped"


@pytest.mark.parametrize(
    ("code", "line"),
    [
        (legs.NOTHING_COLLECTED, "sqlite: not run, no test was selected"),
        (3, "sqlite: ran, 0 passed, 1 failed"),
    ],
)
def test_a_leg_that_ends_without_a_report_never_counts_as_good(tmp_path, code, line):
    assert str(legs.counted("sqlite", code, tmp_path / "none.xml")) == line


def test_a_leg_whose_run_broke_after_its_tests_counts_as_failed(tmp_path):
    report = tmp_path / "report.xml"
    report.write_text(REPORT.format(failures=0).replace('errors="1"', 'errors="0"'))

    assert legs.counted("sqlite", 4, report).failed == 1


def test_who_may_not_install_is_told_what_to_install(monkeypatch):
    monkeypatch.setattr(machine, "is_root", lambda: False)

    with pytest.raises(machine.Missing) as told:
        machine.install("chromium", "fonts-noto-cjk")

    assert str(told.value) == "please install chromium fonts-noto-cjk"


def test_chromium_keeps_its_sandbox_unless_root(monkeypatch):
    monkeypatch.setattr(machine, "is_root", lambda: False)
    assert "--no-sandbox" not in machine.chromium_flags()

    monkeypatch.setattr(machine, "is_root", lambda: True)
    assert "--no-sandbox" in machine.chromium_flags()


@pytest.mark.parametrize(
    ("version", "taken"), [("v18.19.0", False), ("v20.0.0", True), ("v24.1.0", True), ("", False)]
)
def test_the_machines_node_is_taken_only_if_new_enough(monkeypatch, tmp_path, version, taken):
    program = tmp_path / "node"
    program.write_text(f"#!/bin/sh\necho {version}\n")
    program.chmod(0o755)
    (tmp_path / "npm").write_text("#!/bin/sh\n")
    (tmp_path / "npm").chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")

    assert (node.ours() is not None) == taken
