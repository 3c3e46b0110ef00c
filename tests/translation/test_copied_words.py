"""Indonesian left standing in the English, and names that only look like it."""

from summarise.translation.names import copied_words


def test_a_common_word_behind_a_name_that_stays_is_a_name() -> None:
    assert copied_words("Awal musim bagi Mohamed Salah", "A poor start for Mohamed Salah") == []
    assert copied_words("Ia merasa salah", "He feels salah") == ["salah"]
    assert copied_words("Komisi Pemberantasan Korupsi", "the Komisi Pemberantasan Korupsi") != []
