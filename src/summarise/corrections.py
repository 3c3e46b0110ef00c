"""A person's corrections: the English they want for a sentence, wherever that very sentence stands.

One readable file outside the cache, because nobody can make them again: a header, then a correction a line,
its fields parted by tabs.
"""

import contextlib
import hashlib
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import astuple, dataclass, field, fields
from pathlib import Path

from summarise.cache import write_atomically
from summarise.errors import OutputError, SettingsError
from summarise.locks import locked
from summarise.types import BY_HAND, Digest, Signature, Translation

LOCK_SUFFIX = ".lock"
_PLAIN_QUOTES = str.maketrans("“”‘’", "\"\"''")


@dataclass(frozen=True, slots=True)
class Correction:
    """The English a person gave for a sentence."""

    source: str
    """The Indonesian, in one line."""
    english: str
    day: str
    """ISO 8601 day it was given."""
    by: str
    where: str
    """Article and sentence it was given for."""


HEADER = tuple(each.name for each in fields(Correction))


def sentence_key(text: str) -> str:
    """Return what makes two sentences the same one: their words, not their spaces and kinds of quotes."""
    return " ".join(unicodedata.normalize("NFC", text).translate(_PLAIN_QUOTES).split())


@dataclass(frozen=True, slots=True)
class Corrections:
    """Corrections by the key of their sentence."""

    by_key: Mapping[str, Correction] = field(default_factory=dict)

    def find(self, sentence: str) -> Correction | None:
        """Return the correction of a sentence, if there is one."""
        return self.by_key.get(sentence_key(sentence)) if self.by_key else None

    def hold_in(self, digest: Digest) -> bool:
        """Tell whether a digest shows these corrections, all that belong into it and no others."""
        parts: list[tuple[str, Translation]] = [
            (sentence.text, translation)
            for sentence, translation in zip(digest.sentences, digest.translations, strict=True)
        ]
        parts += [(digest.article.title or "", digest.title)] if digest.title else []
        parts += [(digest.article.standfirst or "", digest.standfirst)] if digest.standfirst else []
        return all(self._holds(source, translation) for source, translation in parts)

    def _holds(self, source: str, translation: Translation) -> bool:
        correction = self.find(source)
        shown = translation.hypothesis if translation.engine == BY_HAND else None
        return shown == (correction.english if correction else None)


NO_CORRECTIONS = Corrections()


def corrections_signature(translations: Iterable[Translation]) -> Signature:
    """Name the corrections among the translations of an article by their hash; without any, nothing."""
    given = sorted((t.index, t.hypothesis) for t in translations if t.engine == BY_HAND)
    return {"corrections": hashlib.sha256(repr(given).encode()).hexdigest()[:12]} if given else {}


def load_corrections(path: Path) -> Corrections:
    """Read the file of corrections; where there is none yet, there are no corrections.

    Raises:
        SettingsError: it cannot be read, or a line of it is no correction.
    """
    return Corrections({sentence_key(one.source): one for one in read_corrections(path)})


def read_corrections(path: Path) -> list[Correction]:
    """List the corrections of a file in its order.

    Raises:
        SettingsError: it cannot be read, or a line of it is no correction.
    """
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except (FileNotFoundError, NotADirectoryError):
        return []
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"{path}: the corrections cannot be read ({error})") from error
    rows = [(number, line.rstrip("\r").split("\t")) for number, line in enumerate(lines, 1) if line.strip()]
    return [_read(row, f"{path}:{number}") for number, row in rows if tuple(row) != HEADER]


def _read(row: list[str], where: str) -> Correction:
    if len(row) != len(HEADER) or not row[0] or not row[1]:
        raise SettingsError(f"{where}: a correction has {len(HEADER)} fields parted by tabs; mend the line")
    return Correction(*row)


def put_correction(path: Path, correction: Correction) -> None:
    """Keep a correction in the place of an earlier one for the same sentence.

    Raises:
        SettingsError: the file is damaged.
        OutputError: it cannot be written.
    """
    key = sentence_key(correction.source)
    _change(path, lambda known: [*(one for one in known if sentence_key(one.source) != key), correction])


def remove_correction(path: Path, source: str) -> bool:
    """Forget the correction of a sentence and tell whether there was one.

    Raises:
        SettingsError: the file is damaged.
        OutputError: it cannot be written.
    """
    known = len(read_corrections(path))
    key = sentence_key(source)
    left = _change(path, lambda known: [one for one in known if sentence_key(one.source) != key])
    return left < known


def _change(path: Path, change: Callable[[list[Correction]], list[Correction]]) -> int:
    """Rewrite the file while no other process does, and return how many corrections it holds now."""
    with _writing(path), locked(path.with_name(path.name + LOCK_SUFFIX)):
        changed = change(read_corrections(path))
        rows = [HEADER, *map(astuple, changed)]
        write_atomically(path, "".join("\t".join(row) + "\n" for row in rows).encode())
    return len(changed)


@contextlib.contextmanager
def _writing(path: Path) -> Iterator[None]:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        yield
    except OSError as error:
        message = f"{path}: the correction cannot be kept ({error.strerror}); set “corrections” elsewhere"
        raise OutputError(message) from error
