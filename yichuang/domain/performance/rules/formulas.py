"""Formulas 计算公式: small expressions over the names of figures, read and worked out here, never run as a program.

Allowed are names (`R06`, `budget_initial`), numbers as written (`0.1` is one tenth), + - * /, parentheses, `min(…)`
and `max(…)`. Values are exact fractions.
"""

import ast
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cached_property

LONGEST = 400
DEEPEST = 40
TOKEN = re.compile(
    r"\s*(?:(?P<number>[0-9]{1,15}(?:\.[0-9]{1,10})?)|(?P<name>[A-Za-z][A-Za-z0-9_]{0,39})|(?P<sign>[-+*/(),]))"
)
WRITTEN = str.maketrans("（），×÷－＋＊／", "(),*/-+*/")  # as an input method of Chinese writes them
CHOICES: dict[str, Callable] = {"min": min, "max": max}
CHOSEN = {"min": "较小者", "max": "较大者"}
SIGNS = {ast.Add: ("+", 1), ast.Sub: ("−", 1), ast.Mult: ("×", 2), ast.Div: ("÷", 2)}
HIGHEST = 3


class FormulaWrong(ValueError):  # noqa: N818 - it is not an error of the program
    """What is written is no formula; the sentence says what is wrong with it."""


class NoValue(ArithmeticError):  # noqa: N818 - it is an answer
    """A denominator is zero: there is no value, neither 0 nor 100 %."""


@dataclass(frozen=True)
class Formula:
    """A checked formula: its text as kept, and its tree."""

    text: str
    tree: ast.expr

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The figures it names, each once, as they occur."""
        return tuple(dict.fromkeys(names_in(self.tree)))

    def value(self, of: Mapping[str, Fraction]) -> Fraction:
        """Worked out exactly. NoValue where a denominator is zero."""
        return worked_out(self.tree, of)

    def in_words(self, labels: Mapping[str, str]) -> str:
        """“缩减办事环节 ÷ 优化前办事环节”: with what each figure is called."""
        return said(self.tree, labels, 0)


def parsed(text: str) -> Formula:
    """Read a formula. FormulaWrong says, for a person, what is wrong."""
    written = " ".join(tokens(text.translate(WRITTEN)))
    try:
        tree = ast.parse(written, mode="eval").body
    except SyntaxError as broken:
        raise FormulaWrong(f"公式“{text}”写得不完整，请检查括号和运算符号") from broken
    refuse_strange(tree, text)
    return Formula(written, exactly(tree, written))


def tokens(text: str) -> Iterator[str]:
    """Its parts one by one, so that nothing but them ever reaches the parser."""
    if len(text) > LONGEST:
        raise FormulaWrong(f"公式太长，最多{LONGEST}个字符")
    at, after_operand, depth, text = 0, False, 0, text.rstrip()
    while at < len(text):
        found = TOKEN.match(text, at)
        if not found:
            raise FormulaWrong(f"公式里有不认识的符号“{text[at:].strip()[:1]}”")
        token, is_operand = found[0].strip(), not found["sign"]
        depth += {"(": 1, ")": -1}.get(token, 0)
        if depth > DEEPEST:
            raise FormulaWrong(f"公式的括号太多层，最多{DEEPEST}层")
        if after_operand and is_operand:
            raise FormulaWrong(f"公式里“{token}”前面少了运算符号")
        yield token
        at, after_operand = found.end(), is_operand


def refuse_strange(tree: ast.expr, text: str, depth: int = 0) -> None:
    """FormulaWrong for whatever is not one of the few things a formula may hold."""
    if depth > 2 * DEEPEST:
        raise FormulaWrong("公式太复杂，请拆成几步")
    match tree:
        case ast.Name():
            inside = []
        case ast.Constant(value=int() | float()) if not isinstance(tree.value, bool):
            inside = []
        case ast.UnaryOp(op=ast.USub() | ast.UAdd()):
            inside = [tree.operand]
        case ast.BinOp(op=ast.Add() | ast.Sub() | ast.Mult() | ast.Div()):
            inside = [tree.left, tree.right]
        case ast.Call(func=ast.Name(id=name), keywords=[]) if name in CHOICES and len(tree.args) > 1:
            inside = tree.args
        case _:
            raise FormulaWrong(f"公式“{text}”里只能有指标编号、数字、加减乘除、括号、min 和 max")
    for part in inside:
        refuse_strange(part, text, depth + 1)


def exactly(tree: ast.expr, written: str) -> ast.expr:
    """With every number as it was written, not as binary has it."""
    for part in ast.walk(tree):
        if isinstance(part, ast.Constant):
            part.value = Fraction(written[part.col_offset : part.end_col_offset])
    return tree


def names_in(tree: ast.expr) -> Iterator[str]:
    """From left to right."""
    match tree:
        case ast.Name():
            yield tree.id
        case ast.UnaryOp():
            yield from names_in(tree.operand)
        case ast.BinOp():
            yield from names_in(tree.left)
            yield from names_in(tree.right)
        case ast.Call():
            for part in tree.args:
                yield from names_in(part)


def worked_out(tree: ast.expr, of: Mapping[str, Fraction]) -> Fraction:
    match tree:
        case ast.Name():
            return Fraction(of[tree.id])
        case ast.UnaryOp():
            found = worked_out(tree.operand, of)
            return -found if isinstance(tree.op, ast.USub) else found
        case ast.BinOp():
            return combined(tree.op, worked_out(tree.left, of), worked_out(tree.right, of))
        case ast.Call():
            return CHOICES[tree.func.id](worked_out(part, of) for part in tree.args)
    return tree.value


def combined(sign: ast.operator, left: Fraction, right: Fraction) -> Fraction:
    match sign:
        case ast.Add():
            return left + right
        case ast.Sub():
            return left - right
        case ast.Mult():
            return left * right
    if right == 0:
        raise NoValue("分母是零")
    return left / right


def said(tree: ast.expr, labels: Mapping[str, str], around: int) -> str:
    match tree:
        case ast.Name():
            return labels.get(tree.id, tree.id)
        case ast.UnaryOp():
            inner = said(tree.operand, labels, HIGHEST)
            return f"−{inner}" if isinstance(tree.op, ast.USub) else inner
        case ast.BinOp():
            sign, rank = SIGNS[type(tree.op)]
            text = f"{said(tree.left, labels, rank)} {sign} {said(tree.right, labels, rank + 1)}"
            return f"（{text}）" if rank < around else text
        case ast.Call():
            return f"（{'、'.join(said(part, labels, 0) for part in tree.args)}）中{CHOSEN[tree.func.id]}"
    return f"{Decimal(tree.value.numerator) / tree.value.denominator:f}"
