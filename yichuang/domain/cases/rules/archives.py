"""Who keeps the archive, and what must hold before anything in it is destroyed."""

from rules import predicate

from yichuang.domain.cases.rules import head, named, supervisor
from yichuang.kernel.refusals import rule

supervisor_or_head = named(supervisor | head, "监督人 SUPERVISOR 或 负责人 HEAD")
proposed_by_oneself = predicate(lambda actor, archive: actor.account == archive.proposer, name="本人提出 proposer")
witness = named((supervisor | head) & ~proposed_by_oneself, "监销人：监督人 SUPERVISOR 或 负责人 HEAD，不是提出人")


@rule("办件还没有办结，或者从未收件，不能归档。")
def case_is_over(archive):
    return archive.case.closed_on is not None and archive.case.received_at is not None


@rule("保管期限还没有满，不能鉴定销毁。")
def retention_is_over(archive):
    return archive.keep_until is not None and archive.keep_until < archive.acting_on
