"""The lives of an item version and of a theme version: drafted, checked, published, replaced, taken out of use."""

from django.db.models import TextChoices

from yichuang.domain.catalogue.rules.keepers import (
    editor,
    has_no_error,
    has_reason,
    head,
    is_whole,
    other_supervisor,
    supervisor,
)
from yichuang.kernel.states import NOTHING, Row, Table


class State(TextChoices):
    DRAFT = "draft", "草稿"
    SUBMITTED = "submitted", "待审核"
    REVIEWED = "reviewed", "审核通过"
    PUBLISHED = "published", "已发布"
    SUSPENDED = "suspended", "已暂停"
    REPLACED = "replaced", "历史版本"
    ABOLISHED = "abolished", "已取消"
    DISCARDED = "discarded", "已作废的草稿"


PUBLIC = (State.PUBLISHED, State.SUSPENDED, State.REPLACED, State.ABOLISHED)  # is or was in force

WORDS = {
    "load": "批量载入",
    "draft": "起草",
    "edit": "修改",
    "submit": "提交审核",
    "send_back": "退回修改",
    "approve": "审核通过",
    "publish": "发布",
    "replace": "由新版本替换",
    "suspend": "暂停",
    "resume": "恢复",
    "abolish": "取消",
    "discard": "作废草稿",
}
S = State

# fmt: off
VERSIONS = Table(
    "The life of an item version (事项版本)", State, WORDS,
    #   act        from                          to           who                                            held by, article
    Row("load",      (NOTHING,),                   S.PUBLISHED, supervisor,                                    held_by="body", article="行政许可法 30"),
    Row("draft",     (NOTHING,),                   S.DRAFT,     editor,                                        held_by="body"),
    Row("edit",      (S.DRAFT,),                   S.DRAFT,     editor,                                        held_by="body"),
    Row("discard",   (S.DRAFT,),                   S.DISCARDED, editor),
    Row("submit",    (S.DRAFT,),                   S.SUBMITTED, editor,               needs=(has_no_error,),   held_by="bureau"),
    Row("send_back", (S.SUBMITTED, S.REVIEWED),    S.DRAFT,     supervisor,           needs=(has_reason,),     held_by="body"),
    Row("approve",   (S.SUBMITTED,),               S.REVIEWED,  other_supervisor,                              held_by="bureau"),
    Row("publish",   (S.REVIEWED,),                S.PUBLISHED, supervisor,                                    held_by="body", article="行政许可法 30; 国令716 第6条"),
    Row("replace",   (S.PUBLISHED, S.SUSPENDED),   S.REPLACED,  supervisor),
    Row("suspend",   (S.PUBLISHED,),               S.SUSPENDED, supervisor | head,    needs=(has_reason,),     held_by="body"),
    Row("resume",    (S.SUSPENDED,),               S.PUBLISHED, supervisor | head,                             held_by="body"),
    Row("abolish",   (S.PUBLISHED, S.SUSPENDED),   S.ABOLISHED, supervisor,           needs=(has_reason,)),
)
# fmt: on


class ThemeState(TextChoices):
    DRAFT = "draft", "草稿"
    PUBLISHED = "published", "已发布"
    REPLACED = "replaced", "历史版本"
    WITHDRAWN = "withdrawn", "已停用"
    DISCARDED = "discarded", "已作废的草稿"


T = ThemeState

# fmt: off
THEMES = Table(
    "The life of a theme version (一件事)", ThemeState,
    {
        "load": "批量载入", "draft": "起草", "edit": "修改", "publish": "发布", "replace": "由新版本替换",
        "withdraw": "停用", "discard": "作废草稿",
    },
    #   act        from            to            who                  provided that           held by, article
    Row("load",     (NOTHING,),     T.PUBLISHED, supervisor,          needs=(is_whole,),                     article="行政许可法 26、30"),
    Row("draft",    (NOTHING,),     T.DRAFT,     editor,                                      held_by="lead"),
    Row("edit",     (T.DRAFT,),     T.DRAFT,     editor,                                      held_by="lead"),
    Row("publish",  (T.DRAFT,),     T.PUBLISHED, supervisor,          needs=(is_whole,),                     article="行政许可法 26、30"),
    Row("replace",  (T.PUBLISHED,), T.REPLACED,  supervisor),
    Row("withdraw", (T.PUBLISHED,), T.WITHDRAWN, supervisor,          needs=(has_reason,)),
    Row("discard",  (T.DRAFT,),     T.DISCARDED, editor),
)
# fmt: on
