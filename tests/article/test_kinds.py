"""Whole pages and their stories; what is no article; which of two extractions to clean."""

import pytest

from summarise.article.article import make_article
from summarise.errors import NoArticleText
from summarise.types import Document

STORY = [
    "Astana - Presiden Kazakhstan menerima tamu dari lima negara tetangga di istana negara pada Senin pagi.",
    "Pertemuan itu berlangsung dua jam dan membahas perdagangan, pariwisata, serta jalan kereta yang baru.",
    "Para tamu lalu makan siang bersama sebelum mereka pulang ke negara masing-masing pada sore hari itu.",
]
MENU = "Berita Daerah Niaga Olahraga Hiburan Tekno Otomotif Wisata Kuliner Opini Galeri".split()
OTHERS = [f"Harga Kopi {name} Naik Lagi Pekan Ini" for name in "Aceh Bali Solo Medan Palu Batam".split()]
HEADLINE = "Kazakhstan Terima Tamu Lima Negara"
DATE = "Rabu, 10 Juli 2024 12:15 WIB"
PAGE = [f"{HEADLINE} - Kabar.com", *MENU, *OTHERS, HEADLINE, DATE, *STORY, *OTHERS, *MENU]


def test_a_page_is_its_story() -> None:
    article = make_article(Document("a.txt", "\n".join(PAGE)))
    assert article.text.split("\n\n") == [STORY[0].removeprefix("Astana - "), *STORY[1:]]
    assert (article.title, article.place) == (HEADLINE, "Astana")
    assert article.date is not None
    assert article.date.value == "2024-07-10T12:15+07:00"
    assert {piece.rule for piece in article.removed} >= {"page", "dateline"}


def test_a_list_at_the_end_stays() -> None:
    items = [f"{number}. Kota {name}" for number, name in enumerate(MENU, start=1)]
    assert make_article(Document("a.txt", "\n".join([*STORY, *items]))).text.endswith(items[-1])


NAMES = "Satu Dua Tiga Empat Lima Enam".split()
EXAM = [f"Berapa nilai soal {name} dari guru itu? Jawaban: empat, kata guru {name}." for name in NAMES]
TIMES = [f"Kota {name}: Imsak 04.31, Subuh 04.41, Zuhur 11.58, Asar 15.20, Magrib 17.50." for name in NAMES]
PRICES = [f"Emas {name}: 1 gram Rp 1.950.000, 5 gram Rp 9.700.000, 10 gram Rp 19.300.000." for name in NAMES]
SONG = [f"Aku dan kamu {name}\nBerjalan di sini {name}" for name in NAMES[:5]]


@pytest.mark.parametrize(
    "lines, kind",
    [
        (["404 Not Found", "Halaman yang anda cari tidak ada di situs ini."], "an error page"),
        ([STORY[0], *EXAM], "questions with their answers"),
        ([STORY[0], *TIMES], "a timetable"),
        (PRICES, "a table of numbers"),
        (["Ayo datang ke kota kami hari ini! @kota_kami #kota #kami #datang"], "posts of a social network"),
        ([STORY[0], *SONG], "a list, with little running text"),
    ],
)
def test_no_article(lines: list[str], kind: str) -> None:
    text = "\n".join(lines)
    with pytest.raises(NoArticleText, match=f"no article, but {kind}"):
        make_article(Document("a.txt", text))
    assert make_article(Document("a.txt", text), keep_all=True).text
