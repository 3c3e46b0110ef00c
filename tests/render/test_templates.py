"""The user's own templates: used when there, and a clear error when wrong."""

from pathlib import Path

import pytest

from sample import sample_digest
from summarise.errors import TemplateError
from summarise.render.markdown import format_digest_markdown
from summarise.render.templates import escape_markdown


def test_an_edited_copy_is_used(tmp_path: Path) -> None:
    (tmp_path / "digest.md.j2").write_text("{{ digest.summary.headline.text }}!\n")
    assert format_digest_markdown(sample_digest(), tmp_path) == "Rice goes up!\n"


def test_a_template_missing_from_the_copy_is_taken_from_the_program(tmp_path: Path) -> None:
    assert format_digest_markdown(sample_digest(), tmp_path) == format_digest_markdown(sample_digest())


@pytest.mark.parametrize(
    ("template", "message"),
    [
        ("one\n{{ headline }}\n", r"digest\.md\.j2, line 2: 'headline' is undefined"),
        ("{{ digest.nonsense }}", r"digest\.md\.j2, line 1: .*no attribute 'nonsense'"),
        ("one\ntwo {% if %}", r"digest\.md\.j2, line 2: "),
        ("{{ note | shout }}", r"digest\.md\.j2, line 1: No filter named 'shout'"),
    ],
)
def test_a_wrong_template_is_named_with_its_line(tmp_path: Path, template: str, message: str) -> None:
    (tmp_path / "digest.md.j2").write_text(template)
    with pytest.raises(TemplateError, match=message):
        format_digest_markdown(sample_digest(), tmp_path)


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(TemplateError, match="no such prompts folder"):
        format_digest_markdown(sample_digest(), tmp_path / "none")


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("a*b_c [d](e) <b> | `f` \\", "a\\*b\\_c \\[d\\](e) \\<b\\> \\| \\`f\\` \\\\"),
        ("two\nlines", "two lines"),
        ("# no heading", "\\# no heading"),
        ("- no list", "\\- no list"),
        ("2025. no list", "2025\\. no list"),
        ("$5m or A$6m, 10^9", "\\$5m or A\\$6m, 10\\^9"),
        ("R&D and &lt;", "R&D and &amp;lt;"),
    ],
)
def test_markdown_escaping(text: str, escaped: str) -> None:
    assert escape_markdown(text) == escaped
