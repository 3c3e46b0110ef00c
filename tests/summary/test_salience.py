"""A brief digest: what it translates, and that the full one uses it again."""

from pathlib import Path

import pytest

from summarise.article.sentences import split_sentences
from summarise.cache import Store
from summarise.digester import Digester
from summarise.summary.extractive import ExtractiveSummariser
from summarise.summary.length import MEDIUM
from summarise.summary.salience import SPARE_SENTENCES, find_salient
from summarise.translation.cached import CachedTranslator
from summarise.translation.checked import CheckedTranslator
from summarise.translation.fake import FakeTranslator
from summarise.types import Article, Document, Hints

TEXT = "\n\n".join(
    [
        "Pemerintah menaikkan harga bahan bakar minyak mulai Senin untuk mengurangi subsidi energi.",
        "Hal ini disampaikan Menteri Energi dalam jumpa pers di Jakarta pada Minggu malam.",
        "Kenaikan harga bahan bakar akan menghemat subsidi energi sebesar 40 triliun rupiah.",
        "Sopir angkutan kota mengeluh karena tarif belum boleh dinaikkan oleh pemerintah daerah.",
        "Organisasi nelayan meminta harga khusus untuk solar bagi kapal kecil di pesisir utara.",
        "Pengamat ekonomi memperkirakan inflasi naik setengah persen setelah harga bahan bakar naik.",
        "Bank sentral menyatakan siap menjaga nilai tukar rupiah dan suku bunga acuan tahun ini.",
        "Pedagang pasar di Bandung menjual cabai dengan harga yang sama seperti pekan lalu.",
        "Ketua serikat buruh menolak rencana itu dan akan menggelar unjuk rasa di depan istana.",
        "Kementerian Perhubungan menyiapkan bus tambahan bagi warga yang meninggalkan mobil di rumah.",
    ]
)
DOCUMENT = Document("bbm.txt", TEXT, Hints(title="Harga BBM Naik"))


@pytest.fixture
def translator() -> FakeTranslator:
    return FakeTranslator()


def make(translator: FakeTranslator, folder: Path, *, brief: bool) -> Digester:
    store = Store(folder)
    checked = CheckedTranslator(CachedTranslator(translator, store))
    return Digester(checked, ExtractiveSummariser(), store, brief=MEDIUM if brief else None)


def test_the_salient_sentences_are_few_in_order_and_begin_with_the_lead() -> None:
    sentences = split_sentences(TEXT)
    salient = find_salient(Article("bbm.txt", TEXT), sentences, MEDIUM)
    indices = [sentence.index for sentence in salient]
    assert indices[0] == 0
    assert indices == sorted(indices)
    assert len(indices) <= MEDIUM.sentences + SPARE_SENTENCES + 1


def test_a_brief_digest_translates_nothing_else(translator: FakeTranslator, tmp_path: Path) -> None:
    digest = make(translator, tmp_path, brief=True).digest(DOCUMENT)
    shown = [sentence.text for sentence in digest.sentences]
    assert sorted(translator.translated) == sorted([*shown, "Harga BBM Naik"])
    assert len(shown) + digest.left_out == 10
    assert digest.left_out >= 4


def test_a_brief_summary_is_the_full_one_and_rests_on_what_is_shown(tmp_path: Path) -> None:
    brief = make(FakeTranslator(), tmp_path / "brief", brief=True).digest(DOCUMENT)
    full = make(FakeTranslator(), tmp_path / "full", brief=False).digest(DOCUMENT)
    assert brief.summary.abstract == full.summary.abstract
    assert brief.id != full.id
    shown = {sentence.index for sentence in brief.sentences}
    for said in (brief.summary.headline, *brief.summary.abstract, *brief.summary.key_points):
        assert shown.issuperset(said.sentences)


def test_the_full_digest_translates_only_what_the_brief_one_left_out(
    translator: FakeTranslator, tmp_path: Path
) -> None:
    brief = make(translator, tmp_path, brief=True).digest(DOCUMENT)
    translator.translated.clear()
    full = make(translator, tmp_path, brief=False).digest(DOCUMENT)
    assert len(translator.translated) == brief.left_out
    assert full.left_out == 0
    assert len(full.sentences) == 10


def test_a_brief_digest_comes_from_the_cache_as_it_was(translator: FakeTranslator, tmp_path: Path) -> None:
    digester = make(translator, tmp_path, brief=True)
    first = digester.digest(DOCUMENT)
    translator.translated.clear()
    assert digester.digest(DOCUMENT) == first
    assert translator.translated == []
