"""`summarise clean`: what stays, what went and by which rule, and no model for it."""

from pathlib import Path

import pytest

import summarise.api
from cli_program import Program

ARTICLE = """Harga beras di Jakarta naik

Jakarta (ANTARA) - Harga beras di pasar naik 5 persen pada pekan ini menurut para pedagang.

Baca juga: Harga gula turun tajam

Dapatkan kabar terbaru lewat kanal kami

Pedagang mengatakan stok beras masih cukup untuk kebutuhan warga selama dua bulan ke depan.
"""
CLEANED = """Harga beras di Jakarta naik

Harga beras di pasar naik 5 persen pada pekan ini menurut para pedagang.

Pedagang mengatakan stok beras masih cukup untuk kebutuhan warga selama dua bulan ke depan.
"""
RULES = "# ajakan\najakan\tstart\tDapatkan kabar terbaru\n"


@pytest.fixture(autouse=True)
def no_translator(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*arguments: object, **named: object) -> None:
        raise AssertionError("cleaning made a translator")

    monkeypatch.setattr(summarise.api, "choose_translator", refuse)


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    (tmp_path / "rules.tsv").write_text(RULES)
    return tmp_path / "rules.tsv"


def test_what_stays_is_printed(summarise_program: Program, rules: Path) -> None:
    Path("a.txt").write_text(ARTICLE)
    assert summarise_program("clean", "a.txt", "--rules", rules) == (0, CLEANED, "")


def test_a_pipe_is_cleaned_and_clean_text_stays_as_it_is(summarise_program: Program, rules: Path) -> None:
    _, once, _ = summarise_program("clean", "--rules", rules, stdin=ARTICLE.encode())
    assert once == CLEANED
    assert summarise_program("clean", "-", stdin=once.encode())[1] == once


def test_what_went_is_shown_with_its_rule(summarise_program: Program, rules: Path) -> None:
    Path("a.txt").write_text(ARTICLE)
    _, out, _ = summarise_program("clean", "a.txt", "--show-removed", "--rules", rules)
    assert out == CLEANED + (
        "\n--- removed ---\n"
        "dateline         Jakarta (ANTARA) -\n"
        "read-also        Baca juga: Harga gula turun tajam\n"
        "ajakan           Dapatkan kabar terbaru lewat kanal kami\n"
    )


def test_several_articles_are_told_apart_and_failures_stop_none(summarise_program: Program) -> None:
    Path("a.txt").write_text(ARTICLE)
    Path("b.txt").write_text("")
    Path("c.txt").write_text(ARTICLE)
    code, out, err = summarise_program("clean", "a.txt", "b.txt", "c.txt")
    assert code == 1
    assert [line for line in out.splitlines() if "==>" in line] == ["==> a.txt <==", "==> c.txt <=="]
    assert "b.txt: empty" in err
    assert summarise_program("clean", "b.txt")[0] == 3


def test_what_is_no_article_is_said_to_be_so_unless_all_is_kept(summarise_program: Program) -> None:
    Path("a.txt").write_text("Subuh 04.30\nZuhur 12.01\nAsar 15.20\nMagrib 17.58\nIsya 19.10\n")
    code, _, err = summarise_program("clean", "a.txt")
    assert (code, "no article" in err) == (3, True)
    code, out, _ = summarise_program("clean", "a.txt", "--keep-all")
    assert (code, "Zuhur 12.01" in out) == (0, True)


@pytest.mark.parametrize(
    "rules", ["nama saja", "nama\tanywhere\tfrasa", "nama\tline\t", "\tline\tfrasa", "n\tline\t...", "\xff"]
)
def test_rules_that_are_none_are_a_usage_error(summarise_program: Program, rules: str) -> None:
    Path("a.txt").write_text(ARTICLE)
    Path("rules.tsv").write_bytes(rules.encode("latin-1"))
    code, _, err = summarise_program("clean", "a.txt", "--rules", "rules.tsv")
    assert (code, "rules.tsv" in err) == (2, True)
    assert summarise_program("clean", "a.txt", "--rules", "missing.tsv")[0] == 2
