"""Whose wording a model is given, and what is refused."""

from pathlib import Path

import pytest

from summarise.errors import TemplateError
from summarise.wording import read_prompt, shipped_prompts


def test_the_shipped_prompts_hold_the_article_between_marks() -> None:
    filled = read_prompt("summarise.txt", None).fill("Rain fell.", 40)
    assert "\n<article>\nRain fell.\n</article>\n" in filled
    assert "at most 40 words" in filled


def test_the_users_copy_comes_first_and_lacks_nothing(tmp_path: Path) -> None:
    (tmp_path / "summarise.txt").write_text("Briefly: {article}\n")
    assert read_prompt("summarise.txt", tmp_path).fill("Rain fell.", 40) == "Briefly: Rain fell."
    assert read_prompt("headline.txt", tmp_path) == read_prompt("headline.txt", None)


def test_an_edited_prompt_has_another_fingerprint(tmp_path: Path) -> None:
    text = (shipped_prompts() / "summarise.txt").read_text(encoding="utf-8")
    (tmp_path / "summarise.txt").write_text(text)
    same = read_prompt("summarise.txt", tmp_path).fingerprint
    assert same == read_prompt("summarise.txt", None).fingerprint
    (tmp_path / "summarise.txt").write_text(text + "!")
    assert read_prompt("summarise.txt", tmp_path).fingerprint != same


def test_braces_of_an_article_mean_nothing(tmp_path: Path) -> None:
    (tmp_path / "summarise.txt").write_text("{article} {{kept}}")
    assert read_prompt("summarise.txt", tmp_path).fill("{words} {0}", 5) == "{words} {0} {kept}"


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("{article} {title}", "unknown placeholder {title}"),
        ("{article.__class__}", "unknown placeholder {article.__class__}"),
        ("Write something.", "{article} is missing"),
        ("{article} {", "cannot be read"),
    ],
)
def test_a_wrong_prompt_is_named_with_its_file(tmp_path: Path, text: str, complaint: str) -> None:
    (tmp_path / "summarise.txt").write_text(text)
    with pytest.raises(TemplateError) as caught:
        read_prompt("summarise.txt", tmp_path)
    assert str(caught.value).startswith(f"{tmp_path / 'summarise.txt'}: ")
    assert complaint in str(caught.value)


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(TemplateError, match="no such prompts folder"):
        read_prompt("summarise.txt", tmp_path / "none")
