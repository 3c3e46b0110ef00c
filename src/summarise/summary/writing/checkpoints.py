"""The checkpoints that write: which kind a directory holds, and how its weights are had, loading none yet."""

import contextlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Literal

from summarise.errors import ModelError, ModelUnavailable
from summarise.models.configuration import read_configuration
from summarise.models.fingerprints import read_json_object
from summarise.models.places import Notify
from summarise.translation.marian import weights_fingerprint
from summarise.translation.marian_checkpoint import damaged, safe_checkpoint

Kind = Literal["seq2seq", "instruct"]

TRANSLATES = frozenset({"marian"})
"""Architectures that turn a text into another, and can do nothing else."""

PIECE_MODELS = ("spiece.model", "sentencepiece.bpe.model", "tokenizer.model")


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """Weights that can write, named and fingerprinted before they are loaded."""

    name: str
    """What a reader is told: "sshleifer/distilbart-cnn-6-6"."""
    fingerprint: str
    """16 hex digits that stand for the content."""
    place: Path
    """Where they lie, or will."""
    prepare: Callable[[], Path]
    """Returns the directory to load, making it if need be; raises ModelError."""


def checkpoint_on_disk(directory: Path, name: str, notify: Notify) -> Checkpoint:
    """Return the checkpoint of a directory; pickled weights are kept once as safetensors when they load.

    Raises:
        ModelUnavailable: a file cannot be read, or only with a package that is not installed.
    """
    if not (directory / "tokenizer.json").is_file() and _has_piece_model(directory) and not has_protobuf():
        raise ModelUnavailable(
            f"{name}: its tokenizer is a SentencePiece model alone, which transformers reads with protobuf; "
            "pip install protobuf"
        )
    fingerprint = weights_fingerprint(directory)
    return Checkpoint(name, fingerprint, directory, lambda: safe_checkpoint(directory, name, notify))


@contextlib.contextmanager
def damage_named(place: Path) -> Iterator[None]:
    """Turn whatever is raised while weights are read into the one error that says where they lie.

    Raises:
        ModelError: the weights cannot be read.
    """
    try:
        yield
    except ModelError:
        raise
    except Exception as error:  # pickle, safetensors, sentencepiece, tokenizers, json: each has its own
        raise damaged(place, error) from error


def checkpoint_kind(directory: Path) -> Kind:
    """Tell by its configuration what kind of writer a checkpoint is.

    Raises:
        ModelUnavailable: files are missing, or it is neither kind.
        ModelCorrupt: its configuration cannot be read.
    """
    configuration = read_configuration(directory, "summary")
    architectures = _architectures(configuration)
    if configuration.get("is_encoder_decoder") or "ForConditionalGeneration" in architectures:
        if configuration.get("model_type") not in TRANSLATES:
            return "seq2seq"
    elif "ForCausalLM" in architectures:
        if not _has_chat_template(directory):
            raise ModelUnavailable(
                f"{directory}: it has no chat template, so it follows no instructions; "
                "name a checkpoint made to follow them"
            )
        return "instruct"
    raise ModelUnavailable(
        f"{directory}: its architecture is {configuration.get('model_type')!r}, and only BART, T5, Pegasus "
        "and the like, or a causal language model with a chat template, write summaries here"
    )


def _has_piece_model(directory: Path) -> bool:
    return any((directory / name).is_file() for name in PIECE_MODELS)


def has_protobuf() -> bool:
    """Say whether protobuf is installed."""
    try:
        return find_spec("google.protobuf") is not None
    except ModuleNotFoundError:  # nothing at all of Google's is
        return False


def _architectures(configuration: dict[str, Any]) -> str:
    architectures = configuration.get("architectures")
    return " ".join(map(str, architectures)) if isinstance(architectures, list) else ""


def _has_chat_template(directory: Path) -> bool:
    return (directory / "chat_template.jinja").is_file() or bool(
        read_json_object(directory / "tokenizer_config.json").get("chat_template")
    )
