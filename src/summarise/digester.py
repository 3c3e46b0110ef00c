"""Article in, `Digest` out: the one place that knows the order of the stages."""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field, replace

from summarise.article.sentences import split_sentences
from summarise.cache import DIGESTS, Store, cache_key
from summarise.cleaning import DEFAULT_CLEANER, Cleaner
from summarise.corrections import corrections_signature
from summarise.errors import NoArticleText, UnsupportedLanguage
from summarise.records import digest_record, read_digest
from summarise.sources import format_source
from summarise.summary.length import SummaryLength
from summarise.summary.salience import find_salient
from summarise.summary.summariser import Summariser, writing_signature
from summarise.translation.checked import Background, CheckedTranslator, CheckedWindow, Rendering
from summarise.types import (
    STANDFIRST,
    TITLE,
    Article,
    Digest,
    Document,
    Flag,
    Sentence,
    Signature,
    TranslatedArticle,
    Translation,
    faults,
)

ID_LENGTH = 16
TRANSLATED_LANGUAGES = frozenset({"id", "ms"})
"""Malay is close enough for the same models; the command line says that it is Malay."""
UNTRANSLATED = "none (the article is in English)"
MAIN = (TITLE, 0)
"""What tells the news of an article: a brief digest tries it again where neither part passes."""
LEFT_OUT = Flag("left out", "not translated: the digest is brief")


@dataclass(frozen=True, slots=True)
class Draft:
    """An article on its way to a digest: clean, split, not yet in English."""

    key: str
    article: Article
    sentences: tuple[Sentence, ...]
    """All of the article's, though not every one may be in `segments`."""
    segments: dict[int, str]
    """What is to be translated: index of the sentence, or `TITLE` or `STANDFIRST`, -> text. A brief digest
    asks for more where something did not pass."""
    background: Background
    once: bool = False
    """Whether the first rendering of a segment stays: in a brief digest another sentence takes its place."""
    tried_again: set[int] = field(default_factory=set)
    """Segments of which it does not."""
    translations: dict[int, Translation] = field(default_factory=dict)
    """What is translated, by the same indices."""

    @property
    def is_translated(self) -> bool:
        """Whether every segment has its English."""
        return len(self.translations) == len(self.segments)

    @property
    def missing(self) -> list[int]:
        """The indices of the segments that have no English yet."""
        return [index for index in self.segments if index not in self.translations]

    def submit(self, index: int, window: CheckedWindow) -> int:
        """Put a segment into a window and return its ticket."""
        once = self.once and index not in self.tried_again
        return window.submit(self.segments[index], self.background, once=once)

    def take(self, index: int, rendering: Rendering) -> None:
        """Take the English of one segment."""
        self.translations[index] = Translation(
            index, rendering.hypothesis, rendering.engine, rendering.flags, rendering.notes
        )

    def ask_for(self, sentences: Iterable[Sentence]) -> None:
        """Add sentences to what is to be translated."""
        self.segments.update((sentence.index, sentence.text) for sentence in sentences)

    def try_again(self, indices: Iterable[int]) -> None:
        """Ask for segments anew, each but once."""
        for index in {*indices} - self.tried_again:
            self.tried_again.add(index)
            del self.translations[index]


@dataclass(frozen=True, slots=True)
class Digester:
    """Make digests with one translator and one summariser, keeping each in the store."""

    translator: CheckedTranslator
    summariser: Summariser
    store: Store
    cleaner: Cleaner = DEFAULT_CLEANER
    brief: SummaryLength | None = None
    """Translate only what a summary of this length is made of."""

    @property
    def signature(self) -> Signature:
        """Everything that decides a digest, stage by stage."""
        brief = {"translated": f"only what an abstract of {self.brief} needs"} if self.brief else {}
        return {**self.cleaner.signature, **self.translator.signature, **self.summariser.signature, **brief}

    def digest(self, document: Document) -> Digest:
        """Digest one document, from the store where it has been digested before.

        Raises:
            InputError: it is no article, or in a language that is not translated.
            ModelError: a translation is needed and no model can make it.
        """
        draft = self.begin(document)
        if isinstance(draft, Digest):
            return draft
        while draft.missing:
            window = self.translator.open()
            indices = {draft.submit(index, window): index for index in draft.missing}
            for ticket, rendering in window.collect():
                draft.take(indices[ticket], rendering)
            self.widen(draft)
        return self.finish(draft)

    def begin(self, document: Document) -> Digest | Draft:
        """Return the digest of a document if it is in the store, else what must be translated for it.

        Raises:
            InputError: it is no article, or in a language that is not translated.
        """
        hints = json.dumps(asdict(document.hints), sort_keys=True, ensure_ascii=False)
        key = cache_key(self.signature, document.text, hints)
        return self._kept(key, document.source) or self._draft(key, document)

    def _kept(self, key: str, source: str) -> Digest | None:
        record = self.store.get(DIGESTS, key)
        try:
            digest = read_digest(record) if record else None
        except (KeyError, TypeError, ValueError):
            return None
        if digest and not self._holds_corrections(digest):
            return None
        return replace(digest, article=replace(digest.article, source=source)) if digest else None

    def _holds_corrections(self, digest: Digest) -> bool:
        translated = digest.article.language in TRANSLATED_LANGUAGES
        return not translated or self.translator.corrections.hold_in(digest)

    def _draft(self, key: str, document: Document) -> Draft:
        article = self.cleaner.clean(document)
        sentences = split_sentences(article.text)
        if not sentences:
            raise NoArticleText(
                document.source,
                f"{format_source(document.source)}: no sentence of an article is left after cleaning",
            )
        if article.language not in {*TRANSLATED_LANGUAGES, "en"}:
            name = format_source(article.source)
            message = f"{name}: the text is in “{article.language}”; only Indonesian is translated"
            raise UnsupportedLanguage(article.source, message)
        headings = {TITLE: article.title, STANDFIRST: None if self.brief else article.standfirst}
        heads = {index: text for index, text in headings.items() if text}
        background = self.translator.background("\n".join([*(s.text for s in sentences), *heads.values()]))
        draft = Draft(key, article, sentences, heads, background, self.brief is not None)
        if self.brief:
            self.widen(draft)
        else:
            draft.ask_for(sentences)
        if article.language == "en":
            copies = (
                (index, Translation(index, text, UNTRANSLATED)) for index, text in draft.segments.items()
            )
            draft.translations.update(copies)
        return draft

    def widen(self, draft: Draft) -> None:
        """Ask for what a brief digest needs as things stand: sentences for its summary, or its news anew."""
        if self.brief:
            draft.ask_for(find_salient(draft.article, draft.sentences, self.brief, draft.translations))
            main = [draft.translations[index] for index in MAIN if index in draft.translations]
            if all(faults(part.flags) for part in main):
                draft.try_again(part.index for part in main)

    def finish(self, draft: Draft) -> Digest:
        """Summarise a translated article and keep its digest, unless a model failed at the summary."""
        parts = draft.translations
        translated = [sentence for sentence in draft.sentences if sentence.index in parts]
        summary = self.summariser.summarise(_for_summary(draft))
        apart = {**corrections_signature(parts.values()), **writing_signature(summary)}
        digest = Digest(
            id=(cache_key(apart, draft.key) if apart else draft.key)[:ID_LENGTH],
            article=draft.article,
            sentences=tuple(translated),
            translations=tuple(parts[sentence.index] for sentence in translated),
            summary=summary,
            signature={**self.signature, **apart},
            title=parts.get(TITLE),
            standfirst=parts.get(STANDFIRST),
            left_out=len(draft.sentences) - len(translated),
        )
        if not summary.unwritten:
            self.store.put(DIGESTS, draft.key, digest_record(digest))
        return digest


def _for_summary(draft: Draft) -> TranslatedArticle:
    """Return a draft with all of its sentences, those that a brief digest leaves out flagged as such."""
    translations = tuple(
        draft.translations.get(sentence.index) or Translation(sentence.index, "", LEFT_OUT.code, (LEFT_OUT,))
        for sentence in draft.sentences
    )
    return TranslatedArticle(draft.article, draft.sentences, translations, draft.translations.get(TITLE))
