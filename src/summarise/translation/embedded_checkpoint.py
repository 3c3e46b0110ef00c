"""Make, once, the checkpoint the embedded engine loads: the GGUF weights with the adapter merged in.

This module imports torch and transformers: import it where a model is really needed.
"""

import contextlib
import io
import json
from pathlib import Path
from typing import Any

import torch
from safetensors.torch import load_file
from transformers import AutoModelForCausalLM, AutoTokenizer, GgufConfig

from summarise.errors import ModelCorrupt, ModelUnavailable
from summarise.models.conversion import convert
from summarise.models.places import Notify
from summarise.translation.gguf import INSTALL

PEFT_PREFIX = "base_model.model.model."
"""How the peft library names what lies inside the backbone."""


def build_checkpoint(gguf: Path, adapter: Path, checkpoint: Path, notify: Notify) -> None:
    """Write a whole checkpoint: unpack the GGUF file, merge the adapter, save backbone and tokenizer.

    Raises:
        ModelUnavailable: the model cache cannot be written.
        ModelCorrupt: the adapter does not fit the weights.
    """
    notify("Preparing the embedded translation weights; this happens once and takes about a minute.")
    convert(checkpoint, lambda fresh: write_checkpoint(gguf, adapter, fresh, notify))


def merge_adapter(backbone: torch.nn.Module, adapter: Path) -> None:
    """Add a LoRA adapter to the weights it was trained on: W + alpha / rank * B @ A (arXiv:2106.09685).

    Raises:
        ModelCorrupt: a file is damaged, or names weights the backbone has not.
    """
    try:
        config = json.loads((adapter / "adapter_config.json").read_text(encoding="utf-8"))
        scale = config["lora_alpha"] / config["r"]
        tensors = load_file(adapter / "adapter_model.safetensors")
        for name in tensors:
            if name.endswith(".lora_A.weight"):
                module = backbone.get_submodule(name.removeprefix(PEFT_PREFIX).removesuffix(".lora_A.weight"))
                up = tensors[name.replace(".lora_A.", ".lora_B.")]
                _add_in_place(module.get_parameter("weight"), scale * (up.float() @ tensors[name].float()))
    except Exception as error:  # safetensors, json and torch each have their own
        raise ModelCorrupt(f"{adapter}: the adapter is damaged ({error}); install summarise again") from error


@torch.no_grad()
def _add_in_place(weight: torch.Tensor, update: torch.Tensor) -> None:
    weight.copy_((weight.float() + update).to(weight.dtype))


def write_checkpoint(gguf: Path, adapter: Path, directory: Path, notify: Notify) -> None:
    """Write backbone and tokenizer into a directory that nobody reads yet."""
    notify("Unpacking the weights (1 of 3) ...")
    tokenizer, model = unpack(gguf, INSTALL)
    notify("Merging the Indonesian-English adapter (2 of 3) ...")
    merge_adapter(model.model, adapter)
    notify("Saving (3 of 3) ...")
    model.model.save_pretrained(directory)
    tokenizer.backend_tokenizer.save(str(directory / "tokenizer.json"), pretty=False)


def unpack(gguf: Path, remedy: str) -> tuple[Any, Any]:
    """Return the tokenizer and the dense bf16 model of a GGUF file whose hash has been checked.

    Raises:
        ModelUnavailable: a package that reads such files is not installed.
    """
    try:
        with contextlib.redirect_stderr(io.StringIO()):  # the GGUF reader's progress bar has no switch
            tokenizer = AutoTokenizer.from_pretrained(gguf.parent, gguf_file=gguf.name)
            model = AutoModelForCausalLM.from_pretrained(
                gguf.parent,
                gguf_file=gguf.name,
                quantization_config=GgufConfig(dequantize=True),
                dtype=torch.bfloat16,
            )
    except (ImportError, ValueError) as error:  # how transformers says that gguf or accelerate is missing
        raise ModelUnavailable(f"{gguf.name}: it cannot be unpacked ({error}); {remedy}") from error
    return tokenizer, model
