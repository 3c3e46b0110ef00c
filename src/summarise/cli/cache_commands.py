"""`summarise cache`: look at, check or empty what is kept."""

from pathlib import Path
from typing import Any

import click

from summarise.cache import Store
from summarise.cache_check import verify_store
from summarise.cli.console import print_text
from summarise.errors import ExitCode
from summarise.settings import cache_folder, load_settings
from summarise.sources import format_source


@click.group()
def cache() -> None:
    """Look at, check or empty the cache of digests and translations.

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
@click.option("--repair", is_flag=True, help="Remove the damaged entries; the next run makes them again.")
def verify(repair: bool, **flags: Any) -> ExitCode:
    """Read every entry and say which are damaged; they are never used.

    Ends with 1 where damaged entries are left.

    \b
    Examples:
      summarise cache verify
      summarise cache verify --repair
    """
    store = Store(cache_folder(load_settings(flags)))
    check = verify_store(store, repair=repair)
    for damaged in check.damaged:
        print_text(f"damaged: {format_source(str(damaged))}")
    print_text(f"{store.root}")
    print_text(f"{check.sound} sound, {len(check.damaged)} damaged, {check.foreign} of another version")
    if repair and check.damaged:
        print_text(f"Removed {check.removed} of {len(check.damaged)} damaged entries.")
    elif check.damaged:
        print_text("Remove them with: summarise cache verify --repair")
    return ExitCode.SOME_FAILED if check.removed < len(check.damaged) else ExitCode.DONE


@cache.command()
@CACHE_OPTION
def path(**flags: Any) -> None:
    """Print where the cache lies.

    \b
    Example:
      summarise cache path
    """
    print_text(cache_folder(load_settings(flags)))
