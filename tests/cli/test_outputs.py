"""Where digests go: one page, a folder of pages with its index, files that are not touched in vain."""

import os
import re
from pathlib import Path

from cli_program import ARTICLE, Program
from summarise.render.index import read_index

LONG_AGO = 1_000_000_000


def headings(page: str) -> list[str]:
    return re.findall(r"<h1[^>]*>(.*?)</h1>", page)


def links(page: Path) -> list[str]:
    return re.findall(r'<a href="\./([^"]*)"', page.read_text())


def age(folder: Path) -> None:
    for path in folder.rglob("*.*"):
        os.utime(path, (LONG_AGO, LONG_AGO))


def touched(folder: Path) -> list[str]:
    return sorted(
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*.*")
        if path.stat().st_mtime != LONG_AGO
    )


def test_the_name_of_a_file_chooses_the_format(summarise_program: Program, folder: Path) -> None:
    for name, opening in (
        ("x.html", "<!DOCTYPE html>"),
        ("x.HTM", "<!DOCTYPE html>"),
        ("x.md", "# "),
        ("x.json", "[\n"),
    ):
        code, out, _ = summarise_program(folder / "a.txt", "-o", name)
        assert (code, out) == (0, "")
        assert Path(name).read_text().startswith(opening)


def test_one_article_has_its_page_to_itself(summarise_program: Program, folder: Path) -> None:
    summarise_program(folder / "a.txt", "-o", "x.html")
    page = Path("x.html").read_text()
    assert headings(page) == ["Harga beras di Jakarta naik"]
    assert "<title>Harga beras di Jakarta naik</title>" in page


def test_several_articles_share_one_page(summarise_program: Program, folder: Path) -> None:
    (folder / "empty.txt").write_text(" ")
    code, out, _ = summarise_program(folder, "--format", "html")
    assert code == 1
    assert out.count("<!DOCTYPE html>") == out.count("</html>") == 1
    assert headings(out) == ["Indonesian news in English"]
    assert re.findall(r'<li><a href="#(.*?)">(.*?)</a>', out) == [
        ("a1-top", "Harga beras di Jakarta naik"),
        ("a2-top", "Harga gula di Jakarta naik"),
    ]


def test_a_page_of_nothing_says_so(summarise_program: Program) -> None:
    code, out, _ = summarise_program("missing.txt", "--format", "html")
    assert code == 3
    assert "No article could be digested." in out
    assert out.endswith("</html>\n")


def test_a_folder_of_pages_has_an_index(summarise_program: Program, folder: Path) -> None:
    (folder / "a.txt").write_text("Rabu, 10 Juli 2024 12:15:40 WIB\n\n" + ARTICLE)
    (folder / "z.txt").write_text("Kamis, 11 Juli 2024 12:15:40 WIB\n\n" + ARTICLE)
    code, out, _ = summarise_program(folder, "-o", "pages/", "--format", "html")
    assert (code, out) == (0, "")
    assert links(Path("pages/index.html")) == ["z.html", "a.html", "deep/b.html"]
    assert headings(Path("pages/deep/b.html").read_text()) == ["Harga gula di Jakarta naik"]


def test_other_formats_have_none(summarise_program: Program, folder: Path) -> None:
    summarise_program(folder, "-o", "out/")
    assert sorted(path.name for path in Path("out").rglob("*.*")) == ["a.md", "b.md"]


def test_an_article_called_index_does_not_stand_where_the_index_does(
    summarise_program: Program, folder: Path
) -> None:
    (folder / "index.txt").write_text(ARTICLE)
    summarise_program(folder, "-o", "pages/", "--format", "html")
    assert links(Path("pages/index.html")) == ["a.html", "deep/b.html", "index.txt.html"]


def test_an_index_somebody_else_wrote_is_left_alone(summarise_program: Program, folder: Path) -> None:
    Path("site").mkdir()
    Path("site/index.html").write_text("<h1>My site</h1>")
    code, _, err = summarise_program(folder, "-o", "site/", "--format", "html")
    assert code == 1
    assert "site/index.html: not made by summarise; choose another folder with -o" in err
    assert Path("site/index.html").read_text() == "<h1>My site</h1>"


def test_the_index_keeps_what_earlier_runs_put_there(summarise_program: Program, folder: Path) -> None:
    summarise_program(folder / "a.txt", "-o", "pages/", "--format", "html")
    summarise_program(folder / "deep" / "b.txt", "-o", "pages/", "--format", "html")
    assert links(Path("pages/index.html")) == ["a.html", "b.html"]
    Path("pages/a.html").unlink()
    summarise_program(folder / "deep" / "b.txt", "-o", "pages/", "--format", "html")
    assert links(Path("pages/index.html")) == ["b.html"]


def test_only_files_that_change_are_written(summarise_program: Program, folder: Path) -> None:
    for form, expected in (
        ("html", ["c.html", "index.html"]),
        ("markdown", ["c.md"]),
        ("jsonl", ["c.jsonl"]),
    ):
        (folder / "c.txt").unlink(missing_ok=True)
        arguments = [folder, "-o", f"{form}/", "--format", form]
        summarise_program(*arguments)
        age(Path(form))
        summarise_program(*arguments)
        assert touched(Path(form)) == []
        (folder / "c.txt").write_text(ARTICLE.replace("beras", "cabai"))
        summarise_program(*arguments)
        assert touched(Path(form)) == expected


def test_what_a_killed_run_left_unfinished_is_removed(summarise_program: Program, folder: Path) -> None:
    Path("out").mkdir()
    for target in ("out/", "out/all.md"):
        Path("out/.summarise-writing-abc").write_text("half an art")
        summarise_program(folder, "-o", target)
        assert not Path("out/.summarise-writing-abc").exists()


def test_a_changed_article_is_written_again(summarise_program: Program, folder: Path) -> None:
    summarise_program(folder, "-o", "out/")
    age(Path("out"))
    (folder / "a.txt").write_text(ARTICLE.replace("5 persen", "6 persen"))
    summarise_program(folder, "-o", "out/")
    assert touched(Path("out")) == ["a.md"]
    assert "6 PERSEN" in Path("out/a.md").read_text()


def test_pages_are_never_read_as_articles(summarise_program: Program, folder: Path) -> None:
    summarise_program(folder, "-o", f"{folder}/pages/", "--format", "html")
    code, out, _ = summarise_program(folder, "--format", "jsonl")
    assert code == 0
    assert len(out.splitlines()) == 2
    code, _, err = summarise_program(folder / "pages" / "index.html")
    assert code == 3
    assert "made by summarise" in err


def test_ctrl_c_leaves_whole_pages_and_an_index(summarise_program: Program, folder: Path) -> None:
    working = summarise_program.translator.render

    def interrupted(segment):
        if "gula" in segment:
            raise KeyboardInterrupt
        return working(segment)

    summarise_program.translator.render = interrupted  # type: ignore[method-assign]
    assert summarise_program(folder, "-o", "pages/", "--format", "html")[0] == 130
    assert [entry.page for entry in read_index(Path("pages/index.html").read_text())] == ["a.html"]
    assert summarise_program(folder, "-o", "x.html")[0] == 130
    assert headings(Path("x.html").read_text()) == ["Harga beras di Jakarta naik"]


def test_a_wrong_page_template_is_one_line(summarise_program: Program, folder: Path) -> None:
    Path("mine").mkdir()
    Path("mine/digest.html.j2").write_text("one\n{{ nonsense }}")
    for arguments in (["-o", "x.html"], ["-o", "pages/", "--format", "html"]):
        code, _, err = summarise_program(folder, "--prompts", "mine", *arguments)
        assert code == 2
        assert "digest.html.j2, line 2: 'nonsense' is undefined" in err
        assert "Traceback" not in err


def test_one_edited_file_is_enough(summarise_program: Program, folder: Path) -> None:
    Path("mine").mkdir()
    Path("mine/style.css").write_text("body { color: teal }")
    summarise_program(folder / "a.txt", "--prompts", "mine", "-o", "x.html")
    assert "<style>body { color: teal }</style>" in Path("x.html").read_text()
    assert 'data-sentences="1"' in Path("x.html").read_text()
