"""A matter under lock for an act about one of its parts: whose part it is decides who may."""

from contextlib import contextmanager

from django.db import transaction

from yichuang.domain.joint import reads
from yichuang.domain.joint.models import Matter
from yichuang.kernel.states import held, locked


@contextmanager
def about(matter: Matter, item: str):
    """The matter, locked, and its parts; Part.DoesNotExist where it has no part for this item."""
    with transaction.atomic(), held(locked(matter)) as matter:
        parts = reads.parts_of(matter)
        matter.about = reads.part_of(parts, item)
        yield matter, parts
