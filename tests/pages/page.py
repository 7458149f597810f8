"""What the tests know of each address: who opens it, with what, what it answers, and why strangers may open some."""

from collections.abc import Callable
from dataclasses import dataclass, field

VISITOR = "visitor"  # nobody signed in

PAGE, PAPER, MOVES, ACT, JSON = "page", "paper", "moves", "act", "json"


def nothing(_world) -> dict:
    return {}


@dataclass(frozen=True)
class Page:
    """One address as its own visitor opens it.

    `who` names somebody of the world. `args` gives the parts of the address, `query` what follows the question mark.
    `answers`: a page to look at, a paper (file), a move to another page, an act (POST only) or JSON. `sends` is what
    a POST has to carry to do something, None where the address does nothing. `public` says why anybody may open it,
    `known` why all staff may read of it though it is not theirs to act on. `row` adds one row to a list and gives
    the words by which the row is known; `fixed` says of a page with rows why they do not grow. `tries` are questions
    by which a stranger might get more out of a list.
    """

    name: str
    who: str = VISITOR
    args: Callable = nothing
    query: Callable = nothing
    answers: str = PAGE
    sends: Callable | None = None
    public: str = ""
    known: str = ""
    row: Callable | None = None
    fixed: str = ""
    tries: Callable = field(default=lambda _world: [])

    @property
    def channel(self) -> str:
        return self.name.replace("api-", "api:").partition(":")[0]

    @property
    def is_looked_at(self) -> bool:
        return self.answers == PAGE


def case(station: str, **more) -> Callable:
    """The address of one case: its number, and more parts that are made from the world."""
    return lambda world: {"number": world.cases[station].number, **{name: part(world) for name, part in more.items()}}


def sent(**boxes) -> Callable:
    """What the boxes hold. A function among them is asked for its value in this world."""
    return lambda world: {name: value(world) if callable(value) else value for name, value in boxes.items()}


def pressed(_world) -> dict:
    """A button alone."""
    return {}
