"""Load the templates of prompts/: the user's copy first, then the ones that came with the program."""

import base64
import hashlib
import re
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import jinja2
from markupsafe import Markup

from summarise.errors import TemplateError
from summarise.render import view
from summarise.render.harmless import make_harmless
from summarise.sources import format_source
from summarise.types import Figure, Translation
from summarise.wording import shipped_prompts

TEMPLATE_SUFFIX, HTML_SUFFIX = ".j2", ".html.j2"
_MARKDOWN_SPECIAL = re.compile(r"[\\`*_\[\]<>|~$^]|&(?=#?\w+;)")
"""What CommonMark obeys, and "$" and "^", which GitHub or Pandoc read as formulas and raised letters."""
_BOLD = "\ufdd0"
"""A character that is none (Unicode 23.7), where bold letters begin and end."""
_MARKDOWN_OPENING = re.compile(r"^(?:[#+=-]|\d+(?=[.)](?: |$)))")


def render_template(name: str, prompts: Path | None, variables: Mapping[str, Any]) -> str:
    """Fill the template `name`, from the folder `prompts` where it has one.

    Raises:
        TemplateError: the folder is missing, or the template is malformed or names an unknown variable.
    """
    if prompts is not None and not prompts.is_dir():
        raise TemplateError(
            f"{prompts}: no such prompts folder; copy {shipped_prompts()} there and edit the copy"
        )
    try:
        return _environment(prompts).get_template(name).render(variables)
    except jinja2.TemplateSyntaxError as error:
        raise TemplateError(f"{error.filename}, line {error.lineno}: {error.message}") from error
    except jinja2.TemplateNotFound as error:
        raise TemplateError(f"{_where(error, name)}: no file {error.name} in the prompts folder") from error
    except UnicodeDecodeError as error:
        raise TemplateError(f"{_where(error, name)}: it or a file it uses is not UTF-8 text") from error
    except (jinja2.TemplateError, TypeError, ArithmeticError, LookupError) as error:
        raise TemplateError(f"{_where(error, name)}: {error}") from error


def _where(error: BaseException, name: str) -> str:
    """Find the template's file and line in the traceback: Jinja puts its own frames there."""
    where, trace = name, error.__traceback__
    while trace is not None:
        filename = trace.tb_frame.f_code.co_filename
        if filename.endswith(TEMPLATE_SUFFIX):
            where = f"{filename}, line {trace.tb_lineno}"
        trace = trace.tb_next
    return where


@cache
def _environment(prompts: Path | None) -> jinja2.Environment:
    folders = [folder for folder in (prompts, shipped_prompts()) if folder is not None]
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(folders),
        undefined=jinja2.StrictUndefined,
        # Markdown is escaped by its md filter; HTML escaping would double it.
        autoescape=lambda name: name is not None and name.endswith(HTML_SUFFIX),
        # Every value a template shows passes here, so none can be forgotten.
        finalize=_finalize,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters.update(FILTERS)
    environment.globals["asset"] = lambda name: _asset(environment, name)
    return environment


def _finalize(value: Any) -> Any:
    if isinstance(value, Markup):
        return Markup(make_harmless(str(value)))
    return make_harmless(value) if isinstance(value, str) else value


def _asset(environment: jinja2.Environment, name: str) -> Markup:
    """Return a file of the prompts folder as it is, to stand inside a page."""
    assert environment.loader is not None
    return Markup(make_harmless(environment.loader.get_source(environment, name)[0]))


def _sha256(text: str) -> str:
    """Return what a Content-Security-Policy calls an inline script or style by (CSP 3, section 2.3.1)."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def escape_markdown(text: str) -> str:
    """Return `text` so that Markdown shows it as it is, on one line and inside a table too."""
    # First, for what is taken out later may part a mark from the beginning of its line.
    line = " ".join(make_harmless(text).split())
    escaped = _MARKDOWN_SPECIAL.sub(
        lambda match: "&amp;" if match.group() == "&" else "\\" + match.group(), line
    )
    return _MARKDOWN_OPENING.sub(lambda match: _escape_opening(match.group()), escaped)


def _escape_opening(opening: str) -> str:
    return f"{opening}\\" if opening[0].isdigit() else f"\\{opening}"


def _code(text: str) -> str:
    """Return `text` as a code span, in which nothing but a backtick needs care (CommonMark 6.1)."""
    return f"`{text}`" if "`" not in text and text.strip() else escape_markdown(text)


def _warning(translation: Translation) -> str:
    message = view.format_warning(translation)
    remark = view.format_remark(translation)
    warning = f" ⚠ *{escape_markdown(message)}*" if message else ""
    return warning + (f" *(note: {escape_markdown(remark)})*" if remark else "")


def _figure(figure: Figure) -> str:
    """Return what is said with numbers as Markdown, the numbers bold."""
    pieces = ((make_harmless(piece), is_value) for piece, is_value in view.figure_parts(figure))
    text = "".join(f"{_BOLD}{piece}{_BOLD}" if is_value else piece for piece, is_value in pieces)
    return escape_markdown(text).replace(_BOLD, "**")


def _anchor(heading: str) -> str:
    """Return the link GitHub and Pandoc's gfm reader give a heading."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


FILTERS: dict[str, Callable[..., Any]] = {
    "md": escape_markdown,
    "code": _code,
    "warning": _warning,
    "reason": view.format_warning,
    "remark": view.format_remark,
    "date": view.format_date,
    "day": view.format_day,
    "numbers": lambda statement: " ".join(str(index + 1) for index in statement.sentences),
    "refs": view.format_references,
    "mark": view.format_mark,
    "figure": _figure,
    "parts": view.figure_parts,
    "rights": lambda right: escape_markdown(view.format_right(right)),
    "metadata": view.format_metadata,
    "source": format_source,
    "anchor": _anchor,
    "plural": view.plural,
    "ref": view.format_place,
    "dated": view.format_dated,
    "plain": lambda text: " ".join(text.split()).replace("`", "'"),
    "cut": lambda text, width: text if len(text) <= width else text[: width - 1].rstrip() + "…",
    "pad": lambda text, width: text.ljust(width),
    "sha256": _sha256,
}
