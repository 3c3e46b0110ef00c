"""Digests as pages that need nothing but themselves, by the templates of prompts/."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from markupsafe import Markup

from summarise.render import view
from summarise.render.templates import render_template
from summarise.types import Digest, Sentence, Translation

ARTICLE_TEMPLATE, PAGE_TEMPLATE = "digest.html.j2", "digests.html.j2"
MANY_TITLE = "Indonesian news in English"


@dataclass(frozen=True, slots=True)
class ArticlePart:
    """An article as a part of a page."""

    headline: str
    anchor: str
    """What its ids begin with; "" where it has the page to itself."""
    html: Markup


def format_article_html(digest: Digest, number: int, prompts: Path | None = None) -> ArticlePart:
    """Return one of several articles of a page, `number` telling its ids from those of the others.

    Raises:
        TemplateError: the template is missing, malformed or names an unknown variable.
    """
    return _format_part(digest, f"a{number}-", level=2, prompts=prompts)


def format_digest_html(digest: Digest, prompts: Path | None = None) -> str:
    """Return a whole page of one article.

    Raises:
        TemplateError: a template is missing, malformed or names an unknown variable.
    """
    part = _format_part(digest, "", level=1, prompts=prompts)
    return _format_page(part.headline, [part], prompts)


def format_digests_html(parts: Sequence[ArticlePart], prompts: Path | None = None) -> str:
    """Return a whole page of several articles, their headlines listed at its top.

    Raises:
        TemplateError: a template is missing, malformed or names an unknown variable.
    """
    return _format_page(MANY_TITLE, parts, prompts)


def _format_page(title: str, parts: Sequence[ArticlePart], prompts: Path | None) -> str:
    return render_template(PAGE_TEMPLATE, prompts, {"title": title, "articles": parts})


def _format_part(digest: Digest, anchor: str, *, level: int, prompts: Path | None) -> ArticlePart:
    variables = {
        "digest": digest,
        "paragraphs": _paragraphs(digest),
        "flagged": view.flagged_sentences(digest),
        "origin": view.format_origin(digest.article),
        "people": view.format_people(digest.article),
        "language": view.format_language(digest.article),
        "left_out": view.format_left_out(digest),
        "writers": view.format_writers(digest.summary),
        "note": view.format_note([digest]),
        "anchor": anchor,
        "level": level,
    }
    html = Markup(render_template(ARTICLE_TEMPLATE, prompts, variables))
    return ArticlePart(digest.summary.headline.text, anchor, html)


def _paragraphs(digest: Digest) -> list[list[tuple[Sentence, Translation]]]:
    pairs = zip(digest.sentences, digest.translations, strict=True)
    return [list(group) for _, group in groupby(pairs, key=lambda pair: pair[0].paragraph)]
