"""Who may work on the catalogue, and what must hold before a version moves."""

from rules import predicate

from yichuang.domain.catalogue.rules.themes import faults
from yichuang.kernel.refusals import rule


def holds(actor, role, version):
    """What is published is visible everywhere, so the region counts too: the post may be for every body of another."""
    return actor.holds(role, version.body_code, version.region_code)


@predicate
def editor(actor, version):
    """A reviewer or chief of the item's body; for items of several towns together, the bureau's supervisors."""
    return any(holds(actor, role, version) for role in ("REVIEWER", "CHIEF", "HEAD", "SUPERVISOR"))


@predicate
def supervisor(actor, version):
    return holds(actor, "SUPERVISOR", version)


@predicate
def head(actor, version):
    return holds(actor, "HEAD", version)


@predicate
def other_supervisor(actor, version):
    """Whoever submitted a version does not also review it."""
    return actor.account != version.submitted_by and supervisor(actor, version)


@rule("还有“错误”级的质量问题没有解决，请按页面上列出的问题逐条修改后再提交。")
def has_no_error(version):
    return not version.findings.filter(severity="error").exists()


@rule("暂停、取消或退回都要写明理由。")
def has_reason(version):
    return bool(version.reason)


@rule("这件事还有问题没有解决：请看页面上列出的每一条，改好后再发布。")
def is_whole(version):
    """Every question can come up, every item can be chosen, nothing waits for itself, every condition is read."""
    return not faults(version.sheet)
