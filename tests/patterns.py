"""Every regular expression of the package: where it stands, and what it became."""

import ast
import importlib
import pkgutil
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

PACKAGE = Path(__file__).parents[1] / "src" / "summarise"
MAKERS = frozenset("compile search match fullmatch split findall finditer sub subn".split())


@dataclass(frozen=True, order=True)
class Site:
    """A line of our code that makes or uses a regular expression by a function of `re`."""

    file: str
    first: int
    last: int

    def __str__(self) -> str:
        return f"{self.file}:{self.first}"


@cache
def _parse(path: Path) -> list[ast.AST]:
    return list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))


def find_sites() -> list[Site]:
    """Return every call of a function of `re` in the package."""
    return sorted(site for path in PACKAGE.rglob("*.py") for site in _sites_of(path))


def _sites_of(path: Path) -> Iterator[Site]:
    for node in _parse(path):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            owner = node.func.value
            if isinstance(owner, ast.Name) and owner.id == "re" and node.func.attr in MAKERS:
                yield Site(path.relative_to(PACKAGE).as_posix(), node.lineno, node.end_lineno or node.lineno)


class Recorder:
    """Remember every regular expression that code of the package asks for, and on which line."""

    def __init__(self) -> None:
        self.seen: dict[tuple[str, int], set[re.Pattern[Any]]] = {}
        self._compile = re._compile  # type: ignore[attr-defined]

    def __enter__(self) -> "Recorder":
        re._compile = self._record  # type: ignore[attr-defined]
        return self

    def __exit__(self, *error: object) -> None:
        re._compile = self._compile  # type: ignore[attr-defined]

    def _record(self, pattern: Any, flags: int) -> re.Pattern[Any]:
        compiled: re.Pattern[Any] = self._compile(pattern, flags)
        frame = sys._getframe(2)
        path = Path(frame.f_code.co_filename)
        if path.is_relative_to(PACKAGE):
            place = path.relative_to(PACKAGE).as_posix(), frame.f_lineno
            self.seen.setdefault(place, set()).add(compiled)
        return compiled

    def at(self, site: Site) -> set[re.Pattern[Any]]:
        lines = range(site.first, site.last + 1)
        return {pattern for line in lines for pattern in self.seen.get((site.file, line), ())}


def exercise() -> None:
    """Let every regular expression come into being: import, call what makes one, translate, summarise."""
    for module in pkgutil.walk_packages([str(PACKAGE)], "summarise."):
        if not module.name.endswith("__main__"):
            loaded = importlib.import_module(module.name)
            for value in list(vars(loaded).values()):
                if hasattr(value, "cache_info") and value.__module__ == module.name:
                    _call(value)
    _translate()
    _summarise()


def _call(function: Any) -> None:
    if not function.__wrapped__.__code__.co_argcount:
        function()


def _translate() -> None:
    """Use the expressions that are made for the words of a sentence, on one that meets them all."""
    from summarise.summary.people import names_person
    from summarise.translation.glossary_file import shipped_glossary
    from summarise.translation.pronouns import genders, notes
    from summarise.translation.quality import check
    from summarise.translation.restore import restore

    source = "Presiden Tokayev tidak hadir di KTT Senin (16 Juni) di Astana; harga naik 5 km dan Rp5 juta."
    english = "President Tokeyev was at the Summit Monday, she said; prices rose 4 km and US$5 million."
    check(source, english)
    restore(source, english)
    notes(genders("Ibu itu berkata."), source, english)
    names_person("Tokayev bicara", "Tokayev")
    for term in (glossary := shipped_glossary()).terms:
        glossary.enforce(term.source, f"{term.bare_target} and the {term.bare_target.lower()}")
        glossary.enforce(term.source, f"They met at {term.source} again.")


def _summarise() -> None:
    """Use the expressions that are made for a name, a number or a model's marks."""
    from types import SimpleNamespace

    from summarise.render.view import figure_parts
    from summarise.summary.chat_model import special_tokens
    from summarise.summary.facts import find_facts
    from summarise.summary.grounding import ground
    from summarise.summary.quotes import read_quotation
    from summarise.summary.soundness import Sound
    from summarise.types import Article, Figure, Statement

    said = "The bridge in Solo is closed for the safety of all, Rudi Hartono said on Monday."
    source = "Jembatan di Solo ditutup demi keselamatan warga, kata Rudi Hartono, Senin (16/6)."
    lead = Sound(0, 0, source, said)
    find_facts(Article("-", said), [lead], Statement("Floods hit Solo", (0,)), ["Rudi Hartono"])
    read_quotation(f'"Kami menutup jembatan demi semua," {source}', f'"We close the bridge for all," {said}')
    ground("The road of 5 km cost Rp5 million.", {0: said})
    figure_parts(Figure(("5 km",), "5 km of road", (0,)))
    special_tokens(SimpleNamespace(get_added_vocab=lambda: {"<bos>": 0, "[end]": 1}))


def literal_at(site: Site) -> re.Pattern[Any] | None:
    """Return the regular expression that stands at a site word for word."""
    for node in _parse(PACKAGE / site.file):
        if isinstance(node, ast.Call) and node.lineno == site.first and node.args:
            owner = node.func.value if isinstance(node.func, ast.Attribute) else None
            first = node.args[0]
            if isinstance(owner, ast.Name) and owner.id == "re" and isinstance(first, ast.Constant):
                return re.compile(first.value)
    return None


def methods_of(site: Site) -> set[str]:
    """Return how what is made at a site is used: "match" and "fullmatch" where it only looks at the start."""
    names = set()
    for node in _parse(PACKAGE / site.file):
        if isinstance(node, ast.Assign) and node.lineno <= site.first <= (node.end_lineno or 0):
            names |= {target.id for target in node.targets if isinstance(target, ast.Name)}
        if isinstance(node, ast.FunctionDef) and node.lineno <= site.first <= (node.end_lineno or 0):
            names.add(node.name)
        if isinstance(node, ast.Call) and node.lineno == site.first and isinstance(node.func, ast.Attribute):
            owner = node.func.value
            if isinstance(owner, ast.Name) and owner.id == "re" and node.func.attr != "compile":
                return {"match"} & {node.func.attr} or {"fullmatch"} & {node.func.attr} or {"sub"}
    files = {name: [site.file] if name.startswith("_") else list(_uses()) for name in names}
    used = {method for name in names for file in files[name] for method in _uses()[file].get(name, ())}
    return used if used and used <= {"match", "fullmatch"} else {"sub"}


@cache
def _uses() -> dict[str, dict[str, set[str]]]:
    """Return by which methods each name of each file is used as an expression."""
    uses: dict[str, dict[str, set[str]]] = {}
    for path in PACKAGE.rglob("*.py"):
        here = uses.setdefault(path.relative_to(PACKAGE).as_posix(), {})
        for node in _parse(path):
            if isinstance(node, ast.Attribute) and node.attr in MAKERS:
                owner = node.value.func if isinstance(node.value, ast.Call) else node.value
                name = owner.id if isinstance(owner, ast.Name) else getattr(owner, "attr", "")
                here.setdefault(name, set()).add(node.attr)
    return uses
