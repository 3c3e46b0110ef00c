"""Expand patterns such as `news/**/*.html`, for shells that do not and for cron jobs that quote them."""

import os
import re
from pathlib import Path

from summarise.formats.own import is_article_file
from summarise.paths import is_folder

_MAGIC = re.compile(r"[*?\[]")


def is_pattern(path: str) -> bool:
    """Say whether a path is a pattern, and not the name of a file with a bracket in it."""
    return bool(_MAGIC.search(path)) and not os.path.lexists(path)


def expand_pattern(pattern: str) -> tuple[Path, list[Path]]:
    """Return the folder a pattern starts from and what matches below it, sorted.

    Hidden files match only where the pattern names the dot. A pattern that ends in a suffix takes
    every file it matches, any other ("news/*") only what a folder would give. Links to folders are
    not followed by "**".
    """
    parts = Path(pattern).parts
    first = next(index for index, part in enumerate(parts) if _MAGIC.search(part))
    base, rest = Path(*parts[:first]), "/".join(parts[first:])
    named = "." in parts[-1] and not _MAGIC.search(parts[-1].rpartition(".")[2])
    found = (path for path in base.glob(rest) if "/." in f"/{rest}" or not _is_hidden(path.relative_to(base)))
    return base, sorted({path for path in found if is_folder(path) or named or is_article_file(path)})


def _is_hidden(path: Path) -> bool:
    return any(part.startswith(".") for part in path.parts)
