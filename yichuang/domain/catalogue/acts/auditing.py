"""Findings kept current, and published items kept findable."""

from collections.abc import Iterable, Iterator

from yichuang.domain.catalogue.models import Finding, ItemVersion
from yichuang.domain.catalogue.tables import codes
from yichuang.domain.catalogue.tables.audit import audit
from yichuang.kernel import search
from yichuang.kernel.models import SearchEntry

KIND = "item"
BATCH = 500


def note_findings(versions: Iterable[ItemVersion]) -> int:
    """Ask the audit rules of these versions and keep what they find, in place of what they found before.

    The versions come with their parts loaded. Returns how many findings there are.
    """
    versions = list(versions)
    found = [
        Finding(version=version, rule=one.rule, severity=one.severity, field=one.field, sentence=one.sentence[:300])
        for version in versions
        for one in audit(version)
    ]
    Finding.objects.filter(version__in=versions).delete()
    Finding.objects.bulk_create(found, batch_size=BATCH)
    return len(found)


def note_for_search(versions: Iterable[ItemVersion]) -> None:
    """Write what people may search for: name, words of the people, department, code, conditions, and the questions
    and materials of the form."""
    search.put(entry(version) for version in versions)


def entry(version: ItemVersion) -> SearchEntry:
    item = version.item
    text = (item.code, item.body.name, item.body.short_name, version.result_name, version.conditions)
    return SearchEntry(
        kind=KIND,
        code=item.code,
        title=version.name,
        keywords=" ".join(item.keywords),
        text=" ".join((*text, *version.person_topics, *version.corp_topics, *said_in_forms(version))),
        audience=audience(version),
        weight=item.annual_volume,
    )


def said_in_forms(version: ItemVersion) -> Iterator[str]:
    for row in version.fields.all():
        yield from (row.label, *row.options, row.help)
    for row in version.materials.all():
        yield row.name


def audience(version: ItemVersion) -> str:
    persons = codes.PERSON in version.audience
    organisations = bool(set(version.audience) - {codes.PERSON})
    return "both" if persons == organisations else "person" if persons else "corp"


def forget_for_search(version: ItemVersion) -> None:
    search.drop(KIND, [version.item_id])
