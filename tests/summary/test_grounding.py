"""Grounding, on sentences a person can check: each fault fires, and its honest counterpart does not."""

import random
import re

import pytest

from summarise.summary.grounding import VERSION, Evidence, Grounding, ground, signature

ARTICLE = {
    0: "Mayor Siti Rahma opened the new harbour in Makassar on Monday, 16 June 2025.",
    1: "The harbour cost Rp1.5 million per metre and employs five hundred workers.",
    2: "Rahma praised engineer Joko Anwar for the design of the breakwater.",
    3: '"The breakwater will protect our fishermen from every storm," Anwar told reporters.',
    4: "The ministry did not approve a second terminal because the river is unsafe for tankers.",
    5: "Exports rose from 40 percent to 60 percent of the cargo, according to Budi Santoso.",
    6: "The company denied polluting the bay and it has paid a fine of US$2 million.",
    7: "Visitors came from China, Japan and the European Union.",
}


def codes(statement: str) -> set[str]:
    return {fault.code for fault in ground(statement, ARTICLE).faults}


TRUE = [
    "Siti Rahma opened the harbour in Makassar on Monday.",
    "The harbour employs 500 workers.",
    "It cost Rp1,500,000 per metre.",
    "Joko Anwar was praised by Rahma for the design of the breakwater.",
    "Rahma praised Anwar, the engineer, for the design.",
    'Anwar said "the breakwater will protect our fishermen".',
    "The ministry refused to approve a second terminal.",
    "The ministry approved no second terminal because the river is not safe for tankers.",
    "Exports rose to 60% of the cargo, Budi Santoso said.",
    "The company has paid a fine of $2m.",
    "Visitors came from the EU.",
    "Chinese visitors came.",
    "The harbour in Makassar employs five hundred workers.",
    "The company paid a fine of around US$2 million.",
]


@pytest.mark.parametrize("statement", TRUE)
def test_what_the_article_says_passes(statement: str) -> None:
    assert ground(statement, ARTICLE).faults == ()


FALSE = [
    ("number", "The harbour employs 600 workers."),
    ("number", "The harbour cost Rp1.5 billion per metre."),
    ("number", "Exports rose from 60 percent to 40 percent of the cargo, according to Budi Santoso."),
    ("number", "The company has paid a fine of Rp2 million."),
    ("number", "Exports rose to 60 tons of the cargo."),
    ("number", "The harbour employs six hundred workers."),
    ("date", "Siti Rahma opened the harbour in Makassar on Tuesday."),
    ("date", "Siti Rahma opened the new harbour on 16 July 2025."),
    ("number", "Siti Rahma opened the new harbour in Makassar in June 2024."),
    ("name", "Siti Rahma opened the new harbour in Surabaya on Monday."),
    ("name", "Joko Anwar praised Rahma for the design of the breakwater."),
    ("name", "Rahma was praised by Joko Anwar for the design of the breakwater."),
    ("name", "Budi Santoso praised engineer Joko Anwar for the design of the breakwater."),
    ("name", "Visitors came from China, Japan and the African Union."),
    ("negation", "The ministry approved a second terminal."),
    ("negation", "The harbour does not employ five hundred workers."),
    ("negation", "The river is safe for tankers."),
    ("support", "The ministry was bribed."),
    ("negation", "The company polluted the bay."),
    ("negation", "The company has not paid a fine of US$2 million."),
    ("speaker", "Exports rose to 60 percent of the cargo, according to Siti Rahma."),
    ("speaker", 'Anwar told reporters: "The breakwater will protect our tankers".'),
    ("support", "Scientists discovered an ancient temple beneath the volcano."),
    (
        "support",
        "The harbour employs workers while scientists discovered an ancient temple beneath volcanoes.",
    ),
]


@pytest.mark.parametrize(("code", "statement"), FALSE)
def test_what_the_article_does_not_say_is_caught(code: str, statement: str) -> None:
    assert code in codes(statement)


def test_a_statement_rests_on_the_sentence_it_says_again() -> None:
    assert ground("Rahma praised Joko Anwar.", ARTICLE).sentences == (2,)


def test_a_statement_of_two_sentences_rests_on_both() -> None:
    both = "The ministry did not approve a second terminal, and exports rose to 60 percent of the cargo."
    assert set(ground(both, ARTICLE).sentences) == {4, 5}


def test_indices_need_not_begin_at_nought() -> None:
    assert ground(
        "The president met farmers.", {7: "It rained.", 9: "The president met farmers in June."}
    ) == (Grounding((9,), ()))


def test_a_pronoun_may_be_named() -> None:
    article = {0: "Dewi Lestari won the race in Solo.", 1: "She had trained in the hills for years."}
    assert ground("Dewi Lestari had trained in the hills for years.", article).faults == ()
    assert {f.code for f in ground("Rina Wati had trained in the hills for years.", article).faults} == {
        "name"
    }


OTHERS = {
    0: "Widodo opened the toll road near the river after heavy rain.",
    1: "It was raining hard when the president and the ministry left.",
    2: "The fleet caught 124 tons of tuna.",
    3: "The council rejected the plan for a quay.",
    4: "The governor did not approve the bridge, which lies far inland.",
    5: "The mayor Rahma praised the engineer Anwar.",
    6: "Visitors watched the long race at terminal No 8 in Solo.",
    7: "Swimmers crossed the wide bay behind pier No 9",
    8: "Dewi Lestari wore a red scarf.",
    9: '"I trained in the hills for years," she said.',
    10: "Workers in the north laid 40 pipes and 30 percent of the cables.",
    11: "The head of the old town said no, no and no.",
    12: "Ratna opened the quay, and after a long day of speeches under a hot sun many guests left for home.",
    13: "Djoko arrived in Solo on Monday and left for Bali on Friday.",
}


@pytest.mark.parametrize(
    "statement",
    [
        "The toll road near the river was opened by President Widodo.",
        "Widodo opened the Toll Road near the river.",
        "Widodo opened the toll road near the river of the Ministry.",
        "The bridge lies far inland.",
        "Visitors watched the long race at terminal 8 in Solo.",
        "Swimmers crossed the wide bay behind pier 9",
        "Dewi Lestari said she trained in the hills for years.",
        "Of tuna about 120 tons fell to the fleet.",
        "Visitors watched the long race at terminal No 8 in Solo beneath yellow cranes.",
    ],
)
def test_what_others_say_too_passes(statement: str) -> None:
    assert ground(statement, OTHERS).faults == ()


@pytest.mark.parametrize(
    ("code", "message", "statement"),
    [
        ("name", "Jokanan is not", "Widodo opened the toll road near the river of Jokanan."),
        ("number", "the number 125 is not", "The fleet caught about 125 tons of tuna."),
        ("number", "the number 110 is not", "Of tuna about 110 tons fell to the fleet."),
        (
            "number",
            "the number 120 is not",
            "Of tuna, caught in nets and about to rot, 120 tons fell to the fleet.",
        ),
        ("number", "counts something else", "Workers in the north laid 30 pipes."),
        ("negation", "elsewhere, or more often", "The head of the old town said no and no."),
        ("negation", "this says “not”", "The council did not reject the plan for a quay."),
        ("name", "stand in each other's place", "The engineer Anwar praised the mayor Rahma."),
        ("name", "the article says something else of Ratna", "Guests of Ratna left for home."),
        ("date", "Friday stands where the article has Monday", "Djoko arrived in Solo on Friday."),
        (
            "support",
            "nothing of “beneath yellow rust cran”",
            "Visitors watched the long race at terminal No 8 in Solo beneath yellow rusty cranes.",
        ),
        ("name", "Hope stands where", "Hope opened the toll road near the river after heavy rain."),
        ("speaker", "Widodo does not say", "Widodo said she trained in the hills for years."),
    ],
)
def test_what_nobody_says_is_caught_and_named(code: str, message: str, statement: str) -> None:
    faults = ground(statement, OTHERS).faults
    assert [fault.message for fault in faults if fault.code == code and message in fault.message]


def test_a_message_names_what_is_wrong() -> None:
    (fault,) = ground("The harbour employs 600 workers.", ARTICLE).faults
    assert fault.message == "the number 600 is not in the sentences this rests on"


def test_the_article_itself_always_passes() -> None:
    for index, sentence in ARTICLE.items():
        assert ground(sentence, ARTICLE) == Grounding((index,), ())
        assert ground(f"  {sentence.rstrip('.')} ", ARTICLE) == Grounding((index,), ())


def test_any_sentence_whatever_passes_when_it_is_the_article_itself() -> None:
    generator = random.Random(7)
    pieces = 'not "Budi said 5 $3m in May. “no" No 8 – (EU) 1.2.3 un- %; ’s'.split()
    for _ in range(300):
        passages = {index: " ".join(generator.choices(pieces, k=9)) for index in range(4)}
        evidence = Evidence(passages)
        for text in passages.values():
            grounding = evidence.ground(text)
            assert grounding.faults == ()
            assert passages[grounding.sentences[0]] == text


@pytest.mark.parametrize("statement", ["", ".", "“", "...", "No", "12", "Said", "A by B by", "\x00", "مرحبا"])
def test_a_statement_of_nothing_has_an_answer(statement: str) -> None:
    assert ground(statement, ARTICLE).sentences[0] in ARTICLE


@pytest.mark.parametrize(
    "word", ["word", "Budi Siti", "not no", "5 six", "“a”", "A,and", "was beaten by", "1.2"]
)
def test_endless_sentences_are_no_summary(word: str) -> None:
    endless = " ".join([word] * (10_000 // len(word.split())))
    evidence = Evidence({0: endless, 1: "Budi met Siti."})
    assert [fault.code for fault in evidence.ground(f"{endless} end").faults] == ["support"]
    assert evidence.ground("Budi met Siti").faults == ()


def test_one_endless_word_is_no_summary() -> None:
    assert [fault.code for fault in ground("1.2.3.4" * 3000, ARTICLE).faults] == ["support"]


def test_evidence_serves_many_statements() -> None:
    evidence = Evidence(ARTICLE)
    assert [bool(evidence.ground(statement).faults) for statement in TRUE] == [False] * len(TRUE)


def test_signature_names_the_version_and_the_words() -> None:
    assert signature()["grounding"] == VERSION
    assert re.fullmatch("[0-9a-f]{12}", signature()["grounding-words"])
    assert set(signature()) == {"grounding", "grounding-words", "guard-rules"}
