"""What every test may lean on: checkpoints, hubs, and caches of its own."""

import contextlib
import shutil
import socket
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import pytest

from fake_hub import COMMIT, Hub, serve_hub
from summarise.models.places import OPUS_MT
from summarise.translation.threads import let_waiting_threads_sleep

if TYPE_CHECKING:
    from summarise.translation.gemma import Gemma

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests"))
sys.path.append(str(ROOT / "training"))

let_waiting_threads_sleep()  # before any test module imports torch


@pytest.fixture(scope="session")
def trained_marian(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A tiny Marian checkpoint with model.safetensors; read only."""
    from tiny_marian import build_tiny_marian

    return build_tiny_marian(tmp_path_factory.mktemp("marian") / "opus-mt-tiny")


@pytest.fixture
def tiny_marian(trained_marian: Path, tmp_path: Path) -> Path:
    """A copy of the tiny checkpoint that a test may spoil."""
    return Path(shutil.copytree(trained_marian, tmp_path / "opus-mt-tiny"))


@pytest.fixture(scope="session")
def multilingual_marian(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A tiny checkpoint that writes English only where `>>eng<<` asks for it; read only."""
    from tiny_marian import build_tiny_marian

    folder = tmp_path_factory.mktemp("marian") / "opus-mt-tiny-mul"
    return build_tiny_marian(folder, languages=(">>eng<<", ">>fra<<"))


@pytest.fixture(scope="session")
def separate_marian(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A tiny checkpoint with a vocabulary for each side; read only."""
    from tiny_marian import build_tiny_marian

    return build_tiny_marian(tmp_path_factory.mktemp("marian") / "opus-mt-tiny-separate", separate=True)


@pytest.fixture(scope="session")
def gemma() -> "Gemma":
    """A random Gemma of two layers; read only."""
    from tiny_gemma import build_tiny_gemma

    return build_tiny_gemma()


@pytest.fixture
def hub_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty hub cache, and no other word on the hub in the environment."""
    for variable in (
        "HF_HOME",
        "HUGGINGFACE_HUB_CACHE",
        "HF_HUB_OFFLINE",
        "TRANSFORMERS_OFFLINE",
        "HF_ENDPOINT",
    ):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv("HF_HUB_CACHE", str(tmp_path / "hub"))
    return tmp_path / "hub"


@pytest.fixture
def cached_marian(hub_cache: Path, trained_marian: Path) -> Path:
    """The tiny checkpoint, laid out in the hub's cache as if it were Helsinki-NLP's; its snapshot."""
    folder = hub_cache / "models--Helsinki-NLP--opus-mt-id-en"
    (folder / "refs").mkdir(parents=True)
    (folder / "refs" / "main").write_text(COMMIT)
    return Path(shutil.copytree(trained_marian, folder / "snapshots" / COMMIT))


@pytest.fixture
def hub(trained_marian: Path, hub_cache: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Hub]:
    """A hub in reach that has the tiny checkpoint under Helsinki-NLP's name."""
    with serve_hub(trained_marian, OPUS_MT) as served:
        monkeypatch.setenv("HF_ENDPOINT", served.endpoint)
        yield served


@pytest.fixture
def hanging_hub(hub_cache: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A hub that takes connections and never says a word."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        monkeypatch.setenv("HF_ENDPOINT", f"http://127.0.0.1:{server.getsockname()[1]}")
        yield


@pytest.fixture
def dripping_hub(hub_cache: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A hub that answers every question one byte at a time, and would take hours."""

    def drip(server: socket.socket) -> None:
        connection, _ = server.accept()
        with connection, contextlib.suppress(OSError):
            connection.sendall(
                b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 99999\r\n\r\n"
            )
            while True:
                connection.sendall(b" ")
                time.sleep(0.2)

    with socket.create_server(("127.0.0.1", 0)) as server:
        threading.Thread(target=drip, args=(server,), daemon=True).start()
        monkeypatch.setenv("HF_ENDPOINT", f"http://127.0.0.1:{server.getsockname()[1]}")
        yield


@pytest.fixture
def no_network(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Refuse every use of the network, and fail the test if there was one, whoever caught the refusal."""
    touched: list[object] = []

    def refuse(*args: object, **kwargs: object) -> NoReturn:
        touched.append(args)
        raise OSError("the network is not to be touched")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket.socket, "connect_ex", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    yield
    assert touched == []


@pytest.fixture
def own_model_dir(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A model cache of the test's own."""
    monkeypatch.setenv("SUMMARISE_MODEL_DIR", str(tmp_path / "models"))
    monkeypatch.delenv("SUMMARISE_EMBEDDED_GGUF", raising=False)
    return tmp_path / "models"


@pytest.fixture(autouse=True)
def no_corrections_of_the_user(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Keep what this machine's user has corrected out of every test."""
    monkeypatch.setenv("SUMMARISE_CORRECTIONS", str(tmp_path / "corrections.tsv"))


@pytest.fixture(scope="session")
def trained_bart(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A tiny BART that summarises `tiny_writers.NEWS`; read only."""
    from tiny_writers import build_tiny_bart

    return build_tiny_bart(tmp_path_factory.mktemp("bart") / "distilbart-tiny")


@pytest.fixture(scope="session")
def trained_t5(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A tiny T5 that summarises `tiny_writers.NEWS`; read only."""
    from tiny_writers import build_tiny_t5

    return build_tiny_t5(tmp_path_factory.mktemp("t5") / "t5-tiny")


@pytest.fixture(scope="session")
def random_chat(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A tiny Llama with a chat template, untrained; read only."""
    from tiny_writers import build_tiny_chat

    return build_tiny_chat(tmp_path_factory.mktemp("chat") / "llama-tiny")


@pytest.fixture
def tiny_bart(trained_bart: Path, tmp_path: Path) -> Path:
    """A copy of the tiny BART that a test may spoil."""
    return Path(shutil.copytree(trained_bart, tmp_path / "distilbart-tiny"))


@pytest.fixture
def cached_bart(hub_cache: Path, trained_bart: Path) -> Path:
    """The tiny BART, laid out in the hub's cache as if it were DistilBART; its snapshot."""
    folder = hub_cache / "models--sshleifer--distilbart-cnn-6-6"
    (folder / "refs").mkdir(parents=True)
    (folder / "refs" / "main").write_text(COMMIT)
    return Path(shutil.copytree(trained_bart, folder / "snapshots" / COMMIT))
