"""What the user may name, what is chosen among it, and what the choice does to the cache."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import summarise
from cli_program import ARTICLE, Program
from program import ROOT
from summarise.cli.patterns import expand_pattern, is_pattern
from summarise.errors import UnreadableInput
from summarise.translation.fake import FakeTranslator

DATED = [
    {"text": ARTICLE, "title": "Beras Naik", "date": "2025-06-16", "outlet": "KOMPAS.com"},
    {"text": ARTICLE.replace("beras", "gula"), "title": "Gula Naik", "date": "2025-06-20", "outlet": "Tempo"},
    {"text": ARTICLE.replace("beras", "kopi"), "title": "Kopi Naik", "outlet": "kompas"},
]


@pytest.fixture
def crawl(tmp_path: Path) -> Path:
    path = tmp_path / "crawl.jsonl"
    path.write_text("".join(json.dumps(record) + "\n" for record in DATED))
    return path


def titles(out: str) -> list[str]:
    return [json.loads(line)["title"] for line in out.splitlines()]


def digests(program: Program, *arguments: str | Path) -> list[str]:
    return titles(program(*arguments, "--format", "jsonl")[1])


# Crawls


def test_a_crawl_is_many_articles_and_a_bad_line_is_one_failure(
    summarise_program: Program, crawl: Path
) -> None:
    crawl.write_text(crawl.read_text() + "{\n")
    code, out, err = summarise_program("crawl.jsonl", "--format", "jsonl")
    records = [json.loads(line) for line in out.splitlines()]
    assert code == 1
    assert [record["source"] for record in records] == [f"crawl.jsonl#{number}" for number in (1, 2, 3, 4)]
    assert records[-1]["schema"] == "summarise.error/1"
    assert "3 of 4 articles" in err
    assert records[0]["date"]["evidence"] == "column date: 2025-06-16"


def test_a_crawl_becomes_a_folder_of_files(summarise_program: Program, crawl: Path) -> None:
    assert summarise_program("crawl.jsonl", "-o", "out/")[0] == 0
    assert sorted(path.as_posix() for path in Path("out").rglob("*.md")) == [
        "out/crawl/1.md",
        "out/crawl/2.md",
        "out/crawl/3.md",
    ]


def test_columns_by_other_names_are_mapped(summarise_program: Program) -> None:
    Path("a.csv").write_text(f'kolom a,kolom b\n"{ARTICLE}",Beras Naik\n')
    assert summarise_program("a.csv")[0] == 3
    assert digests(summarise_program, "a.csv", "--map", "text=kolom a,title=kolom b") == ["Beras Naik"]
    assert summarise_program("a.csv", "--map", "teks=kolom a")[0] == 2


# Folders and patterns


def test_a_folder_gives_every_format_but_not_what_we_wrote(summarise_program: Program, folder: Path) -> None:
    paragraphs = "".join(f"<p>{line}</p>" for line in ARTICLE.split("\n\n"))
    (folder / "c.html").write_text(f"<html><body>{paragraphs}</body></html>")
    (folder / "d.md").write_text(f"# {ARTICLE}")
    (folder / "README.md").write_text("# About this folder\n")
    first = summarise_program(folder, "--format", "jsonl")[1]
    assert len(first.splitlines()) == 4
    for arguments in (["-o", "news/z.md"], ["-o", "news/z.jsonl"], ["-o", "news/out/"]):
        assert summarise_program(folder, *arguments)[0] == 0
    assert summarise_program("briefing", folder, "-o", "news/briefing.md")[0] == 0
    assert summarise_program("briefing", folder, "--week", "1999-W01", "-o", "news/nothing.md")[0] == 0
    assert summarise_program(folder, "--format", "jsonl")[1] == first
    code, _, err = summarise_program("news/z.md")
    assert (code, "made by summarise" in err) == (3, True)


def test_patterns(summarise_program: Program, folder: Path) -> None:
    (folder / ".tersembunyi.txt").write_text(ARTICLE)
    (folder / "gambar.png").write_bytes(b"\x89PNG")
    (folder / "catatan.log").write_text(ARTICLE)
    (folder / "deep" / "loop").symlink_to(folder)
    summarise_program("news/a.txt", "-o", "news/digest.md")

    def matched(pattern: str) -> list[str]:
        out = summarise_program(pattern, "--format", "jsonl")[1]
        return [json.loads(line)["source"] for line in out.splitlines()]

    assert matched("news/*.txt") == ["news/a.txt"]
    assert matched("news/**/*.txt") == ["news/a.txt", "news/deep/b.txt"]
    assert matched("news/[ab].txt") == ["news/a.txt"]
    assert matched("news/*.log") == ["news/catatan.log"]
    assert matched("news/*") == ["news/a.txt", "news/deep/b.txt"]
    assert matched(f"{folder}/*.txt") == [f"{folder}/a.txt"]
    code, _, err = summarise_program("news/*.html")
    assert (code, "no file matches" in err) == (3, True)


def test_a_file_with_brackets_in_its_name_is_no_pattern(tmp_path: Path) -> None:
    path = tmp_path / "a[1].txt"
    assert is_pattern(str(path))
    path.touch()
    assert not is_pattern(str(path))
    assert expand_pattern(str(tmp_path / "a*.txt")) == (tmp_path, [path])


def test_a_fifo_and_a_device_are_refused_at_once(summarise_program: Program) -> None:
    os.mkfifo("pipa.txt")
    for path in ("pipa.txt", "/dev/zero"):
        code, _, err = summarise_program(path)
        assert (code, "not a regular file" in err) == (3, True)


def test_an_endless_pipe_is_refused(summarise_program: Program) -> None:
    code, _, err = summarise_program("-", stdin=b"a" * (21 * 2**20))
    assert (code, "larger than 20 MiB" in err) == (3, True)


# Filters


def test_filters_choose_before_anything_is_translated(summarise_program: Program, crawl: Path) -> None:
    code, out, err = summarise_program("crawl.jsonl", "--since", "2025-06-17", "--format", "jsonl")
    assert (code, titles(out)) == (0, ["Gula Naik"])
    assert "1 of another day" in err
    assert "1 without a date" in err
    assert not any("beras" in segment.lower() for segment in summarise_program.translator.translated)


@pytest.mark.parametrize(
    "arguments, found",
    [
        (["--until", "2025-06-16"], ["Beras Naik"]),
        (["--since", "2025-06-16", "--until", "2025-06-20"], ["Beras Naik", "Gula Naik"]),
        (["--outlet", "Kompas"], ["Beras Naik", "Kopi Naik"]),
        (["--outlet", "kompas.com,tempo.co"], ["Beras Naik", "Gula Naik", "Kopi Naik"]),
        (["--outlet", "kompas", "--outlet", "tempo"], ["Beras Naik", "Gula Naik", "Kopi Naik"]),
        (["--until", "2025-06-16", "--include-undated"], ["Beras Naik", "Kopi Naik"]),
        (["--since", "2030-01-01"], []),
    ],
)
def test_filters(summarise_program: Program, crawl: Path, arguments: list[str], found: list[str]) -> None:
    assert digests(summarise_program, "crawl.jsonl", *arguments) == found


def test_a_briefing_may_be_of_one_outlet(summarise_program: Program, crawl: Path) -> None:
    _, out, _ = summarise_program("briefing", "crawl.jsonl", "--outlet", "tempo", "-o", "-")
    assert "### 1. Gula Naik" in out
    assert "beras naik" not in out.lower()


def test_a_filter_that_cannot_be_is_a_usage_error(summarise_program: Program, crawl: Path) -> None:
    for arguments in (
        ["--since", "kemarin"],
        ["--crawled-at", "dulu"],
        ["--since", "2025-02-01", "--until", "2025-01-01"],
    ):
        assert summarise_program("crawl.jsonl", *arguments)[0] == 2


# Crawl times


def test_relative_dates_count_from_the_crawl(summarise_program: Program) -> None:
    Path("a.txt").write_text(ARTICLE.replace("\n\n", "\n\n3 jam yang lalu\n\n", 1))
    os.utime("a.txt", (1720588540, 1720588540))

    def day(*arguments: str) -> str | None:
        date = json.loads(summarise_program("a.txt", "--format", "jsonl", *arguments)[1])["date"]
        return date and str(date["value"])

    assert day() is None
    assert day("--crawled-at", "2025-06-16") == "2025-06-16"
    assert day("--crawled-at", "2025-06-16 01:30") == "2025-06-15"
    assert day("--crawled-at", "mtime") == "2024-07-10"


# The cache and the signature


def test_metadata_and_rules_are_part_of_what_is_kept(summarise_program: Program) -> None:
    Path("a.txt").write_text(ARTICLE)
    Path("rules.tsv").write_text("contoh\tstart\tPedagang mengatakan stok\n")

    def record(*arguments: str) -> dict[str, object]:
        found: dict[str, object] = json.loads(summarise_program("a.txt", "--format", "jsonl", *arguments)[1])
        return found

    plain = record()
    assert "stok" in str(plain["text"])
    ruled = record("--rules", "rules.tsv")
    assert "stok" not in str(ruled["text"])
    assert "user-rules" in str(ruled["signature"])
    Path("a.json").write_text('{"title": "Judul Lain"}')
    titled = record()
    assert titled["title"] == "Judul Lain"
    assert len({str(one["id"]) for one in (plain, ruled, titled)}) == 3
    Path("a.json").unlink()
    summarise_program.translator = FakeTranslator()
    assert record() == plain
    assert summarise_program.translator.translated == []


def test_a_text_and_help_import_no_format_library(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ARTICLE)
    code = (
        "import sys; from summarise.cli.app import main\n"
        "heavy = {'trafilatura', 'lxml', 'pypdf', 'docx', 'markdown_it', 'torch'}\n"
        "try: main()\n"
        "finally: print(*(heavy & set(sys.modules)))"
    )
    for arguments in (["--help"], ["digest", "--help"], ["clean", "a.txt"], ["clean", str(tmp_path)]):
        run = subprocess.run(
            [sys.executable, "-c", code, *arguments],
            capture_output=True,
            text=True,
            cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
            check=False,
        )
        assert run.returncode == 0, run.stderr
        assert run.stdout.splitlines()[-1] == ""


# The library


def test_the_library_reads_every_format(tmp_path: Path, crawl: Path) -> None:
    documents = list(summarise.read_documents(crawl))
    assert len(documents) == len(DATED)
    with pytest.raises(UnreadableInput, match="read_documents"):
        summarise.digest(crawl)
