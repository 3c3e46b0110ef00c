"""A cache that was damaged, or that another version wrote, never puts a wrong word into a digest."""

import hashlib
import random
from collections.abc import Callable
from pathlib import Path

import pytest

import summarise.api
from cli_program import Program
from proof_size import size
from summarise.errors import ModelUnavailable
from unattended import tree, write_articles

SAMPLES = size(40, 5000)
ARTICLES = 3


def flip(data: bytes, chance: random.Random) -> bytes:
    place = chance.randrange(len(data))
    return data[:place] + bytes([data[place] ^ 1 << chance.randrange(8)]) + data[place + 1 :]


def cut(data: bytes, chance: random.Random) -> bytes:
    return data[: chance.randrange(len(data))]


def blank(data: bytes, chance: random.Random) -> bytes:
    place = chance.randrange(len(data))
    return data[:place] + bytes(len(data) - place)


def lengthen(data: bytes, chance: random.Random) -> bytes:
    return data + chance.randbytes(chance.randrange(1, 50))


DAMAGES: list[Callable[[bytes, random.Random], bytes]] = [flip, flip, flip, cut, blank, lengthen]


@pytest.fixture
def program(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], tmp_path: Path) -> Program:
    program = Program(monkeypatch, capfd)
    monkeypatch.setattr(summarise.api, "choose_translator", lambda *args, **kwargs: program.translator)
    monkeypatch.setenv("SUMMARISE_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.chdir(tmp_path)
    write_articles(tmp_path / "news", ARTICLES)
    return program


def digest(program: Program) -> str:
    code, out, err = program("news", "--format", "jsonl")
    assert (code, err) == (0, "")
    return out


def test_damage_is_found_and_made_good(program: Program, tmp_path: Path) -> None:
    out = digest(program)
    files = {
        path: (tmp_path / "cache" / path, data) for path, data in tree(tmp_path / "cache").items() if data
    }
    assert {path.split("/")[0] for path in files} == {"translations", "digests"}
    chance = random.Random("damage")
    for _ in range(SAMPLES):
        path, data = files[chance.choice(sorted(files))]
        damaged = chance.choice(DAMAGES)(data, chance)
        path.write_bytes(damaged)
        if damaged == data:  # zeros over zeros
            continue
        is_foreign = damaged.startswith(b"summarise-cache/") and not damaged.startswith(b"summarise-cache/2 ")
        code, said, _ = program("cache", "verify")
        assert (code, path.name in said) == ((0, False) if is_foreign else (1, True))
        assert digest(program) == out
        path.write_bytes(data)


def test_entries_in_each_others_places_are_no_entries(program: Program, tmp_path: Path) -> None:
    out = digest(program)
    one, other = sorted((tmp_path / "cache" / "translations").glob("*/*.json"))[:2]
    contents = one.read_bytes(), other.read_bytes()
    one.write_bytes(contents[1])
    other.write_bytes(contents[0])
    assert program("cache", "verify")[0] == 1
    for path in (tmp_path / "cache" / "digests").glob("*/*.json"):
        path.unlink()
    assert digest(program) == out


def test_repair_removes_what_is_damaged_and_nothing_else(program: Program, tmp_path: Path) -> None:
    out = digest(program)
    entries = sorted((tmp_path / "cache").glob("*/*/*.json"))
    entries[0].write_bytes(b"")
    entries[-1].write_bytes(flip(entries[-1].read_bytes(), random.Random(1)))
    assert program("cache", "verify")[0] == 1
    assert entries[0].exists()
    code, said, _ = program("cache", "verify", "--repair")
    assert (code, "Removed 2 of 2 damaged entries." in said) == (0, True)
    assert program("cache", "verify")[1].splitlines()[-1] == (
        f"{len(entries) - 2} sound, 0 damaged, 0 of another version"
    )
    assert digest(program) == out


def test_a_cache_of_a_later_version_is_left_out_and_told(program: Program, tmp_path: Path) -> None:
    out = digest(program)
    entries = sorted((tmp_path / "cache").glob("*/*/*.json"))
    for path in entries:
        path.write_bytes(path.read_bytes().replace(b"summarise-cache/2 ", b"summarise-cache/3 zstd ", 1))
    code, said, _ = program("cache", "verify", "--repair")
    assert (code, said.splitlines()[-1]) == (0, f"0 sound, 0 damaged, {len(entries)} of another version")
    program.translator.translated.clear()
    assert digest(program) == out
    assert len(program.translator.translated) == 6 * ARTICLES


def test_a_cache_of_the_version_before_is_used(program: Program, tmp_path: Path) -> None:
    out = digest(program)
    for path in (tmp_path / "cache").glob("*/*/*.json"):
        _, payload = path.read_bytes().split(b"\n", 1)
        path.write_bytes(hashlib.sha256(payload).hexdigest().encode() + b"\n" + payload)

    def unavailable(segment: str) -> str:
        raise ModelUnavailable("nothing is to be translated")

    program.translator.render = unavailable  # type: ignore[method-assign]
    assert digest(program) == out
    assert " 0 damaged, 0 of another version" in program("cache", "verify")[1]
