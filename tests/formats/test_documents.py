"""Files of every kind: PDF, Word, sidecars, crawl times, wrong names, what is missing or too much."""

import io
import os
import sys
import zipfile
import zlib
from pathlib import Path

import docx
import pytest

from summarise.article import reading
from summarise.errors import BinaryInput, InputError, NoArticleText, UnreadableInput
from summarise.formats import pdf, word
from summarise.formats.documents import MTIME, ReadingOptions, read_documents, read_piped
from summarise.formats.own import is_article_file
from summarise.formats.pdf import join_hyphens
from summarise.types import Document

TEXT = "Harga beras di pasar naik lima persen pada pekan ini."
PAGE = f"<!DOCTYPE html><html><body><p>{TEXT} {TEXT}</p></body></html>"


def one(path: Path, options: ReadingOptions | None = None) -> Document:
    (outcome,) = read_documents(path, options)
    assert isinstance(outcome, Document)
    return outcome


def make_pdf(content: bytes, *, filters: str = "", pages: int = 1) -> bytes:
    """Return a PDF by hand: catalogue, pages, one page, its content, a font."""
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[%s]/Count %d>>" % (b"3 0 R " * pages, pages),
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<<%s/Length %d>>stream\n%s\nendstream" % (filters.encode(), len(content), content),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    out, offsets = b"%PDF-1.4\n", []
    for number, value in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, value)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    start = len(out)
    out += b"xref\n0 6\n0000000000 65535 f \n" + table
    return out + b"trailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % start


def lines(*rows: str) -> bytes:
    shown = b"".join(b"(%s) Tj T* " % row.encode() for row in rows)
    return b"BT /F1 12 Tf 14 TL 50 700 Td " + shown + b"ET"


# PDF


def test_a_pdf_is_its_text_with_broken_words_joined(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(make_pdf(lines("Harga beras di pasar menu-", "rut pedagang naik.")))
    assert one(tmp_path / "a.pdf").text.split() == "Harga beras di pasar menurut pedagang naik.".split()


def test_hyphens_that_belong_stay() -> None:
    assert (
        join_hyphens("anak-\nanak dan me-\nreka di Jakarta-\nBandung")
        == "anak-anak dan mereka di Jakarta-Bandung"
    )


@pytest.mark.parametrize("times", [1, 2])
def test_a_pdf_bomb_is_refused(tmp_path: Path, times: int) -> None:
    content = b" " * 100_000_000
    for _ in range(times):
        content = zlib.compress(content, 9)
    data = make_pdf(content, filters=f"/Filter[{'/FlateDecode' * times}]")
    assert len(data) < 1_000_000
    (tmp_path / "a.pdf").write_bytes(data)
    with pytest.raises(BinaryInput, match=r"a\.pdf: .*too much; "):
        one(tmp_path / "a.pdf")


@pytest.mark.parametrize(
    "data, error, words",
    [
        (b"%PDF-1.4\n1 0 obj\n", BinaryInput, "damaged"),
        (make_pdf(b""), NoArticleText, "only pictures"),
        (make_pdf(lines(TEXT), pages=pdf.MOST_PAGES + 1), BinaryInput, "pages"),
    ],
)
def test_bad_pdfs(tmp_path: Path, data: bytes, error: type[InputError], words: str) -> None:
    (tmp_path / "a.pdf").write_bytes(data)
    with pytest.raises(error, match=words):
        one(tmp_path / "a.pdf")


# Word


def test_a_word_document_is_its_paragraphs_and_tables(tmp_path: Path) -> None:
    written = docx.Document()
    written.add_heading("Beras Naik", 1)
    written.add_paragraph(TEXT)
    written.add_table(1, 2).rows[0].cells[1].text = "Tabel."
    written.add_paragraph("Penutup.")
    written.save(str(tmp_path / "a.docx"))
    assert one(tmp_path / "a.docx").text.split("\n\n") == ["Beras Naik", TEXT, "", "Tabel.", "Penutup."]


def word_file(xml: bytes) -> bytes:
    """Return a real document with its main part replaced."""
    whole, buffer = io.BytesIO(), io.BytesIO()
    docx.Document().save(whole)
    with zipfile.ZipFile(whole) as source, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            target.writestr(name, xml if name == "word/document.xml" else source.read(name))
    return buffer.getvalue()


def test_bad_word_documents(tmp_path: Path) -> None:
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
    main = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    body = f"<w:document {main}><w:body><w:p><w:r><w:t>&e9;</w:t></w:r></w:p></w:body></w:document>"
    bomb = f'<!DOCTYPE x [<!ENTITY e0 "bom">{entities}]>{body}'
    cases = {
        "unpacks to more": word_file(b" " * (word.LARGEST_UNPACKED + 1)),
        "damaged": word_file(b"<no xml"),
        "damaged Word": b"PK\x03\x04 word/document.xml",
        "; ": word_file(bomb.encode()),
    }
    for words, data in cases.items():
        (tmp_path / "a.docx").write_bytes(data)
        assert len(data) < 1_000_000
        with pytest.raises(InputError, match=words):
            one(tmp_path / "a.docx")


@pytest.mark.parametrize("module, name", [("pypdf", "a.pdf"), ("docx", "a.docx")])
def test_a_missing_library_is_named_with_its_command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, module: str, name: str
) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    (tmp_path / name).write_bytes(make_pdf(lines(TEXT)))
    with pytest.raises(UnreadableInput, match=r"pip install 'summarise\[documents\]'"):
        one(tmp_path / name)


# Names that lie, and pipes


def test_what_is_plainly_a_page_or_pdf_is_read_as_one_whatever_its_name(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("\n" + PAGE)
    (tmp_path / "halaman").write_bytes(b"\xef\xbb\xbf" + PAGE.encode())
    (tmp_path / "b").write_bytes(make_pdf(lines(TEXT)))
    for name in ("a.txt", "halaman", "b"):
        assert one(tmp_path / name).text.startswith(TEXT)


def test_a_pipe_may_hold_a_page(tmp_path: Path) -> None:
    document = read_piped(io.BytesIO(PAGE.encode()), "-", ReadingOptions(crawled_at="2025-06-16"))
    assert document.text.startswith(TEXT)
    assert document.hints.crawled_at == "2025-06-16"


def test_no_more_is_read_than_an_article_can_have(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    with path.open("wb") as file:
        file.truncate(2**30)  # a gigabyte of nothing, which takes no place on the disk

    class Counting(io.FileIO):
        asked = 0

        def read(self, size: int = -1) -> bytes:
            Counting.asked = size
            return super().read(size)

    with pytest.raises(UnreadableInput, match="larger than 20 MiB"):
        read_piped(Counting(path), "-")  # type: ignore[arg-type]
    assert Counting.asked == reading.LARGEST_FILE + 1
    with pytest.raises(UnreadableInput, match="larger than 20 MiB"):
        one(path)


# Sidecars and crawl times


def test_a_sidecar_says_what_the_text_does_not(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "a.json").write_text('{"judul": "Beras Naik", "date": "2025-06-16", "text": "bukan ini"}')
    document = one(tmp_path / "a.txt")
    assert (document.text, document.hints.title) == (TEXT, "Beras Naik")
    assert document.hints.date
    assert document.hints.date.evidence == "a.json date: 2025-06-16"


def test_a_sidecar_comes_before_the_page(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(PAGE.replace("<body>", "<head><title>Lain</title></head><body>"))
    (tmp_path / "a.json").write_text('{"title": "Beras Naik"}')
    assert one(tmp_path / "a.html").hints.title == "Beras Naik"


def test_our_own_json_is_no_sidecar_and_a_broken_one_is_said_to_be(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    for text in ('[{"schema": "summarise.digest/1"}]', '{"schema": "summarise.digest/1", "title": "x"}'):
        (tmp_path / "a.json").write_text(text)
        assert one(tmp_path / "a.txt").hints.title is None
    (tmp_path / "a.json").write_text("{")
    with pytest.raises(UnreadableInput, match=r"a\.json: no valid JSON"):
        one(tmp_path / "a.txt")


def test_crawl_times(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT)
    os.utime(path, (1720588540, 1720588540))
    assert one(path).hints.crawled_at is None
    assert one(path, ReadingOptions(crawled_at="2025-06-16")).hints.crawled_at == "2025-06-16"
    assert one(path, ReadingOptions(crawled_at=MTIME)).hints.crawled_at == "2024-07-10T12:15+07:00"
    crawl = tmp_path / "a.jsonl"
    crawl.write_text(f'{{"text": "{TEXT}", "scraped_at": "2025-01-02"}}')
    assert one(crawl, ReadingOptions(crawled_at="2025-06-16")).hints.crawled_at == "2025-01-02"


# What is no article


def test_what_a_folder_keeps_for_itself_is_no_article(tmp_path: Path) -> None:
    for name in (
        "README.md",
        "Licence.txt",
        "robots.txt",
        "a.png",
        "a.json",
        "berita.txt",
        "readme-berita.html",
    ):
        (tmp_path / name).write_text(TEXT)
    found = sorted(path.name for path in tmp_path.iterdir() if is_article_file(path))
    assert found == ["berita.txt", "readme-berita.html"]
