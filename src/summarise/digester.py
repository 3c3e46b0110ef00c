"""Article in, `Digest` out: the one place that knows the order of the stages."""

import json
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, replace

from summarise.article.sentences import repair_joins, split_sentences
from summarise.cache import DIGESTS, Store, cache_key
from summarise.cleaning import DEFAULT_CLEANER, Cleaner
from summarise.corrections import NO_CORRECTIONS, Corrections, corrections_signature
from summarise.errors import NoArticleText, UnsupportedLanguage
from summarise.records import digest_record, read_digest
from summarise.sources import format_source
from summarise.summary.summariser import Summariser
from summarise.translation import quality
from summarise.translation import repair as repair_stage
from summarise.translation import restore as restore_stage
from summarise.translation.glossary import NO_GLOSSARY, Glossary
from summarise.translation.repair import repair
from summarise.translation.restore import restore
from summarise.translation.translator import Translator
from summarise.types import STANDFIRST, TITLE, Article, Digest, Document, Sentence, Signature, Translation

ID_LENGTH = 16
TRANSLATED_LANGUAGES = frozenset({"id", "ms"})
"""Malay is close enough for the same models; the command line says that it is Malay."""
UNTRANSLATED = "none (the article is in English)"

OnProgress = Callable[[int, int], None]
"""Called with the sentences translated so far and all of them."""


@dataclass(frozen=True, slots=True)
class Digester:
    """Make digests with one translator and one summariser, keeping each in the store."""

    translator: Translator
    summariser: Summariser
    store: Store
    cleaner: Cleaner = DEFAULT_CLEANER
    glossary: Glossary = NO_GLOSSARY
    corrections: Corrections = NO_CORRECTIONS

    @property
    def signature(self) -> Signature:
        """Everything that decides a digest, stage by stage."""
        return {
            **self.cleaner.signature,
            **repair_stage.signature(),
            **self.glossary.signature,
            **self.translator.signature,
            **restore_stage.signature(),
            **quality.signature(),
            **self.summariser.signature,
        }

    def digest(self, document: Document, on_progress: OnProgress = lambda done, total: None) -> Digest:
        """Digest one document, from the store where it has been digested before.

        Raises:
            InputError: it is no article, or in a language that is not translated.
            ModelError: a translation is needed and no model can make it.
        """
        hints = json.dumps(asdict(document.hints), sort_keys=True, ensure_ascii=False)
        key = cache_key(self.signature, document.text, hints)
        return self._kept(key, document.source) or self._make(key, document, on_progress)

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
        return digest.article.language not in TRANSLATED_LANGUAGES or self.corrections.hold_in(digest)

    def _make(self, key: str, document: Document, on_progress: OnProgress) -> Digest:
        article = self.cleaner.clean(document)
        sentences = split_sentences(article.text)
        if not sentences:
            raise NoArticleText(
                document.source,
                f"{format_source(document.source)}: no sentence of an article is left after cleaning",
            )
        parts = self._translate(article, sentences, on_progress)
        translations = tuple(parts[sentence.index] for sentence in sentences)
        title = parts.get(TITLE)
        by_hand = corrections_signature(parts.values())
        digest = Digest(
            id=(cache_key(by_hand, key) if by_hand else key)[:ID_LENGTH],
            article=article,
            sentences=sentences,
            translations=translations,
            summary=self.summariser.summarise(article, sentences, translations, title),
            signature={**self.signature, **by_hand},
            title=title,
            standfirst=parts.get(STANDFIRST),
        )
        self.store.put(DIGESTS, key, digest_record(digest))
        return digest

    def _translate(
        self, article: Article, sentences: Sequence[Sentence], on_progress: OnProgress
    ) -> dict[int, Translation]:
        sources = {sentence.index: sentence.text for sentence in sentences}
        sources |= {TITLE: article.title} if article.title else {}
        sources |= {STANDFIRST: article.standfirst} if article.standfirst else {}
        if article.language == "en":
            return {index: Translation(index, text, UNTRANSLATED) for index, text in sources.items()}
        if article.language not in TRANSLATED_LANGUAGES:
            name = format_source(article.source)
            message = f"{name}: the text is in “{article.language}”; only Indonesian is translated"
            raise UnsupportedLanguage(article.source, message)
        return self._translate_all(sources, self.glossary.without_initials(article.text), on_progress)

    def _translate_all(
        self, sources: dict[int, str], glossary: Glossary, on_progress: OnProgress
    ) -> dict[int, Translation]:
        left, translations = self.corrections.split(sources)
        indices = list(left)
        repaired = [repair(repair_joins(left[index])) for index in indices]
        segments = [glossary.spell_out(sentence) for sentence in repaired]
        on_progress(len(translations), len(sources))
        for position, translated in self.translator.translate(segments):
            index, sentence = indices[position], repaired[position]
            hypothesis = glossary.enforce(sentence, restore(segments[position], translated))
            flags = quality.check(glossary.explain(sentence, hypothesis), hypothesis)
            flags += glossary.check(sentence, hypothesis)
            translations[index] = Translation(index, hypothesis, self.translator.name, flags)
            on_progress(len(translations), len(sources))
        return translations
