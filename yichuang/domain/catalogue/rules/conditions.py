"""Conditions of guided questions (情形引导): a small language, read into a checked tree and never run as a program.

`id == "v"`, `id != "v"`, `id in ["a", "b"]` for one choice and yes/no; `"v" in id` for several choices; `id >= 200`
and the other five orderings for numbers; `and`, `or`, `not`, parentheses. A comparison with a question that was not
asked is false, `!=` too; `not` makes that true.
"""

import ast
import operator
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

Answers = Mapping[str, object]  # a text, a collection of texts, or a number, by the question's id; only what was asked

ORDERINGS = {
    ast.Eq: operator.eq, ast.NotEq: operator.ne, ast.Lt: operator.lt, ast.LtE: operator.le, ast.Gt: operator.gt,
    ast.GtE: operator.ge,
}  # fmt: skip
LONGEST = 500


class Malformed(ValueError):  # noqa: N818 - it is what the text is
    """A text that is no condition; the message says in one sentence what is wrong with it."""


@dataclass(frozen=True)
class Always:
    def holds(self, answers: Answers) -> bool:  # noqa: ARG002 - whatever was answered
        return True

    def comparisons(self) -> Iterator["Compared"]:
        return iter(())


@dataclass(frozen=True)
class Compared:
    """`verb` is is, is_not, one_of, has, or measures; `values` are texts, or one number beside its `ordering`."""

    question: str
    verb: str
    values: tuple
    ordering: type = ast.Eq

    def holds(self, answers: Answers) -> bool:
        if self.question not in answers:
            return False
        answer = answers[self.question]
        match self.verb:
            case "is" | "one_of":
                return answer in self.values
            case "is_not":
                return answer not in self.values
            case "has":
                return self.values[0] in answer
        return ORDERINGS[self.ordering](answer, self.values[0])

    def comparisons(self) -> Iterator["Compared"]:
        yield self


@dataclass(frozen=True)
class Joined:
    parts: tuple
    needs_all: bool

    def holds(self, answers: Answers) -> bool:
        met = (part.holds(answers) for part in self.parts)
        return all(met) if self.needs_all else any(met)

    def comparisons(self) -> Iterator[Compared]:
        for part in self.parts:
            yield from part.comparisons()


@dataclass(frozen=True)
class Not:
    part: object

    def holds(self, answers: Answers) -> bool:
        return not self.part.holds(answers)

    def comparisons(self) -> Iterator[Compared]:
        return self.part.comparisons()


def parsed(text: str):
    """The tree of a condition; an empty one always holds. Raises Malformed."""
    if not text.strip():
        return Always()
    if len(text) > LONGEST:
        raise Malformed(f"条件太长，最多 {LONGEST} 个字符")
    try:
        tree = ast.parse(text.strip(), mode="eval").body
    except (SyntaxError, ValueError, RecursionError, MemoryError) as failure:
        raise Malformed(f"看不懂这个条件：{text}") from failure
    return read(tree)


def read(node: ast.AST):
    match node:
        case ast.BoolOp():
            return Joined(tuple(read(part) for part in node.values), needs_all=isinstance(node.op, ast.And))
        case ast.UnaryOp(op=ast.Not()):
            return Not(read(node.operand))
        case ast.Compare(ops=[verb], left=left, comparators=[right]):
            return compared(verb, left, right)
    raise Malformed(f"条件里不能这样写：{ast.unparse(node)}")


def compared(verb: ast.cmpop, left: ast.expr, right: ast.expr) -> Compared:
    match verb, left, right:
        case ast.In(), ast.Constant(value=str(value)), ast.Name(id=question):
            return Compared(question, "has", (value,))
        case ast.In(), ast.Name(id=question), ast.List(elts=parts) if parts and all(map(is_text, parts)):
            return Compared(question, "one_of", tuple(part.value for part in parts))
        case ast.Eq(), ast.Name(id=question), ast.Constant(value=str(value)):
            return Compared(question, "is", (value,))
        case ast.NotEq(), ast.Name(id=question), ast.Constant(value=str(value)):
            return Compared(question, "is_not", (value,))
        case _, ast.Name(id=question), ast.Constant(value=int() | float() as number) if is_ordering(verb, number):
            return Compared(question, "measures", (Decimal(str(number)),), type(verb))
    raise Malformed(f"条件里不能这样比较：{ast.unparse(left)} 与 {ast.unparse(right)}")


def is_text(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def is_ordering(verb: ast.cmpop, number) -> bool:
    return type(verb) in ORDERINGS and not isinstance(number, bool)
