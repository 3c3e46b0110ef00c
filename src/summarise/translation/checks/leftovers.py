"""Check for Indonesian left in the English: a copy, a half, a word."""

import re

from summarise.translation import names
from summarise.translation.checks.figures import listed
from summarise.types import Flag

LEFT_OVER_SHARE = 0.2
"""Share of hypothesis words that are Indonesian function words; "di", "dan" inside names stay below."""

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_FUNCTION_WORDS = frozenset(
    "yang dan dengan untuk dari pada dalam adalah tidak akan ini itu oleh juga sebagai karena telah sudah "
    "bahwa mereka kita saya atau ke tersebut dapat harus seperti antara serta "
    "lebih masih belum hanya setelah sebelum menjadi bagi secara terhadap kepada hingga sampai "
    "namun tetapi jika ujar ujarnya katanya".split()
)
"""None of them is an English word too, as para, di, ada, saat and kami are."""


def untranslated(source: str, hypothesis: str) -> Flag | None:
    """Flag a copy of the source and Indonesian left standing in the English."""
    english = [word.lower() for word in _WORD.findall(hypothesis)]
    left_over = [word for word in english if word in _FUNCTION_WORDS]
    if english and len(left_over) / len(english) > LEFT_OVER_SHARE:
        return Flag("untranslated", "part of it is still Indonesian")
    lower = [word for word in _WORD.findall(source) if word[0].islower()]
    if len(lower) >= 3 and source.split() == hypothesis.split():
        return Flag("untranslated", "the Indonesian was copied, not translated")
    copied = names.copied_words(source, hypothesis)
    return Flag("untranslated", f"{listed(copied)} is still Indonesian") if copied else None
