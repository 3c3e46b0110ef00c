"""Whatever the text: a cleaner makes an article of what was there, or says in one line why not."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hostile import ACTING
from summarise.article.decoding import MOST_MARKS, normalise_text
from summarise.cleaning import DEFAULT_CLEANER
from summarise.errors import InputError
from summarise.types import Document

STORY = "Harga beras di pasar naik 5 persen pada pekan ini, kata pedagang Budi Santoso, Senin."
PARTS = st.sampled_from(
    "Baca juga: Harga gula naik|Editor: Siti Aminah|Foto: ANTARA/Budi|Copyright © ANTARA 2025|"
    "Senin, 16 Juni 2025 08.15 WIB|Jakarta (ANTARA) - |ADVERTISEMENT|#beras #pasar|1. Ambil beras|[red]|<b>|"
    "Bagikan|Halaman 1 2 3|(ant/bud)|http://contoh.id/a".split("|")
)
LINES = st.lists(st.one_of(PARTS, st.just(STORY), st.text(max_size=60)), max_size=12)
RELAXED = settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.too_slow])


@RELAXED
@given(LINES)
def test_an_article_holds_nothing_that_was_not_there(lines: list[str]) -> None:
    text = normalise_text("\n\n".join(lines))
    try:
        article = DEFAULT_CLEANER.clean(Document("a.txt", text))
    except InputError as error:
        assert str(error).isprintable()
        return
    there = "".join(text.split())
    assert article.text == article.text.strip() != ""
    assert all(paragraph in there for paragraph in map(squeeze, article.text.split("\n\n")))
    assert all(squeeze(piece.text) in there for piece in article.removed)


def squeeze(text: str) -> str:
    return "".join(text.split())


@RELAXED
@given(LINES)
def test_an_article_is_cleaned_the_same_every_time(lines: list[str]) -> None:
    text = normalise_text("\n\n".join([STORY, *lines, STORY.replace("beras", "gula")]))
    once = DEFAULT_CLEANER.clean(Document("a.txt", text))
    assert DEFAULT_CLEANER.clean(Document("a.txt", text)) == once


@RELAXED
@given(st.text(max_size=200))
def test_what_is_normalised_acts_on_nothing(text: str) -> None:
    assert not ACTING.search(normalise_text(text))


def test_no_more_marks_are_kept_than_a_writing_has() -> None:
    assert normalise_text("e\u0301") == "é"
    assert normalise_text("x" + "\u0316" * 30) == "x" + "\u0316" * 30
    assert normalise_text("x" + "\u0316" * 31) == "x" + "\u0316" * MOST_MARKS
    assert normalise_text("漢字" * 40) == "漢字" * 40
    arabic = "\u0628\u064e" * 40
    assert normalise_text(arabic) == arabic
