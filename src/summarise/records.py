"""Digests as plain JSON values and back: the promise to scripts, and what the cache keeps.

Schema `summarise.digest/1`. Changes only ever add keys; README.md documents every one.
"""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from summarise.errors import InputError
from summarise.types import (
    STANDFIRST,
    TITLE,
    Article,
    ArticleDate,
    Credit,
    Digest,
    Fact,
    Figure,
    Flag,
    Quote,
    Removed,
    Right,
    Sentence,
    Statement,
    Summary,
    Translation,
)

DIGEST_SCHEMA = "summarise.digest/1"
ERROR_SCHEMA = "summarise.error/1"
BRIEFING_SCHEMA = "summarise.briefing/1"

OUR_SCHEMAS = frozenset({DIGEST_SCHEMA, ERROR_SCHEMA, BRIEFING_SCHEMA})
"""What marks a record as our own output, never to be read as an article."""

Record = dict[str, Any]


def digest_record(digest: Digest) -> Record:
    """Return a digest as JSON values in the order a person would read them."""
    article = asdict(digest.article)
    text, rights, removed = article.pop("text"), article.pop("rights"), article.pop("removed")
    return {
        "schema": DIGEST_SCHEMA,
        "id": digest.id,
        **article,
        "title_english": _translation_record(digest.title),
        "standfirst_english": _translation_record(digest.standfirst),
        "rights": rights,
        **asdict(digest.summary),
        "text": text,
        "sentences": [
            _sentence_record(sentence, translation)
            for sentence, translation in zip(digest.sentences, digest.translations, strict=True)
        ],
        "left_out": digest.left_out,
        "removed": removed,
        "signature": dict(digest.signature),
    }


def error_record(error: InputError) -> Record:
    """Return what scripts learn of an article that could not be digested."""
    return {"schema": ERROR_SCHEMA, "source": error.source, "code": error.code, "message": str(error)}


def _translation_record(translation: Translation | None) -> Record | None:
    if translation is None:
        return None
    return {
        "translation": translation.hypothesis,
        "engine": translation.engine,
        "flags": [asdict(flag) for flag in translation.flags],
        "notes": [asdict(note) for note in translation.notes],
    }


def _sentence_record(sentence: Sentence, translation: Translation) -> Record:
    place = {"index": sentence.index, "paragraph": sentence.paragraph, "start": sentence.start}
    return {**place, "end": sentence.end, "source": sentence.text, **(_translation_record(translation) or {})}


def read_digest(record: Mapping[str, Any]) -> Digest:
    """Rebuild the digest that `digest_record` wrote.

    Raises:
        KeyError, TypeError, ValueError: the record is not one of ours.
    """
    if record["schema"] != DIGEST_SCHEMA:
        raise ValueError(record["schema"])
    sentences = record["sentences"]
    return Digest(
        id=record["id"],
        article=_read_article(record),
        sentences=tuple(
            Sentence(s["index"], s["paragraph"], s["start"], s["end"], s["source"]) for s in sentences
        ),
        translations=tuple(_read_translation(s["index"], s) for s in sentences),
        summary=Summary(
            headline=_read_statement(record["headline"]),
            abstract=tuple(map(_read_statement, record["abstract"])),
            key_points=tuple(map(_read_statement, record["key_points"])),
            facts=tuple(Fact(**_indexed(fact)) for fact in record.get("facts", ())),
            quotes=tuple(Quote(**_indexed(quote)) for quote in record.get("quotes", ())),
            figures=tuple(_read_figure(figure) for figure in record.get("figures", ())),
            written=record.get("written", 0),
            replaced=record.get("replaced", 0),
            unwritten=record.get("unwritten", ""),
        ),
        signature=dict(record["signature"]),
        title=_read_title(TITLE, record["title_english"]),
        standfirst=_read_title(STANDFIRST, record["standfirst_english"]),
        left_out=record.get("left_out", 0),
    )


def _read_article(record: Mapping[str, Any]) -> Article:
    plain = "source text title standfirst outlet agency place section language".split()
    return Article(
        **{name: record[name] for name in plain},
        url=record.get("url"),
        credits=tuple(Credit(**credit) for credit in record["credits"]),
        date=ArticleDate(**record["date"]) if record["date"] else None,
        rights=tuple(Right(**right) for right in record["rights"]),
        removed=tuple(Removed(**removed) for removed in record["removed"]),
    )


def _read_translation(index: int, record: Mapping[str, Any]) -> Translation:
    flags = tuple(Flag(**flag) for flag in record["flags"])
    notes = tuple(Flag(**note) for note in record.get("notes", []))
    return Translation(index, record["translation"], record["engine"], flags, notes)


def _read_title(index: int, record: Mapping[str, Any] | None) -> Translation | None:
    return _read_translation(index, record) if record else None


def _read_statement(record: Mapping[str, Any]) -> Statement:
    return Statement(record["text"], tuple(record["sentences"]), record.get("writer"))


def _read_figure(record: Mapping[str, Any]) -> Figure:
    return Figure(tuple(record["values"]), record["context"], tuple(record["sentences"]))


def _indexed(record: Mapping[str, Any]) -> Record:
    return {**record, "sentences": tuple(record["sentences"])}
