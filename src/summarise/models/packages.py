"""Weights that come as Python packages: found through the installer's records, none of their code is run."""

from importlib import metadata
from pathlib import Path

from summarise.errors import ModelUnavailable


def find_data_file(package: str, name: str, *, weights: str, install: str, reinstall: str) -> Path:
    """Return the data file of an installed package.

    Args:
        name: what its name holds and no other file's of the package does.
        weights: what to call what is missing: "The embedded weights are".
        install: the command that installs it.
        reinstall: the command that brings a file back.

    Raises:
        ModelUnavailable: the package is not installed or its file is gone.
    """
    try:
        files = metadata.files(package) or []
    except metadata.PackageNotFoundError as error:
        raise ModelUnavailable(f"{weights} not installed: {install}") from error
    for file in files:
        path = Path(str(file.locate()))
        if name in file.name and path.is_file():
            return path
    raise ModelUnavailable(f"{package}: its data file is gone; {reinstall}")
