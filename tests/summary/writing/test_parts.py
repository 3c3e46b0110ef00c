"""Long articles in parts: nothing is lost, every part fits, and every pass is shorter."""

from dataclasses import dataclass, field

import pytest

from summarise.summary.writing.parts import split_parts, write_in_parts


@dataclass
class Reader:
    """Counts words as tokens, and writes the first sentence of what it reads."""

    limit: int
    read: list[tuple[str, int]] = field(default_factory=list)
    copies: bool = False

    def count(self, text: str) -> int:
        return len(text.split())

    def write(self, text: str, words: int) -> str:
        self.read.append((text, words))
        return text if self.copies else text.split(".")[0] + "."


def sentences(count: int, words: int = 8) -> list[str]:
    return [" ".join([f"s{number}w{word}" for word in range(words)]) + "." for number in range(count)]


@pytest.mark.parametrize("count", [1, 2, 5, 6, 7, 30])
def test_nothing_is_lost_and_every_part_fits(count: int) -> None:
    reader = Reader(limit=40)
    parts = split_parts(sentences(count), reader)
    assert " ".join(parts) == " ".join(sentences(count))
    assert all(reader.count(part) <= 40 for part in parts)
    assert len(parts) == -(-count // 5)


def test_parts_are_of_about_one_length() -> None:
    parts = split_parts(sentences(6), Reader(limit=40))
    assert [len(part.split()) for part in parts] == [24, 24]


def test_a_sentence_too_long_for_a_part_is_split_between_words() -> None:
    parts = split_parts(sentences(1, words=100), Reader(limit=40))
    assert " ".join(parts) == sentences(1, words=100)[0]
    assert all(len(part.split()) <= 40 for part in parts)


def test_what_fits_is_written_in_one_pass() -> None:
    reader = Reader(limit=40)
    assert write_in_parts(sentences(2), 20, reader) == sentences(1)[0]
    assert reader.read == [(" ".join(sentences(2)), 20)]


def test_the_parts_summaries_are_summarised_once_more() -> None:
    reader = Reader(limit=40)
    assert write_in_parts(sentences(10), 30, reader) == sentences(1)[0]
    assert [words for _, words in reader.read] == [13, 13, 30]
    assert reader.read[-1][0] == " ".join([sentences(10)[0], sentences(10)[5]])


def test_a_model_that_does_not_shorten_comes_to_an_end() -> None:
    reader = Reader(limit=40, copies=True)
    assert write_in_parts(sentences(10), 30, reader) == " ".join(sentences(5))
    assert len(reader.read) == 3


def test_no_sentences_no_summary() -> None:
    assert write_in_parts([], 30, Reader(limit=40)) == ""
