"""Load a checkpoint that writes, whatever its architecture, running no code of it.

This module imports torch and transformers: import it where a model is really needed.
"""

from pathlib import Path
from typing import Any

import torch
from transformers import AutoTokenizer

from summarise.translation.device import Device
from summarise.translation.marian_weights import check_loading


def load(architecture: Any, directory: Path, device: Device) -> tuple[Any, Any]:
    """Return model and tokenizer of a checkpoint with safetensors, the model in fp32 on its device.

    Args:
        architecture: one of transformers' Auto classes.

    Raises:
        ValueError: weights are missing or do not fit; transformers and its readers have more errors.
    """
    tokenizer = AutoTokenizer.from_pretrained(directory, local_files_only=True, trust_remote_code=False)
    model, report = architecture.from_pretrained(
        directory,
        local_files_only=True,
        trust_remote_code=False,
        use_safetensors=True,
        output_loading_info=True,
        dtype=torch.float32,
    )
    check_loading(report)
    return model.eval().to(device), tokenizer
