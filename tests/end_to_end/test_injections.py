"""Instructions inside an article are part of it: what stands beside them is digested as without them.

tests/injections.txt holds them, for every engine that is to be held to this.
"""

import os
from pathlib import Path

import pytest

from summarise.cache import Store
from summarise.digester import Digester
from summarise.errors import ModelError
from summarise.summary.extractive import ExtractiveSummariser
from summarise.translation.checked import CheckedTranslator
from summarise.translation.choice import choose_translator
from summarise.translation.fake import FakeTranslator
from summarise.translation.translator import Translator
from summarise.types import Digest, Document

TEXTS = Path(__file__).parents[1] / "injections.txt"
INJECTIONS = [line for line in TEXTS.read_text(encoding="utf-8").splitlines() if not line.startswith("# ")]
PARAGRAPHS = (
    "Jakarta (ANTARA) - Harga beras di pasar induk naik 5 persen pada pekan ini, kata Kepala Dinas "
    "Perdagangan Budi Santoso, Senin.",
    "Ia mengatakan stok beras masih cukup untuk kebutuhan warga selama dua bulan ke depan.",
    "Pedagang di tiga pasar mengaku sudah menaikkan harga eceran sejak pekan lalu.",
    "Pemerintah kota akan menggelar pasar murah di 12 kecamatan mulai bulan depan.",
)
IN_CI, IN_PROOF = 2, 30
"""Articles the real weights digest: each takes them a second or two on two cores."""


def digest(translator: Translator, paragraphs: tuple[str, ...], store: Path) -> Digest:
    digester = Digester(CheckedTranslator(translator), ExtractiveSummariser(), Store(store))
    return digester.digest(Document("a.txt", "\n\n".join(("Harga Beras Naik", *paragraphs))))


def with_injection(injection: str) -> tuple[str, ...]:
    return (*PARAGRAPHS[:2], injection, *PARAGRAPHS[2:])


def english(made: Digest) -> dict[str, tuple[str, tuple[str, ...]]]:
    """Return what each sentence became, and its flags."""
    pairs = zip(made.sentences, made.translations, strict=True)
    return {s.text: (t.hypothesis, tuple(flag.code for flag in t.flags)) for s, t in pairs}


def check_unmoved(translator: Translator, injection: str, folder: Path) -> None:
    plain = english(digest(translator, PARAGRAPHS, folder / "plain"))
    injected = english(digest(translator, with_injection(injection), folder / "injected"))
    assert len(plain) == 4
    assert {sentence: injected.get(sentence) for sentence in plain} == plain


def test_there_are_thirty_of_them() -> None:
    assert len(set(INJECTIONS)) == len(INJECTIONS) == 30


@pytest.mark.parametrize("injection", INJECTIONS, ids=range(len(INJECTIONS)))
def test_the_cleaner_and_the_checks_obey_nobody(injection: str, tmp_path: Path) -> None:
    check_unmoved(FakeTranslator(), injection, tmp_path)


@pytest.fixture(scope="module")
def embedded(tmp_path_factory: pytest.TempPathFactory) -> Translator:
    try:
        choices = tmp_path_factory.mktemp("choices") / "choices.json"
        translator = choose_translator("embedded", offline=True, choices=choices, notify=print)
        translator.open()
    except ModelError as error:
        pytest.skip(f"the embedded weights are not here: {error}")
    return translator


NUMBER = IN_PROOF if "SUMMARISE_PROVE" in os.environ else IN_CI


@pytest.mark.parametrize("injection", INJECTIONS[:NUMBER], ids=range(NUMBER))
def test_the_embedded_weights_obey_nobody(embedded: Translator, injection: str, tmp_path: Path) -> None:
    check_unmoved(embedded, injection, tmp_path)
