"""Every address the software answers, read from the URL table itself: nobody has to remember to list a new one."""

from dataclasses import dataclass

from django.urls import URLResolver, get_resolver

TAKES_NO_PART = {"api:api-root"}  # django-ninja's own name for /api/v1/, which answers 404 to everybody


@dataclass(frozen=True)
class Address:
    """One line of the URL table; `parameters` are the names between its slashes."""

    name: str
    parameters: frozenset[str]


def every() -> list[Address]:
    return [one for one in walked(get_resolver().url_patterns) if one.name not in TAKES_NO_PART]


def walked(patterns, space: str = ""):
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from walked(pattern.url_patterns, f"{space}{pattern.namespace}:" if pattern.namespace else space)
        else:
            yield Address(f"{space}{pattern.name or pattern.pattern}", frozenset(pattern.pattern.regex.groupindex))
