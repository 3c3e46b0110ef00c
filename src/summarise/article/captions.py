"""Find photo captions by their structure: a credit at the end, or nothing but a credit.

A photographer's agency is no evidence of where the text comes from, so it never becomes
`Article.agency`.
"""

import re
from collections.abc import Sequence
from functools import cache

from summarise.article.credits import name_agency
from summarise.article.dates import find_full_dates
from summarise.article.lines import Line, count_words, ends_sentence, is_prose
from summarise.article.rules import any_of, read_words

LONGEST_CAPTION = 60
"""Words. Seed 003's longest has 30; a caption of two long sentences has not yet twice that."""
LONGEST_LABEL = 20
"""Words of a caption that is no sentence: "Presiden Tiongkok Xi Jinping (CMG)"."""
LARGEST_CAPTION_SHARE = 2
"""Words of captions for each word of other prose. Seed 003 has 0.06, 669 scraped articles none; a gallery of
photos has nothing but captions, or one paragraph beside them."""

_LAST_BRACKET = re.compile(r"\(([^()]{2,60})\)\W*$")
# "PIXABAY/BUDI SANTOSOIlustrasi investasi saham.": the photographer, and the caption glued to the name.
_GLUED_CREDIT = re.compile(
    r"[A-Z][A-Z.]{2,}(?: [A-Z.]{2,}){0,3}/[A-Z.]{2,}(?: [A-Z.]{2,}){0,4}(?:[A-Z][a-z]|$)"
)
_SHARED_CREDIT = re.compile(r"[A-Z][\w .-]{1,30}(?:/[A-Z][\w .-]{1,30}){1,3}")
_INITIALS = r"\*{1,3}|[a-z][a-z\d]{1,7}(?:[/-][a-z][a-z\d]{1,7}){0,3}|[A-Z]{2,4}"
_NAME = r"[A-Z][\w.'-]*(?: [A-Z][\w.'-]{0,15}){0,3}"
_OUTLET_AND_NAMES = rf"[A-Z][\w.]{{2,30}}(?:[/,] ?{_NAME}){{1,3}}|[A-Z]\w+\.(?:com|co\.id|id)"
_END_MARK = re.compile(rf"\( ?(?:{_INITIALS}|{_NAME}|(?P<outlet>{_OUTLET_AND_NAMES})) ?\)\W*$")


def find_captions(lines: Sequence[Line]) -> dict[int, str]:
    """Return line index -> "caption" for every photo caption; none if the captions are the story.

    The last paragraph of an article may end with its source in brackets, as a caption does with its
    photographer's; it is taken for a caption only if it also gives a full date.
    """
    prose = [line for line in lines if is_prose(line.text)]
    last = prose[-1].index if prose else -1
    captions = {
        line.index: "caption"
        for line in lines
        if is_caption(line.text) and (line.index != last or any(find_full_dates(line.text)))
    }
    told = sum(count_words(line.text) for line in prose if line.index in captions)
    rest = sum(count_words(line.text) for line in prose if line.index not in captions)
    return {} if told > LARGEST_CAPTION_SHARE * rest else captions


def is_caption(text: str) -> bool:
    """Say whether a line has the structure of a photo caption."""
    count = count_words(text)
    if count > LONGEST_CAPTION:
        return False
    if _GLUED_CREDIT.match(text):
        return True
    if bracket := _LAST_BRACKET.search(text[-70:]):
        if _is_credit(bracket.group(1)):
            return True
        # "(AP)." explains an abbreviation in a sentence; behind a bare noun phrase it is a credit.
        bare = text.endswith(")") and "." not in text[: -len(bracket.group())]
        return bare and count <= LONGEST_LABEL and name_agency(bracket.group(1)) is not None
    if count > LONGEST_LABEL or ends_sentence(text):
        return False
    return bool(_credit_opening().match(text)) or _ends_with_agency(text)


def find_end_mark(text: str) -> int | None:
    """Return where the mark behind the last sentence begins: "... katanya. (abc/def)", "(Budi Santoso)"."""
    mark = _END_MARK.search(text[-70:])
    if not mark:
        return None
    start = len(text) - len(mark.group())
    # An outlet with its reporter signs whatever stands before it; a name in brackets may explain.
    return start if start == 0 or mark.group("outlet") or ends_sentence(text[:start]) else None


def _is_credit(bracket: str) -> bool:
    """Say whether what stands in brackets credits a photo: "Xinhua/Ding Lin", "Foto: Budi"."""
    shared = _SHARED_CREDIT.fullmatch(bracket) is not None
    return shared or bool(_credit_opening().match(bracket)) or _ends_with_agency(bracket)


def _ends_with_agency(text: str) -> bool:
    _, slash, last = text.rpartition("/")
    return bool(slash) and name_agency(last) is not None


@cache
def _credit_opening() -> re.Pattern[str]:
    """Match the word a credit begins with: "Foto: ...", "Dok. ...", "ANTARA FOTO/..."."""
    words = any_of(read_words("captions", "credit_words"))
    return re.compile(rf"\W*(?:{words})\s?(?:\.|:|/| oleh\b| by\b|$)|antara foto\b", re.IGNORECASE)
