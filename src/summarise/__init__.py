"""Read Indonesian news in English: a digest beside the source, and a weekly briefing.

>>> from pathlib import Path
>>> import summarise
>>> digest = summarise.digest(Path("article.txt"))
>>> print(digest.summary.headline.text)
"""

from summarise.api import briefing, digest, make_digester, read_documents
from summarise.settings import Settings
from summarise.types import Article, Briefing, Digest, Document, Hints, Period, Sentence, Summary, Translation

__all__ = [
    "Article",
    "Briefing",
    "Digest",
    "Document",
    "Hints",
    "Period",
    "Sentence",
    "Settings",
    "Summary",
    "Translation",
    "briefing",
    "digest",
    "make_digester",
    "read_documents",
]
