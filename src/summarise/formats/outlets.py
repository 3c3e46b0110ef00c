"""Know outlets by any spelling: "cnnindonesia", "CNN Indonesia" and "cnnindonesia.com" are one."""

import re
from functools import cache

from summarise.article.datelines import name_outlet
from summarise.article.rules import read_table

_ENDING = re.compile(r"\.(?:com|co\.id|or\.id|co|id|net|org|news|tv)$")


def find_outlet(name: str) -> str | None:
    """Return the name of an outlet as we write it, None for one that we do not know."""
    known = name_outlet(name)
    return known.name if known else _known_keys().get(squeeze_outlet(name))


def outlet_key(name: str) -> str:
    """Return an outlet's name as it is compared."""
    return squeeze_outlet(find_outlet(name) or name)


def squeeze_outlet(name: str) -> str:
    """Return the letters and digits of a name, without the ending of a domain."""
    return re.sub(r"[\W_]+", "", _ENDING.sub("", name.strip().casefold()))


@cache
def _known_keys() -> dict[str, str]:
    return {squeeze_outlet(alias): name for alias, name, _ in read_table("outlets.tsv")}
