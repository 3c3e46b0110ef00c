"""Any text in any field: JSON gives it back, pages and Markdown show it and obey none of it."""

import json
from dataclasses import replace
from html.parser import HTMLParser

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from hostile import ACTING
from sample import sample_digest
from summarise.cli.forms import json_format
from summarise.records import digest_record, read_digest
from summarise.render.harmless import make_harmless
from summarise.render.html import format_digest_html
from summarise.render.index import format_index, make_entry, read_index
from summarise.render.markdown import format_digest_markdown
from summarise.render.templates import escape_markdown
from summarise.types import Digest, Statement

PIECES = st.sampled_from(
    "<script> </p> <a\xa0href=x\xa0onclick=y> &lt; &#27; ** __ ` ``` [a](javascript:b) ![](x) - # 1. | \\ "
    "{{a}} {%b%} <!-- --> ]]> \x1b[2J \u202e \u200b".split(" ")
) | st.sampled_from(" \n\r\t")
TEXT = st.lists(st.one_of(PIECES, st.text(max_size=10)), max_size=8).map("".join)
RELAXED = settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])


@st.composite
def digests(draw: st.DrawFn) -> Digest:
    digest = sample_digest(source=draw(TEXT))
    title, outlet, place, section = (draw(TEXT) for _ in range(4))
    article = replace(digest.article, title=title, outlet=outlet, place=place, section=section)
    translations = tuple(
        replace(one, hypothesis=draw(TEXT), engine=draw(TEXT)) for one in digest.translations
    )
    said = Statement(draw(TEXT), (0,))
    summary = replace(digest.summary, headline=said, abstract=(said,))
    return replace(digest, article=article, translations=translations, summary=summary)


class Tags(HTMLParser):
    """What stands on a page: the names of its elements with those of their attributes."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: set[tuple[str, tuple[str, ...]]] = set()
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.add((tag, tuple(sorted(name for name, _ in attrs))))


@RELAXED
@given(digests())
def test_json_gives_every_text_back(digest: Digest) -> None:
    line = json_format(lines=True).item(digest)
    assert line.count("\n") == 1
    assert not ACTING.search(line)
    assert json.loads(line) == json.loads(json.dumps(digest_record(digest)))
    assert read_digest(json.loads(line)) == digest


@RELAXED
@given(digests())
def test_a_page_gets_no_element_or_attribute_from_a_text(digest: Digest) -> None:
    page = format_digest_html(digest)
    assert not ACTING.search(page)
    known = Tags(format_digest_html(sample_digest())).found
    assert {tag for tag, _ in Tags(page).found} <= {tag for tag, _ in known} | {"span"}
    assert not any(name.startswith("on") for _, names in Tags(page).found for name in names)


@RELAXED
@given(digests())
def test_markdown_makes_no_markup_of_a_text(digest: Digest) -> None:
    text = format_digest_markdown(digest)
    assert not ACTING.search(text)
    page = MarkdownIt("commonmark", {"html": True}).enable("table").render(text)
    allowed = {"h1", "h2", "p", "em", "strong", "code", "a", "ul", "li", "blockquote", "br", "table", "thead"}
    assert {tag for tag, _ in Tags(page).found} <= allowed | {"tr", "th", "td", "tbody"}
    links = [line for line in page.split("<a ")[1:] if not line.startswith('href="https://contoh.id/beras"')]
    assert links == []


@RELAXED
@given(TEXT)
def test_escaped_markdown_reads_as_it_was(text: str) -> None:
    (inline,) = MarkdownIt("commonmark").parseInline(escape_markdown(text))
    shown = "".join(child.content for child in inline.children or [])
    assert shown == " ".join(make_harmless(text).split())


def test_nothing_unseen_hides_a_mark_from_the_escaping() -> None:
    assert escape_markdown("\u200b# one") == "\\# one"
    assert escape_markdown("1\u200b. one") == "1\\. one"
    assert escape_markdown("&\u200b#60;") == "&amp;#60;"


def test_a_number_that_is_all_of_a_text_opens_no_list() -> None:
    assert escape_markdown("1.") == "1\\."
    assert escape_markdown("12)") == "12\\)"
    assert escape_markdown("1.5") == "1.5"


@RELAXED
@given(digests(), TEXT)
def test_an_index_remembers_any_entry(digest: Digest, page: str) -> None:
    entry = make_entry(digest, page.replace("\x00", "") + ".html")
    assert read_index(format_index([entry])) == [entry]
