"""The same weights with another way to decode: what an engine offers for a second try."""

from collections.abc import Callable

from summarise.translation.glossary import Glossary
from summarise.translation.translator import Decoder, Translator
from summarise.translation.window import DecodingWindow
from summarise.types import Signature


class Redecoding:
    """A translator whose weights are another's."""

    second_tries = ()

    def __init__(self, translator: Translator, decoding: str, load: Callable[[], Decoder]) -> None:
        """Take the translator, the name of the other decoding and what gives its decoder."""
        self._translator = translator
        self._decoding = decoding
        self._load = load

    @property
    def name(self) -> str:
        """The name of the translator whose weights these are."""
        return self._translator.name

    @property
    def unsure_below(self) -> float:
        """That of the translator whose weights these are."""
        return self._translator.unsure_below

    @property
    def vocabulary(self) -> Glossary:
        """That of the translator whose weights these are."""
        return self._translator.vocabulary

    @property
    def signature(self) -> Signature:
        """The signature of the weights with this decoding."""
        return {**self._translator.signature, "decoding": self._decoding}

    def open(self) -> DecodingWindow:
        """See `Translator.open`."""
        return DecodingWindow(self._load)
