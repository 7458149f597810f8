"""Questions every act asks: their SQL is composed once in a process, and sent with other values each time.

Composing a query of four joined tables takes Django longer than any database needs to answer it. Only the wording is
kept, never an answer: what is read is as true as ever.
"""

import re
from collections.abc import Callable
from functools import lru_cache, wraps
from inspect import Parameter, signature

from django.core.exceptions import EmptyResultSet, ObjectDoesNotExist
from django.db import connection, connections
from django.db.models import Expression, QuerySet
from django.db.models.query import get_related_populators

try:  # Django 6.1 lets a query say how what it left out is fetched later; here as ever, one by one
    from django.db.models import FETCH_ONE
except ImportError:  # 5.2
    FETCHED = ()
else:
    FETCHED = (FETCH_ONE,)

DAY = re.compile(r"\d{4}-\d\d-\d\d")
MOST = 1000  # wordings kept of one question: one for each actor, where an actor's reach is part of it


class Given(Expression):
    """A value that is only known when the question is asked."""

    def __init__(self, name: str):
        super().__init__()
        self.name = name

    def as_sql(self, _compiler, _connection):
        return "%s", [self]


class Wording:
    """The SQL of a queryset of things, with the way from a row back to a thing."""

    def __init__(self, rows: QuerySet):
        compiler = rows.query.get_compiler(rows.db)
        self.sql, self.params = compiler.as_sql()
        if any(DAY.match(str(each)) for each in self.params):
            raise ValueError(f"a day inside a wording would stand still there: {self.sql}")
        # One that is never opened: the wording outlives the thread that asked first, and its connection.
        compiler.connection = connections.create_connection(rows.db)
        self.converted = compiler.apply_converters
        self.converters = compiler.get_converters([column for column, *_ in compiler.select])
        self.db, self.model = rows.db, rows.model
        own = compiler.klass_info["select_fields"]
        self.own = slice(own[0], own[-1] + 1)
        self.names = [column.target.attname for column, *_ in compiler.select[self.own]]
        self.annotated = compiler.annotation_col_map
        self.related = get_related_populators(compiler.klass_info, compiler.select, rows.db, *FETCHED)

    def asked(self, values: dict) -> list:
        given = {name: connection.ops.adapt_unknown_value(value) for name, value in values.items()}
        with connection.cursor() as cursor:
            cursor.execute(self.sql, [given[each.name] if isinstance(each, Given) else each for each in self.params])
            rows = cursor.fetchall()
        return [self.thing(row) for row in self.converted(rows, self.converters)]

    def thing(self, row: list):
        made = self.model.from_db(self.db, self.names, row[self.own])
        for relation in self.related:
            relation.populate(row, made)
        for name, place in self.annotated.items():
            setattr(made, name, row[place])
        return made


class Nothing:
    """The wording of a question that no row can ever answer."""

    def asked(self, _values: dict) -> list:
        return []


def composed(compose: Callable[..., QuerySet]) -> Callable[..., list]:
    """`compose(*shape, **values)` gives a queryset of things; asked, it answers with the list of them.

    What comes by place shapes the question and has to be hashable; there is one wording for each. What comes by name
    is a value that stands beside a column as it is: a text, a number, a day, a moment (no list, no None). `.one(…)`
    answers with the only one there is, or DoesNotExist.
    """
    names = [name for name, each in signature(compose).parameters.items() if each.kind is Parameter.KEYWORD_ONLY]

    @lru_cache(MOST)
    def wording(_vendor: str, *shape):
        try:
            return Wording(compose(*shape, **{name: Given(name) for name in names}))
        except EmptyResultSet:
            return Nothing()

    @wraps(compose)
    def ask(*shape, **values) -> list:
        return wording(connection.vendor, *shape).asked(values)

    def one(*shape, **values):
        found = ask(*shape, **values)
        if not found:
            raise ObjectDoesNotExist
        return found[0]

    ask.one = one
    return ask
