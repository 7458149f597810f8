"""What is done to items and their versions; one file per chapter."""

from yichuang.domain.catalogue.acts.editing import edit, set_parts
from yichuang.domain.catalogue.acts.life import (
    abolish,
    approve,
    discard,
    draft_item,
    new_version,
    publish,
    resume,
    send_back,
    submit,
    suspend,
)
from yichuang.domain.catalogue.acts.loading import load_items
from yichuang.domain.catalogue.acts.refusing import refuse_items_of_other_counters

__all__ = [
    "abolish",
    "approve",
    "discard",
    "draft_item",
    "edit",
    "load_items",
    "new_version",
    "publish",
    "refuse_items_of_other_counters",
    "resume",
    "send_back",
    "set_parts",
    "submit",
    "suspend",
]
