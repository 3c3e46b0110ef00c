"""The wording that models are given, from prompts/: the user's copy first, then what this package brought."""

import hashlib
import string
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from summarise.errors import TemplateError
from summarise.settings import checkout_root

ARTICLE, WORDS = "article", "words"
"""What the placeholders of a prompt are called."""


def shipped_prompts() -> Path:
    """Return the folder of the wording and templates that came with the program."""
    installed = Path(__file__).resolve().parent / "prompts"
    checkout = checkout_root()
    return installed if installed.is_dir() or checkout is None else checkout / "prompts"


@dataclass(frozen=True, slots=True)
class Prompt:
    """What a model is told, with `{article}` and perhaps `{words}` still to be filled in."""

    text: str

    @property
    def fingerprint(self) -> str:
        """16 hex digits that stand for the wording in a signature."""
        return hashlib.sha256(self.text.encode()).hexdigest()[:16]

    def fill(self, article: str, words: int) -> str:
        """Return the wording with its placeholders filled; braces in the article mean nothing."""
        return self.text.format(**{ARTICLE: article, WORDS: words})


def read_prompt(name: str, prompts: Path | None, placeholders: Collection[str] = (ARTICLE, WORDS)) -> Prompt:
    """Read the prompt `name`, from the folder `prompts` where it has one.

    Raises:
        TemplateError: the folder is missing, the file cannot be read, or its placeholders are not
            `{article}` and others of `placeholders`.
    """
    if prompts is not None and not prompts.is_dir():
        raise TemplateError(f"{prompts}: no such prompts folder; copy {shipped_prompts()} there and edit it")
    path = shipped_prompts() / name if prompts is None else prompts / name
    if not path.is_file():
        path = shipped_prompts() / name
    try:
        text = path.read_text(encoding="utf-8").removesuffix("\n")
        named = {field for _, field, _, _ in string.Formatter().parse(text) if field is not None}
    except (OSError, ValueError) as error:  # a UnicodeDecodeError or a lone brace is a ValueError
        raise TemplateError(f"{path}: the prompt cannot be read ({error})") from error
    if unknown := sorted(named - set(placeholders)):
        raise TemplateError(f"{path}: unknown placeholder {{{unknown[0]}}}; double the braces that are text")
    if ARTICLE not in named:
        raise TemplateError(f"{path}: {{{ARTICLE}}} is missing, so the model would not see the article")
    return Prompt(text)
