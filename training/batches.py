"""Draw training pairs by kind of text, vary them a little, and pack them into rows of one fixed shape."""

import json
import random
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from typing import Any

import torch
from tokenizers import Tokenizer
from torch import Tensor

from sources import Group
from variations import NAME, Pair, vary

PROMPT = "Indonesian: {source}\nEnglish:"
ANSWER = " {target}\n"
BOS = 2

# Weights of the kinds in a draw, at the beginning and at the end of training: clean, news-like text comes
# last, and about half is what was made for this project (or a third the program's own translations).
BEGIN = {
    Group.NEWS: 0.20,
    Group.WIKI: 0.15,
    Group.EVERYDAY: 0.08,
    Group.PROSE: 0.06,
    Group.DOCS: 0.06,
    Group.SELF: 0.5,
    Group.TRANSLATED: 0.35,
    Group.WRITTEN: 0.10,
}
END = {
    Group.NEWS: 0.13,
    Group.WIKI: 0.10,
    Group.EVERYDAY: 0.05,
    Group.PROSE: 0.03,
    Group.DOCS: 0.01,
    Group.SELF: 0.5,
    Group.TRANSLATED: 0.48,
    Group.WRITTEN: 0.20,
}

JOINED = 0.05  # share of the pairs that have another joined to them
# Share of the sources that are segmented otherwise than at decoding, and of the merges that are then left out
# (Provilkov et al. 2020, BPE-Dropout).
RESEGMENTED, BPE_DROPOUT = 0.3, 0.1

WAITING = 12  # examples that may wait for the next batch before a batch counts as full


@dataclass(slots=True)
class Example:
    """One tokenised pair; the tokens from `answer` on are learnt."""

    tokens: list[int]
    answer: int


@dataclass(slots=True)
class PairStream:
    """An endless, seeded, resumable stream of varied pairs."""

    pairs: Mapping[Group, list[Pair]]
    names: list[str]
    seed: int = 1
    position: dict[Group, int] = field(default_factory=dict)
    rng: random.Random = field(default_factory=random.Random)
    _orders: dict[tuple[Group, int], list[int]] = field(default_factory=dict)

    def draw(self, fraction: float) -> Pair:
        """Return the next pair, by the shares that hold after `fraction` of the training."""
        groups = [group for group in Group if self.pairs[group]]
        weights = [BEGIN[group] + (END[group] - BEGIN[group]) * fraction for group in groups]
        group = self.rng.choices(groups, weights)[0]
        pair = self._take(group)
        if self.rng.random() < JOINED:
            other = self._take(group)
            pair = f"{pair[0]} {other[0]}", f"{pair[1]} {other[1]}"
        return vary(pair, self.names, self.rng)

    def _take(self, group: Group) -> Pair:
        at = self.position.get(group, 0)
        self.position[group] = at + 1
        size = len(self.pairs[group])
        key = (group, at // size)
        if key not in self._orders:
            order = list(range(size))
            random.Random(f"{self.seed} {group} {key[1]}").shuffle(order)
            self._orders = {k: v for k, v in self._orders.items() if k[0] is not group} | {key: order}
        return self.pairs[group][self._orders[key][at % size]]

    def state(self) -> dict[str, Any]:
        """Return what `restore` needs to go on from here."""
        return {
            "position": {str(group): at for group, at in self.position.items()},
            "rng": self.rng.getstate(),
        }

    def restore(self, state: dict[str, Any]) -> None:
        """Go back to an earlier state."""
        self.position = {Group(name): at for name, at in state["position"].items()}
        self.rng.setstate(state["rng"])


def read_stream(paths: Iterable[Path], seed: int) -> PairStream:
    """Read files of pairs, and collect the names that stand on both sides of one."""
    pairs: dict[Group, list[Pair]] = {group: [] for group in Group}
    names: set[str] = set()
    for line in chain.from_iterable(path.read_text("utf-8").splitlines() for path in paths):
        group, source, target = line.split("\t")
        pairs[Group(group)].append((source, target))
        names.update(set(NAME.findall(source)) & set(NAME.findall(target)))
    return PairStream(pairs, sorted(names), seed, rng=random.Random(seed))


def with_dropout(tokenizer: Tokenizer) -> Tokenizer:
    """Return a copy that leaves out merges at random; its draws have no seed."""
    settings = json.loads(tokenizer.to_str())
    settings["model"]["dropout"] = BPE_DROPOUT
    return Tokenizer.from_str(json.dumps(settings))


def tokenise(pair: Pair, tokenizer: Tokenizer, reader: Tokenizer) -> Example:
    """Return the prompt, as `reader` segments it, and the answer as tokens, each encoded by itself."""
    prompt = reader.encode(PROMPT.format(source=pair[0]), add_special_tokens=False).ids
    answer = tokenizer.encode(ANSWER.format(target=pair[1]), add_special_tokens=False).ids
    return Example([BOS, *prompt, *answer], 1 + len(prompt))


@dataclass(frozen=True, slots=True)
class Batch:
    """What `Gemma.forward` takes, and how many tokens of it are text."""

    tokens: Tensor
    blocked: Tensor
    where: Tensor
    targets: Tensor
    filled: int


class Packer:
    """Pack examples first-fit into `rows` rows of `length` tokens; no example sees another."""

    def __init__(
        self, stream: PairStream, tokenizer: Tokenizer, index: Tensor, rows: int, length: int
    ) -> None:
        self.stream, self.tokenizer, self.index = stream, tokenizer, index
        self.resegmenter = with_dropout(tokenizer)
        self.rows, self.length = rows, length
        self.waiting: list[Pair] = []

    def next(self, fraction: float) -> Batch:
        """Return the next batch; examples longer than a row are passed over."""
        rows: list[list[Example]] = [[] for _ in range(self.rows)]
        space = [self.length] * self.rows
        candidates, self.waiting = self.waiting, []
        while len(self.waiting) < WAITING:
            pair = candidates.pop() if candidates else self.stream.draw(fraction)
            resegments = self.stream.rng.random() < RESEGMENTED
            example = tokenise(pair, self.tokenizer, self.resegmenter if resegments else self.tokenizer)
            size = len(example.tokens)
            at = next((row for row in range(self.rows) if space[row] >= size), None)
            if at is not None:
                rows[at].append(example)
                space[at] -= size
            elif size <= self.length:
                self.waiting.append(pair)
        return self._collate(rows)

    def _collate(self, rows: list[list[Example]]) -> Batch:
        tokens = torch.zeros(self.rows, self.length, dtype=torch.long)
        owner = torch.zeros(self.rows, self.length, dtype=torch.long)
        where: list[int] = []
        targets: list[int] = []
        for row, examples in enumerate(rows):
            start = 0
            for number, example in enumerate(examples, 1):
                end = start + len(example.tokens)
                tokens[row, start:end] = torch.tensor(example.tokens)
                owner[row, start:end] = number
                where.extend(row * self.length + at for at in range(start + example.answer - 1, end - 1))
                targets.extend(example.tokens[example.answer :])
                start = end
        causal = torch.ones(self.length, self.length, dtype=torch.bool).tril()
        seen = (owner[:, :, None] == owner[:, None, :]) & causal
        blocked = torch.zeros(seen.shape, dtype=torch.bfloat16).masked_fill_(~seen, float("-inf"))
        found = self.index[torch.tensor(targets)]
        return Batch(
            tokens, blocked, torch.tensor(where)[found >= 0], found[found >= 0], int((owner > 0).sum())
        )
