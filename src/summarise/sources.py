"""How an input is called in messages and in results."""

STDIN = "-"


def format_source(source: str) -> str:
    """Return an input's name fit for one line: no line break, escape sequence or direction control."""
    if source == STDIN:
        return "standard input"
    return source if source.isprintable() else ascii(source)
