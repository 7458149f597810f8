"""delegations.csv: which body lets which window clerk decide which items, and the district's own."""

import csv

import pytest
from django.conf import settings

from yichuang.domain.identity import imports, reads
from yichuang.domain.identity.models import Account, Post
from yichuang.domain.identity.tables import CONSOLE
from yichuang.domain.identity.tests.districts import files

pytestmark = pytest.mark.django_db
HEAD = "department,username,items,document,sample\n"
ONE = HEAD + "AAJ,bur-01,AAJ-001|AAJ-002,示例授权书1号,1\n"


def load(delegations):
    return imports.load(imports.check(files(delegations=delegations)), by=CONSOLE)


def clerk():
    return reads.actor(Account.objects.get(number="bur-01"))


def test_a_window_clerk_gets_the_post_for_the_items_named():
    load(ONE)

    assert clerk().holds("ACCEPTOR", "AAJ", item="AAJ-002")
    assert not clerk().holds("ACCEPTOR", "AAJ", item="AAJ-003")


def test_the_same_file_changes_nothing_and_another_gives_and_takes():
    load(ONE)
    load(ONE)
    assert Post.objects.exclude(items=[]).count() == 1

    load(HEAD + "AAJ,bur-01,AAJ-003,示例授权书2号,1\n")

    assert clerk().holds("ACCEPTOR", "AAJ", item="AAJ-003")
    assert not clerk().holds("ACCEPTOR", "AAJ", item="AAJ-002")


def test_the_staff_file_leaves_delegations_alone():
    load(ONE)

    changed = files(staff=files()["staff"][1].decode().replace("示例甲", "示例甲甲"))
    imports.load(imports.check(changed), by=CONSOLE)

    assert clerk().holds("ACCEPTOR", "AAJ", item="AAJ-001")


def test_faults_are_named_where_they_stand():
    rows = "AAJ,bur-01,TOW-001,示例,1\nXXJ,bur-09,XXJ-001,示例,1\nAAJ,bur-01,AAJ-001,示例,1\n"

    problems = imports.check(files(delegations=HEAD + rows)).problems

    assert sorted((p.row, p.column) for p in problems) == [
        (2, "items"), (3, "department"), (3, "username"), (4, "username"),
    ]  # fmt: skip


def rows_of(name: str) -> list[dict]:
    with (settings.DISTRICT / name).open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def test_the_district_authorises_windows_for_instant_items_decided_here_only():
    known = {row["code"]: row for row in rows_of("items.csv")}

    delegated = [code for row in rows_of("delegations.csv") for code in row["items"].split("|")]

    assert {(known[code]["kind"], known[code]["decided"]) for code in delegated} == {("instant", "here")}
