"""Who, what, when and where: what is answered, from which sentence, and what stays open."""

from collections.abc import Sequence

import pytest

from summarise.summary.facts import find_facts
from summarise.summary.people import find_persons
from summarise.summary.soundness import sound_sentences
from summarise.types import Article, ArticleDate, Flag, Sentence, Statement, TranslatedArticle, Translation

VISIT = (
    "Gubernur Dedi Santoso meninjau tanggul yang jebol di Surabaya pada Senin (16/6).",
    "Governor Dedi Santoso inspected the broken dike in Surabaya on Monday (16 June).",
)
BANK = (
    "Bank Indonesia menaikkan suku bunga acuan menjadi 6 persen.",
    "Bank Indonesia raised its key interest rate to 6 percent.",
)


def facts(
    *pairs: tuple[str, str],
    headline: str = "Something Else Entirely",
    day: str | None = "2025-06-17",
    place: str | None = None,
    flagged: Sequence[int] = (),
) -> dict[str, tuple[str, tuple[int, ...]]]:
    sentences = tuple(Sentence(number, number, 0, 0, source) for number, (source, _) in enumerate(pairs))
    flag = (Flag("name", "wrong"),)
    translations = tuple(
        Translation(number, english, "fake", flag if number in flagged else ())
        for number, (_, english) in enumerate(pairs)
    )
    date = ArticleDate(day, "day", "published", day) if day else None
    article = Article("a.txt", "\n\n".join(source for source, _ in pairs), place=place, date=date)
    sound = sound_sentences(TranslatedArticle(article, sentences, translations))
    found = find_facts(article, sound, Statement(headline, (0,)), find_persons([article.text]))
    return {fact.question: (fact.answer, fact.sentences) for fact in found}


def test_all_four_are_answered_by_the_lead() -> None:
    assert facts(VISIT) == {
        "who": ("Dedi Santoso", (0,)),
        "what": ("Governor Dedi Santoso inspected the broken dike in Surabaya", (0,)),
        "when": ("Monday, 16 June 2025", (0,)),
        "where": ("Surabaya", (0,)),
    }


def test_what_is_left_out_where_the_headline_says_it() -> None:
    assert "what" not in facts(VISIT, headline="Governor Inspects Broken Dike in Surabaya")


def test_nothing_is_read_off_a_flagged_sentence() -> None:
    assert facts(VISIT, flagged=[0]) == {}


@pytest.mark.parametrize(
    ("day", "answer"),
    [
        ("2025-06-17", "Monday, 16 June 2025"),
        # A Monday in 2025 only: neither year next to 2030 has one.
        ("2030-06-17", None),
        (None, "Monday, 16 June"),
    ],
)
def test_a_year_is_taken_from_the_articles_date_or_not_at_all(day: str | None, answer: str | None) -> None:
    found = facts(VISIT, day=day).get("when")
    assert (found and found[0]) in (answer, "Monday, 16 June" if answer is None else answer)


def test_two_days_in_a_sentence_leave_it_open() -> None:
    two = (
        "Rapat digelar dari Senin (16/6) hingga Rabu (18/6) di Surabaya.",
        "The meeting is held from Monday (16 June) to Wednesday (18 June) in Surabaya.",
    )
    assert "when" not in facts(two)


def test_a_bank_that_opens_the_lead_is_who() -> None:
    assert facts(BANK)["who"] == ("Bank Indonesia", (0,))


@pytest.mark.parametrize(
    ("indonesian", "english"),
    [
        ("Harga beras naik di pasar tradisional pekan ini.", "Rice prices rose in markets this week."),
        ("Warga menutup jalan karena banjir sejak pagi.", "Residents closed the road because of the flood."),
    ],
)
def test_what_is_no_name_is_not_who(indonesian: str, english: str) -> None:
    assert "who" not in facts((indonesian, english))


def test_a_person_whom_the_english_does_not_name_is_not_who() -> None:
    assert "who" not in facts((VISIT[0], "The official inspected the broken dike in Surabaya."))


def test_the_dateline_is_where_if_the_lead_names_no_place() -> None:
    assert facts(BANK, place="Jakarta")["where"] == ("Jakarta", (0,))
    assert facts(VISIT, place="Jakarta")["where"] == ("Surabaya", (0,))
    assert "where" not in facts(BANK)


def test_a_hall_named_for_a_place_is_no_place() -> None:
    match = (
        "Regu Ratna Dewi menang di Indonesia Arena pada Senin (16/6).",
        "Ratna Dewi's team won at Indonesia Arena on Monday (16 June).",
    )
    assert "where" not in facts(match)


def test_a_late_sentence_is_no_lead() -> None:
    late = (
        "Perahu kedua tiba di pelabuhan tanpa muatan.",
        "The second boat reached the harbour without cargo.",
    )
    pairs = [late] * 6 + [VISIT]
    assert facts(*pairs, flagged=range(6)) == {}
    assert facts(*pairs[1:], flagged=range(5))["who"] == ("Dedi Santoso", (5,))


@pytest.mark.parametrize(
    ("pair", "who"),
    [
        (
            (
                "Mantan kiper Bandung Asep Sunandar menilai pelatih baru itu terlalu muda.",
                "Bandung's former goalkeeper Asep Sunandar has called the new coach too young.",
            ),
            "Asep Sunandar",
        ),
        (
            (
                "Selain Depok, Asep Sunandar mengunjungi kota Bogor.",
                "Besides Depok, Asep Sunandar visited the town of Bogor.",
            ),
            "Asep Sunandar",
        ),
        (
            (
                "Warga kampung menilai pelatih terlalu muda.",
                "The villager Budi Santoso finds the coach young.",
            ),
            None,
        ),
    ],
)
def test_a_subject_behind_a_role_is_who(pair: tuple[str, str], who: str | None) -> None:
    assert facts(pair).get("who") == (who and (who, (0,)))
