"""What is chosen, in what order, and what never is."""

from collections.abc import Sequence

import pytest

from summarise.errors import NoArticleText
from summarise.summary.extractive import ExtractiveSummariser
from summarise.summary.length import MEDIUM
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
