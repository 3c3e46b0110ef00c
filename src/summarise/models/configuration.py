"""What a checkpoint on disk says of itself, read without a model library."""

import json
from pathlib import Path
from typing import Any

from summarise.errors import ModelCorrupt, ModelUnavailable
from summarise.models.places import CONFIG, missing_parts


def read_configuration(checkpoint: Path, kind: str) -> dict[str, Any]:
    """Return the configuration of a checkpoint whose files are all there.

    Args:
        kind: what the user is told it should be: "Marian".

    Raises:
        ModelUnavailable: files are missing.
        ModelCorrupt: its configuration cannot be read.
    """
    if missing := missing_parts(checkpoint):
        raise ModelUnavailable(f"{checkpoint}: no {kind} checkpoint; it lacks {', '.join(missing)}")
    try:
        configuration = json.loads((checkpoint / CONFIG).read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ModelCorrupt(f"{checkpoint / CONFIG}: not readable as JSON ({error})") from error
    if not isinstance(configuration, dict):
        raise ModelCorrupt(f"{checkpoint / CONFIG}: not readable as JSON (it holds no object)")
    return configuration
