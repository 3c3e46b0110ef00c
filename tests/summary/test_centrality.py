"""What the other sentences share counts; words that every sentence has do not."""

from summarise.summary.centrality import degrees
from summarise.summary.sentence_vectors import rarity, vectors

RICE = "Harga beras naik di pasar."


def test_the_sentence_that_shares_most_is_the_most_central() -> None:
    scores = degrees([RICE, "Pedagang menaikkan harga beras di pasar.", "Kucing tidur."])
    assert max(scores) == 1.0
    assert scores[2] < min(scores[:2])


def test_function_words_alone_make_nothing_alike() -> None:
    assert degrees(["Yang di dan itu.", "Yang di dan itu."]) == [0.0, 0.0]


def test_one_sentence_and_none() -> None:
    assert degrees([RICE]) == [0.0]
    assert degrees([]) == []


def test_english_has_its_own_frequencies() -> None:
    assert rarity("the", "en") < rarity("government", "en") < rarity("barge", "en")
    assert rarity("the", "id") > rarity("yang", "id")
    (vector,) = vectors(["The barge"], "en")
    assert vector["barge"] > 3 * vector["the"]
