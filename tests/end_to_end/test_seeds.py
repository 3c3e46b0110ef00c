"""The five seeds through the real program with the real embedded weights."""

import json
import re
from typing import Any

import pytest

from program import SEEDS, Program, Run
from summarise.translation.quality import check
from summarise.translation.repair import repair

Digests = dict[str, dict[str, Any]]
HEAVY = ("torch", "transformers", "ctranslate2", "huggingface_hub", "numpy", "py3langid")


def english(digest: dict[str, Any], source_words: str) -> dict[str, Any]:
    """Return the one sentence of a digest whose Indonesian holds `source_words`."""
    (found,) = [sentence for sentence in digest["sentences"] if source_words in sentence["source"]]
    return found


def test_all_five_come_out_in_order(digests: Digests) -> None:
    assert list(digests) == ["000", "001", "002", "003", "004"]


@pytest.mark.parametrize("number", ["000", "001", "002", "003", "004"])
def test_every_sentence_is_english_beside_its_source(digests: Digests, number: str) -> None:
    digest = digests[number]
    assert len(digest["sentences"]) >= 13
    for sentence in digest["sentences"]:
        assert digest["text"][sentence["start"] : sentence["end"]] == sentence["source"]
        assert sentence["translation"] != sentence["source"]
        assert not any(flag["code"] == "untranslated" for flag in sentence["flags"])


@pytest.mark.parametrize("number", ["000", "001", "002", "003", "004"])
def test_the_summary_is_whole_and_rests_on_sentences_without_a_flag(digests: Digests, number: str) -> None:
    digest = digests[number]
    assert 1 <= len(digest["abstract"]) <= 3
    assert 3 <= len(digest["key_points"]) <= 5
    assert digest["headline"]["text"]
    for statement in (*digest["abstract"], *digest["key_points"]):
        (index,) = statement["sentences"]
        whole = digest["sentences"][index]["translation"]
        # A long sentence may lose its last clause, and then shows that it did.
        kept, ellipsis, nothing = statement["text"].partition(" …")
        assert kept == whole or (ellipsis and not nothing and whole.startswith(kept))
        assert digest["sentences"][index]["flags"] == []


def test_metadata_of_the_seeds(digests: Digests) -> None:
    names = ("title", "outlet", "place", "agency", "section")
    found = {number: [digest[name] for name in names] for number, digest in digests.items()}
    assert found == {
        "000": [None, "ANTARA", "Astana", "Xinhua", None],
        "001": [
            "Perjalanan Xi ke Kazakhstan juga mencapai hasil baru dalam pertukaran orang-ke-orang dan "
            "pertukaran budaya",
            "Radio Bharata Online",
            "Astana",
            None,
            "International",
        ],
        "002": [None, None, None, None, None],
        "003": [
            "China dan Kazakhstan tingkatkan hubungan demi pembangunan global",
            "ANTARA",
            "Astana",
            "Xinhua",
            None,
        ],
        "004": [
            "China dan Kazakhstan Tingkatkan Kerja Sama",
            "Bisnis.com",
            "Astana",
            "Xinhua",
            "Kabar24.com",
        ],
    }


def test_dates_of_the_seeds(digests: Digests) -> None:
    dates = {number: digest["date"] and digest["date"]["value"] for number, digest in digests.items()}
    assert dates == {
        "000": None,
        "001": "2024-07-10T12:15:40+07:00",
        "002": None,
        "003": "2025-06-16",
        "004": None,
    }
    assert digests["003"]["date"]["kind"] == "event"


def test_rights_are_kept_word_for_word_and_put_into_english(digests: Digests) -> None:
    for number in ("000", "003"):
        notice = digests[number]["rights"][-1]
        assert notice["text"].startswith("Dilarang keras mengambil konten")
        assert "strictly prohibited" in notice["english"]
        assert "Dilarang" not in digests[number]["text"]


def test_a_date_in_brackets_is_a_month_in_english_or_flagged(digests: Digests) -> None:
    for words, day in (("Selasa (2/7)", "2"), ("hari Kamis (4/7)", "4")):
        sentence = english(digests["001"], words)
        said = re.search(rf"\b(?:July {day}|{day}(?:nd|th)? (?:of )?July)\b", sentence["translation"])
        assert said or sentence["flags"]
        assert "/7" not in sentence["translation"]


def test_slips_of_the_pen_do_not_reach_the_english(digests: Digests) -> None:
    sentence = english(digests["002"], "Persahabatn")
    assert "riendship" in sentence["translation"]
    assert "decade" in sentence["translation"]
    for slip in ("ersahabatn", "sduah", "tahan"):
        assert slip not in sentence["translation"]


def test_a_sentence_broken_over_lines_is_one(digests: Digests) -> None:
    sentence = english(digests["002"], "Tidak heran")
    assert sentence["index"] == 1
    assert (
        "\nSeperti PLTB Zhanatas" in english(digests["002"], "dituntaskan dan diimplementasikan.")["source"]
    )


def test_no_number_is_changed_without_a_flag(digests: Digests) -> None:
    for digest in digests.values():
        for sentence in digest["sentences"]:
            codes = {flag.code for flag in check(repair(sentence["source"]), sentence["translation"])}
            assert "number" not in codes or sentence["flags"]


def test_the_signature_names_what_made_it(digests: Digests) -> None:
    for digest in digests.values():
        assert {"translator", "weights", "adapter", "article-rules", "quality", "summariser"} <= set(
            digest["signature"]
        )


def test_the_second_run_loads_no_model_and_gives_the_same(program: Program, first_run: Run) -> None:
    again = program("--offline", SEEDS, "--format", "jsonl", modules=HEAVY)
    assert again.out == first_run.out
    assert again.err.strip() == ""


def test_help_loads_no_model(program: Program) -> None:
    run = program("--help", modules=HEAVY)
    assert run.code == 0
    assert run.err.strip() == ""


def test_stdin_gives_the_same_english(program: Program, digests: Digests) -> None:
    text = next(SEEDS.glob("000_*")).read_text(encoding="utf-8")
    run = program("--offline", "--format", "json", stdin=text, modules=HEAVY)
    (digest,) = json.loads(run.out)
    assert digest == {**digests["000"], "source": "-"}
    assert run.err.strip() == ""


def test_briefing_by_week_and_undated(program: Program, digests: Digests) -> None:
    run = program("briefing", "--offline", SEEDS, "-o", "all.md")
    text = (program.home / "all.md").read_text(encoding="utf-8")
    assert run.code == 0
    headings = [line for line in text.splitlines() if line.startswith("## ")]
    assert headings == [
        "## The period in five sentences",
        "## Week 25 of 2025: 16 June 2025 to 22 June 2025",
        "## Week 28 of 2024: 8 July 2024 to 14 July 2024",
        "## Undated",
        "## People and places",
        "## Terms",
        "## Sources",
        "## How it was made",
    ]
    assert text.count("\n### ") == 5
    assert "Kassym-Jomart Tokayev" in text
    for digest in digests.values():
        assert digest["abstract"][0]["text"][:40] in text.replace("\\", "")
    program("briefing", "--offline", SEEDS, "--week", "2025-W25")
    week = (program.home / "briefing-2025-W25.md").read_text(encoding="utf-8")
    assert "3 articles without a date left out" in week
    assert "Week 28" not in week


@pytest.mark.parametrize("form", ["markdown", "html", "json"])
def test_a_cached_briefing_loads_no_model_and_is_the_same(
    program: Program, first_run: Run, form: str
) -> None:
    arguments = ["briefing", "--offline", "-q", SEEDS, "--format", form, "-o", "-"]
    run = program(*arguments, modules=HEAVY)
    assert (run.code, run.err.strip()) == (0, "")
    assert program(*arguments).out == run.out
    assert "Kassym-Jomart Tokayev" in run.out


def test_markdown_of_all_five_is_plain_text(program: Program, first_run: Run) -> None:
    assert first_run.code == 0
    run = program("--offline", SEEDS)
    assert run.code == 0
    assert run.out.count("## Indonesian and English") == 5
    assert "\x1b" not in run.out


def test_a_reader_who_has_seen_enough_is_no_error(program: Program, first_run: Run) -> None:
    assert first_run.code == 0
    run = program.through("head -n 1", "--offline", SEEDS, SEEDS, SEEDS)
    assert len(run.out.splitlines()) == 1
    assert run.err == ""
