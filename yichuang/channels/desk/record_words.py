"""What the lines of the ledger are about, in words: the kind of thing, the act, and what came of it."""

from yichuang.domain.cases.states import ARCHIVES
from yichuang.domain.cases.states import LIFE as CASES
from yichuang.domain.catalogue.states import THEMES, VERSIONS
from yichuang.domain.evaluation.states import BAD_RATINGS, COMPLAINTS, INVITATIONS, TAGS
from yichuang.domain.guidance.states import WORDINGS
from yichuang.domain.identity.states import ACCOUNTS, LOADS, MANDATES, PARTIES, POSTS
from yichuang.domain.joint.states import MATTERS
from yichuang.domain.licences.states import LIFE as LICENCES
from yichuang.domain.notices.states import TEXTS
from yichuang.domain.performance.states.drivers import FOLLOWS
from yichuang.domain.performance.states.estimates import ESTIMATES
from yichuang.domain.performance.states.evaluation import EVALUATIONS, TEMPLATES
from yichuang.domain.performance.states.money import YEARS
from yichuang.domain.performance.states.references import REFERENCES
from yichuang.domain.supervision.states import (
    BULLETINS,
    CAMPAIGNS,
    CARD_RULES,
    CARDS,
    FIRST_ASKED,
    HONOURS,
    NOMINEES,
    OBJECTIONS,
    PATROLS,
    REFUSALS,
    ROUNDS,
    SERVICES,
    VOTES,
    WEIGHTS,
)
from yichuang.kernel.clocks import RECOUNT
from yichuang.kernel.states import Table

KINDS: dict[str, tuple[str, Table]] = {  # by the name of the model
    "account": ("账号", ACCOUNTS),
    "post": ("岗位", POSTS),
    "party": ("当事人", PARTIES),
    "mandate": ("授权", MANDATES),
    "load": ("批量载入", LOADS),
    "case": ("办件", CASES),
    "archive": ("档案", ARCHIVES),
    "matter": ("一件事", MATTERS),
    "licence": ("证照", LICENCES),
    "itemversion": ("事项版本", VERSIONS),
    "themeversion": ("一件事的主题", THEMES),
    "wording": ("说法", WORDINGS),
    "messagetext": ("通知文字", TEXTS),
    "invitation": ("评价", INVITATIONS),
    "tagset": ("评价理由", TAGS),
    "badrating": ("差评", BAD_RATINGS),
    "complaint": ("投诉、咨询", COMPLAINTS),
    "card": ("红黄牌", CARDS),
    "cardrule": ("亮牌规则", CARD_RULES),
    "scoreweights": ("考核权重", WEIGHTS),
    "patrolround": ("巡查", ROUNDS),
    "patrol": ("巡查发现", PATROLS),
    "refusal": ("否定报备", REFUSALS),
    "askedfirst": ("首问登记", FIRST_ASKED),
    "honour": ("荣誉岗", HONOURS),
    "voluntaryservice": ("志愿服务", SERVICES),
    "bulletin": ("通报", BULLETINS),
    "campaign": ("三心评选", CAMPAIGNS),
    "nominee": ("评选对象", NOMINEES),
    "vote": ("投票", VOTES),
    "objection": ("评选异议", OBJECTIONS),
    "evaluation": ("绩效自评", EVALUATIONS),
    "indicatortemplate": ("指标模板", TEMPLATES),
    "linedriver": ("科目的驱动因素", FOLLOWS),
    "budgetyear": ("预算年度", YEARS),
    "estimate": ("下年测算", ESTIMATES),
    "towncost": ("同类地区成本", REFERENCES),
}


def words_of(entry) -> dict[str, str]:
    """A line in words; what has none any more stands as the ledger writes it."""
    kind, _, number = entry.thing.partition(":")
    word, table = KINDS.get(kind, (kind, None))
    known = table and (entry.act in table.words or entry.act == RECOUNT)
    acted = table.word(entry.act) if known else entry.act
    state = dict(table.states.choices).get(entry.to, entry.to) if table else entry.to
    return {"kind": word, "number": number, "act": acted, "to": state}
