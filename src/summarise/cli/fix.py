"""`summarise fix`: a person's better English for a sentence, remembered and used from then on."""

import datetime as dt
import getpass
from pathlib import Path
from typing import Any

import click

from summarise.article.sentences import split_sentences
from summarise.cleaning import Cleaner
from summarise.cli.console import print_text
from summarise.cli.options import Reading, read_reading, reading_options
from summarise.corrections import Correction, put_correction, read_corrections, remove_correction
from summarise.digester import TRANSLATED_LANGUAGES
from summarise.errors import ExitCode, InputError, UsageError
from summarise.formats.documents import read_documents
from summarise.paths import is_file
from summarise.settings import corrections_file, load_settings
from summarise.sources import format_source
from summarise.types import Document

TITLE_WORD = "title"
RECORD_MARK = "#"
LONGEST_ENGLISH = 4000
"""Characters: several times the longest sentence of a newspaper."""
HOW = "write ARTICLE SENTENCE ENGLISH (summarise fix --help)"


@click.command(short_help="Remember better English for a sentence.")
@click.argument("words", nargs=-1, metavar="ARTICLE SENTENCE ENGLISH")
@click.option("--list", "listing", is_flag=True, help="Show all corrections, numbered.")
@click.option("--remove", is_flag=True, help="Forget one: ARTICLE SENTENCE, or its number in --list.")
@click.option(
    "--corrections", type=click.Path(path_type=Path), metavar="FILE", help="Keep corrections in FILE."
)
@reading_options
def fix(words: tuple[str, ...], listing: bool, remove: bool, **flags: Any) -> ExitCode:
    """Remember better English for a sentence, and use it wherever this very sentence stands.

    SENTENCE is its number in the digest, or “title”. An article of a crawl is named as in its digest:
    crawl.jsonl#12. Where the digest was made with --rules or --keep-all, give them here too: they decide
    the numbers.

    \b
    Examples:
      summarise fix article.txt 3 "Rice prices rose five percent."
      summarise fix article.txt title "Rice gets dearer"
      summarise fix --list
      summarise fix --remove article.txt 3
    """
    reading = read_reading(flags)
    path = corrections_file(load_settings(flags))
    if listing:
        _list(path, words)
    elif remove:
        _remove(path, words, reading)
    else:
        _put(path, words, reading)
    return ExitCode.DONE


def _list(path: Path, words: tuple[str, ...]) -> None:
    if words:
        raise UsageError("fix --list: name no article")
    for number, one in enumerate(read_corrections(path), 1):
        print_text(f"{number}  {one.where}, {one.day}, {one.by}\n   {one.source}\n   {one.english}")


def _remove(path: Path, words: tuple[str, ...], reading: Reading) -> None:
    if len(words) == 1:
        source = _listed(path, words[0])
    elif len(words) == 2:
        source = _source(*words, reading)
    else:
        raise UsageError("fix --remove: write ARTICLE SENTENCE, or the number in --list")
    if not remove_correction(path, source):
        raise UsageError(f"fix --remove: this sentence has no correction; see summarise fix --list: {source}")
    print_text(f"Forgotten: {source}")


def _listed(path: Path, number: str) -> str:
    known = read_corrections(path)
    if not number.isdecimal() or not 0 < int(number) <= len(known):
        raise UsageError(f"fix --remove {number}: --list shows {len(known)} corrections; give one's number")
    return known[int(number) - 1].source


def _put(path: Path, words: tuple[str, ...], reading: Reading) -> None:
    if len(words) != 3:
        raise UsageError(f"fix: {HOW}; put ENGLISH in quotes")
    article, sentence, english = words[0], words[1], " ".join(words[2].split())
    if not 0 < len(english) <= LONGEST_ENGLISH:
        raise UsageError(f"fix: ENGLISH must have 1 to {LONGEST_ENGLISH} characters, not {len(english)}")
    source = _source(article, sentence, reading)
    where = " ".join(f"{format_source(article)} {sentence}".split())
    put_correction(path, Correction(source, english, dt.date.today().isoformat(), _user(), where))
    print_text(f"Kept in {path}:\n   {source}\n   {english}")


def _user() -> str:
    try:
        return " ".join(getpass.getuser().split())
    except (OSError, KeyError, ImportError):  # no name for this user id, as in some containers
        return "unknown"


def _source(article: str, sentence: str, reading: Reading) -> str:
    """Return the Indonesian a number of the digest stands for, in one line."""
    return " ".join(_part(_document(article, reading), sentence, reading.cleaner).split())


def _document(article: str, reading: Reading) -> Document:
    path = Path(article)
    if not is_file(path) and RECORD_MARK in article:
        path = Path(article.rpartition(RECORD_MARK)[0])
    outcomes = list(read_documents(path, reading.options))
    for outcome in outcomes:
        if outcome.source == article:
            if isinstance(outcome, InputError):
                raise outcome
            return outcome
    raise UsageError(f"{format_source(article)}: {len(outcomes)} articles; name one as {path}{RECORD_MARK}1")


def _part(document: Document, sentence: str, cleaner: Cleaner) -> str:
    cleaned = cleaner.clean(document)
    name = format_source(document.source)
    if cleaned.language not in TRANSLATED_LANGUAGES:
        raise UsageError(f"{name}: the text is in “{cleaned.language}” and not translated; nothing to fix")
    sentences = split_sentences(cleaned.text)
    if sentence == TITLE_WORD:
        if not cleaned.title:
            raise UsageError(f"{name}: it has no title; its headline is one of its sentences, fix that one")
        return cleaned.title
    if not sentence.isdecimal() or not 0 < int(sentence) <= len(sentences):
        raise UsageError(f"{name}: SENTENCE is 1 to {len(sentences)} or “{TITLE_WORD}”, not “{sentence}”")
    return sentences[int(sentence) - 1].text
