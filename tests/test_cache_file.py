"""What a file of the cache is called, who may read it, and what is kept of a value."""

import os
from pathlib import Path

import pytest

from summarise.cache import (
    DIGESTS,
    TRANSLATIONS,
    WRITINGS,
    CacheStatistics,
    Store,
    cache_key,
    write_atomically,
)

KEY = cache_key({"translator": "1"}, "Halo.")


def test_a_key_is_128_bits_in_hex() -> None:
    assert len(KEY) == 32
    assert set(KEY) <= set("0123456789abcdef")


@pytest.mark.parametrize("umask, mode", [(0o022, 0o644), (0o077, 0o600), (0o000, 0o666)])
def test_an_entry_may_be_read_by_whom_the_user_lets(tmp_path: Path, umask: int, mode: int) -> None:
    before = os.umask(umask)
    try:
        write_atomically(tmp_path / "a" / "b", b"x")
        after = os.umask(umask)
    finally:
        os.umask(before)
    assert (tmp_path / "a" / "b").stat().st_mode & 0o777 == mode
    assert after == umask


def test_a_store_that_could_not_write_tries_no_more(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("in the way")
    store = Store(tmp_path / "cache")
    store.put(TRANSLATIONS, KEY, "Hello")
    (tmp_path / "cache").unlink()
    store.put(TRANSLATIONS, KEY, "Hello")
    assert not (tmp_path / "cache").exists()


def test_entries_and_bytes_are_counted_by_kind(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.put(TRANSLATIONS, KEY, "Hi")
    store.put(TRANSLATIONS, KEY[::-1], "Hello")
    sizes = [path.stat().st_size for path in tmp_path.rglob("*.json")]
    assert store.statistics() == [
        CacheStatistics(TRANSLATIONS, 2, sum(sizes)),
        CacheStatistics(DIGESTS, 0, 0),
        CacheStatistics(WRITINGS, 0, 0),
    ]


def test_values_come_back_as_they_went_in(tmp_path: Path) -> None:
    store = Store(tmp_path)
    for value in ({"a": [1, None, True]}, "line\nline", "", 0, [], "\ud800\x00é"):
        store.put(DIGESTS, KEY, value)
        assert store.get(DIGESTS, KEY) == value


def test_a_key_is_the_same_in_every_release() -> None:
    # Else a release would translate everything again.
    assert cache_key({"translator": "1"}, "Harga é") == "72f0decc86cf849d2444dd3e7792cc0f"
