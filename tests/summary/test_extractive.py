"""What is chosen, in what order, and what never is."""

from collections.abc import Sequence

import pytest

from summarise.errors import NoArticleText
from summarise.summary.extractive import ExtractiveSummariser
from summarise.summary.length import MEDIUM
from summarise.summary.ranking import rank
from summarise.types import TITLE, Article, Flag, Sentence, Summary, TranslatedArticle, Translation

PAIRS = [
    (
        "Pemerintah menaikkan harga bahan bakar minyak mulai Senin untuk mengurangi subsidi energi.",
        "The government is raising fuel prices from Monday to reduce energy subsidies.",
    ),
    (
        "Hal ini disampaikan Menteri Energi dalam jumpa pers di Jakarta pada Minggu malam.",
        "This was said by the Energy Minister at a press conference in Jakarta on Sunday night.",
    ),
    (
        "Kenaikan harga bahan bakar akan menghemat subsidi energi sebesar 40 triliun rupiah.",
        "The rise in fuel prices will save energy subsidies of 40 trillion rupiah.",
    ),
    (
        "Sopir angkutan kota mengeluh karena tarif belum boleh dinaikkan oleh pemerintah daerah.",
        "City transport drivers complained because the local government does not yet allow fares to rise.",
    ),
    (
        "Organisasi nelayan meminta harga khusus untuk solar bagi kapal kecil di pesisir utara.",
        "Fishing organisations asked for a special diesel price for small boats on the north coast.",
    ),
    ("Cuaca cerah.", "The weather is fine."),
    (
        "Pengamat ekonomi memperkirakan inflasi naik setengah persen setelah harga bahan bakar naik.",
        "Economists expect inflation to rise by half a percent after the rise in fuel prices.",
    ),
    (
        "Bank sentral menyatakan siap menjaga nilai tukar rupiah dan suku bunga acuan tahun ini.",
        "The central bank said it is ready to keep the rupiah and the reference interest rate this year.",
    ),
]


def summarise(
    pairs: Sequence[tuple[str, str]], flagged: Sequence[int] = (), title: str | None = None
) -> Summary:
    sentences = [Sentence(number, number, 0, 0, source) for number, (source, _) in enumerate(pairs)]
    flag = (Flag("number", "wrong"),)
    translations = [
        Translation(number, english, "fake", flag if number in flagged else ())
        for number, (_, english) in enumerate(pairs)
    ]
    article = Article(
        "a.txt", " ".join(source for source, _ in pairs), title="Harga BBM Naik" if title else None
    )
    translated = Translation(TITLE, title, "fake") if title else None
    return ExtractiveSummariser().summarise(
        TranslatedArticle(article, tuple(sentences), tuple(translations), translated)
    )


def test_the_abstract_begins_with_the_news_and_stays_short() -> None:
    abstract = summarise(PAIRS).abstract
    assert abstract[0].sentences == (0,)
    assert 1 <= len(abstract) <= 3
    assert sum(len(statement.text.split()) for statement in abstract) <= MEDIUM.words


def test_every_statement_is_the_english_of_the_sentence_it_rests_on() -> None:
    summary = summarise(PAIRS)
    for statement in (*summary.abstract, *summary.key_points):
        (index,) = statement.sentences
        assert statement.text == PAIRS[index][1]


def test_key_points_say_something_else_than_the_abstract() -> None:
    summary = summarise(PAIRS)
    assert 3 <= len(summary.key_points) <= 5
    assert not {s.sentences for s in summary.abstract} & {s.sentences for s in summary.key_points}


def test_no_statement_rests_on_a_flagged_sentence() -> None:
    summary = summarise(PAIRS, flagged=[0, 2, 3])
    rested = {
        index for s in (summary.headline, *summary.abstract, *summary.key_points) for index in s.sentences
    }
    assert rested
    assert not rested & {0, 2, 3}


def test_remnants_are_never_chosen() -> None:
    summary = summarise(PAIRS)
    assert all(
        statement.text != "The weather is fine." for statement in (*summary.abstract, *summary.key_points)
    )


def test_a_sentence_that_points_back_does_not_open_an_abstract() -> None:
    assert summarise(PAIRS[1:]).abstract[0].sentences != (0,)


def test_a_sentence_that_points_back_may_stand_behind_the_one_it_points_at() -> None:
    assert [s.sentences for s in summarise(PAIRS[:2]).abstract] == [(0,), (1,)]


def test_the_two_countries_of_the_abstract_are_known_in_the_key_points() -> None:
    countries = [
        (
            "Presiden Vietnam tiba di Jakarta pada hari Senin.",
            "Vietnam's president arrived in Jakarta on Monday.",
        ),
        (
            "Kedua negara sepakat menurunkan bea masuk beras dan kopi mulai tahun depan.",
            "The two countries agreed to lower the duties on rice and coffee from next year.",
        ),
    ]
    apart = [countries[0], *PAIRS[2:5], countries[1]]
    summary = summarise(apart)
    assert (4,) not in {statement.sentences for statement in summary.abstract}
    assert (4,) in {statement.sentences for statement in summary.key_points}


def test_the_headline_is_the_title_in_english() -> None:
    headline = summarise(PAIRS, title="Fuel Prices Rise.").headline
    assert headline.text == "Fuel Prices Rise"
    assert len(headline.sentences) == 1


def test_when_every_sentence_is_flagged_nothing_is_claimed() -> None:
    summary = summarise(PAIRS, flagged=range(len(PAIRS)))
    assert summary.abstract == ()
    assert summary.key_points == ()
    assert summary.headline.text == PAIRS[0][0].rstrip(".")


def test_no_sentence_no_summary() -> None:
    with pytest.raises(NoArticleText):
        summarise([])


def test_a_quotation_without_its_speaker_is_never_alone() -> None:
    quotation = (
        '"Harga beras dan bahan bakar pasti naik lagi pekan depan," ujarnya.',
        "“Prices rise,” he said.",
    )
    summary = summarise([PAIRS[0], PAIRS[3], PAIRS[4], quotation, PAIRS[6]])
    for group in (summary.abstract, summary.key_points):
        indices = [statement.sentences[0] for statement in group]
        assert 3 not in indices or 2 in indices


def test_a_summary_is_not_filled_up_with_sentences_that_point_back() -> None:
    summary = summarise([PAIRS[0], PAIRS[5], PAIRS[1]])
    assert [s.sentences for s in (*summary.abstract, *summary.key_points)] == [(0,)]


HEADED = [
    "A ferry left the port of Merak on Monday morning with two hundred people.",
    "The weather in the strait was calm and the sky was clear.",
    "Many families were going home for the holidays.",
    "Children played on the upper deck while vendors sold noodles.",
    "Nobody noticed anything unusual for an hour.",
    "The Merak ferry fire began in the engine room and the ferry crew put the fire out.",
    "Some of the ferry crew were hurt when the fire in the engine room spread.",
]


@pytest.mark.parametrize(("title", "first"), [(None, 0), ("Fire on Merak ferry", 5)])
def test_an_english_article_with_a_headline_is_read_evenly(title: str | None, first: int) -> None:
    sentences = tuple(Sentence(number, 0, 0, 0, text) for number, text in enumerate(HEADED))
    translations = tuple(Translation(number, text, "as written") for number, text in enumerate(HEADED))
    article = Article("a.txt", " ".join(HEADED), title=title, language="en")
    assert rank(TranslatedArticle(article, sentences, translations))[0].sentence.index == first


def test_a_pronoun_in_the_english_needs_the_sentence_before_it() -> None:
    they = (
        "Uang sitaan bukan hasil penahanan karena kasus bahan bakar masih diperiksa jaksa.",
        "They said the money did not come from fuel prices because the case was still open.",
    )
    summary = summarise([PAIRS[0], PAIRS[3], they], flagged=[1])
    assert [said.sentences for said in (*summary.abstract, *summary.key_points)] == [(0,)]


def test_a_first_sentence_may_point_at_what_it_names() -> None:
    first = (
        "Bupati Ratna Dewi ingin kabupaten tersebut menurunkan harga bahan bakar.",
        "Regent Ratna Dewi wants the regency to lower fuel prices.",
    )
    assert summarise([first, *PAIRS[2:]]).abstract[0].sentences == (0,)


def test_english_without_a_verb_is_no_statement() -> None:
    addition = (
        "Dengan penambahan 40 triliun rupiah untuk subsidi harga bahan bakar.",
        "With the addition of 40 trillion rupiah for fuel prices.",
    )
    summary = summarise([PAIRS[0], addition])
    assert [said.sentences for said in (*summary.abstract, *summary.key_points)] == [(0,)]
