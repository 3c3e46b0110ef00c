"""Digests as Markdown, by a template of prompts/."""

from pathlib import Path

from summarise.render import view
from summarise.render.templates import render_template
from summarise.types import Digest

DIGEST_TEMPLATE = "digest.md.j2"


def format_digest_markdown(digest: Digest, prompts: Path | None = None) -> str:
    """Return one digest as Markdown that ends in a newline.

    Raises:
        TemplateError: the template is missing, malformed or names an unknown variable.
    """
    variables = {
        "digest": digest,
        "pairs": list(zip(digest.sentences, digest.translations, strict=True)),
        "metadata": view.format_metadata(digest),
        "language": view.format_language(digest.article),
        "flagged": view.format_flagged(digest),
        "left_out": view.format_left_out(digest),
        "writers": view.format_writers(digest.summary),
        "note": view.format_note([digest]),
    }
    return render_template(DIGEST_TEMPLATE, prompts, variables)
