"""Terms in the sentence the translator reads and in the English it gives: golden/glossary*.tsv."""

from pathlib import Path

import pytest

from summarise.translation.glossary import NO_GLOSSARY, Glossary, Term
from summarise.translation.glossary_file import shipped_glossary, shipped_vocabulary
from summarise.translation.quality import check

GOLDEN = Path(__file__).parent / "golden"


def golden_rows(name: str) -> list[tuple[str, ...]]:
    lines = (GOLDEN / name).read_text(encoding="utf-8").splitlines()
    return [tuple(line.split("\t")) for line in lines if not line.startswith("#")]


def opening(phrase: str) -> str:
    """Write a phrase as it begins a sentence."""
    return phrase[0].upper() + phrase[1:]


def copy(sentence: str) -> str:
    """Translate as a model does that copies what it does not know."""
    return sentence


@pytest.mark.parametrize(
    ("glossary", "sentences", "least"),
    [(shipped_glossary(), "glossary.tsv", 270), (shipped_vocabulary(), "vocabulary.tsv", 80)],
)
def test_every_shipped_term_has_one_sentence(glossary: Glossary, sentences: str, least: int) -> None:
    terms = [term.source for term in glossary.terms]
    assert sorted(term for term, _ in golden_rows(sentences)) == sorted(terms)
    assert len(terms) >= least


@pytest.mark.parametrize(("term", "sentence"), golden_rows("glossary.tsv"))
def test_the_sentence_of_a_term_has_no_other(term: str, sentence: str) -> None:
    assert [found.source for found in shipped_glossary().find(sentence)] == [term]


@pytest.mark.parametrize(
    ("glossary", "term", "sentence"),
    [(shipped_glossary(), *row) for row in golden_rows("glossary.tsv")]
    + [(shipped_vocabulary(), *row) for row in golden_rows("vocabulary.tsv")],
)
def test_a_translator_that_copies_still_gives_the_english_term(
    glossary: Glossary, term: str, sentence: str
) -> None:
    assert [found.source for found in glossary.find(sentence)].count(term) == 1
    english = glossary.enforce(sentence, copy(glossary.spell_out(sentence)))
    (wanted,) = {found for found in glossary.terms if found.source == term}
    right = (wanted.bare_target, *wanted.accepts)
    found = [rendering for rendering in right if rendering in english or opening(rendering) in english]
    assert found
    assert english.count(term) == sum(rendering.count(term) for rendering in found)


@pytest.mark.parametrize(("sentence", "english", "shown"), golden_rows("glossary-enforced.tsv"))
def test_the_term_is_enforced_where_it_is_safe(sentence: str, english: str, shown: str) -> None:
    assert shipped_glossary().enforce(sentence, english) == shown


def test_the_translator_reads_the_english_of_a_term() -> None:
    read = shipped_glossary().spell_out("Kerja sama Sabuk dan Jalur Sutra dibahas DPR RI, Senin (16/6).")
    assert read == "Kerja sama Belt and Road dibahas House of Representatives, Senin (16/6)."


def test_a_term_behind_its_own_words_is_left_alone() -> None:
    sentence = "Komisi Pemberantasan Korupsi (KPK) menahan dua orang."
    assert shipped_glossary().spell_out(sentence) == sentence


@pytest.mark.parametrize(
    "article",
    [
        "Polisi menangkap pria berinisial MA (34). MA mengaku bersalah.",
        "Korban, MA (17), dirawat. MA mengaku bersalah.",
        "Dua pelaku berinisial RT dan MA ditahan. MA mengaku bersalah.",
    ],
)
def test_initials_of_a_suspect_are_no_court(article: str) -> None:
    glossary = shipped_glossary().without_initials(article)
    assert glossary.spell_out("MA mengaku bersalah.") == "MA mengaku bersalah."
    assert glossary.spell_out("Sidang MK ditunda.") == "Sidang Constitutional Court ditunda."


def test_an_article_without_initials_keeps_every_term() -> None:
    glossary = shipped_glossary()
    assert glossary.without_initials("Ketua MA tiba pada 2024 (16/6).") is glossary


def test_the_user_s_term_takes_the_place_of_ours_in_the_english() -> None:
    glossary = shipped_glossary().joined([Term("KTT", "Summit Meeting", own=True)])
    sentence = "Para pemimpin membuka KTT itu."
    assert glossary.spell_out(sentence) == "Para pemimpin membuka Summit Meeting itu."
    assert (
        glossary.enforce(sentence, "The leaders opened the summit.")
        == "The leaders opened the Summit Meeting."
    )
    assert glossary.check(sentence, "The leaders opened the Summit Meeting.") == ()


@pytest.mark.parametrize(
    ("english", "shown"),
    [
        ("They met at the summit meeting.", "They met at the Summit Meeting."),
        ("A summit meeting opens.", "A Summit Meeting opens."),
        ("Summit Meeting opens.", "Summit Meeting opens."),
        (
            "One Summit Meeting or the other summit meeting.",
            "One Summit Meeting or the other summit meeting.",
        ),
    ],
)
def test_the_user_s_term_has_the_user_s_capitals(english: str, shown: str) -> None:
    glossary = Glossary((Term("KTT", "Summit Meeting", own=True),))
    assert glossary.enforce("Mereka bertemu di KTT itu.", english) == shown


def test_the_user_s_term_that_is_not_in_the_english_is_flagged() -> None:
    glossary = shipped_glossary().joined([Term("KTT", "Summit Meeting", own=True)])
    (flag,) = glossary.check("Para pemimpin membuka KTT itu.", "The leaders opened it.")
    assert flag.code == "glossary"
    assert flag.message == "your glossary's “Summit Meeting” for “KTT” is not in the English"
    assert shipped_glossary().check("Para pemimpin membuka KTT itu.", "The leaders opened it.") == ()


def test_a_term_in_lower_case_is_found_with_a_capital_too() -> None:
    glossary = Glossary((Term("bansos", "social aid"),))
    assert (
        glossary.spell_out("Bansos dibagikan, dan bansos habis.")
        == "Social aid dibagikan, dan social aid habis."
    )
    assert glossary.find("BANSOS dan bansosnya") == []


def test_a_common_word_with_a_capital_inside_a_sentence_is_a_name() -> None:
    glossary = Glossary(
        (Term("melati", "jasmine", common=True), Term("Sumpah Pemuda", "Youth Pledge", common=True))
    )
    for sentence in ("Kata Bu Melati, sawah itu kering.", "Melati, kata Melati."):
        read = glossary.spell_out(sentence)
        assert read == sentence.replace("Melati, kata", "Jasmine, kata")
        assert glossary.explain(sentence, "") == read.replace("Jasmine", "jasmine")
    assert glossary.spell_out("Kebun melati. Melati mekar.") == "Kebun jasmine. Jasmine mekar."
    assert glossary.find("Bu Melati membaca Sumpah Pemuda.") == [glossary.terms[1]]


def test_the_longest_term_is_found_whatever_the_case_of_its_first_letter() -> None:
    glossary = Glossary((Term("sabuk", "belt"), Term("Sabuk dan Jalur", "Belt and Road"), Term("BI", "Bank")))
    assert glossary.spell_out("Sabuk dan Jalur, sabuk, bI.") == "Belt and Road, belt, bI."


def test_a_title_keeps_its_capital() -> None:
    glossary = Glossary((Term("bupati", "regent"), Term("JPU", "public prosecutor")))
    assert (
        glossary.spell_out("Kata Bupati Bogor, JPU keliru.") == "Kata Regent Bogor, public prosecutor keliru."
    )
    assert glossary.spell_out("JPU menuntut bupati itu.") == "Public prosecutor menuntut regent itu."


def test_the_guard_takes_what_the_glossary_put_in_for_no_invention() -> None:
    sentence, english = "Gugatan ditolak oleh MK.", "The lawsuit was rejected by the Constitutional Court."
    assert [
        flag.code
        for flag in check("Gugatan ditolak oleh MK.", "The suit was rejected by the Garuda Council.")
    ]
    assert check(shipped_glossary().explain(sentence, english), english) == ()


def test_the_guard_misses_a_term_the_translator_dropped() -> None:
    sentence, english = "Gugatan warga ditolak oleh MK.", "The residents' lawsuit was rejected."
    flags = check(shipped_glossary().explain(sentence, english), english)
    assert [flag.code for flag in flags] == ["name"]


def test_a_term_the_translator_reads_as_it_stands_is_explained_by_nothing() -> None:
    sentence = "Tiongkok menyambut hubungan Tiongkok-Kazakhstan."
    assert shipped_glossary().explain(sentence, "China welcomed China-Kazakhstan ties.") == sentence


def test_the_signature_tells_terms_apart() -> None:
    ours = shipped_glossary()
    assert ours.signature == shipped_glossary().signature
    assert ours.joined([Term("KTT", "top meeting", own=True)]).signature != ours.signature
    assert NO_GLOSSARY.signature == {}


def test_a_proper_name_gets_its_capitals() -> None:
    glossary = Glossary((Term("Asia Tengah", "Central Asia"),))
    sentence = "Kantor itu ada di Asia Tengah."
    assert glossary.enforce(sentence, "The office is in central Asia.") == "The office is in Central Asia."
    assert glossary.enforce(sentence, "The office is in Central Asia.") == "The office is in Central Asia."
