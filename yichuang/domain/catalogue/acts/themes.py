"""Themes taken in from files, drafted, edited, published and taken out of use."""

from dataclasses import asdict
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from yichuang.domain.catalogue.models import Item, Theme, ThemeVersion
from yichuang.domain.catalogue.rules.themes import Sheet
from yichuang.domain.catalogue.states import THEMES, ThemeState
from yichuang.kernel import search
from yichuang.kernel.actors import Actor
from yichuang.kernel.models import SearchEntry
from yichuang.kernel.refusals import ActRefused

KIND = "theme"
COPIED = ("name", "audience", "batches", "promise_days", "visits", "summary", "keywords", "questions", "lines")


def load_theme(theme: Theme, what: dict[str, Any], sheet: Sheet, *, by: Actor) -> ThemeVersion:
    """Put a theme in force as a file says it; the version before becomes history. `what`: the columns of a version."""
    with transaction.atomic():
        theme.save()
        replace_published(theme, by)
        version = written(numbered(theme), what, sheet)
        version.published_on = timezone.localdate()
        with THEMES.step(version, "load", by=by) as step:
            step.facts = {"version": version.version, "source": theme.source_digest}
        note_for_search(step.thing)
    return step.thing


def draft_theme(theme: Theme, *, by: Actor) -> ThemeVersion:
    """Begin a new version as a copy of the newest. Refuses while another is being prepared."""
    with transaction.atomic():
        versions = ThemeVersion.objects.filter(theme=theme)
        if waiting := versions.filter(state=ThemeState.DRAFT).first():
            raise ActRefused(f"{waiting.number} 还在编制，请先发布或作废它。")
        source = versions.filter(state=ThemeState.PUBLISHED).first() or versions.order_by("-version").first()
        version = numbered(theme)
        for name in COPIED:
            setattr(version, name, getattr(source, name))
        return THEMES.move(version, "draft", by=by)


def edit_theme(version: ThemeVersion, what: dict[str, Any], sheet: Sheet | None = None, *, by: Actor) -> ThemeVersion:
    """Change columns, and questions and items together. What is wrong with them stops only the publishing."""
    with THEMES.step(version, "edit", by=by) as step:
        written(step.thing, what, sheet)
        step.facts = {"changed": sorted(what) + (["sheet"] if sheet else [])}
    return step.thing


def publish_theme(version: ThemeVersion, *, by: Actor) -> ThemeVersion:
    """Put a draft in force. Refused while it cannot be asked or done as it stands, or names items out of force."""
    missing = items_out_of_force(version)
    if missing:
        raise ActRefused(f"这些事项没有公布：{'、'.join(missing)}。")
    with transaction.atomic():
        replace_published(version.theme, by)
        with THEMES.step(version, "publish", by=by) as step:
            step.thing.published_on = timezone.localdate()
        note_for_search(step.thing)
    return step.thing


def withdraw_theme(version: ThemeVersion, *, by: Actor, reason: str) -> ThemeVersion:
    """Take a theme out of use. Matters that run go on under the version they were applied for."""
    with THEMES.step(version, "withdraw", by=by) as step:
        step.thing.reason = step.note = reason
        search.drop(KIND, [version.theme_id])
    return step.thing


def discard_theme(version: ThemeVersion, *, by: Actor) -> ThemeVersion:
    return THEMES.move(version, "discard", by=by)


def replace_published(theme: Theme, by: Actor) -> None:
    if before := ThemeVersion.objects.filter(theme=theme, state=ThemeState.PUBLISHED).first():
        THEMES.move(before, "replace", by=by)


def numbered(theme: Theme) -> ThemeVersion:
    newest = ThemeVersion.objects.filter(theme=theme).aggregate(Max("version"))["version__max"] or 0
    return ThemeVersion(theme=theme, version=newest + 1, number=f"{theme.code}-v{newest + 1}")


def written(version: ThemeVersion, what: dict[str, Any], sheet: Sheet | None) -> ThemeVersion:
    for name, value in what.items():
        setattr(version, name, value)
    if sheet:
        version.questions = [asdict(question) for question in sheet.questions]
        version.lines = [asdict(line) for line in sheet.lines]
    return version


def items_out_of_force(version: ThemeVersion) -> list[str]:
    wanted = {line["item"] for line in version.lines}
    there = set(Item.objects.filter(pk__in=wanted, versions__state="published").values_list("pk", flat=True))
    return sorted(wanted - there)


def note_for_search(version: ThemeVersion) -> None:
    theme = version.theme
    search.put(
        [
            SearchEntry(
                kind=KIND,
                code=theme.code,
                title=version.name,
                keywords=" ".join(version.keywords),
                text=f"{theme.lead.name} {version.summary}",
                audience=version.audience,
                weight=theme.annual_volume,
            )
        ]
    )
