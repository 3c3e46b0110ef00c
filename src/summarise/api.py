"""The program as a library: a path or text in, values out."""

from collections.abc import Callable, Iterable
from pathlib import Path

from summarise.article.reading import read_document
from summarise.cache import CachedTranslator, Store
from summarise.digester import Digester
from summarise.settings import Settings, cache_folder, load_settings
from summarise.summary.extractive import ExtractiveSummariser
from summarise.translation.choice import choose_translator
from summarise.types import Briefing, Digest, Document, Period
from summarise.weeks import brief

CHOICES_FILE = "choices.json"


def _ignore(message: str) -> None:
    """Say nothing: a library has no terminal of its own."""


def make_digester(settings: Settings | None = None, notify: Callable[[str], None] = _ignore) -> Digester:
    """Put the stages together as the settings say; no model is loaded yet.

    Raises:
        ModelError: the translator that was asked for cannot be had.
    """
    settings = settings or load_settings({})
    store = Store(cache_folder(settings), notify)
    translator = choose_translator(
        settings.translator, offline=settings.offline, choices=store.root / CHOICES_FILE, notify=notify
    )
    return Digester(CachedTranslator(translator, store), ExtractiveSummariser(), store)


def digest(source: Path | Document, settings: Settings | None = None) -> Digest:
    """Digest one article.

    Raises:
        InputError: it cannot be read, is no article, or in a language that is not translated.
        ModelError: no model can translate it.
    """
    document = source if isinstance(source, Document) else read_document(source)
    return make_digester(settings).digest(document)


def briefing(digests: Iterable[Digest], period: Period | None = None) -> Briefing:
    """Order digests by week; without a period all of them."""
    return brief(digests, period or Period())
