"""What the weights may learn from: fit pairs, apart from the evaluation sets, and news worth translating.

The evaluation sets are no part of the project; without them (SUMMARISE_DATA, or ../shared/data beside the
checkout) one test is skipped.
"""

import os
import re
from pathlib import Path

import pytest

from doubtful_words import companions, contradictions
from lexicon import mean_translations
from select_pairs import WRITTEN_PAIRS, HeldOut, explain_rejection, read_held_out, read_pairs, select
from sources import TRANSLATED
from summarise.translation.glossary import Glossary, Term
from uncovered_news import choose, is_whole, wanted_words
from unknown_words import choose_sentences, content, rare_words, read_candidates, write_vocabulary
from variations import spell_out

ROOT = Path(__file__).parents[2]
DATA = Path(os.environ.get("SUMMARISE_DATA", ROOT.parent / "shared" / "data"))
NOTHING = HeldOut(())


@pytest.mark.parametrize(
    ("source", "target", "ours", "reason"),
    [
        ("Harga beras naik 850 ribu rupiah.", "The price of rice rose by 850,000 rupiah.", True, None),
        ("Harga beras naik 850 ribu rupiah.", "The price of rice rose by 850,000 rupiah.", False, "numbers"),
        ("Sebanyak 17 orang tewas.", "As many as 71 people died.", True, "numbers"),
        ("Polisi menangkap dua orang.", "Police", False, "ratio"),
        ("Lihat www.antara.id untuk berita.", "See www.antara.id for news.", True, "markup"),
    ],
)
def test_a_pair_is_fit_or_has_a_reason(source: str, target: str, ours: bool, reason: str | None) -> None:
    assert explain_rejection(source, target, prose_only=False, ours=ours) == reason


def test_a_nine_word_run_of_an_evaluation_sentence_keeps_a_pair_out() -> None:
    held_out = HeldOut(["One two three four five six seven eight nine ten."])
    assert held_out.touches("He said: two, three, four, five, six, seven, eight, nine, TEN and eleven.")
    assert not held_out.touches("two three four five six seven eight nine")


def test_a_sentence_is_taken_once(tmp_path: Path) -> None:
    file = tmp_path / "translated.tsv"
    file.write_text("Gempa mengguncang Padang.\tAn earthquake shook Padang.\n" * 2, encoding="utf-8")
    kept, reasons = select(TRANSLATED, file, NOTHING, set())
    assert kept == [("Gempa mengguncang Padang.", "An earthquake shook Padang.")]
    assert reasons == {"repeated": 1}


def test_our_pairs_are_learnt_as_the_program_reads_them(tmp_path: Path) -> None:
    file = tmp_path / "translated.tsv"
    file.write_text("Gempa itu terjadi Rabu (18/6/2025).\tThe quake struck on Wednesday (18/6/2025).\n")
    kept, _ = select(TRANSLATED, file, NOTHING, set())
    assert kept == [
        ("Gempa itu terjadi Rabu (18 Juni 2025).", "The quake struck on Wednesday (18 June 2025).")
    ]


def test_two_lexicons_count_alike_and_one_alone_holds() -> None:
    assert mean_translations({"price": 60, "cost": 10}, {"price": 40}) == {"price": 50, "cost": 5}
    assert mean_translations({}, {"rice": 80}) == {"rice": 80}


def test_the_glossarys_english_is_put_in_only_where_the_target_has_it() -> None:
    assert spell_out("KTT itu ditunda.", "The summit was postponed.") == "Summit itu ditunda."
    assert spell_out("KTT itu ditunda.", "The meeting was postponed.") == "KTT itu ditunda."


def test_the_news_worth_translating_has_words_that_no_pair_teaches() -> None:
    news = [f"Pada hari ke-{day} warga Padang menjual lele goreng di pasar." for day in range(20)]
    wanted = wanted_words(["warga menjual goreng di pasar pada hari"] * 12, news)
    assert wanted == {"lele": 5}
    chosen = choose(["Ini warga di pasar.", *news], wanted, NOTHING, most=3)
    assert chosen == news[:3]


@pytest.mark.parametrize(
    ("line", "whole"),
    [
        ("Gempa mengguncang Padang pada Minggu pagi kemarin.", True),
        ("gempa mengguncang Padang pada Minggu pagi kemarin.", False),
        ("Gempa mengguncang Padang pada Minggu pagi kemarin", False),
        ('"Gempa mengguncang Padang pada Minggu pagi, kata dia.', False),
        ("Gempa mengguncang Padang.", False),
    ],
)
def test_only_whole_sentences_are_worth_translating(line: str, whole: bool) -> None:
    assert is_whole(line) is whole


def test_every_written_pair_has_two_sides_with_the_same_numbers() -> None:
    pairs = list(read_pairs(WRITTEN_PAIRS))
    unfit = [
        pair for pair in pairs if explain_rejection(*pair, prose_only=False, ours=True) not in {None, "ratio"}
    ]
    assert len(pairs) > 20_000
    assert unfit == []
    assert not any(re.search("\t", side) for pair in pairs for side in pair)


@pytest.mark.skipif(not DATA.is_dir(), reason="the evaluation sets are not here")
def test_no_written_pair_shares_a_run_with_an_evaluation_set() -> None:
    held_out = read_held_out(DATA)
    assert [pair for pair in read_pairs(WRITTEN_PAIRS) if any(map(held_out.touches, pair))] == []


def test_a_word_is_unknown_when_the_corpus_seldom_has_it_and_the_news_writes_it_small() -> None:
    written = ["Jarum itu dibuang di Bandung.", "Harga beras naik."]
    assert rare_words(["Harga beras naik."] * 12, written) == {"dibuang", "jarum"}


def test_every_unknown_word_has_a_sentence_of_its_own_where_there_is_one() -> None:
    both = ("Perawat membuang jarum dan perban bekas ke tempat sampah.", "")
    one = ("Perawat lain membuang jarum bekas ke tempat sampah di luar.", "")
    short = ("Ini jarum.", "")
    needle, bandage, used = (Term(word, word) for word in ("jarum", "perban", "bekas"))
    pairs = [both, one, short]
    assert choose_sentences(Glossary((needle, bandage)), pairs) == {"jarum": both, "perban": both}
    assert choose_sentences(Glossary((used, needle)), pairs) == {"bekas": both, "jarum": one}


def test_proven_words_are_written_as_the_package_has_its_vocabulary(tmp_path: Path) -> None:
    rows = 'source,target,accepts\njarum,needle,\ngulung tikar,go bankrupt,"went bankrupt|fold, for good"\n'
    offered, proven = tmp_path / "offered.csv", tmp_path / "proven.csv"
    offered.write_text(rows, encoding="utf-8")
    terms = read_candidates(offered).terms
    accepted = ("went bankrupt", "fold, for good")
    assert terms == (
        Term("jarum", "needle", common=True),
        Term("gulung tikar", "go bankrupt", accepted, common=True),
    )
    write_vocabulary(terms, proven)
    assert proven.read_text("utf-8") == rows


def test_a_word_is_doubtful_whose_pairs_say_something_else() -> None:
    rogue = Term("oknum", "rogue", ("errant",), common=True)
    smuggle = Term("menyelundupkan", "smuggle", common=True)
    pairs = [
        ("Oknum polisi menyelundupkan emas.", "Police officers smuggled gold."),
        ("Oknum itu ditahan.", "The rogue officer was detained."),
        ("Ia menyelundupkan senjata.", "He was smuggling weapons."),
    ]
    assert contradictions(Glossary((rogue, smuggle)), pairs) == {rogue: [pairs[0]]}


def test_a_phrase_that_a_word_often_stands_in_is_shown_once_it_is_no_row() -> None:
    news = [
        "Kelinci percobaan itu mati.",
        "Obat diuji pada kelinci percobaan.",
        "Warga jadi kelinci percobaan.",
    ]
    rabbit, guinea_pig = (Term(word, "", common=True) for word in ("kelinci", "kelinci percobaan"))
    news.append("Ia jadi kelinci percobaan dan makan daging kelinci.")
    assert companions(Glossary((rabbit,)), news) == {"kelinci": ["kelinci percobaan"]}
    assert companions(Glossary((rabbit, guinea_pig)), news) == {}


def test_what_is_said_in_another_form_is_said() -> None:
    assert content("He smuggles needles.") == content("They smuggled the needle")
    assert content("She found the needle.") - content("She threw the needle away.") == {"found"}
