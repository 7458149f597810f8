"""What no line of ours does: run what was typed, read objects, trust markup, use broken ciphers, call strangers."""

import ast
import re
from functools import cache

import pytest
import yaml

from tests.house import dangers, files
from yichuang.domain.performance.imports.templates import Lined

pytestmark = pytest.mark.any_python  # it reads our source, and runs nothing of it

OURS = [path for path in files.under(files.YICHUANG, ".py") if "tests" not in path.parts]
ESTIMATES = "yichuang/domain/performance/estimating/"  # seeded draws that must come out the same: nobody guards them
DOORS = {  # to whom they speak is a setting of the bureau (docs/operations.md), never something typed
    "yichuang/config/serve.py",  # itself: whether the server it started answers
    "yichuang/kernel/remote_seal.py",
    "yichuang/kernel/gateways/identity.py",
    "yichuang/kernel/gateways/reranking.py",
    "yichuang/kernel/gateways/scanner.py",
    "yichuang/kernel/gateways/sms.py",
}
PARSER = {"yichuang/domain/performance/checking/files.py"}  # entities are not followed, nothing is fetched
OWN_LOADER = {"yichuang/domain/performance/imports/templates.py"}  # a yaml.SafeLoader that also counts lines
IN_SCRIPTS = re.compile(  # text run as a program or as markup, and what outlives the page
    r"\beval\s*\(|\bnew Function\b|\b(?:inner|outer)HTML\b|insertAdjacentHTML|document\.(?:write|cookie)|srcdoc"
    r"|localStorage|indexedDB|\bset(?:Timeout|Interval)\s*\(\s*[\"'`]|postMessage|javascript:"
)
UNSAFE = re.compile(r"\|\s*safe\b|\|\s*safeseq\b|{%\s*autoescape\s+off|{%\s*filter\s+safe")


def found(danger) -> set[str]:
    """The files that hold it."""
    return {files.name(path) for path in OURS if danger(tree_of(path))}


tree_of = cache(files.parsed)  # each file is asked for every danger


def test_nothing_typed_is_ever_run():
    assert found(dangers.runs_what_it_is_given) == set()


def test_no_object_is_read_from_what_somebody_sent():
    assert found(dangers.reads_objects) == OWN_LOADER
    assert issubclass(Lined, yaml.SafeLoader)


def test_no_text_is_taken_for_markup():
    pages = files.under(files.YICHUANG, ".html")

    assert found(dangers.trusts_markup) == set()
    assert [files.name(page) for page in pages if UNSAFE.search(page.read_text(encoding="utf-8"))] == []


def test_scripts_run_no_text_make_no_markup_and_keep_nothing_beyond_the_tab():
    scripts = files.under(files.YICHUANG, ".js")

    assert len(scripts) > 5
    assert [files.name(path) for path in scripts if IN_SCRIPTS.search(path.read_text(encoding="utf-8"))] == []


@pytest.mark.parametrize(
    "source", ["eval (x)", "a.innerHTML = x", "document.cookie", "localStorage.x", "setTimeout('x', 1)"]
)
def test_a_script_that_does_would_be_found(source):
    assert IN_SCRIPTS.search(source)


def test_no_broken_digest_cipher_or_padding_is_used():
    assert found(dangers.is_weak) == set()


def test_chance_that_must_not_be_guessed_comes_from_the_system():
    assert [name for name in found(dangers.plays_dice) if not name.startswith(ESTIMATES)] == []


def test_only_the_doors_a_bureau_opens_speak_to_others():
    assert found(dangers.speaks_to_others) == DOORS


def test_xml_of_strangers_is_read_by_one_careful_parser():
    assert found(dangers.reads_xml) == PARSER


@pytest.mark.parametrize(
    ("danger", "source"),
    [
        (dangers.runs_what_it_is_given, "eval(x)"),
        (dangers.runs_what_it_is_given, "import os\nos.system(x)"),
        (dangers.runs_what_it_is_given, "run(x, shell=True)"),
        (dangers.runs_what_it_is_given, "run(x, shell=y)"),
        (dangers.reads_objects, "from pickle import loads"),
        (dangers.reads_objects, "yaml.load(x)"),
        (dangers.trusts_markup, "mark_safe(x)"),
        (dangers.is_weak, "hashlib.md5(x)"),
        (dangers.is_weak, "from hashlib import sha1"),
        (dangers.is_weak, "hashlib.new('md5')"),
        (dangers.is_weak, "modes.ECB()"),
        (dangers.plays_dice, "from random import choice"),
        (dangers.plays_dice, "import random"),
        (dangers.plays_dice, "uuid.uuid1()"),
        (dangers.speaks_to_others, "import socket"),
        (dangers.speaks_to_others, "from urllib.request import urlopen"),
        (dangers.speaks_to_others, "from urllib import request"),
        (dangers.reads_xml, "from xml.etree import ElementTree"),
        (dangers.reads_xml, "from lxml import etree"),
    ],
)
def test_what_must_not_stand_there_would_be_found(danger, source):
    assert danger(ast.parse(source)) != []


@pytest.mark.parametrize(
    "source", ["re.compile(x)", "made().compile(x)", "run([x], shell=False)", "yaml.safe_load(x)", "sha256(x)"]
)
def test_what_may_stand_there_is_left_alone(source):
    tree = ast.parse(source)
    every = (dangers.runs_what_it_is_given, dangers.reads_objects, dangers.trusts_markup, dangers.is_weak)

    assert [danger(tree) for danger in every] == [[]] * 4


@pytest.mark.parametrize("source", ["{{ name|safe }}", "{{ name | safe }}", "{% autoescape off %}"])
def test_a_template_that_trusts_markup_would_be_found(source):
    assert UNSAFE.search(source)
