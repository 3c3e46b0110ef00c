"""Sentences are mended, translated, checked, and tried again where the guard does not pass them."""

from summarise.translation.checked import CheckedTranslator, Rendering, Way, choose_rendering
from summarise.translation.clauses import ClauseTranslator, join_clauses
from summarise.translation.fake import FakeTranslator
from summarise.translation.segments import split_clauses
from summarise.types import Flag

RICE = "Harga beras naik 5 persen pada Senin."


def render(translator: CheckedTranslator, *segments: str) -> list[Rendering]:
    window = translator.open()
    for segment in segments:
        window.submit(segment)
    found = dict(window.collect())
    return [found[ticket] for ticket in range(len(segments))]


def test_what_passes_is_not_tried_again() -> None:
    second = FakeTranslator()
    first = FakeTranslator({RICE: "The price of rice rose 5 percent on Monday."})
    (rendering,) = render(CheckedTranslator(first, [Way(second)]), RICE)
    assert rendering == Rendering("The price of rice rose 5 percent on Monday.", "fake", ())
    assert second.translated == []


def test_the_second_try_is_taken_where_it_passes() -> None:
    first = FakeTranslator({RICE: "The price of rice rose 6 percent on Monday."})
    second = FakeTranslator({RICE: "Rice rose 5 percent on Monday."}, version="2")
    (rendering,) = render(CheckedTranslator(first, [Way(second)]), RICE)
    assert (rendering.hypothesis, rendering.flags) == ("Rice rose 5 percent on Monday.", ())


def test_a_sentence_of_which_the_translator_is_unsure_is_marked_and_not_tried_again() -> None:
    second = FakeTranslator(version="2")
    phrases = {RICE: "The price of rice rose 5 percent on Monday.", "Baik.": "Fine."}
    first = FakeTranslator(phrases, scores={RICE: -1.01, "Baik.": -0.99})
    rice, fine = render(CheckedTranslator(first, [Way(second)]), RICE, "Baik.")
    assert [flag.message for flag in rice.flags] == ["the translator was unsure of this sentence"]
    assert fine.flags == ()
    assert second.translated == []


def test_a_way_is_tried_for_its_own_flags_only() -> None:
    first = FakeTranslator({RICE: "The price of rice rose 6 percent on Monday."})
    loops, numbers = FakeTranslator(version="2"), FakeTranslator({RICE: "Rice rose 5 percent on Monday."})
    ways = [Way(loops, frozenset({"repetition"})), Way(numbers, frozenset({"number"}))]
    (rendering,) = render(CheckedTranslator(first, ways), RICE)
    assert rendering.hypothesis == "Rice rose 5 percent on Monday."
    assert loops.translated == []


def test_what_still_fails_is_marked_and_the_first_of_equals_stays() -> None:
    first = FakeTranslator({RICE: "The price of rice rose 6 percent on Monday."})
    second = FakeTranslator({RICE: "The price of rice rose 7 percent on Monday."}, version="2")
    (rendering,) = render(CheckedTranslator(first, [Way(second)]), RICE)
    assert rendering.hypothesis.startswith("The price of rice rose 6")
    assert {flag.code for flag in rendering.flags} == {"number"}


def test_every_sentence_keeps_its_ticket_whatever_way_it_took() -> None:
    first = FakeTranslator({RICE: "The price of rice rose 6 percent on Monday.", "Baik.": "Fine."})
    second = FakeTranslator({RICE: "Rice rose 5 percent on Monday."}, version="2")
    renderings = render(CheckedTranslator(first, [Way(second)]), RICE, "Baik.", RICE)
    assert [rendering.hypothesis for rendering in renderings] == [
        "Rice rose 5 percent on Monday.",
        "Fine.",
        "Rice rose 5 percent on Monday.",
    ]


def test_the_candidate_with_fewest_flags_wins_and_of_equals_the_closest() -> None:
    flag = Flag("number", "the number 5 is not in the English")
    sentence = "Petani menanam jagung dan menjual beras di pasar kota."
    worst = Rendering("Farmers planted corn and sold rice in the city market.", "x", (flag, flag))
    astray = Rendering("Workers built a bridge and closed roads in the mountain village.", "x", (flag,))
    close = Rendering("Farmers planted corn and sold rice.", "x", (flag,))
    assert choose_rendering(sentence, [worst, astray, close]) is close
    assert choose_rendering(sentence, [worst, astray]) is astray


def test_second_tries_are_part_of_the_signature() -> None:
    plain = CheckedTranslator(FakeTranslator())
    trying = CheckedTranslator(FakeTranslator(), [Way(ClauseTranslator(FakeTranslator()))])
    assert set(trying.signature) - set(plain.signature) == {"try-2"}


LONG = (
    "Presiden membuka jembatan baru di kota itu pada hari Senin, sementara para menteri menghadiri rapat "
    "di kantor gubernur yang baru selesai dibangun."
)


def test_clauses_end_at_clause_marks_and_lose_nothing() -> None:
    clauses = split_clauses(LONG, 14)
    assert clauses == [
        "Presiden membuka jembatan baru di kota itu pada hari Senin,",
        "sementara para menteri menghadiri rapat di kantor gubernur yang baru selesai dibangun.",
    ]
    assert split_clauses("Satu dua tiga empat lima enam tujuh delapan sembilan sepuluh sebelas.", 5) == [
        "Satu dua tiga empat lima enam tujuh delapan sembilan sepuluh sebelas."
    ]


def test_clauses_become_one_sentence() -> None:
    english = ["The president opened a bridge.", "While NATO ministers met."]
    assert join_clauses(["Presiden membuka jembatan,", "sementara menteri bertemu."], english) == (
        "The president opened a bridge, while NATO ministers met."
    )
    assert (
        join_clauses(["Ia pulang", "dan PBB rapat."], ["He went home.", "UN met."]) == "He went home UN met."
    )


def test_a_sentence_is_translated_clause_by_clause() -> None:
    first, second = split_clauses(LONG, 14)
    phrases = {first: "The president opened a bridge on Monday.", second: "While the ministers met."}
    window = ClauseTranslator(FakeTranslator(phrases)).open()
    assert [window.submit(LONG), window.submit("Hujan turun.")] == [0, 1]
    assert {ticket: hypothesis.text for ticket, hypothesis in window.collect()} == {
        0: "The president opened a bridge on Monday, while the ministers met.",
        1: "HUJAN TURUN.",
    }
