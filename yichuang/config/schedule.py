"""What time alone sets going. Each line: how often at most, and what is done."""

from datetime import timedelta

from yichuang.domain.cases import acts as cases
from yichuang.domain.cases.acts import clockwork, deciding_anew, exporting, owing
from yichuang.domain.evaluation import acts as evaluation
from yichuang.domain.guidance import acts as guidance
from yichuang.domain.identity.acts import sessions
from yichuang.domain.joint import acts as joint
from yichuang.domain.licences import acts as licences
from yichuang.domain.notices import acts as notices
from yichuang.domain.performance.acts import differing
from yichuang.domain.supervision import acts as supervision
from yichuang.kernel import blobs, calendar_changes, files, seals, waiting
from yichuang.kernel.periodic import Every
from yichuang.kernel.sqlite import statistics

SCHEDULE = [
    Every(timedelta(minutes=1), seals.seal),
    Every(timedelta(minutes=5), clockwork.deem_silent),
    Every(timedelta(minutes=5), clockwork.return_unanswered),
    Every(timedelta(minutes=5), owing.end_owings),
    Every(timedelta(minutes=5), deciding_anew.deem_undecided),
    Every(timedelta(hours=1), owing.remind_owing),
    Every(timedelta(minutes=5), joint.keep_up),
    Every(timedelta(hours=1), evaluation.expire_unrated),
    Every(timedelta(hours=1), evaluation.remind),
    Every(timedelta(minutes=1), notices.send_waiting),
    Every(timedelta(hours=1), cases.remind_of_corrections),
    Every(timedelta(minutes=5), supervision.evaluate),
    Every(timedelta(hours=1), supervision.hint),
    Every(timedelta(hours=1), supervision.bulletins.draft_due),
    Every(timedelta(days=1), differing.tell_of_differences),
    Every(timedelta(hours=1), licences.expire_ended),
    Every(timedelta(hours=1), licences.remind_of_ends),
    Every(timedelta(minutes=10), calendar_changes.keep_up),
    Every(timedelta(hours=1), blobs.sweep),
    Every(timedelta(days=1), files.sweep),
    Every(timedelta(days=1), guidance.forget_plan_numbers),
    Every(timedelta(minutes=10), waiting.sweep),
    Every(timedelta(hours=1), sessions.sweep),
    Every(timedelta(minutes=10), exporting.sweep),
    Every(timedelta(days=1), statistics.refresh),
]
