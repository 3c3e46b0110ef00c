"""A very long sentence loses its last clause only where nothing that counts goes with it."""

import pytest

from summarise.summary.shortening import LONGEST, shorten_long

MAIN = (
    "The provincial government of Central Java said on Monday that it had closed the old bridge over the "
    "river near the market of the town after heavy rain had washed away part of the bank"
)
INDONESIAN = (
    "Pemerintah provinsi Jawa Tengah mengatakan pada Senin bahwa mereka telah menutup jembatan lama di atas "
    "sungai dekat pasar kota setelah hujan deras menghanyutkan sebagian tebing"
)


@pytest.mark.parametrize(
    ("clause", "indonesian"),
    [
        (", which worried the people who live there", ", yang membuat khawatir warga di sana"),
        (", leaving many people far from home", ", membuat banyak warga jauh dari rumah"),
    ],
)
def test_a_trailing_clause_goes(clause: str, indonesian: str) -> None:
    assert shorten_long(f"{INDONESIAN}{indonesian}.", f"{MAIN}{clause}.") == f"{MAIN} …"


@pytest.mark.parametrize(
    ("clause", "indonesian"),
    [
        (", which has not been repaired for years", ", yang belum diperbaiki selama bertahun-tahun"),
        (", which cost 12 million dollars to build", ", yang dibangun dengan biaya 12 juta dolar"),
        (
            ", which worried the people, and opened a new one",
            ", yang membuat khawatir warga, dan membuka yang baru",
        ),
        (" and that it would soon build a better one", " dan akan segera membangun yang lebih baik"),
    ],
)
def test_what_counts_stays(clause: str, indonesian: str) -> None:
    english = f"{MAIN}{clause}."
    assert len(english.split()) > LONGEST
    assert shorten_long(f"{INDONESIAN}{indonesian}.", english) == english


def test_a_subject_is_not_cut_from_its_verb() -> None:
    subject = "The old bridge over the river near the market of the small town in the north of Central Java"
    clause = "which many farmers use to bring rice and fruit to the market and home again in all weathers"
    english = f"{subject}, {clause} on Mondays and Thursdays."
    assert len(english.split()) > LONGEST
    assert shorten_long(english, english) == english


def test_a_quotation_is_not_cut_open() -> None:
    english = f'"{MAIN}, leaving many people without a way home," said Ayu.'
    assert shorten_long(english, english) == english


def test_a_sentence_of_common_length_stays() -> None:
    english = (
        "The government closed the bridge on Monday after heavy rain, leaving many people without a way home."
    )
    assert shorten_long(english, english) == english
