"""Measure speed: articles a second on one core from bytes to sentences, and how time grows with length."""

import time
from pathlib import Path

from data import hash_file, read_articles
from summarise.article.article import make_article
from summarise.article.reading import decode_document
from summarise.article.sentences import split_sentences
from summarise.errors import InputError

ROUNDS = 3
SIZES = (250_000, 500_000, 1_000_000)
"""Characters of one text made of all articles; twice the text may take twice the time."""


def score_speed(data: Path) -> dict[str, object]:
    """Return articles a second (the best of three rounds, in CPU time) and seconds for long texts."""
    articles = [article.text.encode() for article in read_articles(data)]
    seconds = min(_time(articles) for _ in range(ROUNDS + 1))  # The first round also loads the data files.
    joined = "\n\n".join(article.decode() for article in articles)
    growth = {str(size): round(_time([joined[:size].encode()]), 3) for size in SIZES}
    return {
        "data": hash_file(data / "articles"),
        "articles": len(articles),
        "articles_a_second": round(len(articles) / seconds),
        "seconds by characters of one text": growth,
    }


def _time(documents: list[bytes]) -> float:
    start = time.process_time()
    for document in documents:
        try:
            article = make_article(decode_document(document, "article"), keep_all=True)
        except InputError:
            continue
        split_sentences(article.text)
    return time.process_time() - start
