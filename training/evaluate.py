"""Translate an evaluation set with an adapter, as the program does, and print BLEU and chrF2 (sacreBLEU)."""

import argparse
import json
import time
from pathlib import Path
from typing import Any

import sacrebleu  # type: ignore[import-not-found, unused-ignore]
from safetensors.torch import load_file
from tokenizers import Tokenizer
from transformers import AutoModelForCausalLM

from adapters import merge_into, read_adapters
from batches import PROMPT
from gemma import best_device, best_dtype
from summarise.translation.embedded import BEAMS, LIMITS, PromptDecoder
from summarise.translation.gemma import Gemma
from summarise.translation.steady import make_steady
from summarise.translation.translator import pass_through
from summarise.translation.window import DecodingWindow


def load(arguments: argparse.Namespace) -> PromptDecoder:
    """Return a decoder over the base with the mean of the adapters merged into it."""
    device = best_device()
    model: Any = AutoModelForCausalLM.from_pretrained(arguments.base, dtype=best_dtype(device))
    merge_into(model, read_adapters(arguments.adapters), arguments.scale)
    make_steady(model.model)
    backbone = model.model.to(device).eval()
    tokenizer = Tokenizer.from_file(str(arguments.base / "tokenizer.json"))
    gemma = Gemma(backbone, tokenizer, load_file(arguments.shortlist)["token_ids"])
    return PromptDecoder(gemma, PROMPT.replace("{source}", "{sentence}"), LIMITS, beams=arguments.beams)


def read_set(stem: Path, first: int | None = None) -> tuple[list[str], list[str]]:
    """Return the sentences of an evaluation set and their references."""
    sources, references = (
        Path(f"{stem}.{side}").read_text("utf-8").splitlines()[:first] for side in ("id", "en")
    )
    return sources, references


def score(hypotheses: list[str], references: list[str]) -> dict[str, float]:
    """Return BLEU and chrF2 by sacreBLEU's defaults, to a tenth."""
    return {
        "bleu": round(sacrebleu.corpus_bleu(hypotheses, [references]).score, 1),
        "chrf2": round(sacrebleu.corpus_chrf(hypotheses, [references]).score, 1),
    }


def main() -> None:
    """Read the command line, translate, and print the scores as JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("adapters", type=Path, nargs="+", help="adapter files; several are averaged")
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--shortlist", type=Path, required=True)
    parser.add_argument("--set", type=Path, required=True, help="evaluation set without its .id and .en")
    parser.add_argument("--first", type=int, help="only so many sentences")
    parser.add_argument("--scale", type=float, default=2.0, help="alpha / rank")
    parser.add_argument("--beams", type=int, default=BEAMS, help="1 is greedy")
    parser.add_argument("--output", type=Path, help="file for the hypotheses")
    arguments = parser.parse_args()

    decoder = load(arguments)
    sources, references = read_set(arguments.set, arguments.first)
    started = time.perf_counter()
    hypotheses = [found.text for found in pass_through(DecodingWindow(lambda: decoder), sources)]
    seconds = time.perf_counter() - started
    if arguments.output:
        arguments.output.write_text("".join(f"{line}\n" for line in hypotheses), "utf-8")
    scores = {
        "adapters": [path.name for path in arguments.adapters],
        "set": arguments.set.name,
        "sentences": len(sources),
        "beams": arguments.beams,
        **score(hypotheses, references),
        "seconds": round(seconds, 1),
    }
    print(json.dumps(scores), flush=True)


if __name__ == "__main__":
    main()
