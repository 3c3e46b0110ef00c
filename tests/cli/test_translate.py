"""`summarise translate`: as many lines out as in."""

from pathlib import Path

import pytest

from cli_program import Program

LINES = "Harga naik 5 persen.\n\n  * * *\r\nHarga naik 5 persen.\nDua\u2028baris\n"


@pytest.mark.parametrize("ending", ["", "Tanpa akhir baris"])
def test_as_many_lines_out_as_in(summarise_program: Program, ending: str) -> None:
    code, out, _ = summarise_program("translate", stdin=(LINES + ending).encode())
    lines = ["HARGA NAIK 5 PERSEN.", "", "* * *", "HARGA NAIK 5 PERSEN.", "DUA BARIS"]
    assert code == 0
    assert out.split("\n") == [*lines, *([ending.upper()] if ending else []), ""]
    assert summarise_program.translator.translated.count("Harga naik 5 persen.") == 1


def test_flags_are_named_by_line_on_standard_error(summarise_program: Program, tmp_path: Path) -> None:
    (tmp_path / "in.txt").write_text("Baik.\nHarga beras naik 5 persen pada Senin.\n")
    summarise_program.translator.phrases |= {
        "Baik.": "Fine.",
        "Harga beras naik 5 persen pada Senin.": "The price of rice rose 6 percent on Monday.",
    }
    code, out, err = summarise_program("translate", "in.txt")
    assert (code, out) == (0, "Fine.\nThe price of rice rose 6 percent on Monday.\n")
    assert "line 2: number: the number 5 is not in the English" in err
    assert "line 1" not in err


def test_a_long_file_comes_out_in_order(summarise_program: Program) -> None:
    count = 2000
    _, out, _ = summarise_program("translate", stdin="".join(f"baris {n}\n" for n in range(count)).encode())
    assert out.splitlines() == [f"BARIS {n}" for n in range(count)]


def test_a_missing_file_is_said_in_one_line(summarise_program: Program) -> None:
    code, out, err = summarise_program("translate", "nowhere.txt")
    assert (code, out) == (1, "")
    assert err == "summarise: nowhere.txt: no such file; check the name\n"


def test_bytes_that_are_no_text_cost_no_line(summarise_program: Program) -> None:
    code, out, _ = summarise_program("translate", stdin=b"satu\n\xff\xfe dua\ntiga\n")
    assert code == 0
    assert out.splitlines() == ["SATU", "�� DUA", "TIGA"]


def test_corrections_and_the_glossary_count_here_too(summarise_program: Program, tmp_path: Path) -> None:
    (tmp_path / "terms.csv").write_text("KTT,Summit Meeting\n")
    (tmp_path / "corrections.tsv").write_text("Harga naik.\tPrices rise.\t2026-11-22\tme\ta.txt 1\n")
    _, out, _ = summarise_program(
        "translate", "--glossary", "terms.csv", stdin=b"Harga naik.\nKTT dibuka di Bandung.\n"
    )
    assert out == "Prices rise.\nSummit Meeting DIBUKA DI BANDUNG.\n"
