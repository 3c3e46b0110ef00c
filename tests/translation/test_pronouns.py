"""Where "he" or "she" is a guess: golden/pronouns.tsv."""

from pathlib import Path

import pytest

from summarise.translation.pronouns import genders, notes

GOLDEN = Path(__file__).parent / "golden" / "pronouns.tsv"


def golden_cases() -> list[tuple[str, ...]]:
    lines = GOLDEN.read_text(encoding="utf-8").splitlines()
    return [tuple(line.split("\t")) for line in lines if not line.startswith("#")]


@pytest.mark.parametrize(("expected", "article", "source", "hypothesis"), golden_cases())
def test_golden_case(expected: str, article: str, source: str, hypothesis: str) -> None:
    codes = {note.code for note in notes(genders(article), source, hypothesis)}
    assert codes == (set() if expected == "ok" else {expected})


def test_a_note_names_the_pronoun() -> None:
    (note,) = notes(frozenset(), "Ia pergi.", "She left.")
    assert note.message == "the Indonesian does not say whether it is a woman (“She”)"


def test_a_word_within_a_word_is_no_evidence() -> None:
    assert genders("Ibukota itu ramai, kata juru bicara.") == frozenset()
    assert genders("Kedua orang itu suami dan istri.") == {"woman", "man"}
