"""Layout: which lines are one line, and which are one paragraph."""

import pytest

from summarise.article.layout import make_paragraphs, read_lines


def rows(text: str) -> list[str]:
    return [line.text for line in read_lines(text)]


@pytest.mark.parametrize(
    "text, expected",
    [
        ("Satu kalimat.\nDua kalimat.", ["Satu kalimat.", "Dua kalimat."]),
        (
            "pameran seni\nkaum muda kota\nasal Astana.",
            ["pameran seni kaum muda kota asal Astana."],
        ),
        ("Ia membeli kopi\n, gula dan\nTeh Botol.", ["Ia membeli kopi, gula dan Teh Botol."]),
        ("Astana\n-\nPresiden tiba.", ["Astana - Presiden tiba."]),
        ("JAKARTA, KOMPAS.com\n- Presiden tiba.", ["JAKARTA, KOMPAS.com - Presiden tiba."]),
        (
            "Mereka kemudian bertemu lagi dengan Presiden\nBudi Santoso.",
            ["Mereka kemudian bertemu lagi dengan Presiden Budi Santoso."],
        ),
        ('"Kami datang.\n"\nIa pergi.', ['"Kami datang."', "Ia pergi."]),
        ("Harapan Baru\nKedua negara bekerja sama.", ["Harapan Baru", "Kedua negara bekerja sama."]),
        ("Editor: Budi Santoso\nCopyright © A 2025", ["Editor: Budi Santoso", "Copyright © A 2025"]),
        ("Kedua negara perda-\ngangan itu ramai.", ["Kedua negara perdagangan itu ramai."]),
        ("Mereka membawa anak-\nanak pulang.", ["Mereka membawa anak-anak pulang."]),
        ("Satu.    Dua kalimat.  Masih dua.", ["Satu.", "Dua kalimat. Masih dua."]),
        ("salah satu  negara", ["salah satu negara"]),
    ],
)
def test_lines(text: str, expected: list[str]) -> None:
    assert rows(text) == expected


def test_wrapped_text_is_unwrapped() -> None:
    wrapped = (
        "Presiden Kazakhstan Kassym-Jomart Tokayev menyambut kedatangan\n"
        "Xi Jinping di bandara. Keduanya lalu menuju Istana Kepresidenan\n"
        "Ak Orda di Astana."
    )
    assert rows(wrapped) == [wrapped.replace("\n", " ")]


def test_blank_lines_part_blocks() -> None:
    assert [line.block for line in read_lines("a\nB\n\nC\n\n\nD")] == [0, 0, 1, 2]


CHOPPED = [
    "Kedua negara bekerja sama dalam banyak bidang.",
    "Seperti perdagangan dan pariwisata.",
    "Mereka juga membangun jalan tol.",
    "Untuk mempercepat pengiriman barang.",
    "Serta memudahkan warga.",
    "Hingga awal tahun depan, proyek berjalan.",
]
WHOLE = [
    "Untuk melihat hasilnya silakan datang ke balai kota.",
    *["Kedua negara bekerja sama dalam banyak bidang."] * 12,
    "Dengan senang hati mereka datang.",
]


def test_fragments_stay_with_their_sentence_where_a_newsroom_chops() -> None:
    assert make_paragraphs(CHOPPED) == ["\n".join(CHOPPED[:2]), "\n".join(CHOPPED[2:])]


def test_elsewhere_an_opener_opens_a_paragraph() -> None:
    assert make_paragraphs(WHOLE) == WHOLE
