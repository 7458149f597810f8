"""A population: one kind of fact that happens on a day, with what it can be told apart by and who may see it."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from django.core.exceptions import FieldDoesNotExist
from django.db.models import DateField, DateTimeField, Q, QuerySet

from yichuang.kernel.actors import EVERY_BODY, SHOWS_NOTHING, Actor, prefix_of
from yichuang.kernel.measures import axes
from yichuang.kernel.measures.axes import MONTH


@dataclass(frozen=True)
class Population:
    """`rows` gives all of them, unordered; `day` is the date column that puts one into a period, None where they are
    counted as they stand now. `by`: the column of each dimension. `body`, `region`: the columns of the body's and of
    a region's code, by which posts reach a row; a population no body owns has neither and is seen by who serves every
    body. `listed`: the list of the channels that shows its rows. `words`: what the values of a dimension are called
    here, where that is not what they are called elsewhere (channels of ratings are not channels of cases)."""

    name: str
    label: str
    definition: str
    rows: Callable[[], QuerySet] = field(compare=False)
    day: str | None = None
    by: Mapping[str, str] = field(default_factory=dict, compare=False)
    body: str = ""
    region: str = ""
    listed: str = ""
    words: Mapping[str, Callable[[Iterable], dict]] = field(default_factory=dict, compare=False)

    def __post_init__(self):
        model = self.rows().model
        if self.day and not is_a_day(model, self.day):
            raise TypeError(f"{self.name}: {model.__name__}.{self.day} is no date; a moment lies in no day by itself")
        for name in self.by:
            axes.of(name)

    @property
    def dimensions(self) -> tuple[str, ...]:
        return (*self.by, MONTH) if self.day else tuple(self.by)

    def column(self, dimension: str) -> str:
        return self.day if dimension == MONTH else self.by[dimension]

    def within(self, period: tuple[date, date] | None) -> Q:
        return Q(**{f"{self.day}__range": period}) if self.day and period else Q()

    def aliased(self) -> QuerySet:
        """All rows; each column that narrows them has a name by which no index is looked for (axes.Plain)."""
        columns = {f"in_{name}": column for name, column in self.by.items()}
        columns |= {f"in_{name}": column for name, column in (("body", self.body), ("region", self.region)) if column}
        return self.rows().alias(**{name: axes.Plain(column) for name, column in columns.items()})

    def matching(self, name: str, value) -> Q:
        """The condition that a dimension has a value, on the rows of `aliased`."""
        return axes.of(name).matches(self.day if name == MONTH else f"in_{name}", value)

    def seen_by(self, actor: Actor, by: Iterable[str]) -> Q:
        """What the actor's posts reach; told apart by something only some roles may see, what posts of those reach,
        and what is the actor's own. On the rows of `aliased`."""
        restricted = [name for name in by if axes.of(name).shown_to]
        if not restricted:
            return self.reached(post for post in actor.posts if post.role not in SHOWS_NOTHING)
        allowed = frozenset.intersection(*(axes.of(name).shown_to for name in restricted))
        found = self.reached(post for post in actor.posts if post.role in allowed)
        for name in restricted:
            found |= Q(**{f"in_{name}": actor.account})
        return found

    def reached(self, posts: Iterable) -> Q:
        """As `kernel.reach.reached`; a region as a span of codes, and before the bodies: for a post that serves every
        body it holds for every row of the district, and nothing more is looked at."""
        posts = list(posts)
        wide = [post for post in posts if EVERY_BODY in post.scope]
        if not self.body:
            return Q() if wide else Q(pk__in=[])
        found = Q()
        for beginning in sorted({prefix_of(post.region) for post in wide if self.region}):
            found |= Q(in_region__gte=beginning, in_region__lt=following(beginning))
        return found | Q(in_body__in=sorted({code for post in posts for code in (post.body, *post.scope)}))


def following(beginning: str) -> str:
    """What comes after every code that begins so: after 110101 comes 110102."""
    return f"{int(beginning) + 1:0{len(beginning)}}" if beginning else "~"


def is_a_day(model, path: str) -> bool:
    for part in path.split("__"):
        try:
            column = model._meta.get_field(part)  # noqa: SLF001
        except FieldDoesNotExist:
            return True  # computed by the rows; what it holds shows when it is asked
        model = column.related_model
    return isinstance(column, DateField) and not isinstance(column, DateTimeField)
