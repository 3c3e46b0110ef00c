"""Look at this machine as a run would find it: versions, engines, checkpoints, places, settings.

Nothing here imports a model library; the hub is asked only where the caller says so.
"""

import os
import platform
import re
import shutil
from dataclasses import dataclass
from importlib import metadata
from importlib.util import find_spec
from pathlib import Path
from typing import Literal

from summarise.errors import ModelUnavailable
from summarise.models.holdings import Holding, find_holding, folder_size, list_holdings
from summarise.models.hub import hub_endpoint, probe_hub
from summarise.models.places import (
    DISTILBART,
    OPUS_MT,
    format_size,
    hub_cache_dir,
    is_hub_id,
    missing_parts,
    model_cache_dir,
)
from summarise.models.registry import EMBEDDED, pinned_revision
from summarise.settings import Settings, cache_folder, configuration_file
from summarise.translation.ct2 import usual_quantisation
from summarise.translation.device import choose_device
from summarise.translation.gguf import INSTALL
from summarise.translation.marian import usual_arithmetic
from summarise.translation.precision import cpu_precision

PACKAGES = (
    "torch",
    "transformers",
    "sentencepiece",
    "safetensors",
    "huggingface_hub",
    "ctranslate2",
    "gguf",
    "accelerate",
)
ENGINES = {
    "marian": ("torch", "transformers", "sentencepiece", "safetensors"),
    "embedded": ("torch", "transformers", "safetensors"),
    "ct2": ("ctranslate2", "sentencepiece"),
}
"""Engine -> modules it cannot work without."""
INSTALLS = {"marian": "pip install summarise", "embedded": INSTALL, "ct2": "pip install 'summarise[fast]'"}
VARIABLES = re.compile(
    r"SUMMARISE_.+|HF_.+|HUGGINGFACE_.+|TRANSFORMERS_OFFLINE|XDG_CACHE_HOME|\w+_PROXY", re.I
)
"""Environment variables that change what a run does."""
SECRETS = re.compile(r"TOKEN|KEY|SECRET|PASSWORD", re.I)
CREDENTIALS = re.compile(r"//[^/@\s]+@")
"""User and password in an address."""

State = Literal["good", "bad", "plain"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at."""

    section: str
    label: str
    value: str
    state: State = "plain"
    remedy: str = ""
    """The one command that mends it."""


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """All that was found, and whether articles can be translated now."""

    findings: tuple[Finding, ...]
    translator: str
    """What would translate now; empty if nothing can."""


def diagnose(settings: Settings, *, online: bool = False) -> Diagnosis:
    """Look at everything a run depends on.

    Args:
        settings: as the run would have them.
        online: ask the hub too, which takes up to five seconds.
    """
    # A revision is the translator's.
    holdings = [
        holding if holding.task == "translation" else find_holding(holding.id)
        for holding in list_holdings(settings.revision)
    ]
    findings = [
        *_look_at_versions(),
        *map(_look_at_engine, ENGINES),
        *map(_look_at_checkpoint, sorted(holdings, key=lambda holding: holding.task == "summaries")),
        Finding("summaries", "now", _find_summariser(settings)),
        *_look_at_device(),
        *_look_at_places(settings),
        *_look_at_settings(settings),
        *([_look_at_hub(settings)] if online else []),
    ]
    return Diagnosis(tuple(findings), _find_translator(settings))


def _look_at_versions() -> list[Finding]:
    versions = {"Python": platform.python_version(), "summarise": _version("summarise")}
    versions |= {name: _version(name) for name in PACKAGES}
    return [Finding("versions", name, version or "not installed") for name, version in versions.items()]


def _version(package: str) -> str:
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return ""


def _lacking_modules(engine: str) -> list[str]:
    return [module for module in ENGINES[engine] if find_spec(module) is None]


def _look_at_engine(engine: str) -> Finding:
    missing = _lacking_modules(engine)
    if missing:
        return Finding("engines", engine, f"{' and '.join(missing)} not installed", "bad", INSTALLS[engine])
    return Finding("engines", engine, "installed", "good")


def _look_at_checkpoint(holding: Holding) -> Finding:
    section = "checkpoints" if holding.task == "translation" else "summaries"
    if holding.usable:
        return Finding(section, holding.id, f"usable, {holding.revision}", "good")
    state: State = "bad" if holding.task == "translation" else "plain"  # summaries need no checkpoint
    return Finding(section, holding.id, holding.lack, state, holding.remedy)


def _look_at_device() -> list[Finding]:
    device = choose_device()
    return [
        Finding("device", "marian", f"{device}, {usual_arithmetic(device)}"),
        Finding("device", "ct2", f"{device}, {usual_quantisation(device)}"),
        Finding("device", "embedded", f"{device}, {cpu_precision()}"),
        Finding("device", "cores", str(os.cpu_count() or 1)),
    ]


def _look_at_places(settings: Settings) -> list[Finding]:
    return [
        _look_at_place("results", cache_folder(settings), "SUMMARISE_CACHE_DIR"),
        _look_at_place("converted models", model_cache_dir(), "SUMMARISE_MODEL_DIR"),
        _look_at_place("hub's cache", hub_cache_dir(), "HF_HUB_CACHE"),
    ]


def _look_at_place(label: str, place: Path, variable: str) -> Finding:
    there = next((folder for folder in (place, *place.absolute().parents) if folder.is_dir()), Path("/"))
    free = format_size(shutil.disk_usage(there).free)
    value = f"{place}: {format_size(folder_size(place))}, {free} free"
    if os.access(there, os.W_OK):
        return Finding("places", label, value)
    remedy = f"export {variable}=a folder you can write to"
    return Finding("places", label, f"{value}; cannot be written", "bad", remedy)


def _look_at_settings(settings: Settings) -> list[Finding]:
    path = configuration_file(os.environ)
    found = Finding("settings", "configuration", f"{path}" if path.is_file() else f"{path}: not there")
    chosen = Finding("settings", "translator", settings.translator)
    return [
        found,
        chosen,
        *(_look_at_variable(name) for name in sorted(os.environ) if VARIABLES.fullmatch(name)),
    ]


def _look_at_variable(name: str) -> Finding:
    value = "set, not shown" if SECRETS.search(name) else CREDENTIALS.sub("//…@", os.environ[name])
    return Finding("settings", name, value)


def _look_at_hub(settings: Settings) -> Finding:
    if settings.offline:
        return Finding("network", hub_endpoint(), "not asked: the network is not to be used")
    try:
        offer = probe_hub(OPUS_MT, settings.revision or pinned_revision(OPUS_MT))
    except ModelUnavailable as error:
        reason = str(error).removeprefix(f"{OPUS_MT}: ")
        return Finding("network", hub_endpoint(), reason, "bad", "export HF_ENDPOINT=https://your-mirror")
    return Finding("network", hub_endpoint(), f"has {OPUS_MT} at {offer.revision[:12]}", "good")


def _find_translator(settings: Settings) -> str:
    """Return what would translate now under these settings, without a network; empty if nothing can."""
    name = settings.translator
    names = {"auto": [OPUS_MT, EMBEDDED], "marian": [OPUS_MT]}.get(name, [name])
    return next((name for name in names if _can_translate(name, settings.revision)), "")


def _find_summariser(settings: Settings) -> str:
    """Say what would write summaries now under these settings."""
    if settings.summariser != "auto":
        return settings.summariser
    return DISTILBART if find_holding(DISTILBART).usable else "sentences chosen from the article"


def _can_translate(name: str, revision: str | None) -> bool:
    if _lacking_modules("embedded" if name == EMBEDDED else "marian"):
        return False
    directory = Path(name).expanduser()
    if directory.is_dir():
        return not missing_parts(directory)
    return (name == EMBEDDED or is_hub_id(name)) and find_holding(name, revision).usable
