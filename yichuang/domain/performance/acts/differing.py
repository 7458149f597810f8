"""What was corrected behind a final evaluation: never changed in it, but told of."""

from yichuang.domain.performance.acts.telling import tell
from yichuang.domain.performance.models import Evaluation
from yichuang.domain.performance.reads.evaluations import changed_since, final_ones
from yichuang.kernel.reports import Difference, fingerprint_of


def tell_of_differences() -> int:
    """For the schedule: the head and the supervisors hear once of each state of differences. How many evaluations."""
    told = 0
    for found in final_ones():
        changed = changed_since(found)
        digest = digest_of(changed)
        if digest == found.told:
            continue
        Evaluation.objects.filter(pk=found.pk).update(told=digest)
        if changed:
            told += 1
            for role in ("HEAD", "SUPERVISOR"):
                tell(found, role, "有差异", f"定稿以后有 {len(changed)} 个数字变了，请看差异报告。", key=digest[:12])
    return told


def digest_of(changed: list[Difference]) -> str:
    return fingerprint_of({one.id: [one.then, one.now] for one in changed}) if changed else ""
