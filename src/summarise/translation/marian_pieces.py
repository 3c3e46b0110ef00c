"""Text to tokens and back, as the Marian family does it: SentencePiece models and a vocabulary.

The ids are those of transformers' MarianTokenizer, which spends more time on a sentence than CTranslate2 on
encoding it. One thing differs on purpose: "</s>" or ">>fra<<" written in an article is text, no command.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from summarise.errors import ModelUnavailable
from summarise.fingerprints import read_json_object

END, UNKNOWN, PAD = "</s>", "<unk>", "<pad>"
SPECIAL = frozenset({END, UNKNOWN, PAD})
"""Tokens that are no text: they are left out of hypotheses."""

ENGLISH = (">>eng<<", ">>en<<", ">>eng_Latn<<")
"""How a checkpoint with several target languages is told to write English, in the spellings there are."""


@dataclass(frozen=True, slots=True)
class MarianPieces:
    """The tokenizer of one checkpoint."""

    source: Any
    """SentencePiece model of what is translated."""
    target: Any
    """SentencePiece model of what comes out."""
    source_ids: Mapping[str, int]
    target_tokens: Sequence[str]
    """The token of every id of the target side."""
    start: tuple[str, ...]
    """What stands before every piece: the token that asks for English, or nothing."""
    end: tuple[str, ...] = (END,)
    """What stands behind it: the end token, or nothing where the engine puts it there."""

    def encode(self, text: str) -> list[str]:
        """Return the tokens of a text, the end token last."""
        return [*self.start, *self.source.encode(text, out_type=str), *self.end]

    def ids(self, tokens: Sequence[str]) -> list[int]:
        """Return the ids of source tokens."""
        unknown = self.source_ids[UNKNOWN]
        return [self.source_ids.get(token, unknown) for token in tokens]

    def count(self, text: str) -> int:
        """Count the tokens of a text, its end token included."""
        return len(self.start) + len(self.source.encode(text)) + 1

    def decode(self, tokens: Sequence[str]) -> str:
        """Return the text that target tokens make."""
        text: str = self.target.decode_pieces([token for token in tokens if token not in SPECIAL])
        return text.replace("▁", " ").strip()

    def decode_ids(self, ids: Sequence[int]) -> str:
        """Return the text that target ids make."""
        return self.decode([self.target_tokens[number] for number in ids])


def load_pieces(checkpoint: Path) -> MarianPieces:
    """Read the tokenizer of a checkpoint in transformers' layout.

    Raises:
        ModelUnavailable: it translates into several languages, and English is none of them.
    """
    source_ids = json.loads((checkpoint / "vocab.json").read_text(encoding="utf-8"))
    separate = read_json_object(checkpoint / "tokenizer_config.json").get("separate_vocabs")
    name = "target_vocab.json" if separate else "vocab.json"
    target_ids = json.loads((checkpoint / name).read_text(encoding="utf-8"))
    tokens = sorted(target_ids, key=target_ids.__getitem__)
    if [target_ids[token] for token in tokens] != list(range(len(tokens))):
        raise ValueError(f"{name} does not number its tokens from 0 on")
    return make_pieces(checkpoint, source_ids, tokens)


def make_pieces(
    directory: Path,
    source_ids: Mapping[str, int],
    target_tokens: Sequence[str],
    end: tuple[str, ...] = (END,),
) -> MarianPieces:
    """Put a tokenizer together from the SentencePiece models of a directory and its vocabularies.

    Raises:
        ModelUnavailable: it translates into several languages, and English is none of them.
    """
    from sentencepiece import SentencePieceProcessor

    source, target = (
        SentencePieceProcessor(model_file=str(directory / name)) for name in ("source.spm", "target.spm")
    )
    return MarianPieces(source, target, source_ids, target_tokens, _start(directory, source_ids), end)


def _start(directory: Path, source_ids: Mapping[str, int]) -> tuple[str, ...]:
    languages = [token for token in source_ids if token.startswith(">>") and token.endswith("<<")]
    english = next((token for token in ENGLISH if token in source_ids), None)
    if languages and english is None:
        raise ModelUnavailable(
            f"{directory}: this checkpoint translates into {len(languages)} languages ({languages[0]} ...), "
            "and English is none of them; name another"
        )
    return (english,) if english else ()
