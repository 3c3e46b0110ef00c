"""Marian checkpoints on disk: whether a directory is one, and its model, no code in it run."""

from pathlib import Path
from typing import Any

from summarise.errors import ModelCorrupt, ModelUnavailable
from summarise.models.configuration import read_configuration
from summarise.models.conversion import convert, converted_place, is_whole
from summarise.models.fingerprints import checkpoint_fingerprint
from summarise.models.integrity import altered
from summarise.models.places import WEIGHTS, Notify, weights_file


def check_layout(checkpoint: Path) -> None:
    """Look at a checkpoint's files without loading them.

    Raises:
        ModelUnavailable: files are missing, or it is a checkpoint of another architecture.
        ModelCorrupt: its configuration cannot be read.
    """
    kind = read_configuration(checkpoint, "Marian").get("model_type")
    if kind != "marian":
        raise ModelUnavailable(
            f"{checkpoint}: its architecture is {kind!r}, and only 'marian' checkpoints translate here; "
            "name one of the Helsinki-NLP/opus-mt family"
        )


def safe_checkpoint(checkpoint: Path, name: str, notify: Notify) -> Path:
    """Return the checkpoint, or its copy with safetensors if its own weights are pickled, made once.

    Raises:
        ModelCorrupt: a file is not what the hub published.
        ModelError: the pickle holds anything but weights, or the copy cannot be written.
    """
    if changed := altered(checkpoint):
        raise ModelCorrupt(
            f"{name}: {', '.join(changed)} is not what the hub published; "
            f"mend it with: summarise models pull {name}"
        )
    weights = weights_file(checkpoint)
    if weights is None or weights.name == WEIGHTS[0]:
        return checkpoint
    from summarise.translation.marian_weights import write_safetensors

    place = converted_place(name, checkpoint_fingerprint(checkpoint))
    if not is_whole(place):
        notify(f"{name}: reading its older weights file safely and keeping a copy, once.")
        convert(place, lambda fresh: write_safetensors(checkpoint, fresh))
    return place


def load_model(checkpoint: Path) -> Any:
    """Return the model of a checkpoint with safetensors, in fp32 and ready to be used.

    Raises:
        ValueError: weights are missing or do not fit; transformers and its readers have more errors.
    """
    import torch
    from transformers import MarianMTModel

    from summarise.translation.marian_weights import check_loading

    loaded: Any = MarianMTModel.from_pretrained(
        checkpoint, local_files_only=True, output_loading_info=True, use_safetensors=True, dtype=torch.float32
    )
    model, report = loaded
    check_loading(report)
    return model.eval()


def damaged(checkpoint: Path, error: Exception) -> ModelCorrupt:
    """Return the one error for whatever pickle, safetensors, sentencepiece or json found wrong."""
    reason = " ".join(str(error).split())[:160] or type(error).__name__
    return ModelCorrupt(f"{checkpoint}: the checkpoint is damaged ({reason}); delete and download it again")
