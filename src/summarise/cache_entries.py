"""How an entry of the cache is written: a line with a checksum, then the value as JSON.

The line says how the entry is written and gives the SHA-256 of its place and its value.
"""

import hashlib
import json
from enum import Enum
from typing import Any

FORMAT = b"summarise-cache/2 "
"""What an entry's first line begins with. Entries of the format before begin with the hash of their value
alone, 64 hex digits, and are read as well: nobody is to translate again what they have."""
FORMAT_FAMILY = b"summarise-cache/"


class EntryState(Enum):
    """What a file of the store turns out to be."""

    SOUND = "sound"
    DAMAGED = "damaged"
    FOREIGN = "of another version"


def read_entry(entry: bytes, kind: str, key: str) -> Any | None:
    """Return the value of an entry, None where it cannot be trusted."""
    return json.loads(entry.split(b"\n", 1)[1]) if examine(entry, kind, key) is EntryState.SOUND else None


def examine(entry: bytes, kind: str, key: str) -> EntryState:
    """Say what the bytes found in the place of an entry are."""
    header, newline, payload = entry.partition(b"\n")
    if header == _checksum(kind, key, payload) or header == hashlib.sha256(payload).hexdigest().encode():
        return EntryState.SOUND if newline else EntryState.DAMAGED
    is_foreign = header.startswith(FORMAT_FAMILY) and not header.startswith(FORMAT)
    return EntryState.FOREIGN if is_foreign else EntryState.DAMAGED


def format_entry(kind: str, key: str, value: Any) -> bytes:
    """Return the bytes of an entry that is to stand in a place."""
    payload = json.dumps(value, ensure_ascii=False).encode("utf-8", "surrogatepass")
    return _checksum(kind, key, payload) + b"\n" + payload


def _checksum(kind: str, key: str, payload: bytes) -> bytes:
    digest = hashlib.sha256(f"{kind}/{key}\n".encode())
    digest.update(payload)
    return FORMAT + digest.hexdigest().encode()
