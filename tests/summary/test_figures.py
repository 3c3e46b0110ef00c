"""Which numbers are shown, with what words, and which never are."""

import pytest

from summarise.summary.figures import MOST_FIGURES, find_figures, find_values
from summarise.summary.soundness import Sound
from summarise.types import Figure


@pytest.mark.parametrize(
    ("english", "values"),
    [
        ("Prices rose 5 percent to Rp 12,500.", ["5 percent", "Rp 12,500"]),
        ("The debt is Rp17.1 trillion, or US$1.2 billion.", ["Rp17.1 trillion", "US$1.2 billion"]),
        ("About 1,200 people and 30 thousand tons were moved.", ["1,200 people", "30 thousand tons"]),
        ("A stake of A$67.7m, or £5bn, was sold.", ["A$67.7m", "£5bn"]),
        ("In 2025 they won 2-1 on 16 June.", []),
        ("It grew (by 7 percent) 8.5% in Q1.", ["8.5%"]),
    ],
)
def test_numbers_have_a_unit(english: str, values: list[str]) -> None:
    assert find_values(english) == values


def sound(number: int, indonesian: str, english: str, *, torn: bool = False) -> Sound:
    return Sound(number, number, indonesian, english, torn)


COST = sound(
    0,
    "Perbaikan jembatan menelan biaya Rp 12 miliar, kata Rudi Hartono.",
    "The repair of the bridge costs Rp 12 billion, Rudi Hartono said.",
)
FERRIES = sound(
    1,
    "Feri mengangkut 3.000 kendaraan setiap hari selama jembatan ditutup untuk umum sejak Senin pekan lalu.",
    "Ferries carry 3,000 vehicles every day while the bridge is closed to the public since Monday last week.",
)


def test_a_figure_holds_its_values_and_the_words_around_them() -> None:
    assert find_figures([COST], []) == (
        Figure(("Rp 12 billion",), "The repair of the bridge costs Rp 12 billion, Rudi Hartono said", (0,)),
    )


def test_the_words_around_a_value_are_few_and_hold_it() -> None:
    (figure,) = find_figures([FERRIES], [])
    assert figure.context == "Ferries carry 3,000 vehicles every day"


def test_a_number_that_the_indonesian_does_not_have_is_not_shown() -> None:
    wrong = sound(0, COST.indonesian, COST.english.replace("12", "15"))
    assert find_figures([wrong], []) == ()


@pytest.mark.parametrize(
    ("indonesian", "english"),
    [
        ("Ahmad, 45 tahun, lahir pada 1980 di kota itu.", "Ahmad, 45, was born in the city in 1980."),
        ("Persebaya menang 2-1 atas Arema pada 16 Juni.", "Persebaya beat Arema 2-1 on 16 June."),
    ],
)
def test_years_ages_days_and_scores_are_none(indonesian: str, english: str) -> None:
    assert find_figures([sound(0, indonesian, english)], []) == ()


def test_a_part_of_a_quotation_gives_none() -> None:
    assert find_figures([sound(0, COST.indonesian, COST.english, torn=True)], []) == ()


def test_a_value_is_shown_once() -> None:
    again = sound(1, COST.indonesian, "Rp 12 billion is the price of the repair.")
    assert [figure.sentences for figure in find_figures([COST, again], [])] == [(0,)]


def test_sentences_of_the_summary_come_before_others() -> None:
    many = [
        sound(
            number,
            f"Desa itu menerima {number} persen dana.",
            f"The village got {number} percent.",
        )
        for number in range(10, 20)
    ]
    chosen = find_figures(many, [8, 9])
    assert len(chosen) == MOST_FIGURES
    assert [figure.sentences for figure in chosen] == [(10,), (11,), (12,), (13,)]
    assert [figure.sentences for figure in find_figures(many, [18, 19])] == [(10,), (11,), (18,), (19,)]
