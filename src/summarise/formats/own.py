"""Recognise files that are no articles: what this program wrote, and what is about the folder."""

from pathlib import Path

from summarise.formats.documents import SUFFIXES
from summarise.paths import is_file
from summarise.records import OUR_SCHEMAS

NO_ARTICLES = frozenset(
    "readme license licence notice changelog changes contributing copying authors robots humans requirements "
    "constraints".split()
)
"""Names, without suffix and case, that a folder keeps for itself."""
NOTES = (b"Machine-made: translated by ", b"*Nothing was translated.*")
"""The line that says how a digest was made (render/view.py) ends every file a person reads."""
GENERATOR = b'<meta name="generator" content="summarise">'
"""What every page begins with (prompts/page.html.j2)."""
TAIL = 4096
HEAD = 200


def is_article_file(path: Path) -> bool:
    """Say whether to read a file found in a folder: a known suffix, neither ours nor about the folder."""
    known = path.suffix.lower() in SUFFIXES
    return known and path.stem.casefold() not in NO_ARTICLES and not is_our_output(path)


def is_our_output(path: Path) -> bool:
    """Say whether this program wrote a file; one that cannot be read is reported by whoever reads it."""
    if not is_file(path):  # a FIFO would be waited for
        return False
    try:
        with path.open("rb") as file:
            head = file.read(HEAD)
            file.seek(max(0, path.stat().st_size - TAIL))
            tail = file.read(TAIL)
    except OSError:
        return False
    begins = GENERATOR in head or any(
        head.startswith(f'{{"schema": "{schema}"'.encode()) for schema in OUR_SCHEMAS
    )
    return begins or any(note in tail for note in NOTES)
