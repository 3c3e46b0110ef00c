"""Reading: what is found under a path, how bytes become text, and how bad input is refused."""

import os
import socket
import sys
from pathlib import Path

import pytest

from summarise.article import reading
from summarise.article.reading import decode_document, find_files
from summarise.errors import BinaryInput, EmptyInput, InputError, MissingInput, UnreadableInput
from summarise.types import Document

INDONESIAN = "Kata “Wang”: harga kopi di kafé itu naik – kata dia ‘sedikit’ saja."


def decode(data: bytes) -> str:
    return decode_document(data, "a.txt").text


# Finding files


def test_a_file_is_itself_whatever_its_name(tmp_path: Path) -> None:
    path = tmp_path / "berita"
    path.touch()
    assert list(find_files(path)) == [path]


def test_a_directory_is_its_text_files_sorted(tmp_path: Path) -> None:
    for name in ("b/2.txt", "b/1.text", "a.TXT", "c.md", ".hidden.txt", ".git/x.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.touch()
    found = [path.relative_to(tmp_path).as_posix() for path in find_files(tmp_path)]
    assert found == ["a.TXT", "b/1.text", "b/2.txt"]


def test_excluded_paths_are_skipped(tmp_path: Path) -> None:
    for name in ("in/1.txt", "out/2.txt", "out/deep/3.txt", "briefing.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True, parents=True)
        (tmp_path / name).touch()
    excluded = [tmp_path / "out", tmp_path / "in" / ".." / "briefing.txt"]
    assert list(find_files(tmp_path, exclude=excluded)) == [tmp_path / "in/1.txt"]


def test_links_to_directories_and_special_files_are_skipped(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "real" / "1.txt").touch()
    (tmp_path / "loop").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "broken.txt").symlink_to(tmp_path / "nowhere")
    os.mkfifo(tmp_path / "pipe.txt")
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(str(tmp_path / "socket.txt"))
        assert list(find_files(tmp_path)) == [tmp_path / "real" / "1.txt"]


def test_a_missing_path_is_refused(tmp_path: Path) -> None:
    with pytest.raises(MissingInput, match=r"nowhere\.txt: no such file"):
        list(find_files(tmp_path / "nowhere.txt"))


def test_an_unlistable_directory_is_told_after_the_rest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "1.txt").touch()
    (tmp_path / "shut").mkdir()
    scandir = os.scandir

    def refuse(path: str) -> object:
        if Path(path).name == "shut":
            raise PermissionError(13, "Permission denied", path)
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refuse)
    files = find_files(tmp_path)
    assert next(files) == tmp_path / "1.txt"
    with pytest.raises(UnreadableInput, match="shut: cannot be read"):
        next(files)


# Bad input: each one really caused


def bad_missing(tmp_path: Path) -> Path:
    return tmp_path / "nowhere.txt"


def bad_parent(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").touch()
    return tmp_path / "a.txt" / "b.txt"


def bad_directory(tmp_path: Path) -> Path:
    return tmp_path


def bad_fifo(tmp_path: Path) -> Path:
    os.mkfifo(tmp_path / "pipe.txt")
    return tmp_path / "pipe.txt"


def bad_empty(tmp_path: Path) -> Path:
    return write(tmp_path, b" \n\xef\xbb\xbf\t\xc2\xa0\n")


def bad_binary(tmp_path: Path) -> Path:
    return write(tmp_path, bytes(range(256)) * 4)


def bad_pdf(tmp_path: Path) -> Path:
    return write(tmp_path, b"%PDF-1.4\n1 0 obj\n")


def bad_link(tmp_path: Path) -> Path:
    (tmp_path / "loop.txt").symlink_to(tmp_path / "loop.txt")
    return tmp_path / "loop.txt"


def read_document(path: Path) -> Document:
    with reading.open_file(path, str(path)) as file:
        return decode_document(reading.read_capped(file, str(path)), str(path))


def write(tmp_path: Path, data: bytes) -> Path:
    path = tmp_path / "a.txt"
    path.write_bytes(data)
    return path


@pytest.mark.parametrize(
    "cause, error, words",
    [
        (bad_missing, MissingInput, "no such file"),
        (bad_parent, MissingInput, "no such file"),
        (bad_directory, UnreadableInput, "directory"),
        (bad_fifo, UnreadableInput, "not a regular file"),
        (bad_link, UnreadableInput, "cannot be read"),
        (bad_empty, EmptyInput, "empty"),
        (bad_binary, BinaryInput, "binary"),
        (bad_pdf, BinaryInput, "PDF"),
    ],
)
def test_bad_input(cause, error: type[InputError], words: str, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    path = cause(tmp_path)
    with pytest.raises(error) as caught:
        read_document(path)
    message = str(caught.value)
    assert message.startswith(f"{path}: ")
    assert words in message
    assert ";" in message  # what to do next
    assert "\n" not in message
    assert caught.value.source == str(path)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_forbidden_file_is_unreadable(tmp_path: Path) -> None:
    path = write(tmp_path, b"Berita.")
    path.chmod(0)
    with pytest.raises(UnreadableInput, match="Permission denied"):
        read_document(path)


def test_too_large_a_file_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "LARGEST_FILE", 2**20)
    with pytest.raises(UnreadableInput, match="larger than 1 MiB"):
        read_document(write(tmp_path, b"a" * (2**20 + 1)))
    with pytest.raises(UnreadableInput, match="larger than 1 MiB"):
        decode_document(b"a" * (2**20 + 1), "-")


def test_an_evil_name_makes_a_one_line_message(tmp_path: Path) -> None:
    with pytest.raises(MissingInput) as caught:
        read_document(tmp_path / "a\n\x1b[31m.txt")
    assert str(caught.value).isprintable()


# Encodings


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252", "mac_roman"], ids=lambda name: name
)
def test_encodings(encoding: str) -> None:
    assert decode(INDONESIAN.encode(encoding)) == INDONESIAN


@pytest.mark.parametrize(
    "text, encoding",
    [
        ("Новости сегодня из Москвы были хорошие для всех людей", "cp1251"),
        ("价格上涨新闻报道今天北京", "gb18030"),
    ],
)
def test_foreign_encodings(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)) == text


def test_utf8_cut_short_stays_utf8() -> None:
    assert decode("“Ya,” kata “Wang”".encode()[:-1]).startswith("“Ya,” kata “Wang")


def test_mojibake_is_repaired_and_nothing_else() -> None:
    assert decode("AtlÃ©tico kata â€œyaâ€\x9d".encode()) == "Atlético kata “ya”"
    assert decode("“ya” ‘ya’ ｶ ﬁ".encode()) == "“ya” ‘ya’ ｶ ﬁ"


def test_repair_needs_no_library_for_sound_text(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "ftfy", None)
    monkeypatch.setitem(sys.modules, "charset_normalizer", None)
    assert decode(INDONESIAN.encode()) == INDONESIAN


# Characters


@pytest.mark.parametrize(
    "raw, clean",
    [
        ("a\r\nb\rc\u2028d", "a\nb\nc\nd"),
        ("a\u00a0b\u2009c\u3000d\te", "a b c d e"),
        ("a\u200bb\ufeffc\u00add\u2060e", "abcde"),
        ("a\u202eb\u2066c\u200fd", "abcd"),
        ("a\x00b\x07c\x85d\x7fe", "abc\nde"),
        ("\x1b[31;1mmerah\x1b[0m", "merah"),
        ("\x1b]0;judul\x07isi", "isi"),
        ("\x1b]8;;http://a.id\x1b\\tautan\x1b]8;;\x1b\\", "tautan"),
        ("\x1b]tanpa akhir", "tanpa akhir"),
        ("\x9b31mmerah", "merah"),
        ("\x1b(Bisi", "isi"),
        ("A &amp; B &quot;C&quot; &#39;D&#39;&nbsp;E", "A & B \"C\" 'D' E"),
        ("AT&T dan A&B;", "AT&T dan A&B;"),
        ("cafe\u0301", "café"),
        ("a\U000e0041b", "ab"),
    ],
)
def test_characters(raw: str, clean: str) -> None:
    assert decode(raw.encode()) == clean
