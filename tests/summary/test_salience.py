"""A brief digest: what it translates, and that the full one uses it again."""

from pathlib import Path

import pytest

from summarise.article.sentences import split_sentences
from summarise.cache import Store
from summarise.digester import Digester
from summarise.stream import DigestStream
from summarise.summary.extractive import ExtractiveSummariser
from summarise.summary.length import MEDIUM
from summarise.summary.salience import SPARES, find_salient
from summarise.translation.cached import CachedTranslator
from summarise.translation.checked import CheckedTranslator, Way
from summarise.translation.fake import FakeTranslator
from summarise.types import Article, Digest, Document, Hints

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
ENGLISH = [
    "The government is raising the price of fuel oil from Monday to reduce energy subsidies.",
    "The energy minister said this at a press conference in Jakarta on Sunday evening.",
    "The rise in the price of fuel will save 40 trillion rupiah of energy subsidies.",
    "Drivers of city transport complain because local governments do not let fares rise yet.",
    "The fishermen's organisation asks for a special price of diesel for small boats on the north coast.",
    "Economic observers expect inflation to rise half a percent after the price of fuel has risen.",
    "The central bank says it is ready to guard the rupiah's exchange rate and this year's interest rate.",
    "Market traders in Bandung sell chillies at the same price as last week.",
    "The chairman of the labour union rejects the plan and will hold a protest in front of the palace.",
    "The Ministry of Transport is preparing more buses for people who leave their cars at home.",
]
TITLE_TEXT = "Harga BBM naik"
PHRASES = dict(zip(TEXT.split("\n\n"), ENGLISH, strict=True)) | {TITLE_TEXT: "Fuel Prices Rise"}
DOCUMENT = Document("bbm.txt", TEXT, Hints(title=TITLE_TEXT))


@pytest.fixture
def translator() -> FakeTranslator:
    return FakeTranslator(PHRASES)


def make(translator: FakeTranslator, folder: Path, *, brief: bool) -> Digester:
    store = Store(folder)
    checked = CheckedTranslator(CachedTranslator(translator, store))
    return Digester(checked, ExtractiveSummariser(), store, brief=MEDIUM if brief else None)


def test_the_salient_sentences_are_few_in_order_and_begin_with_the_lead() -> None:
    sentences = split_sentences(TEXT)
    salient = find_salient(Article("bbm.txt", TEXT), sentences, MEDIUM, {})
    indices = [sentence.index for sentence in salient]
    assert indices[0] == 0
    assert indices == sorted(indices)
    assert len(indices) <= MEDIUM.sentences + SPARES + 1


def test_a_brief_digest_translates_nothing_else(translator: FakeTranslator, tmp_path: Path) -> None:
    digest = make(translator, tmp_path, brief=True).digest(DOCUMENT)
    shown = [sentence.text for sentence in digest.sentences]
    assert sorted(translator.translated) == sorted([*shown, "Harga BBM naik"])
    assert len(shown) + digest.left_out == 10
    assert digest.left_out >= 4


def test_a_brief_summary_is_the_full_one_and_rests_on_what_is_shown(tmp_path: Path) -> None:
    brief = make(FakeTranslator(PHRASES), tmp_path / "brief", brief=True).digest(DOCUMENT)
    full = make(FakeTranslator(PHRASES), tmp_path / "full", brief=False).digest(DOCUMENT)
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


COST = "Kenaikan harga bahan bakar akan menghemat subsidi energi sebesar 40 triliun rupiah."
LEAD = "Pemerintah menaikkan harga bahan bakar minyak mulai Senin untuk mengurangi subsidi energi."
WITHOUT_NUMBER = "The rise in fuel prices will save energy subsidies."
WITHOUT_DAY = "The government lifts prices from 2014 on."


@pytest.fixture
def second() -> FakeTranslator:
    return FakeTranslator(PHRASES, version="2")


def make_doubtful(second: FakeTranslator, folder: Path, title: str = "Fuel Prices Rise") -> Digester:
    """Translate the lead and one more salient sentence wrongly at first."""
    first = FakeTranslator(PHRASES | {COST: WITHOUT_NUMBER, LEAD: WITHOUT_DAY, TITLE_TEXT: title})
    return Digester(
        CheckedTranslator(first, [Way(second)]), ExtractiveSummariser(), Store(folder), brief=MEDIUM
    )


def rests_on(digest: Digest) -> list[str]:
    said = [index for statement in digest.summary.abstract for index in statement.sentences]
    return [sentence.text for sentence in digest.sentences if sentence.index in said]


def test_another_sentence_takes_the_place_of_one_that_does_not_pass(
    second: FakeTranslator, tmp_path: Path
) -> None:
    before = make(FakeTranslator(PHRASES), tmp_path / "before", brief=True).digest(DOCUMENT)
    after = make_doubtful(second, tmp_path / "after").digest(DOCUMENT)
    assert COST in rests_on(before)
    assert COST not in rests_on(after)
    assert len(after.summary.abstract) == len(before.summary.abstract)


def test_where_the_title_passes_nothing_is_tried_again(second: FakeTranslator, tmp_path: Path) -> None:
    digest = make_doubtful(second, tmp_path).digest(DOCUMENT)
    assert second.translated == []
    assert LEAD not in rests_on(digest)


def test_title_and_lead_are_tried_again_where_neither_passes(second: FakeTranslator, tmp_path: Path) -> None:
    digest = make_doubtful(second, tmp_path, title="Fuel Prices Rise by 9 Percent").digest(DOCUMENT)
    assert second.translated == [TITLE_TEXT, LEAD]
    assert LEAD in rests_on(digest)
    assert digest.title is not None
    assert digest.title.hypothesis == "Fuel Prices Rise"


@pytest.mark.parametrize("title", ["Fuel Prices Rise", "Fuel Prices Rise by 9 Percent"])
def test_a_stream_asks_for_the_same(title: str, second: FakeTranslator, tmp_path: Path) -> None:
    alone = make_doubtful(second, tmp_path / "alone", title).digest(DOCUMENT)
    stream = DigestStream[str](make_doubtful(second, tmp_path / "stream", title))
    outcomes = [outcome for _, outcome in stream.run([("a", DOCUMENT), ("b", DOCUMENT)])]
    assert outcomes == [alone, alone]


def test_what_never_passes_is_not_sought_for_ever(tmp_path: Path) -> None:
    flawed = FakeTranslator(dict.fromkeys(TEXT.split("\n\n"), "Prices rose by 3,512 percent in 1987."))
    digester = Digester(CheckedTranslator(flawed), ExtractiveSummariser(), Store(tmp_path), brief=MEDIUM)
    digest = digester.digest(DOCUMENT)
    assert len(digest.sentences) < 10
    assert digest.summary.abstract == ()
