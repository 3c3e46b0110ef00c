"""Draw training pairs by kind of text, vary them a little, and pack them into rows of one fixed shape."""

import json
import random
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from typing import Any

import torch
from tokenizers import Tokenizer
from torch import Tensor

from sources import Group
from summarise.translation.glossary_file import load_glossary, shipped_vocabulary

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

# Shares of the pairs that are varied, by kind of variation.
JOINED, NOISY, HEADLINE, RENAMED, RENUMBERED = 0.05, 0.05, 0.04, 0.06, 0.04
SPELT_OUT = 0.4  # of those with a term of the glossary or the vocabulary that the English renders so
# Share of the sources that are segmented otherwise than at decoding, and of the merges that are then left out
# (Provilkov et al. 2020, BPE-Dropout).
RESEGMENTED, BPE_DROPOUT = 0.3, 0.1

GLOSSARY = load_glossary(None, shipped_vocabulary())
WAITING = 12  # examples that may wait for the next batch before a batch counts as full
NAME = re.compile(r"(?<=\w )[A-Z][a-z]{3,}\b")
BIG_NUMBER = re.compile(r"\b\d{2,3}\b")

Pair = tuple[str, str]


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


def vary(pair: Pair, names: list[str], rng: random.Random) -> Pair:
    """Return the pair, now and then with another name or number on both sides, or as a headline or typo."""
    source, target = pair
    if rng.random() < SPELT_OUT:
        source = spell_out(source, target)
    if rng.random() < RENAMED:
        source, target = swap_shared(NAME, source, target, rng.choice(names), rng)
    if rng.random() < RENUMBERED:
        source, target = swap_shared(BIG_NUMBER, source, target, str(rng.randint(13, 989)), rng)
    kind = rng.random()
    if kind < NOISY:
        source = add_noise(source, rng)
    elif kind < NOISY + HEADLINE and source.endswith(".") and target.endswith("."):
        source, target = source[:-1], target[:-1]
    return source, target


def spell_out(source: str, target: str) -> str:
    """Return the sentence as the program's translator reads it, if the English has all its terms."""
    english = target.lower()
    rendered = all(term.bare_target.lower() in english for term in GLOSSARY.find(source))
    return GLOSSARY.spell_out(source) if rendered else source


def swap_shared(pattern: re.Pattern[str], source: str, target: str, new: str, rng: random.Random) -> Pair:
    """Replace one match that both sides have verbatim, exactly once each."""
    both = set(pattern.findall(source)) & set(pattern.findall(target))
    shared = sorted(old for old in both if source.count(old) == target.count(old) == 1)
    if not shared:
        return source, target
    old = rng.choice(shared)
    return source.replace(old, new), target.replace(old, new)


def add_noise(source: str, rng: random.Random) -> str:
    """Return the sentence without its final stop, without its capital, or with two letters swapped."""
    choice = rng.randrange(3)
    if choice == 0:
        return source.rstrip(".")
    if choice == 1:
        return source[:1].lower() + source[1:]
    at = rng.randrange(max(1, len(source) - 2))
    if source[at : at + 2].isalpha() and source[at : at + 2].islower():
        return source[:at] + source[at + 1] + source[at] + source[at + 2 :]
    return source


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
