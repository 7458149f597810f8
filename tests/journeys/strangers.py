"""Somebody who has nothing to do with a matter opens every address there is for it."""

import re

from django.urls import URLPattern, URLResolver, get_resolver, reverse

from yichuang.domain.cases.models import Case, Supply
from yichuang.kernel import documents

NOT_THERE, NOT_BY_LOOKING, NOT_YOURS = 404, 405, 403  # a page that only takes POST says so before it looks
ABOUT_A_CASE = re.compile(r"/(errands|cases|drafts)/")


def named(resolver: URLResolver, spaces: tuple = ()):
    """Every named address: its full name, and what has to be filled in."""
    for entry in resolver.url_patterns:
        if isinstance(entry, URLResolver):
            yield from named(entry, (*spaces, *filter(None, [entry.namespace])))
        elif isinstance(entry, URLPattern) and entry.name:
            yield ":".join((*spaces, entry.name)), set(entry.pattern.converters)


def addresses(channel: str, number: str) -> list[str]:
    """Every address of a channel that leads to this case, its papers or its files."""
    case = Case.objects.get(number=number)
    known = {
        "number": number,
        "paper": documents.of(case).first().pk,
        "supply": Supply.objects.filter(material__case=case).first().pk,
        "ending": "json",
    }
    wanted = [
        (name, asks) for name, asks in named(get_resolver()) if name.startswith(f"{channel}:") and "number" in asks
    ]
    found = [
        reverse(name, kwargs={each: known[each] for each in asks}) for name, asks in wanted if asks <= known.keys()
    ]
    return [address for address in found if ABOUT_A_CASE.search(address)]


def finds_nothing(stranger, channel: str, number: str) -> None:
    """Every page, paper and file of the matter is as if it did not exist."""
    answers = {address: visit(stranger, address).status for address in addresses(channel, number)}
    let_in = {found for found, status in answers.items() if status not in {NOT_THERE, NOT_BY_LOOKING, NOT_YOURS}}
    assert let_in == set()
    assert list(answers.values()).count(NOT_THERE) > 5


def is_sent_to_sign_in(stranger, channel: str, number: str) -> None:
    """The other channel does not know this person at all."""
    answer = visit(stranger, reverse({"citizen": "citizen:errand", "desk": "desk:case"}[channel], args=[number]))
    assert (answer.status, "/sign-in/" in answer.headers["location"]) == (302, True)


def visit(stranger, address: str):
    return stranger.page.request.get(address, max_redirects=0)
