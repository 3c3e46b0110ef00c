"""The articles with summaries by people that summaries are scored on, read as the program reads articles.

A title that stands as the first line of a text (BBC) and a dateline are taken off by our own cleaning, for
every system alike. The English articles are not translated: their sentences stand for their own English.
"""

import gzip
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from summarise.article.article import make_article
from summarise.article.decoding import normalise_text
from summarise.article.sentences import split_sentences
from summarise.types import Document, TranslatedArticle, Translation

FILES = tuple(Path("summaries") / f"{name}.jsonl.gz" for name in ("english", "indosum"))
SETS = ("summeval", "realsumm", "newsroom", "bbc", "indosum")
LEAD_SENTENCES = 3


@dataclass(frozen=True, slots=True)
class Item:
    """An article and what people made of it."""

    set: str
    is_even: bool
    """Whether its row has an even number within its set: those were looked at when weights were chosen."""
    translated: TranslatedArticle
    references: tuple[str, ...]

    @property
    def language(self) -> str:
        """ISO 639-1 code of article and references."""
        return self.translated.article.language

    @property
    def sentences(self) -> list[str]:
        """The texts of the article's sentences."""
        return [sentence.text for sentence in self.translated.sentences]

    @property
    def budget(self) -> int:
        """How many words every summary of this article has: those of its first three sentences."""
        return sum(len(sentence.split()) for sentence in self.sentences[:LEAD_SENTENCES])


def read_items(data: Path) -> list[Item]:
    """Return every article of every set, in the order of the files."""
    return [item for name in FILES for item in _read_file(data / name)]


def _read_file(path: Path) -> Iterator[Item]:
    rows: Counter[str] = Counter()
    for line in gzip.decompress(path.read_bytes()).splitlines():
        row = json.loads(line)
        name = row["id"].partition("/")[0]
        references = tuple(row.get("extra_references") or [row["summary"]])
        yield Item(name, rows[name] % 2 == 0, _read_article(row["id"], row["text"]), references)
        rows[name] += 1


def _read_article(name: str, text: str) -> TranslatedArticle:
    article = make_article(Document(name, normalise_text(text)))
    sentences = split_sentences(article.text)
    translations = tuple(Translation(sentence.index, sentence.text, "as written") for sentence in sentences)
    return TranslatedArticle(article, sentences, translations)
