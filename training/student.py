"""Train a small Marian student from nothing, in the very files of a Helsinki-NLP checkpoint, and score it.

    python training/student.py ~/id-en/student --pairs ~/id-en/pairs.tsv ~/id-en/news.tsv --minutes 600 \\
        --set ../shared/data/eval/flores-dev

Six encoder and two decoder layers; the pairs are those of select_pairs.py and translate_news.py (its teacher
is the adapter). Run again, it goes on from the last checkpoint. `--translator FOLDER` takes the folder.

Source: Kim and Rush 2016, "Sequence-Level Knowledge Distillation"; Kim et al. 2019, "From Research to
Production and Back: Ludicrously Fast Neural Machine Translation" (deep encoder, shallow decoder).
"""

import argparse
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import sentencepiece
import torch
from safetensors.torch import save_file
from torch.nn.functional import cross_entropy
from torch.nn.utils.rnn import pad_sequence
from transformers import MarianConfig, MarianMTModel

from batches import PairStream, read_stream
from evaluate import read_set, score
from gemma import best_device
from summarise.translation.marian import MarianTranslator
from summarise.translation.translator import translate
from train import CLIP, LOG_EVERY, Meter, Progress

LAYERS = 6, 2  # of the encoder and of the decoder
SHARE = 0.9998  # of the characters that have pieces of their own
LONGEST = 128  # pieces of a side
POOL = 2048  # pairs that are sorted by length before they are cut into batches
SMOOTHING, DROPOUT = 0.1, 0.1
BETAS = (0.9, 0.98)
SAVE_EVERY = 500  # steps
IGNORED = -100


def train_pieces(folder: Path, stream: PairStream, count: int) -> None:
    """Write one SentencePiece model for both sides, under both of its names, and the vocabulary."""
    texts = (text for pairs in stream.pairs.values() for pair in pairs for text in pair)
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=texts,
        model_prefix=str(folder / "source"),
        vocab_size=count,
        character_coverage=SHARE,
        minloglevel=2,
    )
    (folder / "source.model").rename(folder / "source.spm")
    (folder / "source.vocab").unlink()
    (folder / "target.spm").write_bytes((folder / "source.spm").read_bytes())
    pieces = load_pieces(folder)
    known = [pieces.id_to_piece(number) for number in range(3, len(pieces))]
    numbers = {piece: number for number, piece in enumerate(["</s>", "<unk>", *known, "<pad>"])}
    (folder / "vocab.json").write_text(json.dumps(numbers), "utf-8")
    sides = {"source_lang": "id", "target_lang": "en", "separate_vocabs": False}
    (folder / "tokenizer_config.json").write_text(json.dumps(sides), "utf-8")


def load_pieces(folder: Path) -> sentencepiece.SentencePieceProcessor:
    """Return the SentencePiece model of a folder."""
    return sentencepiece.SentencePieceProcessor(model_file=str(folder / "source.spm"))


def configure(size: int, width: int) -> MarianConfig:
    """Return the configuration: opus-mt's, smaller, with `size` pieces, the last of which is padding."""
    return MarianConfig(
        architectures=["MarianMTModel"],
        vocab_size=size,
        decoder_vocab_size=size,
        d_model=width,
        encoder_layers=LAYERS[0],
        decoder_layers=LAYERS[1],
        encoder_attention_heads=width // 64,
        decoder_attention_heads=width // 64,
        encoder_ffn_dim=4 * width,
        decoder_ffn_dim=4 * width,
        activation_function="swish",
        max_position_embeddings=512,
        scale_embedding=True,
        tie_word_embeddings=True,
        share_encoder_decoder_embeddings=True,
        dropout=DROPOUT,
        forced_eos_token_id=0,
        eos_token_id=0,
        pad_token_id=size - 1,
        decoder_start_token_id=size - 1,
    )


class Student:
    """A model, its pieces and its stream of pairs."""

    def __init__(self, arguments: argparse.Namespace) -> None:
        torch.manual_seed(arguments.seed)
        self.arguments, self.folder = arguments, arguments.folder
        self.device = best_device()
        self.stream = read_stream(arguments.pairs, arguments.seed)
        if not (self.folder / "vocab.json").exists():
            train_pieces(self.folder, self.stream, arguments.pieces)
        self.pieces = load_pieces(self.folder)
        self.pad = len(self.pieces) - 1
        self.config = configure(len(self.pieces), arguments.width)
        model: Any = MarianMTModel(self.config)
        self.model = model.to(self.device)
        self.optimiser = torch.optim.Adam(self.model.parameters(), lr=arguments.rate, betas=BETAS)
        self.progress = Progress(None, arguments.minutes)
        if (self.folder / "state.pt").exists():
            self.resume()

    def run(self) -> None:
        """Train to the end of the budget, with a line of JSON and a checkpoint now and then."""
        meter = Meter()
        self.model.train()
        for sources, targets in self.draw_batches():
            written = sum(map(len, targets))
            meter.add(written * self.learn(sources, targets), written, written)
            self.progress.step += 1
            if self.progress.step % (10 * LOG_EVERY) == 0:
                done = {"step": self.progress.step, "done": round(self.progress.fraction, 4)}
                print(json.dumps(done | meter.report()), flush=True)
                meter = Meter()
            if self.progress.step % SAVE_EVERY == 0:
                self.save()
            if self.progress.fraction >= 1.0:
                break
        self.save()

    def draw_batches(self) -> Iterator[tuple[list[list[int]], list[list[int]]]]:
        """Yield the pieces of both sides, in batches of like length."""
        while True:
            pool = [self.stream.draw(self.progress.fraction) for _ in range(POOL)]
            coded = [(self.encode(source), self.encode(target)) for source, target in pool]
            coded = [pair for pair in coded if max(map(len, pair)) <= LONGEST]
            coded.sort(key=lambda pair: (len(pair[0]), len(pair[1])))
            batches: list[list[tuple[list[int], list[int]]]] = [[]]
            for pair in coded:
                longest = max(map(len, (*pair, *(side for other in batches[-1][-1:] for side in other))))
                if longest * (len(batches[-1]) + 1) > self.arguments.tokens:
                    batches.append([])
                batches[-1].append(pair)
            for number in torch.randperm(len(batches)).tolist():
                sources, targets = zip(*batches[number], strict=True)
                yield list(sources), list(targets)

    def encode(self, text: str) -> list[int]:
        """Return the ids of vocab.json: SentencePiece's less one (it begins with <unk>, <s> and </s>)."""
        return [max(1, number - 1) for number in self.pieces.encode(text)] + [0]

    def learn(self, sources: list[list[int]], targets: list[list[int]]) -> float:
        """Take one step; return the mean loss."""
        ids, labels = (
            pad_sequence([torch.tensor(row) for row in side], batch_first=True, padding_value=value)
            for side, value in ((sources, self.pad), (targets, IGNORED))
        )
        ids, labels = ids.to(self.device), labels.to(self.device)
        start = torch.full_like(labels[:, :1], self.pad)
        before = torch.cat((start, labels[:, :-1].masked_fill(labels[:, :-1] == IGNORED, self.pad)), 1)
        with torch.autocast(self.device.type, torch.bfloat16):
            states = self.model.model(input_ids=ids, attention_mask=ids != self.pad, decoder_input_ids=before)
            kept = labels != IGNORED
            logits = self.model.lm_head(states.last_hidden_state[kept])
        loss = cross_entropy(logits.float(), labels[kept], label_smoothing=SMOOTHING)
        loss.backward()  # type: ignore[no-untyped-call]
        for group in self.optimiser.param_groups:
            group["lr"] = self.arguments.rate * self.progress.scale_rate()
        torch.nn.utils.clip_grad_norm_(self.model.parameters(), CLIP)
        self.optimiser.step()
        self.optimiser.zero_grad()
        return float(loss.item())

    def save(self) -> None:
        """Write the checkpoint as Helsinki-NLP publishes it, in fp16, and the state to resume from."""
        tied = ("embed_positions.weight", "lm_head.weight", "embed_tokens.weight")
        weights = {
            name: value.half().cpu().contiguous()
            for name, value in self.model.state_dict().items()
            if not name.endswith(tied)
        }
        save_file(weights, self.folder / "model.safetensors", metadata={"format": "pt"})
        self.config.save_pretrained(self.folder)
        self.model.generation_config.save_pretrained(self.folder)
        state = {"model": self.model.state_dict(), "optimiser": self.optimiser.state_dict()}
        state |= {"stream": self.stream.state(), "step": self.progress.step, "elapsed": self.progress.elapsed}
        torch.save(state, self.folder / "state.pt.new")
        (self.folder / "state.pt.new").replace(self.folder / "state.pt")

    def resume(self) -> None:
        """Go back to the last saved state."""
        state = torch.load(self.folder / "state.pt", weights_only=True)
        self.model.load_state_dict(state["model"])
        self.optimiser.load_state_dict(state["optimiser"])
        self.stream.restore(state["stream"])
        self.progress.step, self.progress.before = state["step"], state["elapsed"]


def evaluate(folder: Path, stem: Path) -> dict[str, object]:
    """Translate an evaluation set by the reference engine and return the scores."""
    sources, references = read_set(stem)
    hypotheses = translate(MarianTranslator(folder, folder.name), sources)
    (folder / f"{stem.name}.en").write_text("".join(f"{line}\n" for line in hypotheses), "utf-8")
    return {"set": stem.name, "sentences": len(sources), **score(hypotheses, references)}


def main() -> None:
    """Read the command line, train and score."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="folder for the checkpoint, outside the repository")
    parser.add_argument("--pairs", type=Path, nargs="+", required=True, help="files of pairs")
    parser.add_argument("--minutes", type=float, required=True, help="budget; the learning rate ends with it")
    parser.add_argument("--set", type=Path, action="append", default=[], help="set without its .id and .en")
    parser.add_argument("--width", type=int, default=256)
    parser.add_argument("--pieces", type=int, default=16_000)
    parser.add_argument("--rate", type=float, default=1e-3, help="peak learning rate")
    parser.add_argument("--tokens", type=int, default=4096, help="pieces of a batch's longer side")
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    arguments.folder.mkdir(parents=True, exist_ok=True)
    Student(arguments).run()
    for stem in arguments.set:
        print(json.dumps(evaluate(arguments.folder, stem)), flush=True)


if __name__ == "__main__":
    main()
