"""Take out of a text what would act on a page or a terminal instead of standing there to be read."""

_KEPT = frozenset(map(ord, "\t\n"))
_CONTROLS = (*range(0x20), *range(0x7F, 0xA0))
_DIRECTIONS = (0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x2070))
"""Marks, overrides and isolates of Unicode's bidirectional algorithm (UAX #9): no Indonesian needs them."""
_UNSEEN = (0xAD, 0x200B, 0x200C, 0x200D, *range(0x2060, 0x2065), 0xFEFF, *range(0xFFF9, 0xFFFC))
"""Zero width, soft hyphen, annotations: words they part look whole and are not found by a search."""
_TAGS = tuple(range(0xE0000, 0xE0080))
"""An invisible copy of ASCII, in which text can be hidden from a reader."""
_SEPARATORS = (0x2028, 0x2029)
"""Line breaks to some programs and not to others."""
_UNWANTED = dict.fromkeys({*_CONTROLS, *_DIRECTIONS, *_UNSEEN, *_TAGS} - _KEPT) | dict.fromkeys(
    _SEPARATORS, " "
)
_SURROGATES = range(0xD800, 0xE000)


def make_harmless(text: str) -> str:
    """Return `text` without control characters, but line breaks and tabs, and without what is not seen."""
    return text.translate(_UNWANTED)


def _escape(code: int) -> str:
    if code < 0x10000:
        return f"\\u{code:04x}"
    high, low = divmod(code - 0x10000, 0x400)
    return f"\\u{0xD800 + high:04x}\\u{0xDC00 + low:04x}"


_ESCAPES = {code: _escape(code) for code in {*_UNWANTED, *_SURROGATES} if code >= 0x7F}


def escape_json(text: str) -> str:
    """Return JSON that means the same, with escapes for what would act on a terminal (RFC 8259, section 7).

    JSON escapes the controls below 0x20 itself, and elsewhere these characters stand in strings only.
    """
    return text.translate(_ESCAPES)
