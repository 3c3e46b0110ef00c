"""Whatever the words of an article are, they come out as words: the structure around them stays the same."""

import json
from dataclasses import replace
from html.parser import HTMLParser
from unittest.mock import patch

from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

import hostile
from proof_size import size
from summarise.records import digest_record, read_digest
from summarise.render.html import format_digest_html
from summarise.render.markdown import format_digest_markdown
from summarise.types import TITLE, Digest

MARKUP = st.lists(
    st.sampled_from([*"<>&\"'`*_[]()#|\\!~-+=.:/{}\n\t\r\x1b\u202e\u2028 ax1", "](x)", "<b>", "&lt;", "```"])
).map("".join)
TEXTS = st.tuples(MARKUP | st.text()).map(lambda parts: f"a{parts[0]}z")
"""Never empty: where there is nothing a part of the page is left out."""


def digest_of(text: str) -> Digest:
    """Return the digest that has a text wherever an article or a translation can put words."""
    with patch.object(hostile, "HOSTILE", text):
        digest = hostile.hostile_digest()
    title = digest.translations[1]
    return replace(digest, title=replace(title, index=TITLE))


class Skeleton(HTMLParser):
    """The elements of a page with the names of their attributes."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[object] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, [name for name, _ in attrs]))

    def handle_endtag(self, tag: str) -> None:
        self.found.append(tag)

    def handle_comment(self, data: str) -> None:
        self.found.append("comment")


def blocks(markdown: str) -> list[str]:
    """Return the kinds of a document's blocks."""
    return [token.type for token in MarkdownIt("commonmark").enable("table").parse(markdown)]


PLAIN = digest_of("a plain word z")


@settings(deadline=None, max_examples=size(60, 20_000))
@given(TEXTS)
@example("a</script><script>z")
def test_json_gives_back_every_character(text: str) -> None:
    digest = digest_of(text)
    line = json.dumps(digest_record(digest), ensure_ascii=False)
    assert "\n" not in line
    assert read_digest(json.loads(line)) == digest


@settings(deadline=None, max_examples=size(40, 10_000))
@given(TEXTS)
@example("a</style></script>z")
def test_a_page_has_the_same_elements(text: str) -> None:
    assert Skeleton(format_digest_html(digest_of(text))).found == Skeleton(format_digest_html(PLAIN)).found


@settings(deadline=None, max_examples=size(40, 10_000))
@given(TEXTS)
@example("a\n\n# z")
@example("a\n\n<script>z")
def test_markdown_has_the_same_blocks(text: str) -> None:
    assert blocks(format_digest_markdown(digest_of(text))) == blocks(format_digest_markdown(PLAIN))
