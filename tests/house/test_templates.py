"""Templates: components get only what they declare; nothing is inline that the browser's policy refuses."""

import re

import pytest
from django.template import Context, Origin, Template
from django_cotton.compiler_regex import CottonCompiler

from tests.house import files

TAG = re.compile(r"<c-([a-z0-9._-]+)((?:\s+(?:\"[^\"]*\"|'[^']*'|[^\"'>])*)?)/?>", re.DOTALL)
ATTRIBUTE = re.compile(r"(?:^|\s):?([a-z][a-z0-9_-]*)(?==|\s|/|$)")
VALUE = re.compile(r"=(\"[^\"]*\"|'[^']*')")
INLINE = {
    "style attribute": re.compile(r"\sstyle\s*=\s*[\"']"),
    "style element": re.compile(r"<style\b"),
    "event attribute": re.compile(r"\son[a-z]+\s*=\s*[\"']"),
    "script without src": re.compile(r"<script\b(?![^>]*\bsrc=)(?![^>]*type=\"application/json\")"),
    "javascript address": re.compile(r"javascript:"),
}
ALWAYS = {"class", "id", "slot"}


def templates():
    return files.under(files.YICHUANG, ".html")


def attributes(text: str) -> set[str]:
    return {name.replace("-", "_") for name in ATTRIBUTE.findall(VALUE.sub("=", text))}


def declared() -> dict[str, set[str]]:
    found = {}
    for path in templates():
        if "cotton" in path.parts:
            below = path.parts[path.parts.index("cotton") + 1 :]
            name = ".".join(below).removesuffix(".html").replace("-", "_")
            declares = re.search(r"<c-vars(.*?)/?>", path.read_text(encoding="utf-8"), re.DOTALL)
            found[name.removesuffix(".index")] = attributes(declares[1]) if declares else None
    return found


def test_every_component_declares_its_attributes():
    assert [name for name, names in declared().items() if names is None] == []


def uses():
    """Each use of a component: where, its tag, the names of what it is given."""
    for path in templates():
        for tag, given in TAG.findall(path.read_text(encoding="utf-8")):
            if tag not in ("vars", "slot", "component"):
                yield files.name(path), tag, attributes(given)


def test_every_component_used_exists():
    known = declared()

    assert [f"{where}: <c-{tag}>" for where, tag, _ in uses() if tag.replace("-", "_") not in known] == []


def test_a_component_is_given_only_what_it_declares():
    known = declared()

    assert [
        f"{where}: <c-{tag} {name}>"
        for where, tag, given in uses()
        for name in sorted(given - ALWAYS - (known.get(tag.replace("-", "_")) or set()))
    ] == []


def test_nothing_is_written_inline():
    assert [
        f"{files.name(path)}: {what}"
        for path in templates()
        for what, pattern in INLINE.items()
        if pattern.search(path.read_text(encoding="utf-8"))
    ] == []


UNKNOWN = [
    "{{ nobody_gave_this }}",
    "{{ nobody_gave_this|default:'—' }}",
    "{{ given.typo }}",
    "{% if nobody_gave_this %}yes{% endif %}",
    "{% if given.typo == 1 %}yes{% endif %}",
    "{% for each in nobody_gave_this %}{% endfor %}",
    '<c-button href="{{ nobody_gave_this }}">go</c-button>',
    '<c-way :way="nobody_gave_this" />',
]


def drawn(text: str) -> str:
    ours = Origin(str(files.YICHUANG / "templates" / "page.html"))
    return Template(CottonCompiler().process(text), origin=ours).render(
        Context({"given": {"name": "梅"}, "none": None})
    )


@pytest.mark.parametrize("text", UNKNOWN)
def test_a_name_the_view_did_not_give_fails_the_test(text):
    with pytest.raises(pytest.fail.Exception):
        drawn(text)


@pytest.mark.parametrize("text", ["{% if none.further %}yes{% endif %}", "{{ none|default:'' }}"])
def test_asking_further_of_nothing_is_a_question_not_a_mistake(text):
    assert drawn(text) == ""


BEFORE_A_DAY = re.compile(r"(?:日|日（[^）]*）|[}）])前(?![台后往面])")


def test_a_last_day_is_said_one_way():
    """“5月8日前” may be read as the 7th: pages and papers say “最晚5月8日（星期五）”."""
    said = [path for path in files.under(files.YICHUANG, ".html", ".py", ".typ") if "tests" not in path.parts]

    assert [
        f"{files.name(path)}:{number}"
        for path in said
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if BEFORE_A_DAY.search(line)
    ] == []
