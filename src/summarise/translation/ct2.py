"""The fast engine: the same Marian checkpoints in CTranslate2, in int8 where the CPU can, float16 on a GPU.

A checkpoint is converted once into the model cache; a directory that is a CTranslate2 model already is taken
as it is, if its SentencePiece models lie beside it.
"""

import json
from collections.abc import Sequence
from functools import cached_property
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from summarise.errors import ModelError, ModelUnavailable
from summarise.models.conversion import convert, converted_place, is_whole
from summarise.models.fingerprints import combined_sha256, file_sha256, read_json_object
from summarise.models.places import Notify
from summarise.translation import reranking
from summarise.translation.device import choose_device
from summarise.translation.glossary import NO_GLOSSARY
from summarise.translation.marian import MarianOptions, weights_fingerprint
from summarise.translation.marian_checkpoint import check_layout, damaged, safe_checkpoint
from summarise.translation.marian_pieces import END, MarianPieces, make_pieces
from summarise.translation.precision import sums_int8_exactly
from summarise.translation.quiet import quiet_transformers
from summarise.translation.redecoding import Redecoding
from summarise.translation.reranking import choose_sound
from summarise.translation.threads import cores, let_waiting_threads_sleep
from summarise.translation.translator import NEVER_UNSURE, BatchLimits, Hypothesis
from summarise.translation.window import DecodingWindow
from summarise.types import Signature

if TYPE_CHECKING:
    import ctranslate2

PACKAGE, INSTALL = "ctranslate2", "pip install 'summarise[fast]'"

DECODING = 2
"""Change it with the code below, so that what older code wrote is not taken for the same."""
CONVERSION = "marian-1"
"""Change the number with what is saved, so that a conversion of an older release is made anew."""

MODEL, SHARED, SOURCE = "model.bin", "shared_vocabulary.json", "source_vocabulary.json"
PIECE_MODELS = ("source.spm", "target.spm")

Quantisation = Literal["int8", "float16", "float32"]
COMPUTE = {"int8": "int8_float32", "float16": "float16", "float32": "float32"}
"""What is computed in: int8 products are scaled and summed up in fp32."""

BLOCKS = 2
"""Batches a worker has before it at a time, so that none waits for the others after each."""


class Ct2Translator:
    """Translate with a Marian checkpoint or a CTranslate2 model that is on disk; nothing here downloads."""

    unsure_below = NEVER_UNSURE
    vocabulary = NO_GLOSSARY

    def __init__(
        self,
        checkpoint: Path,
        name: str,
        notify: Notify,
        options: MarianOptions | None = None,
        quantisation: Quantisation | None = None,
    ) -> None:
        """Look at the checkpoint's files without loading them.

        Raises:
            ModelUnavailable: CTranslate2 or files are missing, or it is another architecture's checkpoint.
        """
        require_ct2()
        self._is_converted = is_ct2_model(checkpoint)
        if not self._is_converted:
            check_layout(checkpoint)
        self.name = name
        self._checkpoint = checkpoint
        self._notify = notify
        self._options = options or MarianOptions()
        self._device = "cuda" if choose_device(self._options.device) == "cuda" else "cpu"
        self._quantisation: Quantisation = quantisation or usual_quantisation(self._device)

    @cached_property
    def signature(self) -> Signature:
        """What decides the hypotheses."""
        return {
            "translator": self.name,
            "weights": self._weights,
            "decoding": f"{self._options.decoding}-ct2-{DECODING}",
            "precision": f"ct2-{COMPUTE[self._quantisation]}",
            **reranking.signature(),
        }

    @property
    def second_tries(self) -> tuple[Redecoding, ...]:
        """A wider search that repeats nothing."""
        decoding = f"{self._options.wider().decoding}-ct2-{DECODING}"
        return (Redecoding(self, decoding, lambda: self.loaded.wider()),)

    def open(self) -> DecodingWindow:
        """See `Translator.open`."""
        return DecodingWindow(lambda: self.loaded)

    @cached_property
    def _weights(self) -> str:
        if not self._is_converted:
            return weights_fingerprint(self._checkpoint)
        try:
            files = [path for path in sorted(self._checkpoint.iterdir()) if path.is_file()]
            return combined_sha256([f"{path.name} {file_sha256(path)}" for path in files])[:16]
        except OSError as error:
            raise ModelUnavailable(f"{self._checkpoint}: cannot be read ({error.strerror})") from error

    @cached_property
    def loaded(self) -> "Ct2Decoder":
        """The decoder over the loaded weights; asking for it loads them.

        Raises:
            ModelError: the checkpoint cannot be converted, is damaged, or there is no such device.
        """
        let_waiting_threads_sleep()
        try:
            return load_ct2(self._model(), self._device, self._quantisation, self._options)
        except ModelError:
            raise
        except Exception as error:  # CTranslate2, sentencepiece and json: each has its own
            raise damaged(self._checkpoint, error) from error

    def _model(self) -> Path:
        """Return the directory of the CTranslate2 model, converting the checkpoint if it is not there."""
        if self._is_converted:
            return self._checkpoint
        key = combined_sha256([weights_fingerprint(self._checkpoint), CONVERSION])
        model = converted_place(f"{self.name}--ct2-{self._quantisation}", key)
        if not is_whole(model):
            checkpoint = safe_checkpoint(self._checkpoint, self.name, self._notify)
            self._notify(f"Converting {self.name} for CTranslate2; this happens once.")
            with quiet_transformers():
                from summarise.translation.ct2_checkpoint import write_ct2

                convert(model, lambda fresh: write_ct2(checkpoint, fresh, self._quantisation))
        return model


class Ct2Decoder:
    """Translate pieces with a loaded CTranslate2 model."""

    def __init__(self, model: "ctranslate2.Translator", pieces: MarianPieces, options: MarianOptions) -> None:
        self._model = model
        self._pieces = pieces
        self._options = options
        self._workers = model.num_translators
        more = self._workers * BLOCKS
        self.limits = BatchLimits(
            options.limits.piece, options.limits.rows * more, options.limits.tokens * more
        )

    def wider(self) -> "Ct2Decoder":
        """Return a decoder over the same weights for what the guard does not pass."""
        return Ct2Decoder(self._model, self._pieces, self._options.wider())

    def count(self, text: str) -> int:
        """Count the tokens of a text, its end token included."""
        return self._pieces.count(text)

    def decode(self, pieces: Sequence[str]) -> list[Hypothesis]:
        """Translate a batch of pieces."""
        sources = [self._pieces.encode(piece) for piece in pieces]
        caps = [self._options.cap(len(source)) - 1 for source in sources]  # less the end token
        found = self._search(sources, caps)
        # CTranslate2 has one cap for a batch, its longest piece's. What went beyond its own is searched for
        # again among its like, so that no hypothesis depends on what else was in the batch.
        for cap in {cap for cap, result in zip(caps, found, strict=True) if _longest(result) > cap}:
            again = [n for n, result in enumerate(found) if caps[n] == cap and _longest(result) > cap]
            shorter = self._search([sources[n] for n in again], [cap] * len(again))
            for n, result in zip(again, shorter, strict=True):
                found[n] = result
        return [
            choose_sound(piece, self._hypotheses(result)) for piece, result in zip(pieces, found, strict=True)
        ]

    def _hypotheses(self, result: "ctranslate2.TranslationResult") -> list[Hypothesis]:
        return [
            Hypothesis(self._pieces.decode(tokens), score)
            for tokens, score in zip(result.hypotheses, result.scores, strict=True)
        ]

    def _search(self, sources: list[list[str]], caps: list[int]) -> list["ctranslate2.TranslationResult"]:
        """Return what is found for each piece, best first, those of like length searched for together."""
        chunks = deal([len(source) for source in sources], self._workers, self._options.limits.rows)
        pending: list[Any] = []
        for chunk in chunks:
            pending += self._model.translate_batch(
                [sources[n] for n in chunk],
                beam_size=self._options.beams,
                num_hypotheses=self._options.beams,
                return_scores=True,
                max_decoding_length=max(caps[n] for n in chunk),
                max_input_length=0,
                no_repeat_ngram_size=self._options.no_repeat,
                asynchronous=True,
            )
        order = [n for chunk in chunks for n in chunk]
        found = {n: result.result() for n, result in zip(order, pending, strict=True)}
        return [found[n] for n in range(len(sources))]


def _longest(result: "ctranslate2.TranslationResult") -> int:
    return max(len(tokens) for tokens in result.hypotheses)


def deal(lengths: Sequence[int], workers: int, most: int) -> list[list[int]]:
    """Deal pieces out to workers, longest first, so that all have as much to do; return their positions.

    Args:
        lengths: tokens of each piece.
        most: pieces a worker takes at once.
    """
    order = sorted(range(len(lengths)), key=lambda n: -lengths[n])
    blocks = [order[start : start + most * workers] for start in range(0, len(order), most * workers)]
    return [block[worker::workers] for block in blocks for worker in range(min(workers, len(block)))]


def ct2_is_installed() -> bool:
    """Say whether the package is there, without importing it."""
    return find_spec(PACKAGE) is not None


def require_ct2() -> None:
    """Make sure that the package is there.

    Raises:
        ModelUnavailable: it is not.
    """
    if not ct2_is_installed():
        raise ModelUnavailable(f"This translator needs CTranslate2, which is not installed: {INSTALL}")


def usual_quantisation(device: str) -> Quantisation:
    """Return what the weights are kept in on a device.

    A CPU that would cut off sums of int8 has float32: right, and hardly slower (155 words a second instead of
    195 on two cores and a checkpoint of opus-mt's size; through Intel's library, right in int8 too, 40).
    """
    if device == "cuda":
        return "float16"
    return "int8" if sums_int8_exactly() else "float32"


def is_ct2_model(directory: Path) -> bool:
    """Say whether a directory holds a CTranslate2 model with its SentencePiece models."""
    vocabularies = (directory / SHARED).is_file() or (directory / SOURCE).is_file()
    return vocabularies and all((directory / name).is_file() for name in (MODEL, *PIECE_MODELS))


def load_ct2(directory: Path, device: str, quantisation: Quantisation, options: MarianOptions) -> Ct2Decoder:
    """Load a CTranslate2 model with its tokenizer.

    Raises:
        ModelUnavailable: there is no such device, or the model does not translate into English.
    """
    import ctranslate2

    if device == "cuda" and not ctranslate2.get_cuda_device_count():
        raise ModelUnavailable("CTranslate2 finds no NVIDIA GPU here; choose the device cpu")
    workers, threads = thread_plan(cores())
    model = ctranslate2.Translator(
        str(directory),
        device=device,
        compute_type=COMPUTE[quantisation],
        inter_threads=workers if device == "cpu" else 1,
        intra_threads=threads,
    )
    return Ct2Decoder(model, _read_pieces(directory), options)


def thread_plan(cores: int) -> tuple[int, int]:
    """Return workers and threads of each for a CPU: workers wait less for each other than threads do."""
    return max(1, cores // THREADS), min(cores, THREADS)


THREADS = 1
"""Threads of a worker. On two busy cores and a checkpoint of opus-mt's size (beam 4, batches of 8, 16, 32 and
64) two workers of one thread gave 90, 130, 108 and 113 words a second, one of two 83, 81, 82 and 75."""


def _read_pieces(directory: Path) -> MarianPieces:
    """Read the tokenizer of a CTranslate2 model; what its vocabulary lacks CTranslate2 takes for unknown."""
    name = SHARED if (directory / SHARED).is_file() else SOURCE
    tokens = json.loads((directory / name).read_text(encoding="utf-8"))
    adds_end = bool(read_json_object(directory / "config.json").get("add_source_eos"))
    return make_pieces(
        directory, {token: n for n, token in enumerate(tokens)}, [], end=() if adds_end else (END,)
    )
