"""Translate an evaluation set with an adapter and score it (sacreBLEU defaults: BLEU and chrF2)."""

import argparse
import json
import time
from pathlib import Path
from typing import Any

import sacrebleu  # type: ignore[import-not-found, unused-ignore]
import torch
from safetensors.torch import load_file
from torch import Tensor
from transformers import AutoModelForCausalLM, AutoTokenizer

from adapters import merge_into, read_adapters
from batches import PROMPT

# At most this many tokens an answer: 1.6 times the prompt's and 16 more.
GROWTH, SLACK = 1.6, 16


class Decoder:
    """Greedy decoding over the shortlist and the tokens of the sources, in batches of like length."""

    def __init__(self, model: Any, tokenizer: Any, shortlist: Tensor) -> None:
        self.model, self.tokenizer, self.shortlist = model, tokenizer, shortlist.to(model.device)
        tokenizer.padding_side = "left"
        self.newline = tokenizer.encode("\n", add_special_tokens=False)[-1]

    def translate(self, sentences: list[str], size: int) -> list[str]:
        """Return the translations in the order of the sentences."""
        order = sorted(range(len(sentences)), key=lambda at: len(sentences[at]))
        hypotheses = [""] * len(sentences)
        for start in range(0, len(order), size):
            chosen = order[start : start + size]
            for at, text in zip(chosen, self._decode([sentences[at] for at in chosen]), strict=True):
                hypotheses[at] = text
        return hypotheses

    @torch.inference_mode()
    def _decode(self, sentences: list[str]) -> list[str]:
        encoded = self.tokenizer(
            [PROMPT.format(source=text) for text in sentences], padding=True, return_tensors="pt"
        )
        step, mask = (
            encoded["input_ids"].to(self.model.device),
            encoded["attention_mask"].to(self.model.device),
        )
        allowed = torch.cat((self.shortlist, step.flatten())).unique()  # type: ignore[no-untyped-call]
        rows = self.model.lm_head.weight[allowed]
        caps = (GROWTH * mask.sum(1) + SLACK).long()
        done = torch.zeros(len(sentences), dtype=torch.bool, device=self.model.device)
        cache, answers = None, []
        for length in range(1, int(caps.max()) + 1):
            positions = (mask.cumsum(1) - 1).clamp_min(0)[:, -step.shape[1] :]
            output = self.model.base_model(
                input_ids=step,
                attention_mask=mask,
                position_ids=positions,
                past_key_values=cache,
                use_cache=True,
            )
            cache = output.past_key_values
            best = allowed[(output.last_hidden_state[:, -1] @ rows.t()).argmax(-1)]
            best = torch.where(done, self.newline, best)
            answers.append(best)
            done |= (best == self.newline) | (caps <= length)
            if done.all():
                break
            step = best[:, None]
            mask = torch.cat((mask, torch.ones_like(step)), 1)
        lines = torch.stack(answers, 1).tolist()
        ends = [line.index(self.newline) if self.newline in line else len(line) for line in lines]
        return [self.tokenizer.decode(line[:end]).strip() for line, end in zip(lines, ends, strict=True)]


def main() -> None:
    """Read the command line, translate, and print the scores as JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("adapters", type=Path, nargs="+", help="adapter files; several are averaged")
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--shortlist", type=Path, required=True)
    parser.add_argument("--set", type=Path, required=True, help="evaluation set without its .id and .en")
    parser.add_argument("--first", type=int, help="only so many sentences")
    parser.add_argument("--scale", type=float, default=2.0, help="alpha / rank")
    parser.add_argument("--batch", type=int, default=64)
    parser.add_argument("--output", type=Path, help="file for the hypotheses")
    arguments = parser.parse_args()

    device = "cuda" if torch.cuda.is_available() else "cpu"
    model: Any = AutoModelForCausalLM.from_pretrained(arguments.base, dtype=torch.bfloat16)
    merge_into(model, read_adapters(arguments.adapters), arguments.scale)
    shortlist = load_file(arguments.shortlist)["token_ids"].long()
    decoder = Decoder(model.to(device), AutoTokenizer.from_pretrained(arguments.base), shortlist)
    sources, references = (
        Path(f"{arguments.set}.{side}").read_text("utf-8").splitlines()[: arguments.first]
        for side in ("id", "en")
    )
    started = time.perf_counter()
    hypotheses = decoder.translate(sources, arguments.batch)
    seconds = time.perf_counter() - started
    if arguments.output:
        arguments.output.write_text("".join(f"{line}\n" for line in hypotheses), "utf-8")
    scores = {
        "adapters": [path.name for path in arguments.adapters],
        "set": arguments.set.name,
        "sentences": len(sources),
        "bleu": round(sacrebleu.corpus_bleu(hypotheses, [references]).score, 1),
        "chrf2": round(sacrebleu.corpus_chrf(hypotheses, [references]).score, 1),
        "seconds": round(seconds, 1),
    }
    print(json.dumps(scores), flush=True)


if __name__ == "__main__":
    main()
