"""Import the libraries that only some users need, and say what to install where they are missing."""

from importlib import import_module
from types import ModuleType

from summarise.errors import UnreadableInput
from summarise.sources import format_source


def require_extra(module: str, kind: str, source: str) -> ModuleType:
    """Import a module of the extra `documents`.

    Raises:
        UnreadableInput: it is not installed.
    """
    try:
        return import_module(module)
    except ImportError as error:
        message = f"reading {kind} needs one more package; pip install 'summarise[documents]'"
        raise UnreadableInput(source, f"{format_source(source)}: {message}") from error
