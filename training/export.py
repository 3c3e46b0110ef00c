"""Write the adapter in PEFT's format, with its shortlist and a model card that states what was measured."""

import argparse
import hashlib
import json
from pathlib import Path
from string import Template

import torch
from safetensors.torch import load_file, save_file

from adapters import read_adapters
from sources import SOURCES, TRANSLATED, WRITTEN

CARD = Path(__file__).with_name("model_card.md")
MODULES = ["q_proj", "k_proj", "v_proj", "o_proj", "gate_proj", "up_proj", "down_proj"]


def format_sources(counts: dict[str, int]) -> str:
    """Return the table rows of the training data: source, kind, pairs, terms."""
    return "\n".join(
        f"| {source.name} | {source.group} | {counts[source.name]:,} | {source.licence} |"
        for source in (*SOURCES, WRITTEN, TRANSLATED)
        if source.name in counts
    )


def format_scores(path: Path) -> str:
    """Return one table row for each line of scores that evaluate.py printed."""
    scores = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    return "\n".join(
        f"| {score['set']}, first {score['sentences']} | {' + '.join(score['adapters'])} "
        f"| {score['bleu']} | {score['chrf2']} |"
        for score in scores
    )


def format_hash(path: Path) -> str:
    """Return the SHA-256 of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def write_config(path: Path, rank: int, alpha: int) -> None:
    """Write what the peft library wants to know."""
    config = {
        "peft_type": "LORA",
        "base_model_name_or_path": "google/gemma-3-270m",
        "task_type": "CAUSAL_LM",
        "r": rank,
        "lora_alpha": alpha,
        "lora_dropout": 0.0,
        "bias": "none",
        "target_modules": MODULES,
        "fan_in_fan_out": False,
        "inference_mode": True,
    }
    path.write_text(json.dumps(config, indent=1) + "\n", "utf-8")


def main() -> None:
    """Read the command line and write the four files."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("adapters", type=Path, nargs="+", help="checkpoints; several are averaged")
    parser.add_argument("--shortlist", type=Path, required=True)
    parser.add_argument("--counts", type=Path, required=True, help="the .json that select_pairs.py wrote")
    parser.add_argument("--scores", type=Path, required=True, help="lines that evaluate.py printed")
    parser.add_argument("--log", type=Path, required=True, help="lines that train.py printed")
    parser.add_argument("--output", type=Path, required=True)
    arguments = parser.parse_args()

    arguments.output.mkdir(parents=True, exist_ok=True)
    adapter, config, shortlist = (
        arguments.output / name
        for name in ("adapter_model.safetensors", "adapter_config.json", "shortlist.safetensors")
    )
    factors = {name: factor.to(torch.bfloat16) for name, factor in read_adapters(arguments.adapters).items()}
    save_file(factors, adapter, metadata={"format": "pt"})
    rank = min(next(iter(factors.values())).shape)
    write_config(config, rank, 2 * rank)
    save_file(load_file(arguments.shortlist), shortlist)
    card = Template(CARD.read_text("utf-8")).substitute(
        rank=rank,
        alpha=2 * rank,
        tensors=len(factors),
        tokens=f"{len(load_file(shortlist)['token_ids']):,}",
        adapter_hash=format_hash(adapter),
        config_hash=format_hash(config),
        shortlist_hash=format_hash(shortlist),
        checkpoints=", ".join(path.stem for path in arguments.adapters),
        sources=format_sources(json.loads(arguments.counts.read_text("utf-8"))),
        scores=format_scores(arguments.scores),
        last=arguments.log.read_text("utf-8").splitlines()[-1],
    )
    (arguments.output / "README.md").write_text(card, "utf-8")


if __name__ == "__main__":
    main()
