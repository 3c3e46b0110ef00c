"""The program run in this process, with a translator that needs no weights."""

import io
import sys
from pathlib import Path

import pytest

from summarise.cli.app import main
from summarise.translation.fake import FakeTranslator

ARTICLE = """Harga beras di Jakarta naik

Jakarta (ANTARA) - Harga beras di pasar naik 5 persen pada pekan ini menurut para pedagang.

Pedagang mengatakan stok beras masih cukup untuk kebutuhan warga selama dua bulan ke depan.
"""


class Program:
    """Run `summarise` in this process and keep what it printed."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
        self._monkeypatch = monkeypatch
        self._capfd = capfd
        self.translator = FakeTranslator()

    def __call__(self, *arguments: str | Path, stdin: bytes | None = None) -> tuple[int, str, str]:
        self._monkeypatch.setattr(sys, "argv", ["summarise", *map(str, arguments)])
        self._monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin or b"")))
        with pytest.raises(SystemExit) as stopped:
            main()
        out, err = self._capfd.readouterr()
        return int(stopped.value.code or 0), out, err
