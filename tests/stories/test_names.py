"""Numbers with units, people, places and terms."""

import pytest

from stories_sample import make_digest
from summarise.stories.names import find_people, find_places, find_terms
from summarise.stories.numbers import choose_numbers
from summarise.stories.passages import Entry
from summarise.stories.types import Passage
from summarise.summary.people import find_persons


def test_a_number_is_told_once_and_the_numbers_of_a_sentence_together() -> None:
    sentences = ["5 percent of 40 people left.", "Again 5 percent.", "Then 6 percent."]
    passages = [Passage(english, "", 1, place) for place, english in enumerate(sentences)]
    chosen = [(number.values, number.passage.sentence) for number in choose_numbers(passages)]
    assert chosen == [(("5 percent", "40 people"), 0), (("6 percent",), 2)]


@pytest.mark.parametrize(
    ("text", "persons"),
    [
        ("Presiden China Xi Jinping tiba di Astana.", ("Xi Jinping",)),
        ("Harga naik, kata Sri Mulyani kepada wartawan.", ("Sri Mulyani",)),
        ("Bejo Sugiantoro mengatakan tim siap.", ("Bejo Sugiantoro",)),
        ("Presiden Prabowo Subianto tiba. Menurut Presiden Prabowo, harga turun.", ("Prabowo Subianto",)),
        ("Menteri Kebudayaan hadir di Jakarta Pusat.", ()),
        ("Polda Metro Jaya mengatakan KPK hadir.", ()),
        ("Pasar Senen ramai pada Senin.", ()),
    ],
)
def test_people_have_a_title_or_speak(text: str, persons: tuple[str, ...]) -> None:
    assert find_persons([text]) == persons


def entry(number: int, text: str) -> Entry:
    return Entry(number, make_digest(str(number), [(text, "")]))


def test_people_are_counted_by_article_under_their_full_names() -> None:
    stories = [
        (1, [entry(1, "Presiden Prabowo Subianto tiba."), entry(2, "Harga turun, kata Prabowo Subianto.")]),
        (2, [entry(3, "Menurut Menteri Subianto, harga turun."), entry(4, "Tidak ada nama.")]),
    ]
    (person,) = find_people(stories)
    assert (person.name, person.articles, person.stories) == ("Prabowo Subianto", 3, (1, 2))


def test_places_have_their_english_names() -> None:
    stories = [
        (1, [entry(1, "Dari Amerika Serikat ke Jakarta Pusat.")]),
        (2, [entry(2, "Dari Indonesia ke Amerika Serikat.")]),
    ]
    named = [(place.name, place.articles, place.stories) for place in find_places(stories)]
    assert named == [("United States", 2, (1, 2)), ("Central Jakarta", 1, (1,))]


def test_terms_are_those_the_articles_use() -> None:
    terms = find_terms([entry(1, "KPK memanggil pejabat PLN."), entry(2, "KPK lagi, bukan KPKS.")])
    assert [term.term for term in terms] == ["KPK", "PLN"]
    assert terms[0].meaning.startswith("Corruption Eradication Commission")
