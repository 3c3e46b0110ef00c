"""What grounding is made of: how a sentence is read, who speaks in it, and whose place a name takes."""

import pytest

from summarise.summary.grounding.contexts import likeness, surroundings
from summarise.summary.grounding.evidence import NEAR_AFTER, NEAR_BEFORE, ArticleReading
from summarise.summary.grounding.kinship import are_one_name
from summarise.summary.grounding.places import exchanged, reversed_pair
from summarise.summary.grounding.reading import read
from summarise.summary.grounding.speakers import speakers


def names(text: str, *known: str) -> list[str]:
    return [name.text for name in read(0, text, frozenset(known)).names]


def test_a_common_word_that_opens_a_sentence_is_a_name_only_if_it_is_known_as_one() -> None:
    assert names("Hope won the race.") == []
    assert names("Hope won the race.", "hope") == ["Hope"]
    assert names("Joko Anwar won the race.") == ["Joko Anwar"]


def test_names_side_by_side_are_one_but_not_behind_a_possessive() -> None:
    assert names("She met Budi Siti Rina.") == ["Budi Siti Rina"]
    assert names("She met Rahma's Joko Anwar.") == ["Rahma's", "Joko Anwar"]


def test_the_capitals_of_a_headline_say_nothing() -> None:
    assert names("Mayor Opens Harbour In Makassar Despite Heavy Rain") == []
    assert names("Joko Anwar opens harbour in Makassar despite heavy rain") == ["Joko Anwar", "Makassar"]


def test_what_may_only_open_a_sentence_is_no_name_yet() -> None:
    openers = read(0, "Hope won the race. Brown dogs ran. Anwar left.").openers
    assert [opener.text for opener in openers] == ["Hope", "Brown"]
    assert [opener.text for opener in read(0, "Hope won the race").openers] == ["Hope"]


def test_a_number_takes_all_its_words() -> None:
    items = read(0, "It cost five hundred thousand rupiah, or $1.5 million").items
    assert [(item.text, item.first, item.last) for item in items] == [
        ("five hundred thousand", 2, 4),
        ("1.5 million", 9, 10),
    ]


def test_the_words_between_quotation_marks() -> None:
    assert read(0, 'Budi said "it is safe" and "go home".').quotations == (
        ("it", "is", "safe"),
        ("go", "home"),
    )


def test_near_is_twelve_tokens() -> None:
    reading = read(0, "Rahma of a b c d e f g h i bay quay")
    (name,) = reading.names
    assert {"bay", "quay"} & reading.roots_near(name) == {"bay", "quay"}
    (name,) = (further := read(0, "Rahma of a b c d e f g h i k bay quay")).names
    assert {"bay", "quay"} & further.roots_near(name) == {"bay"}


@pytest.mark.parametrize(
    ("text", "context"),
    [
        ("Rahma" + " of" * 11 + " quay bridge", {(1, "quay"): 1.0}),
        ("bridge quay" + " of" * 11 + " Rahma", {(-1, "quay"): 1.0}),
        ("Rahma sold the old wall", {(1, "sell"): 1.0, (1, "old"): 1 / 2, (1, "wall"): 1 / 3}),
        (
            "Rahma sold wall quay ship road",
            {(1, "sell"): 1.0, (1, "wall"): 1 / 2, (1, "quay"): 1 / 3, (1, "ship"): 1 / 4},
        ),
        ("Rahma sold,", {(1, "sell"): 1.0}),
        ("Rahma sold the wall; ships sank", {(1, "sell"): 1.0, (1, "wall"): 1 / 2}),
    ],
)
def test_surroundings_end_after_twelve_tokens_or_a_stop(
    text: str, context: dict[tuple[int, str], float]
) -> None:
    reading = read(0, text)
    (name,) = reading.names
    assert surroundings(reading.tokens, name, reading.item_places) == context


def test_likeness_is_a_share_of_the_first_context() -> None:
    assert likeness({(1, "build"): 1.0, (1, "quay"): 0.5}, {(1, "build"): 1.0}) == pytest.approx(2 / 3)
    assert likeness({(1, "build"): 1.0}, {(-1, "build"): 1.0}) == 0
    assert likeness({}, {(1, "build"): 1.0}) == 0


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Anwar said it is safe.", ["Anwar"]),
        ("Anwar also said it is safe.", ["Anwar"]),
        ('"It is safe," said the engineer Joko Anwar.', ["Joko Anwar"]),
        ("It is safe, according to the engineer Anwar.", ["Anwar"]),
        ("Anwar, 54, the engineer, said it is safe.", ["Anwar"]),
        ("Anwar, an old engineer, said it is safe.", ["Anwar"]),
        ("Anwar left. It is safe, he said.", []),
        ("He said that Anwar left.", []),
    ],
)
def test_speakers_stand_beside_a_verb_of_speech(text: str, who: list[str]) -> None:
    assert [name.text for name in speakers(read(0, text))] == who


@pytest.mark.parametrize(
    ("one", "other", "is_one"),
    [
        ("steve bruce", "bruce", True),
        ("china", "chinese", True),
        ("world bank", "wb", True),
        ("wb", "world bank", True),
        ("world bank", "imf", False),
        ("bruce", "brown", False),
    ],
)
def test_forms_of_one_name(one: str, other: str, is_one: bool) -> None:
    assert are_one_name(one, other) is is_one


def test_a_pronoun_is_looked_up_four_sentences_before_and_one_behind() -> None:
    article = ArticleReading({index: f"Ship {index} sank." for index in range(10, 20)})
    assert (NEAR_BEFORE, NEAR_AFTER) == (4, 1)
    assert [reading.index for reading in article.near(article.readings[5])] == [11, 12, 13, 14, 15, 16]
    assert [reading.index for reading in article.near(article.readings[0])] == [10, 11]


def test_a_place_is_taken_where_one_side_tells() -> None:
    left = read(0, "Workers feared Rahma for her anger, and voters trusted Anwar for his patience.")
    right = read(0, "In Solo the mayor Rahma sang songs, and in Bali engineer Anwar built quays.")
    for text, evidence in [
        ("Voters trusted Rahma for her anger.", left),
        ("In Solo the mayor Rahma built quays.", right),
    ]:
        ((name, other),) = exchanged(read(1, text), [evidence], "name")
        assert (name.text, other.text) == ("Rahma", "Anwar")


def test_one_word_on_a_side_takes_no_place() -> None:
    evidence = read(0, "The angry workers feared Rahma today, and the young voters feared Anwar yesterday.")
    assert exchanged(read(1, "The angry workers feared Rahma yesterday."), [evidence], "name") == []


def test_two_names_in_each_others_place() -> None:
    evidence = read(0, "The mayor Rahma praised the engineer Anwar.")
    pair = reversed_pair(read(1, "The engineer Anwar praised the mayor Rahma."), [evidence])
    assert pair is not None and [name.text for name in pair] == ["Anwar", "Rahma"]
    assert reversed_pair(read(1, "The engineer Anwar was praised by the mayor Rahma."), [evidence]) is None
    assert reversed_pair(read(1, "The engineer Anwar thanked the mayor Rahma."), [evidence]) is None
    given = [evidence, read(2, "Anwar, who praised nobody else, praised Rahma.")]
    assert reversed_pair(read(1, "The engineer Anwar praised the mayor Rahma."), given) is None
    both = "Anwar praised Rahma, and Rahma praised Anwar."
    assert reversed_pair(read(1, both), [evidence]) is None
