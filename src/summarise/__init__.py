"""Read Indonesian news in English: a digest beside the source, and a weekly briefing.

>>> from pathlib import Path
>>> import summarise
>>> digest = summarise.digest(Path("article.txt"))
>>> print(digest.summary.headline.text)
"""

import logging
from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from summarise.api import briefing, digest, make_digester, read_documents
    from summarise.settings import Settings
    from summarise.stories.briefing import BriefingOptions
    from summarise.stories.types import Briefing, Story
    from summarise.types import Article, Digest, Document, Hints, Period, Sentence, Summary, Translation

_ROOMS = {
    "summarise.api": ("briefing", "digest", "make_digester", "read_documents"),
    "summarise.settings": ("Settings",),
    "summarise.stories.briefing": ("BriefingOptions",),
    "summarise.stories.types": ("Briefing", "Story"),
    "summarise.types": (
        *("Article", "Digest", "Document", "Hints", "Period"),
        *("Sentence", "Summary", "Translation"),
    ),
}

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


def __getattr__(name: str) -> Any:
    """Import a name when it is first asked for (PEP 562): the program must be able to start at once."""
    for room, names in _ROOMS.items():
        if name in names:
            return getattr(import_module(room), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
