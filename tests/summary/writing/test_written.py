"""What is taken over of a written text."""

import pytest

from summarise.summary.writing.written import tidy_headline, whole_sentences


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Rain fell. The river rose. The bridge is", ["Rain fell.", "The river rose."]),
        ("Here is the summary:\n\nRain fell.", ["Rain fell."]),
        (
            "1. Rain fell.\n2. The river rose.\n- The bridge held.",
            ["Rain fell.", "The river rose.", "The bridge held."],
        ),
        (
            " Rain fell . The river rose , he said .<n>It fell.",
            ["Rain fell.", "The river rose, he said.", "It fell."],
        ),
        ("Dr. Sari met Sen. Cruz on Jan. 6 in Bogor.", ["Dr. Sari met Sen. Cruz on Jan. 6 in Bogor."]),
        ("It cost $1.5 billion. “We agree.” Rain", ["It cost $1.5 billion.", "“We agree.”"]),
        ("The article is about rain. Rain fell. Here is more. In summary, it rained.", ["Rain fell."]),
        (
            "The text of the law is short. The articles of the law are long.",
            ["The articles of the law are long."],
        ),
        ("", []),
        ("no end at all", []),
    ],
)
def test_only_whole_sentences_stay(text: str, sentences: list[str]) -> None:
    assert whole_sentences(text) == sentences


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        ("Rain Falls in Bandung", "Rain Falls in Bandung"),
        ('Headline: "Rain Falls in Bandung."\n\nIt rained.', "Rain Falls in Bandung"),
        ("**Rain Falls**", "Rain Falls"),
        ("One two three four five six seven eight nine ten eleven twelve thirteen", ""),
        ("The headline:\n\nRain Falls", "Rain Falls"),
        ("The headline:", ""),
        ("", ""),
    ],
)
def test_a_headline_is_one_short_line_without_ornaments(text: str, headline: str) -> None:
    assert tidy_headline(text) == headline
