"""What of a written text is shown, and what stands in the place of the rest."""

from collections.abc import Mapping
from functools import partial

import pytest

from summarise.errors import ModelUnavailable
from summarise.summary.abstractive import AbstractiveSummariser
from summarise.summary.extractive import ExtractiveSummariser
from summarise.summary.grounding import Grounding
from summarise.summary.length import read_length
from summarise.summary.summariser import writing_signature
from summarise.summary.writing.fake import FakeWriter
from summarise.types import Article, Flag, Sentence, Statement, Summary, TranslatedArticle, Translation

NEWS = (
    "The government is raising fuel prices from Monday to reduce energy subsidies by a third.",
    "The rise in fuel prices will save energy subsidies of 40 trillion rupiah in the coming year.",
    "City transport drivers complained because the local government does not yet allow fares to rise.",
    "Fishing organisations asked for a special diesel price for small boats on the north coast.",
    "Economists expect inflation to rise by half a percent after the rise in fuel prices.",
    "This was said by the Energy Minister at a press conference in Jakarta on Sunday night.",
)
GOOD = "Fuel prices rise from Monday."
ALSO_GOOD = "Economists expect more inflation."
WRONG = "The drivers burnt 12 buses."
GROUNDS = {GOOD: 0, ALSO_GOOD: 4, WRONG: 2}
"""What each written sentence rests on."""


def ground(statement: str, passages: Mapping[int, str]) -> Grounding:
    faults = (Flag("number", "12 is not in the article"),) if "12" in statement else ()
    return Grounding((GROUNDS.get(statement, 0),), faults)


def summarise(
    writer: FakeWriter,
    texts: tuple[str, ...] = NEWS,
    *,
    flagged: tuple[int, ...] = (),
    length: str = "medium",
    notices: list[str] | None = None,
) -> Summary:
    return make(writer, length, notices).summarise(translate(texts, flagged))


def make(
    writer: FakeWriter, length: str = "medium", notices: list[str] | None = None
) -> AbstractiveSummariser:
    notify = ([] if notices is None else notices).append
    return AbstractiveSummariser(
        writer,
        ExtractiveSummariser(read_length(length)),
        notify,
        ground_in=lambda passages: partial(ground, passages=passages),
    )


def translate(texts: tuple[str, ...], flagged: tuple[int, ...] = ()) -> TranslatedArticle:
    flag = (Flag("number", "wrong"),)
    return TranslatedArticle(
        Article("a.txt", " ".join(texts)),
        tuple(Sentence(number, number, 0, 0, text) for number, text in enumerate(texts)),
        tuple(Translation(n, text, "fake", flag if n in flagged else ()) for n, text in enumerate(texts)),
    )


def test_what_passes_is_shown_in_the_writers_words() -> None:
    summary = summarise(FakeWriter(f"{GOOD} {ALSO_GOOD}"))
    assert summary.abstract == (Statement(GOOD, (0,), "fake"), Statement(ALSO_GOOD, (4,), "fake"))
    assert (summary.written, summary.replaced) == (2, 0)
    assert writing_signature(summary) == {"writing": "0 of 2 written sentences replaced"}


def test_what_is_only_copied_is_not_the_writers() -> None:
    summary = summarise(FakeWriter(f"{NEWS[1]} {GOOD}"))
    assert summary.abstract == (Statement(NEWS[1], (1,)), Statement(GOOD, (0,), "fake"))
    assert (summary.written, summary.replaced) == (2, 0)


def test_what_fails_gives_way_to_the_sentence_it_should_have_rested_on() -> None:
    summary = summarise(FakeWriter(f"{GOOD} {WRONG} {ALSO_GOOD}"))
    assert summary.abstract == (
        Statement(GOOD, (0,), "fake"),
        Statement(NEWS[2], (2,)),
        Statement(ALSO_GOOD, (4,), "fake"),
    )
    assert writing_signature(summary) == {"writing": "1 of 3 written sentences replaced"}


def test_nothing_is_said_twice() -> None:
    summary = summarise(FakeWriter(f"{WRONG} {GOOD} {WRONG} {GOOD}"), NEWS * 2, length="long")
    assert [statement.sentences for statement in summary.abstract] == [(2,), (0,)]
    assert (summary.written, summary.replaced) == (4, 2)


def test_a_replacement_that_a_written_sentence_told_already_is_left_out(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(GROUNDS, GOOD, 2)
    summary = summarise(FakeWriter(f"{GOOD} {WRONG}"))
    assert summary.abstract == (Statement(GOOD, (2,), "fake"),)


def test_a_sentence_that_points_back_replaces_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(GROUNDS, WRONG, 5)
    summary = summarise(FakeWriter(f"{GOOD} {WRONG}"))
    assert summary.abstract == (Statement(GOOD, (0,), "fake"),)


def test_a_sentence_torn_from_a_quotation_replaces_nothing() -> None:
    torn = (*NEWS[:2], "“" + NEWS[2], NEWS[3] + "” he said.", *NEWS[4:])
    article = translate(torn)
    sentences = tuple(Sentence(n, 0, 0, 0, text) for n, text in enumerate(torn))
    article = TranslatedArticle(article.article, sentences, article.translations)
    summary = make(FakeWriter(f"{GOOD} {WRONG}")).summarise(article)
    assert summary.abstract == (Statement(GOOD, (0,), "fake"),)


def test_where_nothing_passes_the_extractive_abstract_stands() -> None:
    chosen = ExtractiveSummariser().summarise(translate(NEWS))
    summary = summarise(FakeWriter(WRONG))
    assert summary.abstract == chosen.abstract
    assert summary.key_points == chosen.key_points
    assert (summary.written, summary.replaced) == (1, 1)


def test_a_broken_off_sentence_is_not_even_checked() -> None:
    summary = summarise(FakeWriter(f"{GOOD} Drivers are"))
    assert summary.abstract == (Statement(GOOD, (0,), "fake"),)
    assert summary.written == 1


def test_the_abstract_keeps_to_the_asked_length() -> None:
    summary = summarise(FakeWriter(f"{GOOD} {WRONG} {ALSO_GOOD}"), length="20")
    assert [statement.text for statement in summary.abstract] == [GOOD]
    summary = summarise(FakeWriter(f"{GOOD} {WRONG} {ALSO_GOOD}"), length="short")
    assert sum(len(statement.text.split()) for statement in summary.abstract) <= 35


def test_the_writer_sees_no_flagged_sentence() -> None:
    writer = FakeWriter(GOOD)
    summarise(writer, flagged=(3,))
    assert writer.asked[0] == (tuple(text for text in NEWS if text != NEWS[3]), 70)


@pytest.mark.parametrize(("texts", "flagged"), [(NEWS[:3], ()), (NEWS, (0, 1, 2))])
def test_a_short_article_is_sent_to_no_writer(texts: tuple[str, ...], flagged: tuple[int, ...]) -> None:
    writer = FakeWriter(GOOD)
    summary = summarise(writer, texts, flagged=flagged)
    assert writer.asked == []
    assert summary == ExtractiveSummariser().summarise(translate(texts, flagged))


@pytest.mark.parametrize(
    ("headline", "is_taken"),
    [
        ("Fuel prices rise", True),
        ("12 buses burnt", False),
        ("Fuel prices rise from Monday and then a good deal more for all of us", False),
        ("", False),
    ],
)
def test_a_headline_is_taken_if_it_is_short_and_passes(headline: str, is_taken: bool) -> None:
    summary = summarise(FakeWriter(GOOD, headline=headline))
    chosen = ExtractiveSummariser().summarise(translate(NEWS)).headline
    assert summary.headline == (Statement(headline, (0,), "fake") if is_taken else chosen)


def test_a_model_that_fails_costs_one_notice_and_no_digest() -> None:
    notices: list[str] = []
    writer = FakeWriter(error=ModelUnavailable("some/model: gone; get it again"))
    summariser = make(writer, notices=notices)
    summaries = [summariser.summarise(translate(NEWS)) for _ in range(2)]
    chosen = ExtractiveSummariser().summarise(translate(NEWS))
    assert [summary.abstract for summary in summaries] == [chosen.abstract] * 2
    assert notices == [
        "some/model: gone; get it again. Until then summaries are sentences chosen from the article."
    ]
    assert len(writer.asked) == 1
    assert writing_signature(summaries[1]) == {"writing": "nothing written: model-unavailable"}


def test_the_signature_names_writer_and_choice() -> None:
    signature = make(FakeWriter()).signature
    assert signature["writer"] == "fake-1"
    assert signature["summariser"].startswith("abstractive-")
    assert "extractive-" in signature["summariser"]
    assert signature["summary length"] == "70 words, 3 sentences, 5 points"
