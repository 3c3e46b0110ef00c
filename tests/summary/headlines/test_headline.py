"""What a headline is made of, what it may lose and what it never says."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from summarise.summary.headlines.compression import compress, is_sound, tidy
from summarise.summary.headlines.headline import CUT, MOST_WORDS, choose_headline
from summarise.summary.headlines.reductions import REDUCTIONS
from summarise.tables import parse_table
from summarise.types import (
    BY_HAND,
    TITLE,
    UNSURE,
    Article,
    Flag,
    Sentence,
    Statement,
    TranslatedArticle,
    Translation,
)

GOLDEN = parse_table((Path(__file__).parent / "golden" / "headlines.tsv").read_text(encoding="utf-8"))
FLAG = (Flag("number", "wrong"),)


def headline(
    *pairs: tuple[str, str],
    title: tuple[str, str] | None = None,
    flagged: Sequence[int] = (),
    flags: tuple[Flag, ...] = FLAG,
) -> Statement:
    sentences = tuple(Sentence(number, number, 0, 0, source) for number, (source, _) in enumerate(pairs))
    translations = tuple(
        Translation(number, english, "fake", flags if number in flagged else ())
        for number, (_, english) in enumerate(pairs)
    )
    heading = Translation(TITLE, title[1], "fake", flags if TITLE in flagged else ()) if title else None
    article = Article("a.txt", "\n\n".join(source for source, _ in pairs), title=title[0] if title else None)
    return choose_headline(TranslatedArticle(article, sentences, translations, heading))


@pytest.mark.parametrize(("sentence", "expected"), GOLDEN)
def test_a_sentence_becomes_a_headline(sentence: str, expected: str) -> None:
    assert headline((sentence, sentence)).text == expected


FIRE = (
    "Kebakaran melanda Pasar Tanah Abang di Jakarta dan menghanguskan 120 kios pada Senin malam.",
    "A fire hit Tanah Abang in Jakarta and burned down 120 stalls on Monday night.",
)
COST = (
    "Kerugian akibat kebakaran pasar itu ditaksir mencapai Rp 3 miliar.",
    "The loss from the market fire is put at Rp 3 billion.",
)


def test_a_title_that_the_body_bears_out_is_taken_and_names_its_sentence() -> None:
    taken = headline(COST, FIRE, title=("Tanah Abang Terbakar", "Tanah Abang Burns."))
    assert taken == Statement("Tanah Abang Burns", (1,))


@pytest.mark.parametrize(
    "title",
    ["Pasar Senen Burns", "Fire Burns Down 210 Stalls", "Fire Does Not Hit Tanah Abang"],
)
def test_a_title_that_says_more_than_the_body_is_not_taken(title: str) -> None:
    taken = headline(FIRE, COST, title=("Tanah Abang Terbakar", title))
    assert taken.text == "A fire hit Tanah Abang in Jakarta and burned down 120 stalls"
    assert taken.sentences == (0,)


def test_a_flagged_title_and_a_flagged_lead_are_not_taken() -> None:
    taken = headline(FIRE, COST, title=("Tanah Abang Terbakar", "Tanah Abang Burns"), flagged=[TITLE, 0])
    assert taken == Statement("The loss from the market fire is put at Rp 3 billion", (1,))


def test_a_headline_may_rest_on_two_sentences() -> None:
    title = ("Kebakaran Tanah Abang Rp 3 Miliar", "Tanah Abang Fire Costs Rp 3 Billion")
    assert headline(FIRE, COST, title=title).sentences in ((0, 1), (1, 0))


def test_a_sentence_that_points_back_gives_no_headline() -> None:
    back = ("Ia menolak berkomentar soal kebakaran di pasar.", "He refused to comment on the fire.")
    assert headline(back, FIRE).sentences == (1,)


def test_what_cannot_be_said_in_few_words_is_shown_as_cut() -> None:
    words = " ".join(f"word{number}" for number in range(20))
    cut = headline((words, words)).text
    assert cut.endswith(CUT)
    assert len(cut.removesuffix(CUT).split()) == MOST_WORDS


def test_an_unsure_title_stands_behind_what_is_sure_and_before_what_is_cut() -> None:
    long = (
        "The harbour master would take stern action against the company unless it moved all its empty crates."
    )
    title = ("Kepala pelabuhan bertindak", "The harbour master takes action")
    told = {"title": title, "flagged": [TITLE]}
    assert headline((long, long), **told, flags=(UNSURE,)).text == title[1]
    assert headline((long, long), **told).text.endswith(CUT)
    assert headline(FIRE, **told, flags=(UNSURE,)).text.startswith("A fire hit Tanah Abang")


@pytest.mark.parametrize(
    "text",
    [
        "The minister arrived in",
        "The projects which were completed last year",
        "He resigned as mayor of the city",
        "Three men were arrested while police",
        "The company announced the deal, the latest",
        'The mayor said "we are ready',
        "The ministry said in a statement",
        "Prices rose sharply, he said",
        "The treaty renewed friendship between Medan",
        "Persib will be champions even if they are now",
        "He would sue the harbour if it",
    ],
)
def test_what_is_no_sentence_is_refused(text: str) -> None:
    assert not is_sound(text)


@pytest.mark.parametrize(
    "lost",
    ["without a permit", "unless the court agrees", "only in Jakarta"],
)
def test_what_turns_the_meaning_stays(lost: str) -> None:
    sentence = f"The company may build forty new hotels on the northern coast of Bali {lost}"
    assert compress(sentence, 10) is None
    assert compress(sentence, 20) == (0.0, sentence)


def test_what_is_endless_is_no_sentence() -> None:
    clauses = "Prices rose" + " and fell" * 400
    endless = (f"Harga naik{' dan turun' * 400}.", f"{clauses}.")
    assert compress(endless[1], MOST_WORDS) is None
    assert headline(endless, ("Jembatan itu ditutup mulai kemarin pagi.", "The bridge was closed.")) == (
        Statement("The bridge was closed", (1,))
    )


def test_words_to_keep_are_kept() -> None:
    sentence = "Prices rose 5 percent in Jakarta on Monday after the holidays, the agency said."
    taken = compress(sentence, 6, keeping=["5 percent"])
    assert taken is not None
    assert taken[1] == "Prices rose 5 percent in Jakarta"


@pytest.mark.parametrize(
    ("sentence", "clean"),
    [
        ("JAKARTA - Rice (medium) is dear.", "Rice is dear"),
        ("Surabaya, detik.com - It rained.", "It rained"),
        ("Made by Kapuas Corp.", "Made by Kapuas Corp."),
        ("He came from the U.S.", "He came from the U.S."),
    ],
)
def test_tidying(sentence: str, clean: str) -> None:
    assert tidy(sentence) == clean


@pytest.mark.parametrize(
    ("sentence", "beginning"),
    [
        ("The mayor of Bandung, West Java, has banned the sale of fireworks.", "West Java has"),
        ("No Bandung resident Budi Santoso met was invited to the hall.", "Budi Santoso"),
        ("Residents of Tanah Abang have rebuilt the hall.", "Tanah Abang"),
        ("The bus between Medan and the harbour was late again.", "The bus between Medan was"),
        ("The bridge links the old town and the harbour.", "The bridge links the old town"),
        ("Shares in the shipping company Maju Jaya fell by a third.", "Maju Jaya"),
        ("Singer Ratna Dewi and coach Budi Santoso are planning a film.", "Budi Santoso"),
        ("The wife of former coach Budi Santoso has died.", "Budi Santoso"),
        ("A guitar belonging the singer Budi Santoso was sold.", "Budi Santoso"),
        ("Nurses in the wards asked in a poll believe the queue is long.", "Nurses in the wards asked is"),
        ("Medan says theft in the ministry has cost it a billion rupiah.", "Medan says theft has"),
    ],
)
def test_no_way_to_say_less_turns_the_meaning(sentence: str, beginning: str) -> None:
    shorter = [text for reduce in REDUCTIONS for _, text in reduce(tidy(sentence))]
    assert not [text for text in shorter if text.startswith(beginning)]


@pytest.mark.parametrize(
    "title",
    ["Tanah Abang Burns, This is the Explanation", "Breaking News! Tanah Abang Burns"],
)
def test_what_a_title_says_of_the_article_goes(title: str) -> None:
    assert headline(FIRE, COST, title=("Tanah Abang Terbakar", title)).text == "Tanah Abang Burns"


def test_the_name_of_a_section_is_no_headline() -> None:
    taken = headline(FIRE, COST, title=("News", "News"))
    assert taken == Statement("A fire hit Tanah Abang in Jakarta and burned down 120 stalls", (0,))


def test_a_title_without_a_verb_gives_way_to_the_lead() -> None:
    taken = headline(FIRE, COST, title=("Kebakaran Tanah Abang", "The fire of Tanah Abang in Jakarta"))
    assert taken == Statement("A fire hit Tanah Abang in Jakarta and burned down 120 stalls", (0,))


def test_a_lead_may_point_at_what_it_names_itself() -> None:
    lead = (
        "Pelatih Persib, Ratna Dewi, ingin klub tersebut terus menang.",
        "Persib coach Ratna Dewi wants the club to go on winning.",
    )
    assert headline(lead, FIRE) == Statement("Persib coach Ratna Dewi wants the club to go on winning", (0,))


def test_a_sentence_that_names_what_it_adds_to_may_be_the_headline() -> None:
    besides = (
        "Selain Bogor, Depok menutup semua sekolah karena banjir.",
        "Besides Bogor, Depok closed all schools because of the flood.",
    )
    assert headline(besides, COST).text == "Besides Bogor, Depok closed all schools"


def test_a_cut_comes_where_a_sentence_may_end() -> None:
    long = (
        "The harbour master would take stern action against the company unless it moved all its empty crates."
    )
    cut = headline((long, long)).text
    assert cut == "The harbour master would take stern action against the company" + CUT


def test_a_title_that_a_person_corrected_is_taken_as_it_is() -> None:
    sentence = Sentence(0, 0, 0, 0, FIRE[0])
    title = Translation(TITLE, "Stalls Lost", BY_HAND)
    article = Article("a.txt", FIRE[0], title="Tanah Abang Terbakar")
    translated = TranslatedArticle(article, (sentence,), (Translation(0, FIRE[1], "fake"),), title)
    assert choose_headline(translated) == Statement("Stalls Lost", (0,))


def test_without_a_sound_sentence_the_title_is_all_there_is() -> None:
    title = ("Tanah Abang Terbakar", "Tanah Abang Burns")
    assert headline(FIRE, COST, title=title, flagged=[0, 1]).text == "Tanah Abang Burns"
    assert headline(FIRE, COST, title=title, flagged=[TITLE, 0, 1]).text == "Tanah Abang Terbakar"


def test_a_title_may_rest_on_the_indonesian_of_a_flagged_sentence() -> None:
    title = ("Tanah Abang Terbakar", "Tanah Abang Burns")
    assert headline(FIRE, COST, title=title, flagged=[0]) == Statement("Tanah Abang Burns", (0,))


def test_a_title_never_rests_on_the_english_of_a_flagged_sentence() -> None:
    wrong = (FIRE[0], "A fire hit Pasar Senen in Jakarta and burned down 120 stalls.")
    taken = headline(wrong, COST, title=("Tanah Abang Terbakar", "Pasar Senen Burns"), flagged=[0])
    assert taken.sentences == (1,)


def test_a_long_title_is_cut_before_a_later_sentence_takes_its_place() -> None:
    long = (
        "Traders of Tanah Abang have built their new stalls wherever tents and planks and blankets are left"
    )
    title = ("Pedagang Tanah Abang Bangun Kios Baru", long)
    taken = headline(FIRE, COST, title=title, flagged=[0])
    assert taken == Statement("Traders of Tanah Abang have built their new stalls" + CUT, (0,))


def test_of_later_sentences_the_one_like_the_title_is_told() -> None:
    school = (
        "Sekolah di dekat pasar diliburkan dua hari.",
        "The schools near the market are closed for two days.",
    )
    fine = (
        "Pengelola pasar didenda karena kebakaran besar.",
        "The managers of the market are fined for the fire.",
    )
    title = ("Pengelola Pasar Didenda", "Managers Fined")
    assert headline(FIRE, school, fine, title=title, flagged=[TITLE, 0]).sentences == (2,)
