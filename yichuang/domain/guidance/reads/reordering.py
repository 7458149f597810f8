"""What was found, in the order of an endpoint outside the house, where the bureau has named one."""

from dataclasses import replace

from yichuang.domain.guidance.reads.finding import Answer
from yichuang.domain.guidance.rules.words import telling_nobody
from yichuang.kernel.gateways import reranking

MOST = 10  # of the best are put in order; what follows them stays


def in_better_order(asked: str, answer: Answer) -> Answer:
    """The same answer, its best hits ordered anew; nothing is added, dropped, or taken for an answer that is none.

    What leaves the house is the question's words of matter, without names, places, numbers and Latin letters, as in
    the log of questions, and kind, code and name of what was found: all of it public.
    """
    if answer.nothing_fits:
        return answer
    best = {f"{hit.row.kind}:{hit.row.code}": hit for hit in answer.hits[:MOST]}
    candidates = [reranking.Candidate(hit.row.kind, hit.row.code, hit.row.name) for hit in best.values()]
    order = reranking.reordered(telling_nobody(asked), candidates)
    return answer if order is None else replace(answer, hits=[*(best[one] for one in order), *answer.hits[MOST:]])
