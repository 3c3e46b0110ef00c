"""What points back at a sentence the reader has not seen, and what is no statement."""

import pytest

from summarise.summary.standing import goes_on, is_whole, points_back


@pytest.mark.parametrize(
    "sentence",
    [
        "Hal ini disampaikan menteri di Jakarta.",
        "Menurutnya, harga akan naik.",
        "Ia tiba pagi tadi.",
        "Selain itu, harga beras naik.",
        "Lebih lanjut, menteri meminta warga bersabar.",
        "Kebijakan baru tersebut berlaku mulai Senin.",
        "Pada malam itu semua warga keluar rumah.",
        "Hasilnya baru diumumkan pekan depan.",
        "Meski sangat lelah, ia tetap bekerja.",
        '"Kami senang," katanya di Jakarta.',
        '"Kami siap," ujar dia.',
        '"Kami senang dan siap."',
        "However, prices fell again.",
        "She arrived on Monday.",
        "The new rule, he said, was overdue.",
        "Under these rules nobody may fish.",
    ],
)
def test_points_back(sentence: str) -> None:
    assert points_back(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Tahun ini harga beras naik dua kali.",
        "Melemahnya rupiah membuat banyak orang khawatir.",
        "Sebelumnya, Presiden Prabowo tiba di Medan.",
        "Meski sangat lelah, Budi tetap bekerja.",
        'Menteri itikad baik berkata, "Kami senang," kepada Ayu.',
        '"Kami senang," kata Ayu di Jakarta.',
        "Menteri Ayu menjelaskan bahwa pemerintah akan segera mengumumkan hasil seluruh kebijakan tersebut.",
        "This year prices rose twice.",
        "Italy won the match.",
        "Minister Ayu said the rule was overdue.",
    ],
)
def test_stands_alone(sentence: str) -> None:
    assert not points_back(sentence)


@pytest.mark.parametrize(
    ("sentence", "whole"),
    [
        ("Harga beras naik dua kali.", True),
        ("iPhone baru dijual mulai Senin.", True),
        ("(Antara) Harga beras naik dua kali.", True),
        ('Ayu bertanya, "Siapa yang akan membayar?"', True),
        ("(MK) yang mewajibkan pemerintah membayar.", False),
        ("dan harga beras naik.", False),
        ("PERSIB (4-3-3): Asep; Budi, Dedi; Eko, Ratna; Yusuf.", False),
        ("Harga beras naik dua kali", False),
        ("Susunan pemain kedua tim:", False),
        ("Siapa yang akan membayar?", False),
        ("Berikut daftar harga beras.", False),
        ("Ada tiga cara, sebagai berikut.", False),
        ("Untuk tahu caranya, simak penjelasan para ahli.", False),
        ("Lomba Debat Mahasiswa: Akan Diumumkan 11.", False),
    ],
)
def test_a_statement_is_whole(sentence: str, whole: bool) -> None:
    assert is_whole(sentence) is whole


@pytest.mark.parametrize(
    ("sentence", "does"),
    [
        ("They said the money was clean.", True),
        ("This was said in Jakarta.", True),
        ("This year the harvest failed.", False),
        ('"They had a good year," Ratna said.', False),
        ("Ratna said she had sent a letter.", False),
        ("Kenya sent two ships.", False),
    ],
)
def test_goes_on(sentence: str, *, does: bool) -> None:
    assert goes_on(sentence) == does
