"""Pages of digests: one golden file, what the browser is allowed, and text that wants to do harm."""

import base64
import hashlib
import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest

from golden_files import compare
from hostile import HOSTILE, hostile_digest
from sample import sample_digest
from summarise.errors import TemplateError
from summarise.render.html import format_article_html, format_digest_html, format_digests_html
from summarise.types import Digest, Flag, Statement, Summary

GOLDEN = Path(__file__).parent / "golden"


class Outline(HTMLParser):
    """The elements of a page: (name, attributes) in order, and each piece of text with its language."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[tuple[str | None, str]] = []
        self._languages: list[tuple[str, str | None]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in ("meta", "input", "br"):
            inherited = self._languages[-1][1] if self._languages else None
            self._languages.append((tag, dict(attrs).get("lang", inherited)))

    def handle_endtag(self, tag: str) -> None:
        assert self._languages.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        if data.strip():
            self.texts.append((self._languages[-1][1], data.strip()))

    def names(self) -> list[str]:
        return [name for name, _ in self.elements]


@pytest.fixture
def bare(tmp_path: Path) -> Path:
    """Prompts whose stylesheet and script are a comment, so that golden files hold the page only."""
    (tmp_path / "style.css").write_text("/* style */")
    (tmp_path / "digest.js").write_text("// script")
    return tmp_path


def test_golden_page(bare: Path) -> None:
    compare(GOLDEN / "digest.html", format_digest_html(sample_digest(), bare))


def test_golden_page_without_title_date_and_summary(bare: Path) -> None:
    digest = sample_digest(value=None, title=False)
    empty = Summary(digest.summary.headline, (), ())
    compare(GOLDEN / "digest-bare.html", format_digest_html(replace(digest, summary=empty), bare))


def test_golden_page_of_two(bare: Path) -> None:
    parts = [format_article_html(sample_digest(source=f"{number}.txt"), number, bare) for number in (1, 2)]
    compare(GOLDEN / "digests.html", format_digests_html(parts, bare))


def hash_of(element: str, page: str) -> str:
    (inside,) = re.findall(rf"<{element}>(.*?)</{element}>", page, re.DOTALL)
    return "sha256-" + base64.b64encode(hashlib.sha256(inside.encode()).digest()).decode()


def test_the_policy_allows_the_one_script_and_style_and_nothing_else() -> None:
    page = format_digest_html(sample_digest())
    policies = [
        attributes["content"] or ""
        for _, attributes in Outline(page).elements
        if attributes.get("http-equiv") == "Content-Security-Policy"
    ]
    assert [policy.split("; ") for policy in policies] == [
        [
            "default-src 'none'",
            f"style-src '{hash_of('style', page)}'",
            f"script-src '{hash_of('script', page)}'",
            "base-uri 'none'",
            "form-action 'none'",
        ]
    ]
    assert "http" not in page.replace("http-equiv", "").replace("https://contoh.id/beras", "")


def test_every_text_stands_in_its_language() -> None:
    texts = Outline(format_digest_html(sample_digest())).texts
    indonesian = {text for language, text in texts if language == "id"}
    assert indonesian == {
        "Dilarang menyalin.",
        "Beras Naik",
        "Harga beras naik 5 persen.",
        "Pedagang *mengeluh* | [red]pasar[/] sepi.",
        "Mereka menunggu.",
    }
    assert ("en", "Rice prices rose 5 percent.") in texts


def test_headings_go_down_one_level_at_a_time() -> None:
    for page, levels in (
        (format_digest_html(sample_digest()), ["h1", *["h2"] * 5]),
        (
            format_digests_html([format_article_html(sample_digest(), number) for number in (1, 2)]),
            ["h1", *["h2", *["h3"] * 5] * 2],
        ),
    ):
        assert [name for name in Outline(page).names() if re.fullmatch(r"h\d", name)] == levels


def test_ids_are_unique_and_every_link_leads_to_one() -> None:
    parts = [format_article_html(sample_digest(), number) for number in (1, 2)]
    elements = Outline(format_digests_html(parts)).elements
    ids = [attributes["id"] for _, attributes in elements if "id" in attributes]
    links = [attributes["href"] for name, attributes in elements if name == "a"]
    assert len(ids) == len(set(ids))
    assert {link[1:] for link in links if link and link.startswith("#")} <= set(ids)
    assert "#a2-s3" in links


def test_one_tab_stop_for_all_sentences() -> None:
    rows = [
        attributes
        for name, attributes in Outline(format_digest_html(sample_digest())).elements
        if name == "a"
    ]
    numbers = rows[-3:]
    assert [attributes.get("tabindex") for attributes in numbers] == [None, "-1", "-1"]


def test_text_that_wants_to_do_harm_stays_text() -> None:
    harmless, hostile = (
        Outline(format_digest_html(sample_digest())),
        Outline(format_digest_html(hostile_digest())),
    )
    assert set(hostile.names()) <= set(harmless.names()) | {"time"}
    allowed = {name for _, attributes in harmless.elements for name in attributes}
    for name, attributes in hostile.elements:
        assert set(attributes) <= allowed
        if name == "a":
            assert re.fullmatch(r"#s\d+|https://contoh\.id/beras", attributes["href"] or "")
    shown = " ".join(text for _, text in hostile.texts)
    assert "<script>document.documentElement.dataset.ran = 1</script>" in shown


def test_controls_do_not_reach_a_page() -> None:
    page = format_digest_html(hostile_digest())
    assert any(control in HOSTILE for control in "\x00\x1b\u202e\u2066")
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", page)


def test_an_edited_frame_is_named_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "page.html.j2").write_text("one\n{{ nonsense }}\n{% block main %}{% endblock %}")
    with pytest.raises(TemplateError, match=r"page\.html\.j2, line 2: 'nonsense' is undefined"):
        format_digest_html(sample_digest(), tmp_path)


def test_a_file_a_template_asks_for_and_nobody_has_is_named(tmp_path: Path) -> None:
    (tmp_path / "digests.html.j2").write_text('one\n{{ asset("none.css") }}')
    with pytest.raises(TemplateError, match=r"digests\.html\.j2, line 2: no file none\.css"):
        format_digest_html(sample_digest(), tmp_path)


def test_a_template_that_is_no_text_is_named(tmp_path: Path) -> None:
    (tmp_path / "digest.html.j2").write_bytes(b"\xff\xfe{{")
    with pytest.raises(TemplateError, match=r"digest\.html\.j2.* not UTF-8"):
        format_digest_html(sample_digest(), tmp_path)


def test_a_note_stands_beside_its_sentence_and_flags_nothing() -> None:
    digest = sample_digest()
    first = replace(digest.translations[0], notes=(Flag("pronoun", "<he> is a guess"),))
    page = format_digest_html(replace(digest, translations=(first, *digest.translations[1:])))
    assert 'percent. <span class="remark">Note: &lt;he&gt; is a guess</span></td>' in page
    assert "1 of 3 sentences flagged" in page


def written_digest() -> Digest:
    digest = sample_digest()
    (said,) = digest.summary.abstract
    written = Statement("Rice costs 5 percent more.", said.sentences, "tiny-bart")
    return replace(digest, summary=replace(digest.summary, abstract=(written,)))


def test_a_written_sentence_is_marked_and_links_to_what_it_rests_on() -> None:
    page = format_digest_html(written_digest())
    (line,) = [line for line in page.splitlines() if "Rice costs" in line]
    assert "✎" in line
    assert "(written by tiny-bart, checked)" in line
    assert 'data-sentences="1"' in line
    assert 'href="#s1"' in line
    assert page.count("written by tiny-bart") == 3
    assert "✎" not in format_digest_html(sample_digest())


def test_facts_quotes_and_numbers_link_to_their_sentences() -> None:
    page = format_digest_html(sample_digest())
    for words, sentence in (("<dt>What</dt>", 1), ("Siti, a trader", 3), ("<strong>5 percent</strong>", 1)):
        (line,) = [line for line in page.splitlines() if words in line]
        assert f'href="#s{sentence}"' in line
    assert '<figure class="quote" data-sentences="3">' in page
