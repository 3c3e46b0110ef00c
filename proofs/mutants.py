"""Ways to spoil a module: small wrong programs that its tests should tell from the right one."""

import ast
import copy
from collections.abc import Iterator
from dataclasses import dataclass

COMPARISONS: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
}
ARITHMETIC: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.FloorDiv,
    ast.Div: ast.Mult,
    ast.FloorDiv: ast.Mult,
    ast.Mod: ast.Add,
}


@dataclass(frozen=True)
class Mutant:
    """A module with one thing changed."""

    line: int
    what: str
    """What stood there, and what stands there now."""
    source: str


def find_mutants(source: str) -> list[Mutant]:
    """Return every mutant of a module; what only a type checker or a reader sees is left alone."""
    tree = ast.parse(source)
    places = [node for node in _walk(tree) if any(True for _ in _changes(node))]
    return [mutant for place in places for mutant in _mutate(tree, place)]


def _walk(tree: ast.AST) -> Iterator[ast.AST]:
    """Yield the nodes that do something: no annotations, no docstrings, no messages of errors."""
    yield tree
    for name, value in ast.iter_fields(tree):
        if name in ("annotation", "returns", "decorator_list"):
            continue
        for child in value if isinstance(value, list) else [value]:
            is_words = isinstance(child, ast.Expr) and isinstance(child.value, ast.Constant)
            if isinstance(child, ast.AST) and not is_words and not isinstance(child, ast.Raise):
                yield from _walk(child)


def _changes(node: ast.AST) -> Iterator[ast.AST]:
    """Yield what may stand in a node's place."""
    match node:
        case ast.Compare(ops=[operator]) if type(operator) in COMPARISONS:
            yield ast.Compare(node.left, [COMPARISONS[type(operator)]()], node.comparators)
        case ast.BoolOp():
            yield ast.BoolOp(ast.Or() if isinstance(node.op, ast.And) else ast.And(), node.values)
        case ast.UnaryOp(op=ast.Not()):
            yield node.operand
        case ast.BinOp() if type(node.op) in ARITHMETIC and not _is_text(node):
            yield ast.BinOp(node.left, ARITHMETIC[type(node.op)](), node.right)
        case ast.IfExp():
            yield ast.IfExp(node.test, node.orelse, node.body)
        case ast.Constant(value=bool()):
            yield ast.Constant(not node.value)
        case ast.Constant(value=int() | float()):
            yield ast.Constant(node.value + 1)
        case ast.Return(value=ast.expr()) if not _is_none(node.value):
            yield ast.Return(ast.Constant(None))
        case ast.If() if not node.orelse:
            yield ast.If(ast.Constant(False), node.body, [])
        case ast.Continue() | ast.Break():
            yield ast.Pass()


def _is_text(node: ast.BinOp) -> bool:
    sides = (node.left, node.right)
    return any(isinstance(side, ast.JoinedStr | ast.List) for side in sides) or any(
        isinstance(side, ast.Constant) and isinstance(side.value, str) for side in sides
    )


def _is_none(node: ast.expr | None) -> bool:
    return isinstance(node, ast.Constant) and node.value is None


def _mutate(tree: ast.AST, place: ast.AST) -> Iterator[Mutant]:
    for change in _changes(place):
        spoiled = _Replacer(place, change).visit(copy.deepcopy(tree, {id(place): place}))
        what = f"{_shown(place)}  ->  {_shown(change)}"
        yield Mutant(getattr(place, "lineno", 0), what, ast.unparse(ast.fix_missing_locations(spoiled)))


def _shown(node: ast.AST) -> str:
    return ast.unparse(ast.fix_missing_locations(copy.deepcopy(node))).split("\n")[0][:70]


class _Replacer(ast.NodeTransformer):
    def __init__(self, place: ast.AST, change: ast.AST) -> None:
        self._place = place
        self._change = change

    def visit(self, node: ast.AST) -> ast.AST:
        return self._change if node is self._place else self.generic_visit(node)
