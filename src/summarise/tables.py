"""The one form of our tables: a row a line, its fields parted by tabs."""


def parse_table(text: str) -> tuple[tuple[str, ...], ...]:
    """Return the rows of a table; blank lines and lines that begin with "#" are none."""
    lines = text.splitlines()
    return tuple(tuple(line.split("\t")) for line in lines if line and not line.startswith("#"))
