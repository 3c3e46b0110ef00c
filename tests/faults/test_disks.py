"""Full disks, read-only ones, no rights, no home: clear words, and whatever can come out comes out."""

import subprocess
from pathlib import Path

import pytest

from disks import as_stranger, remount, small_disk
from summarise.cache import Store
from summarise.cache_check import verify_store
from unattended import Unattended, article, finish, tree, write_articles

GOING_ON = "going on without it. Use --cache-dir DIR to keep it elsewhere."


@pytest.fixture(scope="module")
def news(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_articles(tmp_path_factory.mktemp("input") / "news", 12)


@pytest.fixture(scope="module")
def undisturbed(news: Path, tmp_path_factory: pytest.TempPathFactory) -> Unattended:
    program = Unattended(tmp_path_factory.mktemp("undisturbed"))
    assert program(news, "-q", "-o", "out/").code == 0
    return program


def test_a_full_cache_costs_nothing_but_the_cache(
    news: Path, undisturbed: Unattended, tmp_path: Path
) -> None:
    with small_disk(tmp_path / "cache", "160k"):
        run = Unattended(tmp_path)(news, "-o", "out/")
        kept = verify_store(Store(tmp_path / "cache"))
    assert run.code == 0
    assert run.err == (
        f"The cache at {tmp_path / 'cache'} cannot be written (No space left on device); {GOING_ON}\n"
    )
    assert tree(tmp_path / "out") == tree(undisturbed.home / "out")
    assert kept.sound > 0
    assert kept.damaged == ()


def test_a_full_disk_of_results_costs_the_articles_that_do_not_fit(news: Path, tmp_path: Path) -> None:
    mixed = write_articles(tmp_path / "mixed", 4)
    (mixed / "00001.txt").write_text("\n".join(map(article, range(100, 200))))  # its digest is 350 kB
    program = Unattended(tmp_path)
    with small_disk(tmp_path / "out", "64k") as out:
        run = program(mixed, "-o", "out/")
        assert run.code == 1
        assert run.err.splitlines() == [
            "summarise: out/00001.md: cannot be written (No space left on device); "
            "choose another place with -o",
            "3 of 4 articles digested.",
        ]
        assert sorted(tree(out)) == ["00000.md", "00002.md", "00003.md"]
        remount(out, "size=2m")
        again = program(mixed, "-o", "out/")
        assert (again.code, again.err) == (0, "")
        assert sorted(tree(out)) == ["00000.md", "00001.md", "00002.md", "00003.md"]
    assert len(program.translated()) == len(set(program.translated()))


@pytest.mark.parametrize("name", ["all.json", "all.html"])
def test_one_file_that_does_not_fit_leaves_the_earlier_one(news: Path, tmp_path: Path, name: str) -> None:
    with small_disk(tmp_path / "out", "12k") as out:
        (out / name).write_text("of the week before\n")
        run = Unattended(tmp_path)(news, "-q", "-o", f"out/{name}")
        assert run.code == 1
        assert run.err == (
            f"summarise: out/{name}: cannot be written (No space left on device); "
            "choose another place with -o\n"
        )
        assert tree(out) == {name: b"of the week before\n"}


def test_a_read_only_cache_is_read(news: Path, undisturbed: Unattended, tmp_path: Path) -> None:
    program = Unattended(tmp_path)
    with small_disk(tmp_path / "cache", "2m") as disk:
        assert program(news / "00000.txt", "-q", "-o", "out/").code == 0
        known = program.translated()
        remount(disk, "ro")
        run = program(news, "-o", "out/")
    assert (run.code, run.err.count("\n")) == (0, 1)
    assert f"cannot be written (Read-only file system); {GOING_ON}" in run.err
    assert tree(tmp_path / "out") == tree(undisturbed.home / "out")
    assert sorted(program.translated()) == sorted(undisturbed.translated())
    assert program.translated()[: len(known)] == known


def test_read_only_results_are_named(news: Path, tmp_path: Path) -> None:
    with small_disk(tmp_path / "out", "1m") as disk:
        remount(disk, "ro")
        run = Unattended(tmp_path)(news, "-o", "out/")
    lines = run.err.splitlines()
    assert run.code == 1
    assert len(lines) == 13
    assert all("md: cannot be written (Read-only file system)" in line for line in lines[:-1])
    assert lines[-1] == "0 of 12 articles digested."


def test_a_file_where_the_cache_should_be(news: Path, undisturbed: Unattended, tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("somebody's notes")
    run = Unattended(tmp_path)(news, "-o", "out/")
    assert (run.code, run.err.count("\n")) == (0, 1)
    assert GOING_ON in run.err
    assert tree(tmp_path / "out") == tree(undisturbed.home / "out")
    assert (tmp_path / "cache").read_text() == "somebody's notes"


def test_a_user_without_rights_or_a_home(news: Path, undisturbed: Unattended, tmp_path: Path) -> None:
    stranger = as_stranger()
    stranger += ["-u", "SUMMARISE_CORRECTIONS"]
    program = Unattended(tmp_path, {"TEST_TRANSLATED": "/dev/null"})
    (tmp_path / "out").mkdir()
    (tmp_path / "out").chmod(0o777)
    process = program.start(news, "-o", "out/", before=stranger)
    run = finish(process)
    assert (run.code, run.err.count("\n")) == (0, 1)
    assert f"The cache at {tmp_path / 'cache'} cannot be written (Permission denied); {GOING_ON}" in run.err
    assert tree(tmp_path / "out") == tree(undisturbed.home / "out")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out"]  # nothing called "~"
    (tmp_path / "out").chmod(0o755)
    assert "Permission denied" in finish(program.start(news, "-o", "new/", before=stranger)).err


def test_a_log_on_a_full_disk_stops_nothing(news: Path, tmp_path: Path) -> None:
    (tmp_path / "bad.txt").write_text("")
    with Path("/dev/full").open("wb") as full:
        run = Unattended(tmp_path)(tmp_path / "bad.txt", news, "-o", "out/", stderr=full)
    assert run.code == 1
    assert len(tree(tmp_path / "out")) == 12


def test_standard_output_on_a_full_disk_is_named(news: Path, tmp_path: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        run = Unattended(tmp_path)(news, stdout=full)
    assert (run.code, run.err) == (
        1,
        "summarise: standard output: cannot be written (No space left on device); "
        "choose another place with -o\n",
    )


@pytest.mark.parametrize("form", ["json", "html"])
def test_a_reader_who_has_seen_enough(news: Path, tmp_path: Path, form: str) -> None:
    words = " ".join(Unattended(tmp_path).command(news, "--format", form))
    run = Unattended(tmp_path)(
        command=["bash", "-c", f"{words} | head -n 1; echo ${{PIPESTATUS[0]}}"], stderr=subprocess.PIPE
    )
    assert run.out.splitlines()[1:] == ["0"]
    assert run.err == ""


def test_closed_streams_stop_nothing(news: Path, undisturbed: Unattended, tmp_path: Path) -> None:
    words = " ".join(Unattended(tmp_path).command(news, "-o", "out/"))
    run = Unattended(tmp_path)(command=["bash", "-c", f"{words} <&- >&- 2>&-"])
    assert run.code == 0
    assert tree(tmp_path / "out") == tree(undisturbed.home / "out")
    assert verify_store(Store(tmp_path / "cache")).damaged == ()
