"""Marian checkpoints on disk: whether a directory is one, and its model, no code in it run."""

import json
from pathlib import Path
from typing import Any

from summarise.errors import ModelCorrupt, ModelUnavailable
from summarise.models import CONFIG, missing_parts


def check_layout(checkpoint: Path) -> None:
    """Look at a checkpoint's files without loading them.

    Raises:
        ModelUnavailable: files are missing, or it is a checkpoint of another architecture.
        ModelCorrupt: its configuration cannot be read.
    """
    if missing := missing_parts(checkpoint):
        raise ModelUnavailable(f"{checkpoint}: no Marian checkpoint; it lacks {', '.join(missing)}")
    try:
        kind = json.loads((checkpoint / CONFIG).read_text(encoding="utf-8")).get("model_type")
    except (OSError, ValueError, AttributeError) as error:
        raise ModelCorrupt(f"{checkpoint / CONFIG}: not readable as JSON ({error})") from error
    if kind != "marian":
        raise ModelUnavailable(
            f"{checkpoint}: its architecture is {kind!r}, and only 'marian' checkpoints translate here; "
            "name one of the Helsinki-NLP/opus-mt family"
        )


def load_model(checkpoint: Path) -> Any:
    """Return the model in fp32, ready to be used; pickled weights are read as weights only.

    Raises:
        ValueError: weights are missing or do not fit; transformers and its readers have more errors.
    """
    import torch
    from transformers import MarianMTModel

    loaded: Any = MarianMTModel.from_pretrained(
        checkpoint, local_files_only=True, output_loading_info=True, weights_only=True, dtype=torch.float32
    )
    model, report = loaded
    # transformers fills weights it does not find with random numbers, and says so in a log line only.
    if unfit := sorted(map(str, [*report["missing_keys"], *report["mismatched_keys"]])):
        raise ValueError(f"weights missing or of another shape: {', '.join(unfit[:3])}")
    return model.eval()


def damaged(checkpoint: Path, error: Exception) -> ModelCorrupt:
    """Return the one error for whatever pickle, safetensors, sentencepiece or json found wrong."""
    reason = " ".join(str(error).split())[:160] or type(error).__name__
    return ModelCorrupt(f"{checkpoint}: the checkpoint is damaged ({reason}); delete and download it again")
