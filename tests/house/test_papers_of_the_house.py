"""What is written down: the printed law, the decisions, the changes; and what must not be."""

import json
import re

from tests.house import files
from yichuang.config import law, measures

ADDRESS = "://"
MACHINE_PATHS = re.compile(r"(?<![\w.])/(?:work|root|home/\w+|Users/\w+)/")
DISTRICT = ("芦淞", "株洲", "430203")


def test_the_printed_law_is_current():
    now = law.pages()

    assert {path.name for path in law.FOLDER.glob("*.md")} == {path.name for path in now}
    assert [path.name for path, text in now.items() if path.read_text(encoding="utf-8") != text] == []


def test_the_printed_measures_are_current():
    assert measures.PAGE.read_text(encoding="utf-8") == measures.printed()


def test_no_lock_file_holds_an_address():
    locks = [*files.ROOT.glob("*.lock"), files.ROOT / "package-lock.json"]

    assert len(locks) == 6
    assert [path.name for path in locks if ADDRESS in path.read_text(encoding="utf-8")] == []


def test_every_locked_package_has_its_hash():
    for path in files.ROOT.glob("*.lock"):
        pins = re.split(r"\n(?=\S)", path.read_text(encoding="utf-8").strip())
        assert [pin.split()[0] for pin in pins if "--hash=sha256:" not in pin] == []
    packages = json.loads((files.ROOT / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    assert [name for name, package in packages.items() if name and "integrity" not in package] == []


def test_no_file_knows_the_machine_it_was_written_on():
    here = files.name(files.Path(__file__))
    found = [files.name(path) for path in files.ours() if MACHINE_PATHS.search(path.read_text(encoding="utf-8"))]

    assert [name for name in found if name != here] == []


def test_no_code_knows_the_district():
    folders = [path.name for path in (files.ROOT / "data").iterdir() if path.is_dir()]
    code = files.under(files.YICHUANG, ".py", ".html", ".js", ".scss", ".typ")

    assert [
        f"{files.name(path)}: {word}"
        for path in code
        if "tests" not in path.parts
        for word in (*DISTRICT, *folders)
        if word in path.read_text(encoding="utf-8")
    ] == []


def test_every_decision_has_its_number_and_title():
    wrong = []
    for path in sorted((files.ROOT / "docs" / "adr").glob("*.md")):
        number = path.name.split("-", 1)[0]
        title = path.read_text(encoding="utf-8").splitlines()[0]
        if not re.fullmatch(rf"# {number}\. \S.*", title):
            wrong.append(f"{path.name}: {title}")
    assert wrong == []


def test_decisions_are_numbered_without_a_gap():
    numbers = sorted(int(path.name[:4]) for path in (files.ROOT / "docs" / "adr").glob("*.md"))

    assert numbers == list(range(1, len(numbers) + 1))


def test_changes_name_their_audience():
    lines = (files.ROOT / "CHANGES.md").read_text(encoding="utf-8").splitlines()

    assert [line for line in lines if line.startswith("### ")][:3] == [
        "### For people and enterprises",
        "### For staff",
        "### For those who run it",
    ]


def test_every_dependency_is_named_in_a_decision():
    wanted = [
        re.split(r"[~=<>\[]", line)[0].strip()
        for line in (files.ROOT / "requirements.in").read_text(encoding="utf-8").splitlines()
        if line.strip() and not line.startswith(("#", "-"))
    ]
    decisions = "\n".join(path.read_text(encoding="utf-8") for path in (files.ROOT / "docs" / "adr").glob("*.md"))

    assert [name for name in wanted if name.lower() not in decisions.lower()] == []


def test_every_setting_is_explained_to_who_runs_it():
    sources = [*files.under(files.YICHUANG / "config", ".py"), *files.under(files.ROOT / "tools", ".py")]
    read = {
        variable
        for path in sources
        if "tests" not in path.parts
        for variable in re.findall(r"\"(YICHUANG_[A-Z_]+)\"", path.read_text(encoding="utf-8"))
    }
    explained = (files.ROOT / "docs" / "operations.md").read_text(encoding="utf-8")

    assert sorted(variable for variable in read if f"`{variable}`" not in explained) == []
