"""The program as a library: a path or text in, values out."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from summarise.cache import Store
from summarise.cleaning import DEFAULT_CLEANER, Cleaner
from summarise.corrections import load_corrections
from summarise.digester import Digester
from summarise.errors import DeviceLost, InputError, ModelCorrupt, ModelError, UnreadableInput
from summarise.formats import documents
from summarise.formats.documents import ReadingOptions
from summarise.models.registry import EMBEDDED
from summarise.settings import Settings, cache_folder, corrections_file, load_settings
from summarise.stories.briefing import BriefingOptions, brief
from summarise.stories.types import Briefing
from summarise.stream import Recourse
from summarise.summary.choice import choose_summariser
from summarise.summary.length import read_length
from summarise.translation.cached import CachedTranslator
from summarise.translation.checked import CheckedTranslator, Way
from summarise.translation.choice import choose_translator
from summarise.translation.clauses import LOST_OR_LOOPING, ClauseTranslator
from summarise.translation.glossary_file import load_glossary
from summarise.types import Digest, Document, Period

CHOICES_FILE = "choices.json"


def _ignore(message: str) -> None:
    """Say nothing: a library has no terminal of its own."""


def make_digester(
    settings: Settings | None = None,
    notify: Callable[[str], None] = _ignore,
    cleaner: Cleaner = DEFAULT_CLEANER,
) -> Digester:
    """Put the stages together as the settings say; no model is loaded yet.

    Raises:
        SettingsError: the glossary or the corrections cannot be read.
        UsageError: the length of summaries is none, or the summariser.
        ModelError: the translator or the summariser that was asked for cannot be had.
    """
    settings = settings or load_settings({})
    store = Store(cache_folder(settings), notify)
    length = read_length(settings.length)
    summariser = choose_summariser(
        settings.summariser,
        length=length,
        store=store,
        notify=notify,
        offline=settings.offline,
        device=settings.device,
        prompts=settings.prompts,
    )
    return Digester(
        _make_translator(settings, store, notify),
        summariser,
        store,
        cleaner,
        brief=length if settings.brief else None,
    )


def make_recourse(settings: Settings, notify: Callable[[str], None] = _ignore) -> Recourse:
    """Return what a run goes on with where its translator fails in the middle of the work.

    A lost graphics processor gives way to the CPU; a damaged checkpoint that nobody insisted on to the
    embedded weights. There is no way back, so each happens once.
    """

    def go_on(digester: Digester, error: ModelError) -> Digester | None:
        nonlocal settings
        if isinstance(error, DeviceLost) and settings.device != "cpu":
            settings, name = replace(settings, device="cpu"), "the CPU"
        elif isinstance(error, ModelCorrupt) and settings.translator == "auto":
            settings, name = replace(settings, translator=EMBEDDED), "the embedded weights"
        else:
            return None
        notify(f"{error}; going on with {name}")
        return replace(digester, translator=_make_translator(settings, digester.store, notify))

    return go_on


def make_translator(
    settings: Settings | None = None, notify: Callable[[str], None] = _ignore
) -> CheckedTranslator:
    """Put the translation stage together as the settings say; no model is loaded yet.

    Raises:
        SettingsError: the glossary or the corrections cannot be read.
        ModelError: the translator that was asked for cannot be had.
    """
    settings = settings or load_settings({})
    return _make_translator(settings, Store(cache_folder(settings), notify), notify)


def _make_translator(settings: Settings, store: Store, notify: Callable[[str], None]) -> CheckedTranslator:
    translator = choose_translator(
        settings.translator,
        offline=settings.offline,
        revision=settings.revision,
        device=settings.device,
        choices=store.root / CHOICES_FILE,
        notify=notify,
    )
    cached = CachedTranslator(translator, store)
    tries = [*map(Way, cached.second_tries), Way(ClauseTranslator(cached), LOST_OR_LOOPING)]
    glossary = load_glossary(settings.glossary, translator.vocabulary)
    return CheckedTranslator(cached, tries, glossary, load_corrections(corrections_file(settings)))


def read_documents(path: Path, options: ReadingOptions | None = None) -> Iterator[Document | InputError]:
    """Yield the articles of a file in any format; of a crawl, a record that cannot be read as an error.

    Raises:
        InputError: nothing of the file can be read.
    """
    return documents.read_documents(path, options)


def digest(source: Path | Document, settings: Settings | None = None) -> Digest:
    """Digest one article.

    Raises:
        InputError: it cannot be read, is no article, or in a language that is not translated; or it is
            a crawl, of which `read_documents` gives the articles one by one.
        ModelError: no model can translate it.
    """
    document = source if isinstance(source, Document) else _read_one(source)
    return make_digester(settings).digest(document)


def _read_one(path: Path) -> Document:
    for outcome in read_documents(path):
        if isinstance(outcome, InputError):
            raise outcome
        if outcome.location is None:
            return outcome
        break
    raise UnreadableInput(str(path), f"{path}: a file of many articles; use read_documents")


def briefing(
    digests: Iterable[Digest], period: Period | None = None, options: BriefingOptions | None = None
) -> Briefing:
    """Tell the stories of a period, without one of all digests."""
    return brief(digests, period or Period(), options)
