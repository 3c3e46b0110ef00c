"""Write with a summarisation checkpoint of the BART, T5 or Pegasus kind; DistilBART before all others."""

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from summarise.models.places import Notify
from summarise.summary.writing.checkpoints import Checkpoint, checkpoint_on_disk, damage_named
from summarise.summary.writing.parts import write_in_parts
from summarise.translation.device import DeviceChoice, check_device, choose_device
from summarise.translation.quiet import quiet_transformers
from summarise.translation.threads import let_waiting_threads_sleep
from summarise.types import Signature
from summarise.wording import ARTICLE, read_prompt

if TYPE_CHECKING:
    from summarise.summary.writing.seq2seq_model import Seq2SeqModel

DECODING = "beams-4-once-3-1"
"""Change the last number with the code of `seq2seq_model`, so that older texts are not taken for its own."""
T5_PROMPT = "summarise-t5.txt"


class Seq2SeqWriter:
    """Write with a checkpoint that is on disk; nothing here downloads."""

    def __init__(
        self,
        directory: Path,
        name: str,
        *,
        notify: Notify = lambda message: None,
        device: DeviceChoice = "auto",
        prompts: Path | None = None,
    ) -> None:
        """Look at the files without loading them.

        Raises:
            TemplateError: the prompt for T5 is wrong.
            ModelUnavailable: a file cannot be read.
        """
        self._checkpoint: Checkpoint = checkpoint_on_disk(directory, name, notify)
        self._device = choose_device(device)
        self._prompt = read_prompt(T5_PROMPT, prompts, {ARTICLE})
        self.name = name

    @cached_property
    def signature(self) -> Signature:
        """What decides the text; every device computes in fp32."""
        return {
            "writer": self.name,
            "writer weights": self._checkpoint.fingerprint,
            "writer prompt": self._prompt.fingerprint,
            "writer decoding": DECODING,
        }

    def write(self, sentences: Sequence[str], words: int) -> str:
        """See `Writer.write`."""
        model = self._model
        return write_in_parts(sentences, words, model)

    def write_headline(self, sentences: Sequence[str]) -> str:  # noqa: ARG002
        """Write none: these checkpoints learnt to summarise, not to entitle."""
        return ""

    @cached_property
    def _model(self) -> "Seq2SeqModel":
        let_waiting_threads_sleep()
        with quiet_transformers():
            from summarise.summary.writing.seq2seq_model import load_seq2seq

            check_device(self._device)
            with damage_named(self._checkpoint.place):
                return load_seq2seq(self._checkpoint.prepare(), self._prompt, self._device)
