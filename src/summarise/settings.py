"""Settings: defaults, then the configuration file, then the environment, then the command line.

The configuration file is TOML, `summarise/config.toml` in the user's configuration folder or the file that
SUMMARISE_CONFIG names; its keys are the fields of `Settings`. The environment's names are the same in
capitals behind SUMMARISE_ (SUMMARISE_CACHE_DIR).
"""

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from summarise.errors import SettingsError
from summarise.home import expand_user, user_cache_folder, user_config_folder, user_data_folder

TRUE_WORDS, FALSE_WORDS = frozenset({"1", "true", "yes", "on"}), frozenset({"0", "false", "no", "off", ""})


@dataclass(frozen=True, slots=True)
class Settings:
    """What a run may be told; every field can stand in the file, the environment and on the command line."""

    translator: str = "auto"
    offline: bool = False
    cache_dir: Path | None = None
    prompts: Path | None = None
    quiet: bool = False
    device: str = "auto"
    revision: str | None = None
    """Branch, tag or commit of a hub's checkpoint."""
    glossary: Path | None = None
    length: str = "medium"
    """Of summaries: "short", "medium", "long" or a number of words."""
    brief: bool = False
    """Translate only what the summary is made of."""
    corrections: Path | None = None
    log: Path | None = None
    """File to which a run adds what it did."""
    summariser: str = "auto"
    """"auto", "extractive", "seq2seq", "instruct", a hub id or a directory."""


def load_settings(flags: Mapping[str, Any], environment: Mapping[str, str] | None = None) -> Settings:
    """Put the four layers together; a flag that is None was not given.

    Raises:
        SettingsError: the file cannot be read, or a key or value in it or in the environment is wrong.
    """
    environment = os.environ if environment is None else environment
    known = {field.name for field in fields(Settings)}
    given = {name: value for name, value in flags.items() if name in known and value is not None}
    return Settings(**{**_from_file(environment, known), **_from_environment(environment, known), **given})


def configuration_file(environment: Mapping[str, str]) -> Path:
    """Return where the configuration file is looked for, whether it is there or not."""
    named = environment.get("SUMMARISE_CONFIG")
    return Path(named) if named else user_config_folder() / "config.toml"


def _from_file(environment: Mapping[str, str], known: set[str]) -> dict[str, Any]:
    path = configuration_file(environment)
    if not environment.get("SUMMARISE_CONFIG") and not path.is_file():
        return {}
    try:
        values = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"{path}: the configuration file cannot be read ({error})") from error
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"{path}: not valid TOML: {error}") from error
    unknown = sorted(set(values) - known)
    if unknown:
        raise SettingsError(f"{path}: unknown setting “{unknown[0]}”; known are {', '.join(sorted(known))}")
    return {name: _typed(name, value, str(path)) for name, value in values.items()}


def _from_environment(environment: Mapping[str, str], known: set[str]) -> dict[str, Any]:
    names = {f"SUMMARISE_{name.upper()}": name for name in known}
    return {
        name: _typed(name, environment[variable], variable)
        for variable, name in names.items()
        if variable in environment
    }


def _typed(name: str, value: Any, where: str) -> Any:
    kinds = {field.name: field.type for field in fields(Settings)}
    if kinds[name] is bool:
        return _truth(name, value, where)
    if not isinstance(value, str):
        raise SettingsError(f"{where}: “{name}” must be a text, not {value!r}")
    return expand_user(value) if kinds[name] == Path | None else value


def _truth(name: str, value: Any, where: str) -> bool:
    word = str(value).lower()
    if word not in TRUE_WORDS | FALSE_WORDS:
        raise SettingsError(f"{where}: “{name}” must be true or false, not {value!r}")
    return word in TRUE_WORDS


def cache_folder(settings: Settings) -> Path:
    """Return where the cache lies: as set, else `cache/` of the checkout, else the user's cache folder."""
    if settings.cache_dir:
        return settings.cache_dir
    checkout = checkout_root()
    return checkout / "cache" if checkout else user_cache_folder()


def corrections_file(settings: Settings) -> Path:
    """Return the file of the user's corrections: as set, else in the user's data folder."""
    return settings.corrections or user_data_folder() / "corrections.tsv"


def checkout_root() -> Path | None:
    """Return the root of the checkout this package runs from, None where it is installed elsewhere."""
    root = Path(__file__).resolve().parents[2]
    return root if (root / "pyproject.toml").is_file() and (root / "cache" / "README.md").is_file() else None
