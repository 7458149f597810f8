"""The lives of accounts, parties, mandates, posts and loads of files."""

from django.db.models import TextChoices

from yichuang.domain.identity.rules import (
    administrators_are_apart,
    administrators_are_of_the_bureau,
    agent_has_a_document,
    agent_is_a_citizen,
    agent_was_seen,
    an_agent_s_is_ended,
    at_a_counter,
    at_the_window,
    citizen_oneself,
    delegation_is_recorded,
    help_is_for_one_errand,
    helper_is_one,
    is_staff_account,
    keeper_of_accounts,
    keeper_of_posts,
    letter_has_limits,
    letter_is_kept,
    letter_is_not_for_ever,
    letter_is_of_an_agent,
    mandate_is_for_another,
    mandated,
    mandated_is_known,
    oneself,
    opener,
    party_is_not_taken,
    person_is_active,
    person_is_staff,
    principal,
    principal_is_there_or_told,
    reason_is_told,
    registering,
    registrar,
    stand_in_is_near,
    stand_in_is_recorded,
    supervisor,
    the_clock,
    the_counter_of_it,
    the_party,
    the_person,
    wish_is_of_one_of_them,
)
from yichuang.kernel.states import NOTHING, Row, Table


class AccountState(TextChoices):
    ACTIVE = "active", "使用中"
    CLOSED = "closed", "已停用"


class PartyState(TextChoices):
    FORMING = "forming", "拟设立"
    KNOWN = "known", "在册"
    ERASED = "erased", "已删除"


class MandateState(TextChoices):
    IN_FORCE = "in_force", "有效"
    REVOKED = "revoked", "已撤销"
    LAPSED = "lapsed", "已到期"


class PostState(TextChoices):
    HELD = "held", "在岗"
    ENDED = "ended", "已离岗"


class LoadState(TextChoices):
    DONE = "done", "已载入"


A, P, M, G = AccountState, PartyState, MandateState, PostState

# fmt: off
ACCOUNTS = Table(
    "The life of an account (账号)", A,
    {
        "open": "开通", "verify": "实名核验", "see_in_person": "窗口当面核验", "correct": "更正", "edit_profile": "修改资料", "change_phone": "更换手机号",
        "set_password": "设置密码", "end_sessions": "退出其他登录", "enrol_second_factor": "绑定动态口令", "issue_token": "发放令牌",
        "revoke_tokens": "收回令牌", "deactivate": "停用", "reopen": "恢复",
        "take_copy": "复制个人信息", "erase": "注销并删除个人信息",
    },
    #   act                    from          to         who                       provided that                   article
    Row("open",                (NOTHING,),   A.ACTIVE,  opener),
    Row("verify",              (A.ACTIVE,),  A.ACTIVE,  oneself,                  needs=(party_is_not_taken,),    article="国令716 第8条"),
    Row("see_in_person",       (A.ACTIVE,),  A.ACTIVE,  at_the_window,            needs=(party_is_not_taken,)),
    Row("correct",             (A.ACTIVE,),  A.ACTIVE,  keeper_of_accounts,       needs=(is_staff_account,)),
    Row("edit_profile",        (A.ACTIVE,),  A.ACTIVE,  oneself,                                                  article="个人信息保护法 46"),
    Row("change_phone",        (A.ACTIVE,),  A.ACTIVE,  oneself),
    Row("set_password",        (A.ACTIVE,),  A.ACTIVE,  oneself | keeper_of_accounts),
    Row("end_sessions",        (A.ACTIVE,),  A.ACTIVE,  oneself | keeper_of_accounts),
    Row("enrol_second_factor", (A.ACTIVE,),  A.ACTIVE,  oneself | keeper_of_accounts),
    Row("issue_token",         (A.ACTIVE,),  A.ACTIVE,  oneself | keeper_of_accounts),
    Row("revoke_tokens",       (A.ACTIVE,),  A.ACTIVE,  oneself | keeper_of_accounts),
    Row("deactivate",          (A.ACTIVE,),  A.CLOSED,  oneself | keeper_of_accounts,                             article="个人信息保护法 47"),
    Row("take_copy",           (A.ACTIVE,),  A.ACTIVE,  citizen_oneself,                                          article="个人信息保护法 45"),
    Row("erase",               (A.ACTIVE,),  A.CLOSED,  citizen_oneself,                                          article="个人信息保护法 47"),
    Row("reopen",              (A.CLOSED,),  A.ACTIVE,  keeper_of_accounts),
)

PARTIES = Table(
    "The life of a party (当事人)", P,
    {"register": "登记", "correct": "更正资料", "form": "设立完成", "erase": "删除个人信息"},
    Row("register", (NOTHING,),             P.KNOWN,   registrar),
    Row("register", (NOTHING,),             P.FORMING, registrar),
    Row("correct",  (P.KNOWN,),             P.KNOWN,   the_party | at_the_window,  article="个人信息保护法 46"),
    Row("correct",  (P.FORMING,),           P.FORMING, the_party | at_the_window,  article="个人信息保护法 46"),
    Row("form",     (P.FORMING,),           P.KNOWN,   the_party | registering,          article="民法典 58、77"),
    Row("erase",    (P.KNOWN,),             P.ERASED,  the_person,                 article="个人信息保护法 47"),
)

MANDATES = Table(
    "The life of a mandate (授权)", M,
    {"grant": "授权", "record": "凭纸质委托书登记", "claim": "法定代表人认领", "revoke": "撤销授权",
     "revoke_at_window": "窗口撤销授权", "lapse": "授权到期"},
    Row("grant",  (NOTHING,),     M.IN_FORCE, principal,
        needs=(mandated_is_known, agent_has_a_document, agent_is_a_citizen, mandate_is_for_another), article="行政许可法 29; 民法典 165"),
    Row("record", (NOTHING,),     M.IN_FORCE, the_counter_of_it,
        needs=(letter_is_kept, letter_is_of_an_agent, agent_is_a_citizen, helper_is_one, help_is_for_one_errand,
               letter_has_limits, letter_is_not_for_ever, agent_was_seen, principal_is_there_or_told,
               mandate_is_for_another), article="行政许可法 29; 民法典 165"),
    Row("claim",  (NOTHING,),     M.IN_FORCE, mandated, needs=(mandated_is_known,), article="民法典 61"),
    Row("revoke", (M.IN_FORCE,),  M.REVOKED,  principal | mandated, article="民法典 173"),
    Row("revoke_at_window", (M.IN_FORCE,), M.REVOKED, at_a_counter, needs=(an_agent_s_is_ended, wish_is_of_one_of_them, reason_is_told),
        article="民法典 173"),
    Row("lapse",  (M.IN_FORCE,),  M.LAPSED,   the_clock, article="民法典 173"),
)

POSTS = Table(
    "The life of a post (岗位)", G,
    {"appoint": "任职", "delegate": "授权窗口", "stand_in": "代岗（AB岗）", "end": "离岗"},
    Row("appoint",  (NOTHING,),   G.HELD,  keeper_of_posts, needs=(person_is_active, person_is_staff, administrators_are_apart, administrators_are_of_the_bureau)),
    Row("delegate", (NOTHING,),   G.HELD,  keeper_of_posts,
        needs=(person_is_active, person_is_staff, administrators_are_apart, administrators_are_of_the_bureau, delegation_is_recorded), article="行政许可法 26、34(2)"),
    Row("stand_in", (NOTHING,),   G.HELD,  keeper_of_posts,
        needs=(person_is_active, person_is_staff, administrators_are_apart, administrators_are_of_the_bureau, stand_in_is_recorded, stand_in_is_near)),
    Row("end",      (G.HELD,),    G.ENDED, keeper_of_posts | keeper_of_accounts),  # whose account is shut has no post
)

LOADS = Table(
    "A load of a file (批量载入)", LoadState, {"load": "载入"},
    Row("load", (NOTHING,), LoadState.DONE, supervisor),
)
# fmt: on
