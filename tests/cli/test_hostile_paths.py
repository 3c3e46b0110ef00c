"""Names and file types that lead astray: nothing hangs, nothing is lost, nothing leaves the folder."""

import os
import socket
import unicodedata
from pathlib import Path

import pytest

from cli_program import ARTICLE, Program
from summarise.cli.output_names import LONGEST_NAME, file_names, named_file
from summarise.errors import OutputError


def files(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


@pytest.fixture
def odd(folder: Path) -> Path:
    """The folder of articles, and in it all that is no file, and a folder that is called like one."""
    os.mkfifo(folder / "pipe.txt")
    (folder / "loop").symlink_to(folder, target_is_directory=True)
    (folder / "self.txt").symlink_to(folder / "self.txt")
    (folder / "null.txt").symlink_to("/dev/null")
    (folder / "endless.txt").symlink_to("/dev/zero")
    (folder / "folder.txt").mkdir()
    (folder / "folder.txt" / "c.txt").write_text(ARTICLE)
    with socket.socket(socket.AF_UNIX) as listener:
        os.chdir(folder)
        listener.bind("socket.txt")
        os.chdir(folder.parent)
    return folder


@pytest.mark.parametrize("named", ["news", "news/**/*.txt", "news/*"])
def test_what_is_no_file_is_never_waited_for(summarise_program: Program, odd: Path, named: str) -> None:
    code, _, err = summarise_program(named, "-o", "out/")
    assert {"a.md", "deep/b.md", "folder.txt/c.md"} <= set(files(Path("out")))
    assert code in (0, 1)
    assert "a fault in" not in err


def test_each_of_them_is_refused_by_name(summarise_program: Program, odd: Path) -> None:
    for name, reason in (
        ("pipe.txt", "not a regular file"),
        ("socket.txt", "not a regular file"),
        ("null.txt", "not a regular file"),
        ("endless.txt", "not a regular file"),
        ("self.txt", "cannot be read"),
    ):
        code, _, err = summarise_program(f"news/{name}")
        assert code == 3
        assert f"news/{name}" in err
        assert reason in err


@pytest.mark.parametrize("name", ["a" * 5_000, "*" + "a" * 5_000, "a/" * 3_000, "x" * 300 + ".txt"])
def test_a_name_no_file_can_have_is_an_error_of_one_line(summarise_program: Program, name: str) -> None:
    code, _, err = summarise_program(name)
    assert code == 3
    assert "a fault in" not in err
    assert len(err.splitlines()) <= 2


def test_a_pattern_that_climbs_writes_below_the_output_all_the_same(
    summarise_program: Program, folder: Path
) -> None:
    (folder.parent / "above.txt").write_text(ARTICLE)
    assert summarise_program("news/*/../../above.txt", "-o", "results/out/")[0] == 0
    assert files(Path("results")) == ["out/deep/above.md"]


def test_columns_of_a_crawl_choose_no_path(summarise_program: Program, tmp_path: Path) -> None:
    import json

    evil = {"title": "../../evil", "outlet": "/etc/evil", "path": "/etc/evil.txt", "url": "file:///etc/evil"}
    Path("crawl.jsonl").write_text(json.dumps({"text": ARTICLE, **evil}) + "\n")
    assert summarise_program("crawl.jsonl", "-o", "results/out/", "--format", "html")[0] == 0
    assert files(Path("results")) == ["out/crawl/1.html", "out/index.html"]


def test_a_link_in_the_output_leads_nowhere(summarise_program: Program, folder: Path) -> None:
    Path("out").mkdir()
    Path("elsewhere").mkdir()
    Path("out/deep").symlink_to(Path("elsewhere").resolve())
    Path("mine.md").write_text("mine")
    Path("out/a.md").symlink_to(Path("mine.md").resolve())
    code, _, err = summarise_program(folder, "-o", "out/")
    assert code == 1
    assert "a link leads out of out" in err
    assert files(Path("elsewhere")) == []
    assert Path("mine.md").read_text() == "mine"


def test_the_longest_name_still_has_a_result(summarise_program: Program, folder: Path) -> None:
    for name in ("x" * 251 + ".txt", "x" * 250 + "y.txt", "é" * 125 + ".txt"):
        (folder / name).write_text(ARTICLE)
    assert summarise_program("news", "-o", "out/", "--format", "html")[0] == 0
    names = files(Path("out"))
    assert len(names) == 6
    assert max(len(os.fsencode(name)) for name in names) <= LONGEST_NAME


def test_twins_of_other_file_systems_do_not_overwrite_each_other(
    summarise_program: Program, folder: Path
) -> None:
    for name in ("A.txt", "café.txt", unicodedata.normalize("NFD", "café.txt"), "a.md", "a.txt.txt"):
        (folder / name).write_text(ARTICLE)
    assert summarise_program("news", "-o", "out/")[0] == 0
    names = [unicodedata.normalize("NFC", name).casefold() for name in files(Path("out"))]
    assert len(set(names)) == len(names) == 7


def test_names_stay_below_their_folder() -> None:
    first, second, third = (next(names) for names in [file_names(Path("../../a/../b.txt"), ".md")] * 3)
    assert [str(name) for name in (first, second, third)] == ["a/b.md", "a/b.txt.md", "a/b.txt-2.md"]
    assert str(next(file_names(Path("/etc/passwd"), ".md"))) == "etc/passwd.md"


@pytest.mark.parametrize("command", [["digest"], ["briefing"]])
def test_a_device_is_not_overwritten(summarise_program: Program, folder: Path, command: list[str]) -> None:
    os.mkfifo("pipe")
    Path("link").symlink_to("/dev/null")
    for target in ("pipe", "link"):
        code, _, err = summarise_program(*command, folder, "-o", target)
        assert code == 1
        assert f"{target}: no regular file" in err
    assert Path("pipe").is_fifo()
    assert Path("link").is_symlink()


def test_a_link_the_user_names_is_followed(tmp_path: Path) -> None:
    (tmp_path / "latest.html").symlink_to(tmp_path / "there.html")
    assert named_file(tmp_path / "latest.html") == (tmp_path / "there.html").resolve()
    with pytest.raises(OutputError, match="no regular file"):
        named_file(Path("/dev/null"))
