"""Take out of a text what would act on a page or a terminal instead of standing there to be read."""

_KEPT = frozenset(map(ord, "\t\n"))
_CONTROLS = (*range(0x20), *range(0x7F, 0xA0))
_DIRECTIONS = (0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A))
"""Marks, overrides and isolates of Unicode's bidirectional algorithm (UAX #9): no Indonesian needs them."""
_UNWANTED = dict.fromkeys({*_CONTROLS, *_DIRECTIONS} - _KEPT)


def make_harmless(text: str) -> str:
    """Return `text` without control characters, but line breaks and tabs, and without direction controls."""
    return text.translate(_UNWANTED)
