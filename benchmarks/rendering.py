"""Translate sentences exactly as the program does, for the benchmarks that score English."""

from collections.abc import Sequence

from summarise.translation.checked import CheckedTranslator, Rendering, Way
from summarise.translation.embedded import EmbeddedTranslator
from summarise.translation.glossary import Glossary
from summarise.translation.glossary_file import load_glossary
from summarise.translation.translator import pass_through


def embedded_translator(glossary: Glossary | None = None, *, second_tries: bool = True) -> CheckedTranslator:
    """Return the embedded engine behind all that stands around an engine, without a cache."""
    engine = EmbeddedTranslator(print)
    ways = [Way(second) for second in engine.second_tries] if second_tries else []
    return CheckedTranslator(
        engine, ways, load_glossary(None, engine.vocabulary) if glossary is None else glossary
    )


def render(translator: CheckedTranslator, sources: Sequence[str]) -> list[Rendering]:
    """Return the rendering of every sentence, in order."""
    return pass_through(translator.open(), sources)
