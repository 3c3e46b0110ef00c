"""The guard at its thresholds: one word, one token, one number more or less."""

from collections.abc import Callable

import pytest

from summarise.translation import adequacy
from summarise.translation.adequacy import Rendering
from summarise.translation.checks import extent
from summarise.translation.checks.extent import length, meaning, truncation
from summarise.translation.checks.figures import (
    changed_date,
    changed_percentage,
    invented_number,
    listed,
    missing_number,
)
from summarise.translation.checks.leftovers import untranslated
from summarise.translation.checks.naming import changed_name
from summarise.translation.checks.negation import negation
from summarise.translation.checks.repeats import longest_loop, repetition
from summarise.types import Flag


def words(count: int) -> str:
    return " ".join(f"kata{number}" for number in range(count))


def code(flag: Flag | None) -> str:
    return flag.code if flag else ""


@pytest.mark.parametrize("source, shortest, longest", [(20, 6, 38), (40, 14, 72), (10, 2, 21)])
def test_how_short_and_how_long_the_english_may_be(source: int, shortest: int, longest: int) -> None:
    ours = [count for count in range(1, 100) if length(words(source), words(count)) is None]
    assert (ours[0], ours[-1]) == (shortest, longest)
    assert "shorter" in length(words(source), words(shortest - 1)).message  # type: ignore[union-attr]
    assert "longer" in length(words(source), words(longest + 1)).message  # type: ignore[union-attr]


def test_a_hyphen_parts_no_words() -> None:
    assert length(words(10), "a - " * 15) is None
    assert code(length(words(10), "a b " * 15)) == "length"


def test_the_end_is_looked_for_in_the_last_twelve_characters() -> None:
    assert code(truncation("Ia pergi." + ")" * 11, "He went")) == "truncated"
    assert truncation("Ia pergi." + ")" * 12, "He went") is None
    assert truncation("Ia pergi.", "He went." + ")" * 11) is None
    assert code(truncation("Ia pergi.", "He went." + ")" * 12)) == "truncated"
    assert code(truncation("Ia pergi.", "He went and.")) == "truncated"
    assert truncation("Ia pergi", "He went") is None


Made = Callable[..., str]


@pytest.fixture
def judged(monkeypatch: pytest.MonkeyPatch) -> Made:
    """The flag for a rendering as given, of ten words of Indonesian by so many of English."""

    def judge(english: int, **found: object) -> str:
        values = {"missing": 0.0, "invented": 0.0, "gap": (), "tail": (), "tail_share": 0.0, **found}
        monkeypatch.setattr(adequacy, "compare", lambda *pair: Rendering(**values))  # type: ignore[arg-type]
        return code(meaning("satu dua tiga empat lima enam tujuh delapan sembilan sepuluh", "a " * english))

    return judge


def test_three_words_in_a_row_are_a_gap_if_the_english_is_shorter(judged: Made) -> None:
    assert judged(9, gap=("a", "b", "c")) == "omission"
    assert judged(9, gap=("a", "b")) == ""
    assert judged(10, gap=("a", "b", "c")) == ""


def test_a_tail_counts_by_its_share(judged: Made) -> None:
    assert judged(9, tail=("a",), tail_share=0.25) == "omission"
    assert judged(9, tail=("a",), tail_share=0.24) == ""
    assert judged(9, tail=("a", "b"), tail_share=0.15) == "omission"
    assert judged(9, tail=("a", "b"), tail_share=0.14) == ""
    assert judged(10, tail=("a", "b"), tail_share=0.5) == ""
    assert judged(9, tail=(), tail_share=0.5) == ""


def test_what_is_missing_and_what_is_invented_add_up(judged: Made) -> None:
    assert judged(10, missing=0.66) == "meaning"
    assert judged(10, missing=0.65) == ""
    assert judged(10, missing=0.6, invented=0.51) == "meaning"
    assert judged(10, missing=0.5, invented=0.5) == ""
    assert judged(10, invented=1.0) == ""


@pytest.mark.parametrize(
    "text, loop",
    [
        ("a b c d x a b c d y a b c d", "a b c d"),
        ("a b c d x a b c d y a b c", ""),
        ("a b c x a b c y a b c", ""),
        ("a b c d e f g h x a b c d e f g h", "a b c d e f g h"),
        ("a b c d e f g x a b c d e f g", ""),
        ("very very very", "very"),
        ("very very", ""),
        ("so it so it so it", "so it"),
        ("a b c a b c a b c", "a b c"),
        ("! ! ! !", ""),
        ("x very very very", "very"),
    ],
)
def test_how_often_a_run_must_stand(text: str, loop: str) -> None:
    assert longest_loop(text) == loop


def test_a_loop_of_the_source_is_no_fault() -> None:
    assert repetition("sangat sangat sangat", "very very very") is None
    assert code(repetition("sangat", "very very very")) == "repetition"


def test_a_fifth_of_function_words_is_still_english() -> None:
    assert untranslated("Ia pergi.", "He went with them yang") is None
    assert code(untranslated("Ia pergi.", "He went there yang")) == "untranslated"
    assert untranslated("Ia pergi.", "") is None


def test_a_copy_needs_three_small_words() -> None:
    assert "copied" in untranslated("ayo makan pagi", "ayo makan pagi").message  # type: ignore[union-attr]
    assert untranslated("Bank Central Asia", "Bank Central Asia") is None


def test_an_afternoon_hour_may_be_written_either_way() -> None:
    assert missing_number("pukul 13.30", "at 1:30") is None
    assert missing_number("pukul 23,5", "at 11.5") is None
    assert code(missing_number("pukul 24,5", "at 12.5")) == "number"
    assert code(missing_number("pukul 12,5", "at 0.5")) in ("", "number")
    assert code(missing_number("sebanyak 13 orang", "as many as 1 person")) == "number"


def test_numbers_are_named_once() -> None:
    assert listed(["7", "8", "7"]) == "7, 8"
    assert invented_number("Ada 7 orang.", "There are 7 people.") is None
    assert code(invented_number("Ada 7 orang.", "There are 8 people.")) == "number"


@pytest.mark.parametrize(
    "source, english, expected",
    [
        ("naik 5 persen", "rose 5", "percentage"),
        ("naik 5", "rose 5 percent", "percentage"),
        ("naik 5 persen", "rose 5%", ""),
        ("naik 5 persen dan 6 persen", "rose 5 percent and later 6 points", "percentage"),
        ("naik 5 persen dan 6 persen", "rose 5 and 6 percent", ""),
        ("naik 50 persen dan 6 persen", "by a half, then rose 6 percent", ""),
    ],
)
def test_percentages_are_counted(source: str, english: str, expected: str) -> None:
    assert code(changed_percentage(source, english)) == expected


@pytest.mark.parametrize(
    "source, english, expected",
    [
        ("pada bulan Maret", "in March", ""),
        ("pada bulan Maret", "in spring", "date"),
        ("pada musim semi", "in March", "date"),
    ],
)
def test_months_are_shared(source: str, english: str, expected: str) -> None:
    assert code(changed_date(source, english)) == expected


@pytest.mark.parametrize(
    "source, english, expected",
    [
        ("Ia tidak pergi.", "He went.", "negation"),
        ("Ia pergi.", "He did not go.", "negation"),
        ("Ia pergi.", "He didn't go.", "negation"),
        ("Ia tidak pergi.", "He didn't go.", ""),
        ("Ia tidak hanya pergi.", "He went and more.", ""),
        ("Ia pergi.", "He not only went.", ""),
        ("Ia tidak senang.", "He was unhappy.", ""),
        ("Ia tidak punya rumah.", "He is homeless.", ""),
    ],
)
def test_who_says_not(source: str, english: str, expected: str) -> None:
    assert code(negation(source, english)) == expected


def test_thresholds_are_shares() -> None:
    assert 0 < extent.SHORTEST_TAIL < extent.LONGEST_PHRASE < extent.LARGEST_MISSING_SHARE < 1


def test_names_in_each_others_place_are_flagged() -> None:
    source = "Menurut Lavrov, Marsudi pergi bersama Lavrov."
    flag = changed_name(source, "According to Lavrov, Marsudi went with Marsudi.")
    assert code(flag) == "name"
    assert "place" in (flag.message if flag else "")
    assert changed_name("Lavrov bertemu Marsudi.", "Marsudi met Lavrov.") is None


def test_a_tail_needs_an_english_shorter_than_the_indonesian() -> None:
    long = " ".join(f"kata{letter}" for letter in "abcdefghijklmnopqrstuvwxy")
    rendering = Rendering(0.0, 0.0, (), ("a", "b"), 0.5)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(adequacy, "compare", lambda *pair: rendering)
        assert meaning(long, "a " * 23) is None  # 0.92 of 25
        assert code(meaning(long, "a " * 22)) == "omission"
