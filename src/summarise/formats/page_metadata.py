"""Read what a page says of itself: JSON-LD first, then Open Graph and other meta tags, then its elements."""

import json
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from summarise.formats.hints import Found, make_hints, plain_values
from summarise.types import Hints

if TYPE_CHECKING:
    from lxml.html import HtmlElement

ARTICLE_TYPES = ("article", "blogposting", "report")
"""How the schema.org types of news end: NewsArticle, LiveBlogPosting, Report."""
LINKED_DATA = {
    "title": ("headline", "name"),
    "date": ("datePublished", "dateCreated"),
    "updated": ("dateModified",),
    "authors": ("author", "creator"),
    "outlet": ("publisher",),
    "section": ("articleSection",),
    "url": ("url", "mainEntityOfPage", "@id"),
}
META = {
    "title": ("og:title", "headline", "dc.title", "title"),
    "date": (
        "article:published_time", "datepublished", "publishdate", "dtk:publishdate", "content_publisheddate",
        "pubdate", "publish_date", "dc.date.issued", "dc.date", "date",
    ),
    "updated": ("article:modified_time", "og:updated_time", "datemodified", "lastmod"),
    "authors": ("article:author", "author", "dtk:author", "content_author", "dc.creator"),
    "outlet": ("og:site_name", "application-name", "publisher"),
    "section": ("article:section", "content_category"),
    "url": ("og:url",),
}  # fmt: skip
MOST_NODES = 1_000
"""Nodes of linked data looked at; a page has a dozen."""


def read_metadata(tree: "HtmlElement") -> Hints:
    """Return what the page says of itself, of several sources the surest."""
    return make_hints({**_from_elements(tree), **_from_meta(tree), **_from_linked_data(tree)})


def _from_elements(tree: "HtmlElement") -> dict[str, Found]:
    found = {}
    if (canonical := tree.find(".//link[@rel='canonical']")) is not None:
        found["url"] = Found(canonical.get("href"), "link canonical")
    if (title := tree.find(".//head/title")) is not None and title.text:
        found["title"] = Found(title.text, "title element")
    for element in tree.iterfind(".//*[@itemprop='datePublished']"):
        value = element.get("content") or element.get("datetime") or element.text
        found.setdefault("date", Found(value, "itemprop datePublished"))
    return found


def _from_meta(tree: "HtmlElement") -> dict[str, Found]:
    tags: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop")
        content = element.get("content")
        if name and content and content.strip():
            tags.setdefault(name.strip().casefold(), content)
    names = {field: next((name for name in known if name in tags), None) for field, known in META.items()}
    return {field: Found(tags[name], f"meta {name}") for field, name in names.items() if name}


def _from_linked_data(tree: "HtmlElement") -> dict[str, Found]:
    node = _choose(list(_find_articles(tree)))
    found = {}
    for field, keys in LINKED_DATA.items():
        key = next((key for key in keys if any(_values(node, key))), None)
        if key:
            found[field] = Found(_values(node, key), f"JSON-LD {key}")
    return found


def _values(node: Mapping[str, object], key: str) -> list[str]:
    value = node.get(key)
    if key == "mainEntityOfPage" and isinstance(value, Mapping):
        value = value.get("@id")
    return plain_values(value)


def _choose(articles: list[Mapping[str, object]]) -> Mapping[str, object]:
    """Return the page's own article: a list of other stories says less of each."""
    return max(
        articles,
        key=lambda node: sum(bool(_values(node, keys[0])) for keys in LINKED_DATA.values()),
        default={},
    )


def _find_articles(tree: "HtmlElement") -> Iterator[Mapping[str, object]]:
    for script in tree.iterfind(".//script[@type='application/ld+json']"):
        nodes: list[object] = [_parse(script.text or "")]
        for _ in range(MOST_NODES):
            if not nodes:
                break
            node = nodes.pop(0)
            if isinstance(node, list):
                nodes += node[:MOST_NODES]
            elif isinstance(node, Mapping):
                nodes.append(node.get("@graph"))
                if _is_article(node.get("@type")):
                    yield node


def _parse(text: str) -> object:
    try:
        # Not strict: newsrooms put raw line breaks into strings.
        return json.loads(text.strip().removesuffix(";"), strict=False)
    except (ValueError, RecursionError):
        return None


def _is_article(kind: object) -> bool:
    kinds = kind if isinstance(kind, list) else [kind]
    return any(isinstance(name, str) and name.casefold().endswith(ARTICLE_TYPES) for name in kinds)
