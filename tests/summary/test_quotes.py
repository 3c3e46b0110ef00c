"""Whose words are shown, and whose never are."""

from collections.abc import Sequence

import pytest

from summarise.article.sentences import split_sentences
from summarise.summary.people import find_persons
from summarise.summary.quotes import MOST_QUOTES, Quotation, find_quotes, read_quotation
from summarise.summary.soundness import sound_sentences
from summarise.types import Article, Flag, Quote, TranslatedArticle, Translation

SAID = '"Kami menutup jembatan demi keselamatan warga," kata Rudi Hartono.'
WORDS = "We are closing the bridge for the safety of all."


@pytest.mark.parametrize(
    ("english", "speaker"),
    [
        ('"We are closing the bridge for the safety of all," Rudi Hartono told reporters.', "Rudi Hartono"),
        ('"We are closing the bridge for the safety of all," said Rudi Hartono.', "Rudi Hartono"),
        ('Rudi Hartono said, "We are closing the bridge for the safety of all."', "Rudi Hartono"),
        (
            f'"{WORDS[:-1]}," said public works chief Rudi Hartono on Monday.',
            "Rudi Hartono, public works chief",
        ),
        (
            "“We are closing the bridge for the safety of all,” said Rudi Hartono, the public works chief.",
            "Rudi Hartono, public works chief",
        ),
        # The Indonesian names whom the English calls "he".
        ('"We are closing the bridge for the safety of all," he said.', "Rudi Hartono"),
    ],
)
def test_a_quotation_and_its_speaker(english: str, speaker: str) -> None:
    assert read_quotation(SAID, english) == Quotation(WORDS, speaker)


@pytest.mark.parametrize(
    ("indonesian", "english"),
    [
        # Too short, no quotation in one language, part of a sentence, another speaker, nobody.
        ('"Kami menutup jembatan," kata Rudi Hartono.', '"We close it," Rudi Hartono said.'),
        ("Kami menutup jembatan demi keselamatan, kata Rudi Hartono.", f'"{WORDS}" Rudi Hartono said.'),
        (SAID, "We are closing the bridge for the safety of all, Rudi Hartono said."),
        (SAID, 'Rudi Hartono said it was "a great day for all of us".'),
        (SAID, '"We are closing the bridge for the safety of all," Budi Santoso said.'),
        (
            '"Kami menutup jembatan demi keselamatan warga," ujarnya.',
            '"We are closing the bridge for the safety of all," he said.',
        ),
        (
            '"Kami menutup jembatan demi keselamatan warga," demikian papan itu.',
            '"We are closing the bridge for the safety of all," the board reads.',
        ),
    ],
)
def test_what_is_no_quotation(indonesian: str, english: str) -> None:
    assert read_quotation(indonesian, english) is None


def test_a_surname_becomes_the_one_full_name_it_is_part_of() -> None:
    english = '"We are closing the bridge for the safety of all," Hartono said.'
    indonesian = SAID.replace("Rudi Hartono", "Hartono")
    full = read_quotation(indonesian, english, ["Rudi Hartono", "Ayu Lestari"])
    assert full == Quotation(WORDS, "Rudi Hartono")
    two = read_quotation(indonesian, english, ["Rudi Hartono", "Tono Hartono"])
    assert two == Quotation(WORDS, "Hartono")


def quotes(
    text: str, english: Sequence[str], flagged: Sequence[int] = (), told: Sequence[int] = ()
) -> tuple[Quote, ...]:
    sentences = split_sentences(text)
    flag = (Flag("name", "wrong"),)
    translations = tuple(
        Translation(number, said, "fake", flag if number in flagged else ())
        for number, said in enumerate(english)
    )
    article = TranslatedArticle(Article("a.txt", text), tuple(sentences), translations)
    return find_quotes(sound_sentences(article), find_persons([text]), told)


TWO_SENTENCES = (
    '"Kami menutup jembatan ini mulai besok. Kami mohon maaf kepada semua warga," kata Rudi Hartono.'
)
IN_ENGLISH = (
    '"We are closing this bridge from tomorrow.',
    'We apologise to all residents," Rudi Hartono said.',
)


def test_a_quotation_over_two_sentences_is_joined() -> None:
    (quote,) = quotes(TWO_SENTENCES, IN_ENGLISH)
    assert quote == Quote(
        "We are closing this bridge from tomorrow. We apologise to all residents.", "Rudi Hartono", (0, 1)
    )


def test_what_the_summary_shows_already_is_not_quoted_again() -> None:
    sentences = [SAID, '"Perbaikan jembatan itu selesai dalam dua pekan," kata Rudi Hartono.']
    english = [
        f'"{WORDS[:-1]}," Rudi Hartono said.',
        '"The repair will be done in two weeks," Rudi Hartono said.',
    ]
    said = [quote.sentences for quote in quotes("\n\n".join(sentences), english)]
    left = [quote.sentences for quote in quotes("\n\n".join(sentences), english, told=[0])]
    assert (said, left) == ([(0,), (1,)], [(1,)])


@pytest.mark.parametrize("flagged", [0, 1])
def test_a_quotation_of_which_a_part_is_flagged_is_not_shown(flagged: int) -> None:
    assert quotes(TWO_SENTENCES, IN_ENGLISH, [flagged]) == ()


NAMED_BEFORE = """Kepala dinas Rudi Hartono mengatakan jembatan harus ditutup mulai besok pagi.

"Kami menutup jembatan demi keselamatan warga," ujarnya."""
CHIEF = "Agency chief Rudi Hartono said the bridge must be closed from tomorrow morning."
HE_SAID = '"We are closing the bridge for the safety of all," he said.'


def test_he_is_whom_the_sentence_before_names_as_speaking() -> None:
    assert quotes(NAMED_BEFORE, [CHIEF, HE_SAID]) == (Quote(WORDS, "Rudi Hartono, agency chief", (1, 0)),)


def test_he_is_nobody_if_the_sentence_before_names_two_or_is_flagged() -> None:
    two = NAMED_BEFORE.replace("mengatakan", "mengatakan kepada Presiden Budi Santoso")
    assert quotes(two, [CHIEF.replace("said", "told President Budi Santoso"), HE_SAID]) == ()
    assert quotes(NAMED_BEFORE, [CHIEF, HE_SAID], [0]) == ()


def test_every_speaker_comes_before_a_second_quotation_of_one() -> None:
    names = ["Rudi Hartono", "Rudi Hartono", "Rudi Hartono", "Ayu Lestari", "Budi Santoso"]
    text = "\n\n".join(SAID.replace("Rudi Hartono", name) for name in names)
    english = [HE_SAID.replace("he said", f"{name} said") for name in names]
    chosen = quotes(text, english)
    assert len(chosen) == MOST_QUOTES
    assert [quote.speaker for quote in chosen] == ["Rudi Hartono", "Ayu Lestari", "Budi Santoso"]


def test_a_name_behind_a_company_is_the_name_that_the_article_has() -> None:
    quotation = read_quotation(
        '"Kapal kami membawa beras dan garam," tulis Sekretaris ABC Bahari Logistik Ratna Dewi Lestari.',
        '"Our ships carry rice and salt," ABC Secretary Bahari Logistik Ratna Dewi Lestari said.',
        ["Ratna Dewi Lestari"],
    )
    assert quotation is not None
    assert quotation.speaker == "Ratna Dewi Lestari, ABC Secretary Bahari Logistik"


def test_a_role_before_a_comma_goes_behind_the_name() -> None:
    quotation = read_quotation(
        '"Anak saya belajar membaca dari koran pagi," kata ahli bahasa, Ratna Dewi.',
        '"My children learn to read from the morning paper," said language expert, Ratna Dewi.',
    )
    assert quotation is not None
    assert quotation.speaker == "Ratna Dewi, language expert"
