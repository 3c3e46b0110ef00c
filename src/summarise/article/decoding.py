"""Turn bytes into clean text: encodings, mojibake, control characters, odd spaces.

UTF-8 first, since nearly all of the web is. The two libraries for the rest are imported only when
their case is met, so an ordinary article pays for neither.
"""

import html
import re
import unicodedata

BYTE_ORDER_MARKS = (
    # UTF-32 first: its little-endian mark begins with the UTF-16 one.
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
    (b"\xef\xbb\xbf", "utf-8-sig"),
)
FILE_TYPES = {
    b"%PDF-": "a PDF",
    b"PK\x03\x04": "a ZIP archive or an office document",
    b"\x89PNG": "a PNG image",
    b"\xff\xd8\xff": "a JPEG image",
    b"GIF8": "a GIF image",
    b"\x1f\x8b": "a gzip archive",
    b"\x7fELF": "a program",
}
LATIN_ENCODINGS = ("cp1252", "mac_roman")
FOREIGN_ENCODINGS = ("cp1252", "cp1251", "cp1256", "gb18030", "big5", "shift_jis", "euc_kr")
ASCII_SHARE = 0.9
"""Latin text with accents and curly quotes is over 95 % ASCII, Cyrillic and Chinese under 60 %."""
CONTROL_SHARE = 0.03
"""Compressed bytes are about 10 % control characters; text has none, or a few stray ones."""
FEWEST_CONTROLS = 4
MOST_MARKS = 30
"""Combining marks in a row (UAX #15, stream-safe text). Composing 40,000 takes 2.4 s, 80,000 takes 10 s."""

_CONTROL_BYTES = bytes(set(range(32)) - set(b"\t\n\v\f\r\b\x1b"))
# The cp1252 image of a UTF-8 lead byte followed by that of a continuation byte: "Ã©", "â€œ", "Â ".
_MOJIBAKE = re.compile("[Â-ô][\u0080-\u00bfŒœŠšŸŽžƒˆ˜–—‘’‚“”„†‡•…‰‹›€™]")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]{2,31});")
_ESCAPE_SEQUENCE = re.compile(
    # OSC (a window title, a link), DCS, SOS, PM, APC: with their text, if something ends it.
    r"(?:\x1b[]PX^_]|[\x90\x98\x9d-\x9f])[^\x07\x1b\x80-\x9f\n]*(?:\x07|\x1b\\|\x9c)"
    r"|(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]?"  # CSI: colours, the cursor
    r"|\x1b[ -/]*[0-~]?"  # the short ones, and what is left of an open long one
)
# HTML takes these for cp1252 (WHATWG, character references): the quotes of a page that was read as Latin-1.
_WINDOWS_CHARACTER = re.compile("[\x80-\x84\x86-\x9f]")
_LINE_BREAK = re.compile("\r\n?|[\v\f\x85\u2028\u2029]")
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f"  # C0 and C1 controls
    "\u00ad\u200b-\u200f\u2060-\u2064\ufeff"  # soft hyphen, zero width, byte-order mark
    "\u061c\u202a-\u202e\u2066-\u206f"  # direction: they make text read other than it is
    "\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e007f\ud800-\udfff]"  # annotations, tags, no characters
)
# Below U+0300 nothing combines; what is this long is Arabic, Chinese, or made to harm.
_LONG_RUN = re.compile(f"[^\0-\u02ff]{{{MOST_MARKS + 1},}}")
_ODD_SPACE = re.compile("[\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")


def name_file_type(data: bytes) -> str | None:
    """Return what kind of binary file this is, in words, or None if it may be text."""
    for magic, kind in FILE_TYPES.items():
        if data.startswith(magic):
            return kind
    if any(data.startswith(mark) for mark, _ in BYTE_ORDER_MARKS):
        return None
    controls = len(data) - len(data.translate(None, _CONTROL_BYTES))
    if controls >= FEWEST_CONTROLS and controls > CONTROL_SHARE * len(data):
        return "a binary file"
    return None


def decode_text(data: bytes) -> str | None:
    """Decode bytes of unknown encoding, or return None when no encoding makes text of them."""
    for mark, encoding in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return data.decode(encoding, errors="replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _decode_damaged_utf8(data) or _decode_detected(data)


def _decode_damaged_utf8(data: bytes) -> str | None:
    """Decode UTF-8 with a few bad bytes (a file cut short): most of its sequences are sound."""
    text = data.decode("utf-8", errors="replace")
    bad = text.count("\ufffd")
    sound = sum(not character.isascii() for character in text) - bad
    return text if sound > bad else None


def _decode_detected(data: bytes) -> str | None:
    from charset_normalizer import from_bytes

    ascii_bytes = len(data.translate(None, bytes(range(128, 256))))
    latin = ascii_bytes >= ASCII_SHARE * len(data)
    candidates = LATIN_ENCODINGS if latin else FOREIGN_ENCODINGS
    best = from_bytes(data, cp_isolation=list(candidates)).best()
    return data.decode(best.encoding, errors="replace") if best else None


def normalise_text(text: str) -> str:
    """Return text fit to read: repaired, composed (NFC), without anything a reader cannot see.

    Line breaks become "\\n" and every other white space a plain space. Whole escape sequences go,
    not just their first character: "[31m" is no news.
    """
    if _MOJIBAKE.search(text):
        text = _repair_mojibake(text)
    if _ENTITY.search(text):
        text = html.unescape(text)
    text = _ESCAPE_SEQUENCE.sub("", text)
    text = _WINDOWS_CHARACTER.sub(lambda one: one.group().encode("latin-1").decode("cp1252", "ignore"), text)
    text = _LINE_BREAK.sub("\n", text)
    text = _INVISIBLE.sub("", text)
    text = _ODD_SPACE.sub(" ", text)
    text = _LONG_RUN.sub(lambda run: _thin_marks(run.group()), text)
    return unicodedata.normalize("NFC", text)


def _thin_marks(text: str) -> str:
    """Return `text` with no more combining marks in a row than any writing has."""
    kept, marks = [], 0
    for character in text:
        marks = marks + 1 if unicodedata.combining(character) else 0
        if marks <= MOST_MARKS:
            kept.append(character)
    return "".join(kept)


def _repair_mojibake(text: str) -> str:
    """Repair UTF-8 that was read as cp1252, line by line, so that a sound line is never touched."""
    import ftfy

    # fix_encoding leaves quotes, width and line breaks alone; it only undoes the wrong decoding.
    repaired = (ftfy.fix_encoding(line) if _MOJIBAKE.search(line) else line for line in text.split("\n"))
    return "\n".join(repaired)
