"""The store keeps what it is given, trusts no damaged entry, and never fails a run."""

from pathlib import Path

import pytest

from summarise.cache import DIGESTS, TRANSLATIONS, WORKSHOP, Store, cache_key, write_atomically
from summarise.claims import Claims
from summarise.translation.cached import CachedTranslator
from summarise.translation.fake import FakeTranslator
from summarise.translation.translator import Hypothesis, translate

KEY = cache_key({"translator": "1"}, "Halo.")


def entry_file(root: Path) -> Path:
    (found,) = root.glob("*/??/*.json")
    return found


def test_a_value_comes_back(tmp_path: Path) -> None:
    Store(tmp_path).put(TRANSLATIONS, KEY, "Hello — é \ud800")
    assert Store(tmp_path).get(TRANSLATIONS, KEY) == "Hello — é \ud800"
    assert Store(tmp_path).get(DIGESTS, KEY) is None


def test_the_key_changes_with_signature_and_content() -> None:
    keys = {
        cache_key({"a": "1"}, "x"),
        cache_key({"a": "2"}, "x"),
        cache_key({"a": "1"}, "y"),
        cache_key({}, "x"),
    }
    assert len(keys) == 4
    assert cache_key({"a": "1", "b": "2"}, "x") == cache_key({"b": "2", "a": "1"}, "x")


def test_no_flipped_byte_is_trusted(tmp_path: Path) -> None:
    Store(tmp_path).put(TRANSLATIONS, KEY, "Hello")
    path = entry_file(tmp_path)
    whole = path.read_bytes()
    for place in range(len(whole)):
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        assert Store(tmp_path).get(TRANSLATIONS, KEY) is None
    for length in range(len(whole)):
        path.write_bytes(whole[:length])
        assert Store(tmp_path).get(TRANSLATIONS, KEY) is None


def test_a_store_that_cannot_write_says_so_once(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file where the folder should be")
    notices: list[str] = []
    store = Store(tmp_path / "cache", notices.append)
    store.put(TRANSLATIONS, KEY, "Hello")
    store.put(TRANSLATIONS, KEY, "Hello")
    assert len(notices) == 1
    assert "cannot be written" in notices[0]
    assert "--cache-dir" in notices[0]


def test_clear_removes_entries_and_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("mine")
    store = Store(tmp_path)
    store.put(TRANSLATIONS, KEY, "Hello")
    store.put(DIGESTS, KEY, {})
    assert [(kind.kind, kind.entries) for kind in store.statistics()] == [
        ("translations", 1),
        ("digests", 1),
        ("writings", 0),
    ]
    assert store.clear() == 2
    assert store.get(TRANSLATIONS, KEY) is None
    assert (tmp_path / "README.md").read_text() == "mine"


def test_a_failed_write_leaves_the_old_file_and_no_rubbish(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "out.md"
    target.write_text("old")

    def full(*arguments: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(OSError, match="No space left"):
        write_atomically(target, b"new")
    assert [path.name for path in tmp_path.iterdir()] == ["out.md"]
    assert target.read_text() == "old"


def test_each_segment_is_translated_once_and_kept(tmp_path: Path) -> None:
    engine = FakeTranslator({"Halo.": "Hello."})
    cached = CachedTranslator(engine, Store(tmp_path))
    assert translate(cached, ["Halo.", "Apa?", "Halo."]) == ["Hello.", "APA?", "Hello."]
    assert engine.translated == ["Halo.", "Apa?"]

    later = FakeTranslator()
    assert translate(CachedTranslator(later, Store(tmp_path)), ["Apa?", "Halo."]) == ["APA?", "Hello."]
    assert later.translated == []


def test_the_cache_keeps_how_sure_the_translator_was(tmp_path: Path) -> None:
    for _ in range(2):
        window = CachedTranslator(FakeTranslator(scores={"Halo.": -2.5}), Store(tmp_path)).open()
        window.submit("Halo.")
        assert list(window.collect()) == [(0, Hypothesis("HALO.", -2.5))]


def test_another_engine_does_not_get_the_first_ones_words(tmp_path: Path) -> None:
    translate(CachedTranslator(FakeTranslator({"Halo.": "Hello."}), Store(tmp_path)), ["Halo."])
    other = FakeTranslator({"Halo.": "Hi."}, version="2")
    assert translate(CachedTranslator(other, Store(tmp_path)), ["Halo."]) == ["Hi."]


def test_a_disk_without_hard_links_keeps_entries_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*arguments: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(Path, "hardlink_to", refused)
    assert Store(tmp_path).keep(TRANSLATIONS, KEY, "Hello.") == "Hello."
    assert Store(tmp_path).get(TRANSLATIONS, KEY) == "Hello."
    assert list((tmp_path / WORKSHOP).iterdir()) == []


def test_keeping_in_a_store_that_cannot_write_gives_the_value_back(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file where the folder should be")
    notices: list[str] = []
    store = Store(tmp_path / "cache", notices.append)
    assert [store.keep(TRANSLATIONS, KEY, words) for words in ("Hello.", "Hi.")] == ["Hello.", "Hi."]
    assert len(notices) == 1


def test_where_nothing_can_be_locked_every_claim_succeeds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("")
    nowhere = Claims(tmp_path / "file" / "claims.lock")
    monkeypatch.setattr("summarise.claims.fcntl", None)
    for claims in (nowhere, Claims(tmp_path / "claims.lock")):
        assert claims.take(KEY)
        claims.take_in_time(KEY)
        claims.release(KEY)
        claims.release_all()
    assert not (tmp_path / "claims.lock").exists()


def test_a_released_claim_can_be_taken_again(tmp_path: Path) -> None:
    claims = Claims(tmp_path / "claims.lock")
    assert claims.take(KEY)
    claims.release(KEY)
    claims.release(KEY)
    assert claims.take(KEY)
    claims.release_all()
    assert claims.take(KEY)
