"""Read the pickled weights of older checkpoints without running code, and keep them as safetensors.

This module imports torch and transformers: import it where a model is really needed.
"""

import pickle
import shutil
from pathlib import Path
from typing import Any

import torch
from transformers import MODEL_FOR_CAUSAL_LM_MAPPING, MODEL_FOR_SEQ_TO_SEQ_CAUSAL_LM_MAPPING, AutoConfig

from summarise.errors import ModelCorrupt
from summarise.models.places import WEIGHTS, checkpoint_files


def check_loading(report: dict[str, Any]) -> None:
    """Refuse a model that transformers could not fill from its file.

    It fills weights it does not find with random numbers, and says so in a log line only.

    Raises:
        ValueError: weights are missing or of another shape.
    """
    if unfit := sorted(map(str, [*report["missing_keys"], *report["mismatched_keys"]])):
        raise ValueError(f"weights missing or of another shape: {', '.join(unfit[:3])}")


def write_safetensors(checkpoint: Path, directory: Path) -> None:
    """Write the checkpoint into a directory that nobody reads yet, its weights as safetensors.

    Their tensors share memory (one embedding for both sides and the output), which safetensors refuses;
    transformers knows which of them to write once.

    Raises:
        ModelCorrupt: the pickle holds anything but tensors.
        ValueError: the tensors do not fit the configuration.
    """
    tensors = load_pickle(checkpoint / WEIGHTS[1])
    config = AutoConfig.from_pretrained(checkpoint, local_files_only=True, trust_remote_code=False)
    loaded: Any = _model_class(config).from_pretrained(
        None, config=config, state_dict=tensors, output_loading_info=True
    )
    model, report = loaded
    check_loading(report)
    model.save_pretrained(directory)
    for path in checkpoint_files(checkpoint):
        if path.name not in WEIGHTS:
            shutil.copyfile(path, directory / path.name)


def _model_class(config: Any) -> Any:
    """Return the encoder-decoder of a configuration; only what has none is a language model alone."""
    kinds: tuple[Any, Any] = (MODEL_FOR_SEQ_TO_SEQ_CAUSAL_LM_MAPPING, MODEL_FOR_CAUSAL_LM_MAPPING)
    return next(kind[type(config)] for kind in kinds if type(config) in kind)


def load_pickle(path: Path) -> dict[str, torch.Tensor]:
    """Read the tensors of a pickled checkpoint with torch's loader that runs no code of the file's.

    Raises:
        ModelCorrupt: it holds anything else.
    """
    try:
        tensors = torch.load(path, map_location="cpu", weights_only=True)
    except pickle.UnpicklingError as error:
        raise ModelCorrupt(
            f"{path}: refused, for it is damaged or holds more than weights and could run code of its own; "
            "delete it and take a checkpoint with model.safetensors"
        ) from error
    if not isinstance(tensors, dict) or not all(
        isinstance(value, torch.Tensor) for value in tensors.values()
    ):
        raise ModelCorrupt(f"{path}: refused, for it holds more than named weights")
    return tensors
