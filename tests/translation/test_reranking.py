"""The choice among what a beam search found."""

from summarise.translation.reranking import STRAYING, choose_hypothesis, choose_sound
from summarise.translation.translator import Hypothesis

RICE = "Harga beras naik 12 persen pada hari Senin."


def choose(source: str, *found: tuple[str, float]) -> str:
    return choose_hypothesis(source, [Hypothesis(text, score) for text, score in found]).text


def test_a_changed_number_gives_way_to_what_is_less_probable_and_right() -> None:
    right = "The price of rice rose 12 percent on Monday."
    assert choose(RICE, ("The price of rice rose 15 percent on Monday.", -0.1), (right, -0.9)) == right


def test_of_equals_the_most_probable_is_taken() -> None:
    first, second = (
        "The price of rice rose 12 percent on Monday.",
        "The rice price rose 12 percent on Monday.",
    )
    assert choose(RICE, (first, -0.3), (second, -0.2)) == second
    assert choose(RICE, (first, -0.2), (second, -0.3)) == first


def test_a_word_that_nothing_in_the_source_accounts_for_outweighs_a_little_probability() -> None:
    source = "Menteri membuka sekolah baru di desa itu."
    school, market = (f"The minister opened a new {place} in the village." for place in ("school", "market"))
    a_quarter_of_its_words = STRAYING / 4
    assert choose(source, (market, -0.5), (school, -0.5 - 0.9 * a_quarter_of_its_words)) == school
    assert choose(source, (market, -0.5), (school, -0.5 - 1.1 * a_quarter_of_its_words)) == market


def test_a_lone_hypothesis_is_taken_whatever_it_is() -> None:
    assert choose(RICE, ("", -1.0)) == ""


def test_the_most_probable_that_passes_is_taken() -> None:
    wrong, right, other = (
        "The price of rice rose 15 percent on Monday.",
        "The price of rice rose 12 percent on Monday.",
        "The rice price rose 12 percent on Monday.",
    )
    found = [Hypothesis(wrong, -0.1), Hypothesis(right, -0.2), Hypothesis(other, -0.3)]
    assert choose_sound(RICE, found).text == right
    assert choose_sound(RICE, found[::2]).text == other


def test_where_none_passes_the_fewest_flags_and_then_the_probability_decide() -> None:
    found = [
        Hypothesis("The price of rice rose 15 dollars on Tuesday.", -0.1),
        Hypothesis("The price of rice rose 13 percent on Monday.", -0.2),
        Hypothesis("The price of rice rose 14 percent on Monday.", -0.3),
    ]
    assert choose_sound(RICE, found) == found[1]
