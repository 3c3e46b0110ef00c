"""What `--length` takes."""

import pytest

from summarise.errors import UsageError
from summarise.summary.length import LONG, MEDIUM, SHORT, read_length


def test_names_stand_for_lengths_that_grow() -> None:
    lengths = [read_length(name) for name in ("short", "medium", "long")]
    assert lengths == [SHORT, MEDIUM, LONG]
    assert [length.words for length in lengths] == [35, 70, 140]


def test_a_number_is_words_of_the_abstract() -> None:
    length = read_length("100")
    assert (length.words, length.sentences) == (100, 4)
    assert read_length("20").sentences == 1


@pytest.mark.parametrize("text", ["", "tiny", "19", "401", "-50", "50.5", "٥٠"])
def test_anything_else_is_told_what_to_write(text: str) -> None:
    with pytest.raises(UsageError, match="short, medium, long or a number of words from 20 to 400"):
        read_length(text)
