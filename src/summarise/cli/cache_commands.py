"""`summarise cache`: look at or empty what is kept."""

from pathlib import Path
from typing import Any

import click

from summarise.cache import Store
from summarise.cli.console import print_text
from summarise.settings import cache_folder, load_settings


@click.group()
def cache() -> None:
    """Look at or empty the cache of digests and translations.

    \b
    Example:
      summarise cache stats
    """


CACHE_OPTION = click.option(
    "--cache-dir", type=click.Path(path_type=Path), metavar="DIR", help="The cache in DIR instead."
)


@cache.command()
@CACHE_OPTION
def stats(**flags: Any) -> None:
    """Count the entries and their size.

    \b
    Example:
      summarise cache stats
    """
    store = Store(cache_folder(load_settings(flags)))
    print_text(f"{store.root}")
    for kind in store.statistics():
        print_text(f"{kind.kind:<13}{kind.entries:>8} entries {kind.bytes / 1e6:>9.1f} MB")


@cache.command()
@CACHE_OPTION
def clear(**flags: Any) -> None:
    """Remove every entry; the next run makes them again.

    \b
    Example:
      summarise cache clear
    """
    store = Store(cache_folder(load_settings(flags)))
    print_text(f"Removed {store.clear()} entries from {store.root}")


@cache.command()
@CACHE_OPTION
def path(**flags: Any) -> None:
    """Print where the cache lies.

    \b
    Example:
      summarise cache path
    """
    print_text(cache_folder(load_settings(flags)))
