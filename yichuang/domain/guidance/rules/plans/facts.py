"""What the compiler knows of an item: what it asks, needs, promises and gives."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Field:
    """One question of an item's form, by its data element. `longest`: signs an answer may have, 0 for no limit of
    its own."""

    element: str
    label: str
    type: str
    required: bool
    options: tuple[str, ...] = ()
    help: str = ""
    longest: int = 0


@dataclass(frozen=True)
class Paper:
    """One material of an item. `canonical`: its one name everywhere; `necessity`: required, deferrable, conditional;
    `issued`: an authority issued it, so its original is only looked at; `on_paper`: it cannot be uploaded."""

    seq: int
    name: str
    canonical: str
    necessity: str
    originals: int = 0
    copies: int = 0
    licence_type: str = ""
    issued: bool = False
    on_paper: bool = False

    @property
    def kind(self) -> str:
        """What makes two materials the same: the licence both stand for, or the canonical name."""
        return self.licence_type or self.canonical


@dataclass(frozen=True)
class Matter:
    """An item as one of a plan. `days`: its promise in working days; `waits_for`: items of the plan to be granted
    before; `gives`: the names under which its result is somebody else's material; `own_clock`: it follows later."""

    code: str
    name: str
    body: str
    days: int
    visits: int = 0
    steps: int = 0
    fields: tuple[Field, ...] = ()
    papers: tuple[Paper, ...] = ()
    waits_for: tuple[str, ...] = ()
    gives: frozenset[str] = frozenset()
    own_clock: bool = False
    note: str = ""


@dataclass(frozen=True)
class Holding:
    """A licence in force that the party holds: it stands for a material."""

    licence_type: str
    identifier: str
