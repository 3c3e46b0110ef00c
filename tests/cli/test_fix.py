"""`summarise fix` as a user runs it: remembered, used, listed, forgotten."""

import json
import threading
from pathlib import Path
from typing import Any

from cli_program import ARTICLE, Program
from summarise.corrections import Correction, put_correction, read_corrections
from summarise.translation.fake import FakeTranslator

PRICES = "Harga beras di pasar naik 5 persen pada pekan ini menurut para pedagang."
BETTER = "Traders say rice went up five percent this week."


def digests(program: Program, *arguments: str | Path) -> dict[str, dict[str, Any]]:
    code, out, err = program(*arguments, "--format", "jsonl")
    assert code == 0, err
    return {Path(record["source"]).name: record for record in map(json.loads, out.splitlines())}


def test_a_correction_is_shown_from_then_on_and_nothing_is_translated_again(
    summarise_program: Program, folder: Path
) -> None:
    before = digests(summarise_program, folder)
    code, out, _ = summarise_program("fix", folder / "a.txt", "1", BETTER)
    assert (code, PRICES in out) == (0, True)
    summarise_program.translator = FakeTranslator()
    after = digests(summarise_program, folder)
    sentence = after["a.txt"]["sentences"][0]
    assert (sentence["source"], sentence["translation"]) == (PRICES, BETTER)
    assert (sentence["engine"], sentence["flags"]) == ("corrected by hand", [])
    assert after["a.txt"]["sentences"][1] == before["a.txt"]["sentences"][1]
    assert summarise_program.translator.translated == []
    assert after["b.txt"] == before["b.txt"]  # another article: its digest is the kept one
    assert after["a.txt"]["id"] != before["a.txt"]["id"]
    assert "corrections" in after["a.txt"]["signature"]


def test_the_same_sentence_elsewhere_is_corrected_too(summarise_program: Program, folder: Path) -> None:
    summarise_program("fix", folder / "a.txt", "1", BETTER)
    (folder / "c.txt").write_text(
        ARTICLE.replace("dua bulan", "satu bulan").replace(
            "Harga beras di pasar naik", "Harga beras  di pasar naik"
        )
    )
    assert digests(summarise_program, folder)["c.txt"]["sentences"][0]["translation"] == BETTER


def test_the_title_makes_the_headline(summarise_program: Program, folder: Path) -> None:
    summarise_program("fix", folder / "a.txt", "title", "Rice gets dearer in Jakarta")
    digest = digests(summarise_program, folder / "a.txt")["a.txt"]
    assert digest["title_english"]["translation"] == "Rice gets dearer in Jakarta"
    assert digest["headline"]["text"] == "Rice gets dearer in Jakarta"


def test_the_note_says_that_a_person_corrected_it(summarise_program: Program, folder: Path) -> None:
    summarise_program("fix", folder / "a.txt", "1", BETTER)
    _, out, _ = summarise_program(folder / "a.txt")
    assert "translated by fake;" in out
    assert "1 corrected by hand" in out


def test_a_correction_outlives_the_cache(summarise_program: Program, folder: Path) -> None:
    summarise_program("fix", folder / "a.txt", "1", BETTER)
    summarise_program("cache", "clear")
    assert digests(summarise_program, folder)["a.txt"]["sentences"][0]["translation"] == BETTER


def test_removing_brings_the_machine_back(summarise_program: Program, folder: Path) -> None:
    before = digests(summarise_program, folder)
    for forget in (["1"], [folder / "a.txt", "1"]):
        summarise_program("fix", folder / "a.txt", "1", BETTER)
        assert digests(summarise_program, folder) != before
        code, out, _ = summarise_program("fix", "--remove", *forget)
        assert (code, out) == (0, f"Forgotten: {PRICES}\n")
        assert digests(summarise_program, folder) == before


def test_the_list_shows_what_was_kept_and_the_newer_comes_last(
    summarise_program: Program, folder: Path
) -> None:
    summarise_program("fix", folder / "a.txt", "1", "A first try.")
    summarise_program("fix", folder / "a.txt", "2", "Stocks last two months, traders say.")
    summarise_program("fix", folder / "a.txt", "1", BETTER)
    code, out, _ = summarise_program("fix", "--list")
    lines = [line.strip() for line in out.splitlines()]
    assert code == 0
    assert lines[2] == "Stocks last two months, traders say."
    assert lines[4:] == [PRICES, BETTER]
    assert "a.txt 1," in lines[3]


def test_an_article_of_a_crawl_is_named_by_its_record(summarise_program: Program, tmp_path: Path) -> None:
    rows = [{"text": ARTICLE}, {"text": ARTICLE.replace("beras", "gula")}]
    (tmp_path / "crawl.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    code, out, _ = summarise_program("fix", "crawl.jsonl#2", "1", "Sugar went up.")
    assert (code, "Harga gula di pasar" in out) == (0, True)
    code, _, err = summarise_program("fix", "crawl.jsonl", "1", "Sugar went up.")
    assert (code, "crawl.jsonl#1" in err) == (2, True)


def test_what_cannot_be_fixed_is_said_in_one_line(summarise_program: Program, folder: Path) -> None:
    article = folder / "a.txt"
    (folder / "untitled.txt").write_text(ARTICLE.partition("\n\n")[2])
    for arguments, code, message in (
        ([article, "3", "x"], 2, "SENTENCE is 1 to 2 or “title”, not “3”"),
        ([article, "0", "x"], 2, "not “0”"),
        ([article, "first", "x"], 2, "not “first”"),
        ([article, "1", "  "], 2, "1 to 4000 characters"),
        ([article, "1"], 2, "ARTICLE SENTENCE ENGLISH"),
        ([folder / "untitled.txt", "title", "x"], 2, "it has no title"),
        ([folder / "missing.txt", "1", "x"], 1, "missing.txt"),
        (["--remove", article, "1"], 2, "no correction"),
        (["--remove", "4"], 2, "--list shows 0 corrections"),
    ):
        found, _, err = summarise_program("fix", *arguments)
        assert found == code, arguments
        assert message in err
        assert err.count("\n") == 1


def test_an_english_article_has_nothing_to_fix(summarise_program: Program, folder: Path) -> None:
    english = "The government said on Monday that rice prices rose by five percent in the capital this week."
    (folder / "en.txt").write_text(
        english + "\n\nTraders told reporters that the stocks would last for months.\n"
    )
    code, _, err = summarise_program("fix", folder / "en.txt", "1", "x")
    assert (code, "not translated; nothing to fix" in err) == (2, True)


def test_a_damaged_file_of_corrections_is_named_with_its_line(
    summarise_program: Program, folder: Path, tmp_path: Path
) -> None:
    summarise_program("fix", folder / "a.txt", "1", BETTER)
    with (tmp_path / "corrections.tsv").open("a") as file:
        file.write("no tabs here\n")
    code, _, err = summarise_program(folder)
    assert (code, "corrections.tsv:3: a correction has 5 fields" in err) == (2, True)


def test_two_writers_lose_nothing(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "corrections.tsv"

    def write(name: str) -> None:
        for number in range(20):
            put_correction(path, Correction(f"{name} {number}", "English.", "2025-06-16", "me", "a 1"))

    writers = [threading.Thread(target=write, args=(name,)) for name in ("Satu", "Dua", "Tiga")]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert len(read_corrections(path)) == 60
