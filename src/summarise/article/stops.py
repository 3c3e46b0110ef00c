"""Tell which full stops end a sentence.

A stop ends one unless something says otherwise: a small letter after it, an abbreviation, an
initial or a list number before it. Each stop is looked at with a bounded window, so the time is
linear in the length of the text.
"""

import re
from collections.abc import Iterator
from functools import cache

from summarise.article.lines import CLOSERS, OPENERS, first_letter
from summarise.article.rules import any_of, read_table, read_words

WINDOW = 40
"""Characters looked at on either side of a stop; the longest Indonesian words have under 30."""

_STOP = re.compile(r"[.!?…]+")
_LAST_TOKEN = re.compile(r"(?<![^\s\"'“”‘’(\[/])[^\s\"'“”‘’(\[/]*$")
_FIRST_WORD = re.compile(r"\W*([^\W\d_]+)")
_INITIALS = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_a-z]")
# "iPhone" and "eSIM" begin a sentence as they are, and so does the next letter of a list: "b. Berusia".
_SMALL_START = re.compile(r"[a-z]{1,2}[A-Z]\w|[a-z]\. [A-Z]")
_ABBREVIATION = re.compile(r"\W*[^\W\d_]{1,3}\.")
_LIST_NUMBER = re.compile(r"\W*(?:\d{1,2}|[A-Za-z])")
_DOMAINS = frozenset({"com", "co", "id", "net", "org", "tv", "news", "go", "ac", "or"})


def find_stops(paragraph: str) -> Iterator[int]:
    """Yield the offset behind each stop that ends a sentence, closing quotes included."""
    quotes = counted = sentence_start = 0
    for stop in _STOP.finditer(paragraph):
        quotes += paragraph.count('"', counted, stop.start())
        counted = stop.start()
        end = _include_closers(paragraph, stop.end(), inside_quote=quotes % 2 == 1)
        if _is_boundary(paragraph, sentence_start, stop, end):
            yield end
            sentence_start = end


def _include_closers(text: str, end: int, *, inside_quote: bool) -> int:
    """Return where the quotes and brackets that close right behind a stop end.

    A quotation mark with a letter right behind it opens the next sentence (`selesai."Kami`), unless
    a straight one is open already (`"Sudah selesai."Ia pergi`).
    """
    while end < len(text) and text[end] in CLOSERS:
        opens = text[end + 1 : end + 2].isalnum() and text[end] in "\"'’“"
        if opens and not (text[end] == '"' and inside_quote):
            break
        end += 1
    return end


def _is_boundary(text: str, sentence_start: int, stop: re.Match[str], end: int) -> bool:
    """Say whether the stop, with its closers up to `end`, ends the sentence."""
    following = text[end : end + WINDOW]
    after = following.lstrip()
    if not after:
        return True
    if after[0] in ",;:" or (first_letter(after).islower() and not _SMALL_START.match(after)):
        return _names_in_small_letters().match(after) is not None
    before = text[max(sentence_start, stop.start() - WINDOW) : stop.start()]
    token = _last_token(before)
    if not following[0].isspace():
        return _is_glued_boundary(token, after, closed=end > stop.end())
    if stop.group().startswith(("..", "…")):
        # "Saya ... Budi" hesitates, "Sudah selesai... Lalu" ends, and so does "Sudah selesai .... Lalu".
        return not before.endswith(" ") or len(stop.group()) > 3
    if stop.group() != "." or end > stop.end():
        return True
    if _LIST_NUMBER.fullmatch(before.rpartition("\n")[2]) and (
        "\n" in before or stop.start() - sentence_start < 6
    ):
        return False
    if token.isdigit() and len(token) < 3 and _is_label(before):
        return False  # "Langkah 1. Buka aplikasi."
    return _ends_after(token, after) or (_INITIALS.fullmatch(token) is not None and _is_label(before))


def _last_token(before: str) -> str:
    match = _LAST_TOKEN.search(before)
    return match.group() if match else ""


def _is_glued_boundary(token: str, after: str, *, closed: bool) -> bool:
    """Say whether a stop without a space ends a sentence: "selesai.Kemudian", not "Bisnis.Com"."""
    opening = after.lstrip(OPENERS)[:2]
    if not opening[:1].isupper() or not (opening[1:].isalpha() or opening[1:] == " "):
        return False
    word = _FIRST_WORD.match(after)
    if word is None or word.group(1).casefold() in _DOMAINS:
        return False
    if token[-1:] in CLOSERS and token:
        return opening[1:].isalpha()  # "... (23/4).Para jurnalis"
    whole_word = len(token) > 2 and token[-1].isalnum() and not token[-1].isupper() and "." not in token
    return closed or (whole_word and _ends_after(token, after))


def _ends_after(token: str, after: str) -> bool:
    """Say whether a full stop after this word ends the sentence, or only an abbreviation."""
    kind = _abbreviations().get(token.casefold())
    if kind == "number":
        return not after[0].isdigit()
    if kind == "title":
        return False
    if kind == "degree":
        return not _ABBREVIATION.match(after)
    if kind == "rank":
        return token.islower()  # "Kol." is a colonel, "kol" a cabbage.
    if kind == "tail" or _INITIALS.fullmatch(token):
        word = _FIRST_WORD.match(after)
        if word is None:
            return False
        # No name ends so: "Ketiganya", "Menurutnya".
        starter = word.group(1).casefold()
        return starter in read_words("sentence_starters") or starter.endswith("nya")
    return True


def _is_label(before: str) -> bool:
    """Say whether a letter or number names a thing, "vitamin C", and is no initial."""
    words = before.split()
    kind = "numbered" if words and words[-1].isdigit() else "lettered"
    return len(words) > 1 and words[-2].casefold() in read_words(kind)


@cache
def _names_in_small_letters() -> re.Pattern[str]:
    """Match the outlets that write themselves in small letters even where a sentence begins."""
    names = {name for _, name, _ in read_table("outlets.tsv") if name[0].islower()}
    return re.compile(rf"{any_of(names)}\b")


@cache
def _abbreviations() -> dict[str, str]:
    return {abbreviation: kind for kind, abbreviation in read_table("abbreviations.tsv")}
