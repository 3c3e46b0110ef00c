"""Write with a small language model that follows instructions, as prompts/ words them.

What such a model reads is text by strangers: the article is fenced, what could end the fence or speak the
chat's own language is taken out of it, and nothing that is written is shown before it is checked.
"""

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from summarise.summary.headlines.headline import MOST_WORDS as HEADLINE_WORDS
from summarise.summary.writing.checkpoints import Checkpoint, damage_named
from summarise.summary.writing.parts import write_in_parts
from summarise.summary.writing.written import tidy_headline
from summarise.translation.device import DeviceChoice, check_device, choose_device
from summarise.translation.quiet import quiet_transformers
from summarise.translation.threads import let_waiting_threads_sleep
from summarise.types import Signature
from summarise.wording import Prompt, read_prompt

if TYPE_CHECKING:
    from summarise.summary.writing.chat_model import ChatModel

DECODING = "greedy-once-6-1"
"""Change the last number with the code of `chat_model`, so that older texts are not taken for its own."""
SUMMARY_PROMPT, HEADLINE_PROMPT = "summarise.txt", "headline.txt"


class InstructWriter:
    """Write with one chat checkpoint."""

    def __init__(
        self, checkpoint: Checkpoint, *, device: DeviceChoice = "auto", prompts: Path | None = None
    ) -> None:
        """Read the prompts, and no weights.

        Raises:
            TemplateError: a prompt is wrong.
        """
        self._checkpoint = checkpoint
        self._device = choose_device(device)
        self._summary: Prompt = read_prompt(SUMMARY_PROMPT, prompts)
        self._headline: Prompt = read_prompt(HEADLINE_PROMPT, prompts)
        self.name = checkpoint.name

    @cached_property
    def signature(self) -> Signature:
        """What decides the text; every device computes in fp32."""
        return {
            "writer": self.name,
            "writer weights": self._checkpoint.fingerprint,
            "writer prompt": f"{self._summary.fingerprint} {self._headline.fingerprint}",
            "writer decoding": DECODING,
        }

    def write(self, sentences: Sequence[str], words: int) -> str:
        """See `Writer.write`."""
        return write_in_parts(sentences, words, self._model.told(self._summary))

    def write_headline(self, sentences: Sequence[str]) -> str:
        """See `Writer.write_headline`; longer articles are known by their beginning."""
        model = self._model.told(self._headline)
        return tidy_headline(model.write(model.beginning(sentences), HEADLINE_WORDS))

    @cached_property
    def _model(self) -> "ChatModel":
        let_waiting_threads_sleep()
        with quiet_transformers():
            from summarise.summary.writing.chat_model import load_chat

            check_device(self._device)
            with damage_named(self._checkpoint.place):
                return load_chat(self._checkpoint.prepare(), self._summary, self._device)
