"""Feed made-up text to every stage and check what must hold whatever it says.

    python proofs/fuzz.py [--cases 100000] [--seed 1] [--minutes 60]

The same seed makes the same cases. A case that breaks a promise is printed with the seed that makes it alone.
"""

import argparse
import json
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO, StringIO
from pathlib import Path

from rich.console import Console

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from hostile import ACTING, HOSTILE
from sample import sample_digest
from summarise.article.decoding import normalise_text
from summarise.article.sentences import split_sentences
from summarise.cache import TRANSLATIONS, Store, cache_key
from summarise.cleaning import DEFAULT_CLEANER
from summarise.cli.forms import json_format
from summarise.errors import InputError
from summarise.formats.columns import KNOWN_NAMES
from summarise.formats.documents import CRAWL_READERS, SINGLE_READERS
from summarise.records import read_digest
from summarise.render.html import format_digest_html
from summarise.render.markdown import format_digest_markdown
from summarise.render.terminal import print_digest
from summarise.translation.quality import check
from summarise.translation.repair import repair
from summarise.translation.restore import restore
from summarise.types import Digest, Document, Statement

PIECES = (*map(json.loads, (Path(__file__).parent / "pieces.jsonl").read_text().splitlines()), HOSTILE)
MARKUP = (
    "<p>",
    "<div>",
    "<table><tr><td>",
    "</td>",
    "<a href='javascript:x'>",
    "<meta property='og:title' content='",
)


def make_text(chance: random.Random) -> str:
    """Return pieces of articles and of attacks, in any order."""
    return "".join(chance.choices(PIECES, k=chance.randint(1, 30)))


def make_bytes(chance: random.Random) -> bytes:
    """Return a file of such pieces in some encoding, now and then with damaged bytes."""
    text = "".join(chance.choices((*PIECES, *MARKUP), k=chance.randint(1, 40)))
    data = bytearray(text.encode(chance.choice(["utf-8", "utf-16", "cp1252"]), "replace"))
    for _ in range(chance.choice([0, 0, 1, 5])):
        data[chance.randrange(len(data))] = chance.randrange(256)
    return bytes(data)


def read_anything(chance: random.Random) -> None:
    """A reader gives documents or one printable line."""
    data, suffix = make_bytes(chance), chance.choice([*SINGLE_READERS, *CRAWL_READERS])
    try:
        if suffix in CRAWL_READERS:
            outcomes = list(CRAWL_READERS[suffix](BytesIO(data), "a", KNOWN_NAMES))
        else:
            outcomes = [SINGLE_READERS[suffix](data, "a")]
    except InputError as error:
        outcomes = [error]
    for outcome in outcomes:
        if isinstance(outcome, InputError):
            assert str(outcome).isprintable()
        else:
            assert outcome.text.strip()
            assert not ACTING.search(outcome.text)


def normalise_anything(chance: random.Random) -> None:
    """What is normalised holds nothing that acts, and stays as it is the second time."""
    text = normalise_text(make_text(chance))
    assert not ACTING.search(text)
    assert "\r" not in text


def clean_anything(chance: random.Random) -> None:
    """A cleaner makes an article of words that were there, or says in one line why not."""
    text = normalise_text(
        make_text(chance) + chance.choice(["", "\n\nHarga gula di pasar naik, kata Budi. "]) * 5
    )
    try:
        article = DEFAULT_CLEANER.clean(Document("a", text))
    except InputError as error:
        assert str(error).isprintable()
        return
    assert article.text.strip()
    assert set(article.text.split()) - set(text.split()) == set() or len(article.text) <= 2 * len(text)


def split_anything(chance: random.Random) -> None:
    """Sentences stand where they say, in order, and between them is white space only."""
    text = normalise_text(make_text(chance))
    end = 0
    for sentence in split_sentences(text):
        assert text[sentence.start : sentence.end] == sentence.text
        assert not text[end : sentence.start].strip()
        end = sentence.end
    assert not text[end:].strip()


def guard_anything(chance: random.Random) -> None:
    """The checks and repairs take any pair, and a repaired sentence is one."""
    source, english = make_text(chance), make_text(chance)
    assert all(flag.code and flag.message for flag in check(source, english))
    assert isinstance(restore(source, english), str)
    assert isinstance(repair(source), str)


def render_anything(chance: random.Random) -> None:
    """In any form a digest acts on nothing, and as JSON it comes back."""
    made = make_digest(chance)
    console = Console(file=StringIO(), width=chance.randint(20, 200), highlight=False)
    print_digest(console, made)
    shown = console.file.getvalue() if isinstance(console.file, StringIO) else ""
    record = json_format(lines=True).item(made)
    page = format_digest_html(made)
    for text in (shown, record, page, format_digest_markdown(made)):
        assert not ACTING.search(text)
    assert read_digest(json.loads(record)) == made
    body = page[page.index("<body>") :]
    assert "<script" not in body
    assert "<b>" not in body


def make_digest(chance: random.Random) -> Digest:
    """Return a digest of such pieces."""
    digest = sample_digest(source=make_text(chance))
    article = replace(
        digest.article, title=make_text(chance), outlet=make_text(chance), place=make_text(chance)
    )
    translations = tuple(replace(one, hypothesis=make_text(chance)) for one in digest.translations)
    headline = Statement(make_text(chance), (0,))
    summary = replace(digest.summary, headline=headline, abstract=(headline,), key_points=(headline,))
    return replace(digest, article=article, translations=translations, summary=summary)


def keep_anything(chance: random.Random) -> None:
    """The cache gives back what it was given, or nothing once a byte of it has changed."""
    text, value = make_text(chance), {"text": make_text(chance), "number": chance.random()}
    key = cache_key({"a": text}, text)
    store.put(TRANSLATIONS, key, value)
    assert store.get(TRANSLATIONS, key) == value
    path = store.root / TRANSLATIONS / key[:2] / f"{key}.json"
    data = bytearray(path.read_bytes())
    data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    path.write_bytes(bytes(data))
    assert store.get(TRANSLATIONS, key) is None
    path.unlink()


CHECKS: dict[Callable[[random.Random], None], int] = {
    read_anything: 4,
    normalise_anything: 4,
    clean_anything: 2,
    split_anything: 4,
    guard_anything: 2,
    render_anything: 1,
    keep_anything: 3,
}
"""Each check with its share of the cases: the dear ones get fewer."""


def main() -> int:
    """Run the cases and say how many of each there were, and which failed."""
    parser = argparse.ArgumentParser(description="Feed made-up text to every stage.")
    parser.add_argument("--cases", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--minutes", type=float, default=60)
    options = parser.parse_args()
    began, counts, failures = time.monotonic(), Counter[str](), 0
    for number in range(options.seed, options.seed + options.cases):
        chance = random.Random(number)
        (run,) = chance.choices(list(CHECKS), weights=list(CHECKS.values()))
        if time.monotonic() - began > 60 * options.minutes:
            break
        counts[run.__name__] += 1
        try:
            run(chance)
        except Exception as error:  # whatever it is, it is what we look for
            failures += 1
            print(f"seed {number}: {run.__name__}: {type(error).__name__}: {error}"[:300], flush=True)
    for name, count in sorted(counts.items()):
        print(f"{name:<20}{count:>8}")
    print(f"{sum(counts.values())} cases, {failures} failures, {time.monotonic() - began:.0f} s")
    return int(failures > 0)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        store = Store(Path(folder))
        sys.exit(main())
