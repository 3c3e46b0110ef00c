"""Write out what English shortens, so that every check of the guard reads one notation."""

import re

from summarise.translation.calendar import MONTHS

_SHORT_MONTHS = {name[:3]: name for name in MONTHS.values()} | {"Sept": "September"}
_MONTH = "|".join(sorted(_SHORT_MONTHS, key=len, reverse=True))
_SHORT_MONTH = re.compile(rf"\b(?:{_MONTH})\b\.?(?= \d)|(?<=\d )(?:{_MONTH})\b\.?(?! [A-Z])")
"""Beside a number, so that Jan Hus and Mar-a-Lago stay."""
_YEARS = re.compile(r"\b(1[5-9]|20)(\d{2})([-–/])(\d{2})(?![,./–-]?\d)")


def written_out(text: str) -> str:
    """Return a text with months ("Feb. 19") and the second of two years ("1916–17") in full."""
    return _YEARS.sub(_write_out_years, _SHORT_MONTH.sub(_write_out_month, text))


def _write_out_month(match: re.Match[str]) -> str:
    return _SHORT_MONTHS[match.group().removesuffix(".")]


def _write_out_years(match: re.Match[str]) -> str:
    century, first, mark, second = match.groups()
    return f"{century}{first}{mark}{century}{second}" if first < second else match.group()
