"""The engine that is always there: Gemma 3 270M with our own Indonesian-English adapter, no hub needed.

The weights come from Python packages (see `gguf`), the adapter and its prompt from this package's data.
As good as Helsinki-NLP/opus-mt-id-en on FLORES dev, but slower (figures: the model card beside the adapter).
"""

from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from summarise.errors import ModelCorrupt
from summarise.models.conversion import is_whole
from summarise.models.fingerprints import combined_sha256, file_sha256
from summarise.models.places import Notify, model_cache_dir
from summarise.translation import gguf, reranking
from summarise.translation.device import DeviceChoice, check_device, choose_device
from summarise.translation.glossary import Glossary
from summarise.translation.glossary_file import shipped_vocabulary
from summarise.translation.precision import Precision, cpu_precision
from summarise.translation.quiet import quiet_transformers
from summarise.translation.redecoding import Redecoding
from summarise.translation.threads import let_waiting_threads_sleep
from summarise.translation.translator import BatchLimits, Hypothesis
from summarise.translation.window import DecodingWindow
from summarise.types import Signature

if TYPE_CHECKING:
    from summarise.translation.gemma import Gemma

NAME = "Gemma 3 270M + id-en-lora"

DECODING = 5
"""Change it with the search, so that what an older one wrote is not taken for the same."""
BEAMS = 4
"""On every fourth sentence of FLORES dev one beam had 57.0 chrF2, four 58.4 and six 58.3, on 200 of the news
set one 48.8, four 50.2 and six 50.3. A sentence takes two and a half times as long with four as with one."""
NO_REPEAT = 5
"""Tokens of a run that the last try, with twice the beams, has once only. Of 633 sentences of FLORES dev and
the news set the guard flags 69 without second tries, 46 with the last alone and 45 with both; without the
first, FLORES dev (997) has 59.9 chrF2 instead of 60.0, and takes a twentieth less time."""
UNSURE_BELOW = -0.44
"""Of 15 sentences of FLORES dev that the guard passes and that lie between -0.45 and -0.44, 8 say something
else than the Indonesian when read; of the 28 next more probable ones 17, so it parts little here. It marks
as many as it did for the weights before: 8 % of FLORES dev, which have 48.8 chrF2."""
CONVERSION = "merged-1"
"""Change the number with what is saved, so that a checkpoint of an older release is built anew."""

PREFIX = "gemma-3-270m-id-en-"
"""How the merged checkpoints of all releases are named in the model cache."""

ADAPTER = Path(str(files("summarise"))) / "data" / "id-en-lora"
ADAPTER_FILES = ("adapter_model.safetensors", "adapter_config.json", "shortlist.safetensors")
PROMPT = "prompt.txt"

LIMITS = BatchLimits(piece=160, rows=128, tokens=8192)
"""Of hypotheses, of which each piece has as many as the search has beams; fewer than `WRITE_ROWS` would take
as long. The adapter was trained on single sentences; the longest of the five seeds has 104 tokens."""


class EmbeddedTranslator:
    """Translate with the embedded weights, preparing them at the first segment ever."""

    name = NAME
    unsure_below = UNSURE_BELOW

    def __init__(
        self,
        notify: Notify,
        *,
        preface: str = "",
        adapter: Path = ADAPTER,
        precision: Precision | None = None,
        device: DeviceChoice = "auto",
        limits: BatchLimits = LIMITS,
    ) -> None:
        self.preface = preface
        """Said when the weights are first needed: why it is these. A cached run has nothing to explain."""
        self._notify = notify
        self._adapter = adapter
        self._precision: Precision = precision or cpu_precision()
        self._device = choose_device(device)
        self._limits = limits

    @cached_property
    def signature(self) -> Signature:
        """What decides the hypotheses; a GPU, if there is one, computes in the same precision as the CPU."""
        return {
            "translator": NAME,
            "weights": gguf.SHA256[:16],
            "adapter": self._adapter_sha256[:16],
            "prompt": file_sha256(self._adapter / PROMPT)[:16],
            "decoding": f"beams-{BEAMS}-{DECODING}",
            "precision": self._precision,
            "unsure": f"below{UNSURE_BELOW}",
            **reranking.signature(),
        }

    @property
    def vocabulary(self) -> Glossary:
        """See `Translator.vocabulary`."""
        return shipped_vocabulary()

    @property
    def second_tries(self) -> tuple[Redecoding, ...]:
        """The single most probable next word at each step; then a wide search that says nothing twice."""
        return self._redecoding(1, 0), self._redecoding(2 * BEAMS, NO_REPEAT)

    def _redecoding(self, beams: int, no_repeat: int) -> Redecoding:
        name = f"beams-{beams}-once-{no_repeat}-{DECODING}"
        return Redecoding(self, name, lambda: self.loaded.searching(beams, no_repeat))

    def open(self) -> DecodingWindow:
        """See `Translator.open`."""
        return DecodingWindow(lambda: self.loaded)

    @cached_property
    def _adapter_sha256(self) -> str:
        try:
            return combined_sha256([file_sha256(self._adapter / name) for name in ADAPTER_FILES])
        except OSError as error:
            raise ModelCorrupt(f"{self._adapter}: {error.strerror}; install summarise again") from error

    @cached_property
    def loaded(self) -> "PromptDecoder":
        """The decoder over the loaded weights; asking for it loads them.

        Raises:
            ModelError: the weights cannot be had or are damaged.
        """
        if self.preface:
            self._notify(self.preface)
        let_waiting_threads_sleep()
        with quiet_transformers():
            from summarise.translation.gemma import Gemma

            check_device(self._device)
            shortlist = self._adapter / "shortlist.safetensors"
            gemma = Gemma.load(self.prepare(), shortlist, self._precision, self._device)
        prompt = (self._adapter / PROMPT).read_text(encoding="utf-8").rstrip("\n")
        return PromptDecoder(gemma, prompt, self._limits)

    @property
    def place(self) -> Path:
        """Where the merged checkpoint lies once it is built."""
        key = combined_sha256([gguf.SHA256, self._adapter_sha256, CONVERSION])
        return model_cache_dir() / f"{PREFIX}{key[:16]}"

    def prepare(self) -> Path:
        """Return the directory of the merged checkpoint, building it if it is missing or damaged.

        Raises:
            ModelError: the weights cannot be had or are damaged, or the model cache cannot be written.
        """
        gguf.own_gguf()  # a wrong file is refused even where it is not needed any more
        if not is_whole(self.place):
            with quiet_transformers():
                from summarise.translation.embedded_checkpoint import build_checkpoint

                build_checkpoint(gguf.embedded_gguf(), self._adapter, self.place, self._notify)
        return self.place


class PromptDecoder:
    """Translate pieces by letting a language model continue a fixed prompt."""

    def __init__(
        self, gemma: "Gemma", prompt: str, limits: BatchLimits, beams: int = BEAMS, no_repeat: int = 0
    ) -> None:
        """Take the model, the prompt, the limits of a batch of hypotheses and how to search."""
        self._gemma = gemma
        self._prompt = prompt
        self._hypotheses = limits
        self._beams = beams
        self._no_repeat = no_repeat
        self.limits = replace(
            limits, rows=max(1, limits.rows // beams), tokens=max(1, limits.tokens // beams)
        )

    def searching(self, beams: int, no_repeat: int = 0) -> "PromptDecoder":
        """Return a decoder over the same weights that searches in another way."""
        return PromptDecoder(self._gemma, self._prompt, self._hypotheses, beams, no_repeat)

    def count(self, text: str) -> int:
        """Count the tokens of a text."""
        return len(self._gemma.encode(text))

    def decode(self, pieces: Sequence[str]) -> list[Hypothesis]:
        """Translate a batch of pieces; white space is made plain, a newline would end the prompt's line."""
        sentences = [" ".join(piece.split()) for piece in pieces]
        prompts = [self._prompt.format(sentence=sentence) for sentence in sentences]
        from summarise.translation.gemma_beams import BeamOptions, search_beams

        found = search_beams(self._gemma, prompts, BeamOptions(self._beams, no_repeat=self._no_repeat))
        return [
            reranking.choose_hypothesis(sentence, hypotheses)
            for sentence, hypotheses in zip(sentences, found, strict=True)
        ]
