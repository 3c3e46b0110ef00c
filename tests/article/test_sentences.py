"""Sentence splitting: golden passages a person can add to, and offsets that rebuild any text."""

import re
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarise.article.sentences import LONGEST_JOIN, repair_joins, split_sentences

GOLDEN = Path(__file__).parent / "golden"
MARK = re.compile(r" ?\|\| ?| \| |\n\|\n")


def read_passages() -> list[str]:
    texts = [(GOLDEN / name).read_text(encoding="utf-8") for name in ("sentences.txt", "passages.txt")]
    passages = "\n---\n".join(re.sub(r"(?m)^#.*\n", "", text) for text in texts)
    return [passage.strip("\n") for passage in passages.split("\n---\n")]


def unmark(passage: str) -> str:
    gaps = {"||": "", "|": " "}
    return MARK.sub(lambda mark: "\n" if "\n" in mark.group() else gaps[mark.group().strip()], passage)


@pytest.mark.parametrize("passage", read_passages())
def test_golden_passage(passage: str) -> None:
    assert [sentence.text for sentence in split_sentences(unmark(passage))] == MARK.split(passage)


NEWS = st.text(alphabet=st.sampled_from("aBc .!?…\"“”'’()\n\t,;:-–0123|") | st.characters(), max_size=300)
PIECES = st.lists(
    st.sampled_from(
        ["Seperti itu", "Dr.", "kata Xi", '"', ".", " ", "\n", "\n\n", "3.5", "J.K.", "...", "Ya"]
    ),
    max_size=60,
).map("".join)


@given(NEWS | PIECES)
def test_sentences_rebuild_the_text(text: str) -> None:
    rebuilt, end = "", 0
    for index, sentence in enumerate(split_sentences(text)):
        gap = text[end : sentence.start]
        assert not gap.strip()
        assert sentence.index == index
        assert sentence.text == text[sentence.start : sentence.end] == sentence.text.strip() != ""
        rebuilt, end = rebuilt + gap + sentence.text, sentence.end
    assert not text[end:].strip()
    assert rebuilt + text[end:] == text


@given(PIECES)
def test_paragraphs_only_grow(text: str) -> None:
    paragraphs = [sentence.paragraph for sentence in split_sentences(text)]
    assert paragraphs == sorted(paragraphs)


def test_blank_lines_part_paragraphs() -> None:
    sentences = split_sentences("Satu. Dua.\n\nTiga.\n \nEmpat.")
    assert [(sentence.paragraph, sentence.text) for sentence in sentences] == [
        (0, "Satu."),
        (0, "Dua."),
        (1, "Tiga."),
        (2, "Empat."),
    ]


def test_nothing_has_no_sentence() -> None:
    assert split_sentences("") == split_sentences(" \n\n ") == ()


def test_long_joins_are_cut_evenly() -> None:
    lines = ["Kedua negara " + "sangat " * 16 + "erat."] + ["Seperti " + "jalan " * 16 + "tol."] * 3
    lengths = [len(sentence.text.split()) for sentence in split_sentences("\n".join(lines))]
    assert lengths == [37, 36]
    assert max(lengths) <= LONGEST_JOIN


def test_repair_joins_fragments_with_a_comma() -> None:
    assert repair_joins("Proyek itu selesai.\nSeperti jalan tol.") == "Proyek itu selesai, seperti jalan tol."


@pytest.mark.parametrize(
    "sentence, one_line",
    [
        ("Presiden bertemu\nwarga asing.", "Presiden bertemu warga asing."),
        ("Sudah selesai?\nSeperti itu.", "Sudah selesai? Seperti itu."),
        ("Entahlah...\nSeperti itu.", "Entahlah... Seperti itu."),
        ("Proyek itu selesai. Seperti jalan tol.", "Proyek itu selesai. Seperti jalan tol."),
        ("Ia pergi.\nUntuk itu, kami datang.", "Ia pergi. Untuk itu, kami datang."),
    ],
)
def test_repair_leaves_the_rest(sentence: str, one_line: str) -> None:
    assert repair_joins(sentence) == one_line


@pytest.mark.parametrize("unit", ["! ", '"', "(", "a.", "Seperti itu.\n", ". ", "A. ", "…”", "\n"])
def test_time_is_linear(unit: str) -> None:
    def seconds(count: int) -> float:
        start = time.process_time()
        split_sentences("Awal kalimat " + unit * count)
        return time.process_time() - start

    seconds(100)
    # Ten times the text may take ten times as long, or thirty on a busy machine; not a hundred.
    assert seconds(40_000) < 30 * max(seconds(4_000), 0.005)
