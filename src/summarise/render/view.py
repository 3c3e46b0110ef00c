"""What every format says in the same words: the metadata line, dates, warnings, how it was made."""

import hashlib
import json
import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime

from summarise.stories.types import Passage
from summarise.types import (
    BY_HAND,
    Article,
    ArticleDate,
    Digest,
    Fact,
    Figure,
    Quote,
    Right,
    Signature,
    Statement,
    Summary,
    Translation,
)

SIGNATURE_LENGTH = 12
WRITTEN = "✎"
"""Behind a sentence that a model wrote in its own words."""
LANGUAGES = {"id": "Indonesian", "ms": "Malay"}
"""An English article is its own translation: its column is the original."""


def format_metadata(digest: Digest) -> str:
    """Return outlet, agency, place, date, section and credits in one line."""
    article = digest.article
    dated = format_dated(digest)
    parts = (format_origin(article), article.place, dated, article.section, format_people(article))
    return " · ".join(part for part in parts if part)


def format_origin(article: Article) -> str:
    """Return outlet and agency, or ""."""
    agency = f"from {article.agency}" if article.agency and article.agency != article.outlet else None
    return ", ".join(part for part in (article.outlet, agency) if part)


def format_people(article: Article) -> str:
    """Return who made the article and as what, or ""."""
    return " · ".join(f"{credit.role} {credit.name}" for credit in article.credits)


def format_language(article: Article) -> str:
    """Name the language an article is written in, for the head of its column."""
    return LANGUAGES.get(article.language, "Original")


def format_date(dated: ArticleDate) -> str:
    """Return a date as an English reader writes it, as precise as the article is."""
    value = dated.value
    if dated.precision in ("second", "minute"):
        moment = datetime.fromisoformat(value)
        offset = moment.strftime("%z")
        zone = f" UTC{offset[:3]}" if offset else ""
        return f"{moment.day} {moment:%B %Y, %H:%M}{zone}"
    year, month, day = (*map(int, value.split("-")), 1, 1)[:3]
    first = date(year, month, day)
    label = {"day": f"{day} {first:%B %Y}", "month": f"{first:%B %Y}", "year": str(year)}[dated.precision]
    return label + (" (the event)" if dated.kind == "event" else "")


def format_day(dated: ArticleDate) -> str:
    """Return a date without the time of the day."""
    return format_date(dated).split(",")[0]


def format_references(statement: Statement | Fact | Quote | Figure) -> str:
    """Return the numbers of the sentences something rests on, counted from 1: "[1, 4]"."""
    return "[" + ", ".join(str(index + 1) for index in statement.sentences) + "]"


def format_mark(statement: Statement) -> str:
    """Return the mark of a sentence that a model wrote, with a blank before it, or ""."""
    return f" {WRITTEN}" if statement.writer else ""


def format_writers(summary: Summary) -> str:
    """Return what the mark of written sentences means, or "" where there is none."""
    writers = sorted({one.writer for one in statements_of(summary) if one.writer})
    return f"{WRITTEN} written by {', '.join(writers)}, checked against the article" if writers else ""


def statements_of(summary: Summary) -> tuple[Statement, ...]:
    """List the headline, the abstract and the key points."""
    return summary.headline, *summary.abstract, *summary.key_points


def figure_parts(figure: Figure) -> list[tuple[str, bool]]:
    """Part what is said with numbers into pieces, and tell which of them are the numbers."""
    absent = ", ".join(value for value in figure.values if value not in figure.context)
    opening = [(absent, True), (": ", False)] if absent else []
    values = "|".join(re.escape(value) for value in sorted(figure.values, key=len, reverse=True))
    pieces = re.split(f"({values})", figure.context) if values else [figure.context]
    return [*opening, *((piece, piece in figure.values) for piece in pieces if piece)]


def format_place(passage: Passage) -> str:
    """Return where a sentence of a briefing stands, both counted from 1: "[article:sentence]"."""
    return f"[{passage.article}:{passage.sentence + 1}]"


def format_dated(digest: Digest) -> str:
    """Return when an article appeared, or that it does not say."""
    return format_date(digest.article.date) if digest.article.date else "undated"


def format_warning(translation: Translation) -> str:
    """Return why a translation is flagged, or ""."""
    return "; ".join(flag.message for flag in translation.flags)


def format_flagged(digest: Digest) -> str:
    """Return how many sentences to look at twice, and which, counted from 1."""
    numbers = [str(index + 1) for index in flagged_sentences(digest)]
    if not numbers:
        return "No sentence is flagged. A check that passes is no proof."
    return f"⚠ {len(numbers)} of {len(digest.sentences)} sentences flagged: {', '.join(numbers)}."


def format_left_out(digest: Digest) -> str:
    """Return how many sentences a brief digest leaves in the source language, or ""."""
    if not digest.left_out:
        return ""
    return f"Brief: {plural(digest.left_out, 'sentence is', 'sentences are')} not translated and not shown."


def flagged_sentences(digest: Digest) -> list[int]:
    """Return the indices of the sentences whose translation is flagged."""
    return [translation.index for translation in digest.translations if translation.flags]


def format_remark(translation: Translation) -> str:
    """Return what a reader may want to know of a translation, or ""."""
    return "; ".join(note.message for note in translation.notes)


def plural(count: int, one: str, many: str) -> str:
    """Return a number with its noun: "1 story", "3 stories"."""
    return f"{count} {one if count == 1 else many}"


def format_right(right: Right) -> str:
    """Return a notice word for word, with its English behind it where that differs."""
    different = right.english and right.english != right.text
    return f"{right.text} — {right.english}" if different else right.text


def format_note(digests: Sequence[Digest]) -> str:
    """Return in one line how the digests were made and how much of them to look at twice."""
    if not digests:
        return "Nothing was translated."
    translations = [translation for digest in digests for translation in digest.translations]
    flagged = sum(bool(translation.flags) for translation in translations)
    by_hand = sum(translation.engine == BY_HAND for translation in translations)
    engines = sorted({translation.engine for translation in translations} - {BY_HAND}) or ["a person"]
    corrected = f"{by_hand} {BY_HAND}; " if by_hand else ""
    summaries = sorted({digest.signature.get("summariser", "") for digest in digests})
    return (
        f"Machine-made: translated by {', '.join(engines)}; {_summary_note(digests)} "
        f"({', '.join(summaries)}); {corrected}{flagged} of {len(translations)} sentences flagged; "
        f"signature {', '.join(signature_labels(digests))}."
    )


def _summary_note(digests: Sequence[Digest]) -> str:
    statements = [statement for digest in digests for statement in statements_of(digest.summary)]
    writers = sorted({statement.writer for statement in statements if statement.writer})
    if not writers:
        return "summary of sentences chosen from the article"
    written = sum(statement.writer is not None for statement in statements)
    return (
        f"{written} of {plural(len(statements), 'summary sentence', 'summary sentences')} written by "
        f"{', '.join(writers)} and checked, the others chosen from the article"
    )


def signature_labels(digests: Iterable[Digest]) -> list[str]:
    """Return the short hash of every signature among the digests; the JSON output holds them whole."""
    return sorted({_short(digest.signature) for digest in digests})


def _short(signature: Signature) -> str:
    return hashlib.sha256(json.dumps(dict(signature), sort_keys=True).encode()).hexdigest()[:SIGNATURE_LENGTH]
