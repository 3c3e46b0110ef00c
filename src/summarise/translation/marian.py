"""The reference engine: checkpoints of the Marian family, Helsinki-NLP/opus-mt-id-en before all others."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from summarise.errors import ModelError, ModelUnavailable
from summarise.models.fingerprints import checkpoint_fingerprint
from summarise.models.places import Notify
from summarise.translation import reranking
from summarise.translation.device import Device, DeviceChoice, check_device, choose_device
from summarise.translation.glossary import NO_GLOSSARY
from summarise.translation.marian_checkpoint import check_layout, damaged, load_model, safe_checkpoint
from summarise.translation.marian_pieces import MarianPieces, load_pieces
from summarise.translation.quiet import quiet_transformers
from summarise.translation.redecoding import Redecoding
from summarise.translation.reranking import choose_sound
from summarise.translation.threads import let_waiting_threads_sleep
from summarise.translation.translator import NEVER_UNSURE, BatchLimits, Hypothesis
from summarise.translation.window import DecodingWindow
from summarise.types import Signature

if TYPE_CHECKING:
    from summarise.translation.marian_network import MarianNetwork

DECODING = 3
"""Change it with the code below, so that what older code wrote is not taken for the same."""

LIMITS = BatchLimits(piece=200, rows=32, tokens=4096)
"""opus-mt models are trained on sentences: a piece stays far below their 512 positions. FLORES dev's longest
sentence has 44 words."""

OUTPUT_GROWTH, OUTPUT_FLOOR = 2, 16
"""A hypothesis has at most twice its piece's tokens, and 16 more: opus-mt-id-en's longest on FLORES dev (997
sentences) has 1.75 times its source's words. Menu text ("Beranda Berita Foto Video") makes these models loop
up to whatever cap there is."""

NO_REPEAT = 5
"""Tokens of a run that a second try has once only (a judgement: opus-mt's weights were not at hand)."""

Arithmetic = Literal["fp32", "bf16", "fp16"]


@dataclass(frozen=True, slots=True)
class MarianOptions:
    """How to search for the best hypothesis, and where to compute."""

    beams: int = 4
    """Hypotheses kept at each step; 1 is greedy."""
    limits: BatchLimits = LIMITS
    no_repeat: int = 0
    """Tokens of a run that no hypothesis has twice; 0 allows all."""
    growth: int = OUTPUT_GROWTH
    floor: int = OUTPUT_FLOOR
    device: DeviceChoice = "auto"
    arithmetic: Arithmetic | None = None
    """What the reference engine computes in; by the device unless told."""

    def cap(self, tokens: int) -> int:
        """Return the most tokens the hypothesis of a piece of `tokens` may have, end tokens included."""
        return self.growth * tokens + self.floor

    @property
    def decoding(self) -> str:
        """What of these options decides the hypotheses."""
        once = f"-once-{self.no_repeat}" if self.no_repeat else ""
        return f"beams-{self.beams}{once}-cap-{self.growth}x+{self.floor}"

    def wider(self) -> "MarianOptions":
        """Return the options of a second try: twice the beams, and nothing said twice."""
        rows, tokens = max(1, self.limits.rows // 2), self.limits.tokens // 2
        limits = replace(self.limits, rows=rows, tokens=tokens)
        return replace(self, beams=2 * self.beams, no_repeat=NO_REPEAT, limits=limits)


class MarianTranslator:
    """Translate with a Marian checkpoint that is on disk; nothing here downloads."""

    unsure_below = NEVER_UNSURE
    vocabulary = NO_GLOSSARY

    def __init__(
        self,
        checkpoint: Path,
        name: str,
        options: MarianOptions | None = None,
        *,
        notify: Notify = lambda message: None,
    ) -> None:
        """Look at the checkpoint's files without loading them.

        Raises:
            ModelUnavailable: files are missing, or it is a checkpoint of another architecture.
        """
        check_layout(checkpoint)
        self.name = name
        self._checkpoint = checkpoint
        self._options = options or MarianOptions()
        self._notify = notify
        self._device = choose_device(self._options.device)
        self._arithmetic: Arithmetic = self._options.arithmetic or usual_arithmetic(self._device)

    @cached_property
    def signature(self) -> Signature:
        """What decides the hypotheses."""
        return {
            "translator": self.name,
            "weights": weights_fingerprint(self._checkpoint),
            "decoding": f"{self._options.decoding}-{DECODING}",
            "precision": self._arithmetic,
            **reranking.signature(),
        }

    @property
    def second_tries(self) -> tuple[Redecoding, ...]:
        """A wider search that repeats nothing."""
        options = self._options.wider()
        return (Redecoding(self, f"{options.decoding}-{DECODING}", lambda: self._decoder.wider()),)

    def open(self) -> DecodingWindow:
        """See `Translator.open`."""
        return DecodingWindow(lambda: self._decoder)

    @cached_property
    def _decoder(self) -> "MarianDecoder":
        let_waiting_threads_sleep()
        with quiet_transformers():
            try:
                return self._load()
            except ModelError:
                raise
            except Exception as error:  # pickle, safetensors, sentencepiece, json: each has its own
                raise damaged(self._checkpoint, error) from error

    def _load(self) -> "MarianDecoder":
        import torch

        from summarise.translation.marian_network import MarianNetwork

        check_device(self._device)
        dtypes = {"fp32": torch.float32, "bf16": torch.bfloat16, "fp16": torch.float16}
        pieces = load_pieces(self._checkpoint)
        checkpoint = safe_checkpoint(self._checkpoint, self.name, self._notify)
        model = load_model(checkpoint).to(self._device, dtypes[self._arithmetic])
        return MarianDecoder(MarianNetwork(model), pieces, self._options)


class MarianDecoder:
    """Translate pieces with a loaded Marian model."""

    def __init__(self, network: "MarianNetwork", pieces: MarianPieces, options: MarianOptions) -> None:
        self._network = network
        self._pieces = pieces
        self._options = options
        self._positions = int(network.config.max_position_embeddings)
        self.limits = options.limits

    def wider(self) -> "MarianDecoder":
        """Return a decoder over the same weights for what the guard does not pass."""
        return MarianDecoder(self._network, self._pieces, self._options.wider())

    def count(self, text: str) -> int:
        """Count the tokens of a text, its end token included."""
        return self._pieces.count(text)

    def decode(self, pieces: Sequence[str]) -> list[Hypothesis]:
        """Translate a batch of pieces."""
        from summarise.translation.marian_beams import Search, search

        config, options = self._network.config, self._options
        how = Search(options.beams, config.decoder_start_token_id, config.eos_token_id, options.no_repeat)
        ids = [self._pieces.ids(self._pieces.encode(piece)) for piece in pieces]
        caps = [min(options.cap(len(row)), self._positions - 1) for row in ids]  # one is the start token's
        return [
            choose_sound(piece, [Hypothesis(self._pieces.decode_ids(one.tokens), one.score) for one in found])
            for piece, found in zip(pieces, search(self._network, ids, caps, how), strict=True)
        ]


def weights_fingerprint(checkpoint: Path) -> str:
    """Return 16 hex digits that stand for a checkpoint in a signature.

    Raises:
        ModelUnavailable: a file cannot be read.
    """
    try:
        return checkpoint_fingerprint(checkpoint)[:16]
    except OSError as error:
        raise ModelUnavailable(f"{checkpoint}: cannot be read ({error.strerror})") from error


def usual_arithmetic(device: Device) -> Arithmetic:
    """Return what the reference engine computes in on a device.

    A CPU computes in fp32 even if it multiplies bfloat16 itself: on one that does, with other work on it and
    a checkpoint of opus-mt's size, bf16 gave 47 words a second and fp32 36: too little for hypotheses that
    depend on the batch.
    """
    return "fp32" if device == "cpu" else "fp16"
