"""Measure the embedded engine against the loop most people write over the same weights.

    python benchmarks/embedded.py ../shared/data/eval/flores-dev

The loop is transformers' `generate`, one sentence at a time over the whole vocabulary, in the same precision.
Both translate in turn, round by round; the ratios of the rounds count.
"""

import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

import torch

from summarise.translation.embedded import ADAPTER, PROMPT, EmbeddedTranslator
from summarise.translation.gemma import DTYPES, PROMPT_GROWTH, PROMPT_SLACK
from summarise.translation.precision import cpu_precision
from summarise.translation.quiet import quiet_transformers
from summarise.translation.translator import translate

ROUNDS, SENTENCES, LOOPED = 3, 96, 8


def prepare_loop(checkpoint: Path) -> Callable[[list[str]], None]:
    """Return what translates one sentence after the other."""
    from tokenizers import Tokenizer
    from transformers import Gemma3ForCausalLM
    from transformers.models.gemma3.modeling_gemma3 import Gemma3TextModel

    dtype = DTYPES[cpu_precision()]
    backbone = Gemma3TextModel.from_pretrained(checkpoint, dtype=dtype, local_files_only=True)
    model = Gemma3ForCausalLM(backbone.config).to(dtype)
    model.model = backbone
    model.lm_head.weight = backbone.embed_tokens.weight
    model.eval()
    tokenizer = Tokenizer.from_file(str(checkpoint / "tokenizer.json"))
    prompt = (ADAPTER / PROMPT).read_text(encoding="utf-8").rstrip("\n")
    newline = tokenizer.token_to_id("\n")

    def run(sentences: list[str]) -> None:
        for sentence in sentences:
            ids = [2, *tokenizer.encode(prompt.format(sentence=sentence), add_special_tokens=False).ids]
            cap = int(len(ids) * PROMPT_GROWTH) + PROMPT_SLACK
            with torch.inference_mode():
                model.generate(
                    torch.tensor([ids]), do_sample=False, max_new_tokens=cap, eos_token_id=[1, newline]
                )

    return run


def main(stem: Path) -> None:
    """Print sentences a second of both and the ratio."""
    sentences = Path(f"{stem}.id").read_text(encoding="utf-8").splitlines()[:SENTENCES]
    engine = EmbeddedTranslator(print)
    with quiet_transformers():
        loop = prepare_loop(engine.prepare())
        translate(engine, sentences[:2])
        speeds = []
        for _ in range(ROUNDS):
            started = time.perf_counter()
            loop(sentences[:LOOPED])
            between = time.perf_counter()
            translate(engine, sentences)
            ended = time.perf_counter()
            speeds.append((LOOPED / (between - started), len(sentences) / (ended - between)))
    for name, values in zip(("loop", "embedded"), zip(*speeds, strict=True), strict=True):
        print(f"{name:<10}{statistics.median(values):>6.2f} sentences/s")
    ratios = [ours / theirs for theirs, ours in speeds]
    print(f"ratio {statistics.median(ratios):.1f} ({min(ratios):.1f} to {max(ratios):.1f})")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
