"""A title written as a sentence: capitals only where the article or the lexicon has a name."""

import pytest

from summarise.translation.casing import NO_CASING, is_title, read_casing
from summarise.translation.checked import CheckedTranslator
from summarise.translation.fake import FakeTranslator

BODY = [
    "Menteri Keuangan Sri Mulyani memberi bunga murah kepada bank milik negara di Jakarta.",
    "Program Koperasi Merah Putih dimulai di Kediri oleh Cak Imin pada Senin.",
]
CASING = read_casing(BODY)


@pytest.mark.parametrize(
    ("title", "sentence"),
    [
        ("Sri Mulyani Beri Bunga Murah ke Bank Negara", "Sri Mulyani beri bunga murah ke bank negara"),
        ("Cak Imin Dorong Koperasi Merah Putih", "Cak Imin dorong Koperasi Merah Putih"),
        ("Pejabat KPK Periksa Rumah di Kediri", "Pejabat KPK periksa rumah di Kediri"),
        ("SRI MULYANI BERI BUNGA MURAH", "Sri Mulyani beri bunga murah"),
        ("22 Lembaga Dievaluasi, Ini Rinciannya", "22 Lembaga dievaluasi, ini rinciannya"),
    ],
)
def test_a_title_keeps_the_capitals_of_names(title: str, sentence: str) -> None:
    assert CASING.as_sentence(title) == sentence


@pytest.mark.parametrize(
    "text",
    [
        "Ranieri ingin Leicester jaga catatan bagus",
        "Menteri Keuangan Sri Mulyani Indrawati bertemu Presiden.",
        "Kementerian Luar Negeri Republik Indonesia.",
        "Joko Widodo",
    ],
)
def test_what_is_no_title_stays(text: str) -> None:
    assert CASING.as_sentence(text) == text
    assert not is_title(text)


def test_without_an_article_the_lexicon_decides() -> None:
    assert NO_CASING.as_sentence("Pemerintah Naikkan Harga Beras di Surabaya") == (
        "Pemerintah naikkan harga beras di Surabaya"
    )


def test_the_first_word_of_a_sentence_and_titles_tell_nothing() -> None:
    casing = read_casing(["Harga naik.", "Harga Beras Naik Lagi", "Ia membeli beras."])
    assert casing.forms == {"naik": "naik", "membeli": "membeli", "beras": "beras"}


def test_the_translator_reads_the_title_as_a_sentence() -> None:
    translator = FakeTranslator()
    checked = CheckedTranslator(translator)
    window = checked.open()
    window.submit("Cak Imin Dorong Koperasi Merah Putih", checked.background("\n".join(BODY)))
    list(window.collect())
    assert translator.translated == ["Cak Imin dorong Koperasi Merah Putih"]
