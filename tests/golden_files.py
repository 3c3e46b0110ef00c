"""Compare a text with a file that a person can read and change.

After a wanted change: `UPDATE_GOLDEN=1 pytest tests/render`, then read the difference.
"""

import os
from pathlib import Path


def compare(path: Path, text: str) -> None:
    """Assert that `text` is what stands in `path`."""
    if os.environ.get("UPDATE_GOLDEN"):
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    assert text == path.read_text(encoding="utf-8")
