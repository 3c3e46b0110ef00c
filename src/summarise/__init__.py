"""Read Indonesian news in English: a digest beside the source, and a weekly briefing.

>>> from pathlib import Path
>>> import summarise
>>> digest = summarise.digest(Path("article.txt"))
>>> print(digest.summary.headline.text)
"""

import logging

from summarise.api import briefing, digest, make_digester, read_documents
from summarise.settings import Settings
from summarise.stories.briefing import BriefingOptions
from summarise.stories.types import Briefing, Story
from summarise.types import Article, Digest, Document, Hints, Period, Sentence, Summary, Translation

__all__ = [
    "Article",
    "Briefing",
    "BriefingOptions",
    "Digest",
    "Document",
    "Hints",
    "Period",
    "Sentence",
    "Settings",
    "Story",
    "Summary",
    "Translation",
    "briefing",
    "digest",
    "make_digester",
    "read_documents",
]

logging.getLogger(__name__).addHandler(logging.NullHandler())  # a library says nothing unless it is asked to
