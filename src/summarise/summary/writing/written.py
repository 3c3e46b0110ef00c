"""What a model wrote, made into sentences fit to be checked and shown."""

import re
from functools import cache
from importlib.resources import files

from summarise.article.lines import ends_sentence
from summarise.article.sentences import split_sentences
from summarise.summary.headlines.headline import MOST_WORDS as HEADLINE_WORDS

_LINE_MARK = re.compile(r"\n\s*|<n>")
"""Ends of lines, and Pegasus's word for one."""
_LIST_MARK = re.compile(r"^(?:[-*•–]|\d{1,2}[.)])\s+")
_LOOSE_STOP = re.compile(r"\s([.,;:!?])(?=\s|$)")
"""DistilBART parts a stop from its word, as the CNN/Daily Mail texts it learnt from do."""
_TALK = re.compile(
    r"^(?:(?:the|this) (?:news )?(?:article|text|passage|story|summary)"
    r"|here (?:is|are)|in (?:summary|conclusion))\b",
    re.I,
)
"""Openings of sentences that speak of the text and not of the news: small models like them."""
_LABEL = re.compile(r"^(?:(?:here is )?(?:the|a) )?(?:headline|title)\s*:\s*", re.I)
_QUOTES = "\"“”'‘’*"


def whole_sentences(text: str) -> list[str]:
    """Return the sentences of a written text; left out are broken-off ones and talk about the text itself."""
    lines = [_LIST_MARK.sub("", line.strip()) for line in _LINE_MARK.split(text)]
    tidy = "\n\n".join(_LOOSE_STOP.sub(r"\1", " ".join(line.split())) for line in lines if line)
    return [one for one in _split(tidy) if ends_sentence(one) and not _TALK.search(one)]


def tidy_headline(text: str) -> str:
    """Return the first line of a written headline without label and quotes, "" if it is too long."""
    lines = [_LABEL.sub("", line.strip(_QUOTES + " ")).strip(_QUOTES + " ") for line in text.splitlines()]
    headline = next((line for line in lines if line), "").rstrip(".")
    return headline if len(headline.split()) <= HEADLINE_WORDS else ""


def _split(text: str) -> list[str]:
    """Split into sentences, putting together what was parted behind an English abbreviation."""
    found: list[str] = []
    paragraphs: list[int] = []
    for sentence in split_sentences(text):
        plain = " ".join(sentence.text.split())
        if found and paragraphs[-1] == sentence.paragraph and _ends_in_abbreviation(found[-1]):
            found[-1] += f" {plain}"
        else:
            found.append(plain)
            paragraphs.append(sentence.paragraph)
    return found


def _ends_in_abbreviation(sentence: str) -> bool:
    last = sentence.split()[-1].lstrip("(\"“'")
    return last.endswith(".") and last[:-1] in abbreviations()


@cache
def abbreviations() -> frozenset[str]:
    """Return the English abbreviations that end no sentence, without their stops."""
    text = (files("summarise") / "data" / "summary" / "abbreviations.txt").read_text(encoding="utf-8")
    return frozenset(line for line in text.splitlines() if line and not line.startswith("#"))
