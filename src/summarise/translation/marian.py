"""The reference engine: checkpoints of the Marian family, Helsinki-NLP/opus-mt-id-en before all others."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from summarise.conversion import convert, converted_place, is_whole
from summarise.errors import ModelCorrupt, ModelError, ModelUnavailable
from summarise.fingerprints import checkpoint_fingerprint
from summarise.models import CONFIG, WEIGHTS, Notify, missing_parts, weights_file
from summarise.translation.quiet import quiet_transformers
from summarise.translation.threads import let_waiting_threads_sleep
from summarise.translation.translator import BatchLimits, Decoder, Translator
from summarise.translation.window import DecodingWindow
from summarise.types import Signature

DECODING = 1
"""Change it with the code below, so that what older code wrote is not taken for the same."""

LIMITS = BatchLimits(piece=200, rows=32, tokens=4096)
"""opus-mt models are trained on sentences: a piece stays far below their 512 positions. FLORES dev's longest
sentence has 44 words."""

OUTPUT_GROWTH, OUTPUT_FLOOR = 2, 16
"""A hypothesis has at most twice its piece's tokens, and 16 more: opus-mt-id-en's longest on FLORES dev (997
sentences) has 1.75 times its source's words. Menu text ("Beranda Berita Foto Video") makes these models loop
up to whatever cap there is."""


@dataclass(frozen=True, slots=True)
class MarianOptions:
    """How to search for the best hypothesis."""

    beams: int = 4
    """Hypotheses kept at each step; 1 is greedy."""
    limits: BatchLimits = LIMITS


class MarianTranslator:
    """Translate with a Marian checkpoint that is on disk; nothing here downloads."""

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
        _check_layout(checkpoint)
        self.name = name
        self._checkpoint = checkpoint
        self._options = options or MarianOptions()
        self._notify = notify

    @cached_property
    def signature(self) -> Signature:
        """What decides the hypotheses."""
        try:
            weights = checkpoint_fingerprint(self._checkpoint)
        except OSError as error:
            raise ModelUnavailable(f"{self._checkpoint}: cannot be read ({error.strerror})") from error
        return {
            "translator": self.name,
            "weights": weights[:16],
            "decoding": f"beams-{self._options.beams}-{DECODING}",
            "precision": "fp32",
        }

    @property
    def second_tries(self) -> tuple[Translator, ...]:
        """None yet."""
        return ()

    def open(self) -> DecodingWindow:
        """See `Translator.open`."""
        return DecodingWindow(lambda: self._decoder)

    @cached_property
    def _decoder(self) -> Decoder:
        let_waiting_threads_sleep()
        with quiet_transformers():
            try:
                return _load(self._safe_checkpoint(), self._options)
            except ModelError:
                raise
            except Exception as error:  # pickle, safetensors, sentencepiece, json: each has its own
                reason = " ".join(str(error).split())[:160] or type(error).__name__
                message = (
                    f"{self._checkpoint}: the checkpoint is damaged ({reason}); delete and download it again"
                )
                raise ModelCorrupt(message) from error

    def _safe_checkpoint(self) -> Path:
        """Return the checkpoint, or its copy with safetensors if its own weights are pickled."""
        weights = weights_file(self._checkpoint)
        if weights is None or weights.name == WEIGHTS[0]:
            return self._checkpoint
        from summarise.translation.marian_weights import write_safetensors

        place = converted_place(self.name, checkpoint_fingerprint(self._checkpoint))
        if not is_whole(place):
            self._notify(f"{self.name}: reading its older weights file safely and keeping a copy, once.")
            convert(place, lambda fresh: write_safetensors(self._checkpoint, fresh))
        return place


class MarianDecoder:
    """Translate pieces with a loaded Marian model."""

    def __init__(self, model: Any, tokenizer: Any, options: MarianOptions) -> None:
        self._model = model
        self._tokenizer = tokenizer
        self._beams = options.beams
        self.limits = options.limits

    def count(self, text: str) -> int:
        """Count the tokens of a text, its end token included."""
        return len(self._tokenizer(text).input_ids)

    def decode(self, pieces: Sequence[str]) -> list[str]:
        """Translate a batch of pieces."""
        import torch

        with quiet_transformers(), torch.inference_mode():
            inputs = self._tokenizer(list(pieces), return_tensors="pt", padding=True)
            caps = [
                OUTPUT_GROWTH * length + OUTPUT_FLOOR for length in inputs["attention_mask"].sum(1).tolist()
            ]
            outputs = self._model.generate(
                **inputs, num_beams=self._beams, do_sample=False, max_new_tokens=self._fit(max(caps))
            )
            # Each row is cut at its own cap, so that no hypothesis depends on what else was in the batch.
            rows = [row[: cap + 1] for row, cap in zip(outputs.tolist(), caps, strict=True)]
            hypotheses: list[str] = self._tokenizer.batch_decode(rows, skip_special_tokens=True)
        return [hypothesis.strip() for hypothesis in hypotheses]

    def _fit(self, cap: int) -> int:
        """Return the cap, or what positions the model has (one is the start token's)."""
        return min(cap, int(self._model.config.max_position_embeddings) - 1)


def _check_layout(checkpoint: Path) -> None:
    if missing := missing_parts(checkpoint):
        raise ModelUnavailable(f"{checkpoint}: no Marian checkpoint; it lacks {', '.join(missing)}")
    try:
        kind = json.loads((checkpoint / CONFIG).read_text(encoding="utf-8")).get("model_type")
    except (OSError, ValueError, AttributeError) as error:
        raise ModelCorrupt(f"{checkpoint / CONFIG}: not readable as JSON ({error})") from error
    if kind != "marian":
        raise ModelUnavailable(
            f"{checkpoint}: its architecture is {kind!r}, and only 'marian' checkpoints translate here; "
            "name one of the Helsinki-NLP/opus-mt family"
        )


def _load(checkpoint: Path, options: MarianOptions) -> MarianDecoder:
    from transformers import MarianMTModel, MarianTokenizer

    from summarise.translation.marian_weights import check_loading

    tokenizer = MarianTokenizer.from_pretrained(checkpoint, local_files_only=True)
    loaded: Any = MarianMTModel.from_pretrained(
        checkpoint, local_files_only=True, output_loading_info=True, use_safetensors=True
    )
    model, report = loaded
    check_loading(report)
    return MarianDecoder(model.eval(), tokenizer, options)
