"""The life of a version, act by act, as the table in states.py has it."""

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from yichuang.domain.catalogue.acts.auditing import forget_for_search, note_findings, note_for_search
from yichuang.domain.catalogue.models import CatalogRow, Item, ItemVersion
from yichuang.domain.catalogue.states import VERSIONS, State
from yichuang.domain.catalogue.tables.fields import COLUMNS
from yichuang.domain.identity.models import Body
from yichuang.kernel.actors import Actor
from yichuang.kernel.refusals import ActRefused

SETTINGS = (
    "identity_level", "four_eyes", "correction_days", "owed_ends", "upper_body", "licence_type", "validity_years",
)  # fmt: skip
PARTS = ("materials", "fields", "steps", "specials")
PREPARING = (State.DRAFT, State.SUBMITTED, State.REVIEWED)


def with_parts(version: ItemVersion) -> ItemVersion:
    return ItemVersion.objects.with_parts().get(pk=version.pk)


def draft_item(code: str, *, body: Body, row: CatalogRow | None, by: Actor, decided: str = "here") -> ItemVersion:
    """Claim a row of the basic catalogue for a body (认领) and begin its first version with what the row locks."""
    if Item.objects.filter(code=code).exists():
        raise ActRefused(f"编码 {code} 已经有事项，请换一个编码，或在原事项上起草新版本。")
    with transaction.atomic():
        item = Item.objects.create(code=code, body=body, row=row, decided=decided)
        version = ItemVersion(item=item, version=1, number=f"{code}-v1")
        if row:
            version.name, version.item_type, version.legal_basis = row.name, row.item_type, row.legal_basis
            version.exercise_levels = row.exercise_levels
        version = VERSIONS.move(version, "draft", by=by)
        note_findings([with_parts(version)])
    return version


def new_version(item: Item, *, by: Actor) -> ItemVersion:
    """Begin a new version as a copy of the one in force (or, where none is, of the last one).

    Refuses while another version of the item is being prepared.
    """
    with transaction.atomic():
        versions = ItemVersion.objects.filter(item=item)
        if waiting := versions.filter(state__in=PREPARING).first():
            raise ActRefused(f"{waiting.number} 还在编制（{State(waiting.state).label}），请先完成或作废它。")
        newest = versions.aggregate(Max("version"))["version__max"]
        source = versions.filter(state__in=(State.PUBLISHED, State.SUSPENDED)).first() or versions.get(version=newest)
        copied = {row.name: getattr(source, row.name) for row in COLUMNS} | {n: getattr(source, n) for n in SETTINGS}
        version = ItemVersion(item=item, version=newest + 1, number=f"{item.code}-v{newest + 1}", **copied)
        version = VERSIONS.move(version, "draft", by=by)
        copy_parts(source, version)
        note_findings([with_parts(version)])
    return version


def copy_parts(source: ItemVersion, version: ItemVersion) -> None:
    for name in PARTS:
        rows = list(getattr(source, name).all())
        for row in rows:
            row.pk, row.version = None, version
        getattr(version, name).bulk_create(rows)


def discard(version: ItemVersion, *, by: Actor) -> ItemVersion:
    """Give up a draft. It stays on record and another may be begun."""
    return VERSIONS.move(version, "discard", by=by)


def submit(version: ItemVersion, *, by: Actor) -> ItemVersion:
    """Hand a draft to the bureau for review. Refused while an audit finding of grade `error` is open."""
    with VERSIONS.step(version, "submit", by=by) as step:
        note_findings([with_parts(step.thing)])
        step.thing.submitted_by = by.account
        step.thing.reason = ""
    return step.thing


def send_back(version: ItemVersion, *, reason: str, by: Actor) -> ItemVersion:
    """Return it to the department with the reason."""
    return explained(version, "send_back", reason, by)


def approve(version: ItemVersion, *, by: Actor) -> ItemVersion:
    """The bureau's review is passed. Whoever submitted it does not review it."""
    return VERSIONS.move(version, "approve", by=by)


def publish(version: ItemVersion, *, by: Actor) -> ItemVersion:
    """Put it in force from today and, in the same transaction, make the one before it history (APL 30).

    Cases stay bound to the version they were filed under.
    """
    with transaction.atomic():
        before = ItemVersion.objects.filter(item=version.item_id, state__in=(State.PUBLISHED, State.SUSPENDED)).first()
        if before:
            replace(before, by=by)
        with VERSIONS.step(version, "publish", by=by) as step:
            step.thing.published_on = timezone.localdate()
            step.facts = {"version": step.thing.version, "replaces": before.number if before else ""}
        note_for_search([with_parts(step.thing)])
    return step.thing


def replace(version: ItemVersion, *, by: Actor) -> ItemVersion:
    """A newer version takes its place."""
    with VERSIONS.step(version, "replace", by=by) as step:
        step.thing.ended_on = timezone.localdate()
    return step.thing


def suspend(version: ItemVersion, *, reason: str, by: Actor) -> ItemVersion:
    """Take it out of service for a while: nobody can apply, open cases go on."""
    with transaction.atomic():
        version = explained(version, "suspend", reason, by)
        forget_for_search(version)
    return version


def resume(version: ItemVersion, *, by: Actor) -> ItemVersion:
    """Put a suspended version in force again."""
    with transaction.atomic():
        with VERSIONS.step(version, "resume", by=by) as step:
            step.thing.reason = ""
        note_for_search([with_parts(step.thing)])
    return step.thing


def abolish(version: ItemVersion, *, reason: str, by: Actor) -> ItemVersion:
    """End the item for good: its basis is gone, or it moved elsewhere."""
    with transaction.atomic():
        version = explained(version, "abolish", reason, by, ended_on=timezone.localdate())
        forget_for_search(version)
    return version


def explained(version: ItemVersion, act: str, reason: str, by: Actor, **changes) -> ItemVersion:
    with VERSIONS.step(version, act, by=by) as step:
        step.thing.reason = step.note = reason
        for name, value in changes.items():
            setattr(step.thing, name, value)
    return step.thing
