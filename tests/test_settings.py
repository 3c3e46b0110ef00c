"""Defaults, file, environment, flags: each layer above the one before."""

from pathlib import Path

import pytest

from summarise.errors import SettingsError
from summarise.settings import Settings, cache_folder, load_settings


def configured(tmp_path: Path, text: str) -> dict[str, str]:
    (tmp_path / "config.toml").write_text(text, encoding="utf-8")
    return {"SUMMARISE_CONFIG": str(tmp_path / "config.toml")}


def test_each_layer_gives_way_to_the_next(tmp_path: Path) -> None:
    environment = configured(tmp_path, 'translator = "marian"\noffline = true\ncache_dir = "/tmp/kept"\n')
    assert load_settings({}, environment) == Settings("marian", True, Path("/tmp/kept"))
    environment |= {"SUMMARISE_TRANSLATOR": "embedded", "SUMMARISE_OFFLINE": "no"}
    assert load_settings({}, environment) == Settings("embedded", False, Path("/tmp/kept"))
    flags = {"translator": "auto", "offline": None, "cache_dir": tmp_path, "format": "json"}
    assert load_settings(flags, environment) == Settings("auto", False, tmp_path)


def test_a_revision_is_a_text_and_not_a_path(tmp_path: Path) -> None:
    environment = configured(tmp_path, 'revision = "~v1"\n')
    assert load_settings({}, environment).revision == "~v1"
    assert load_settings({}, environment | {"SUMMARISE_REVISION": "v2"}).revision == "v2"
    assert load_settings({"revision": "v3"}, environment).revision == "v3"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("colour = true", "unknown setting “colour”"),
        ("translator = 3", "“translator” must be a text"),
        ('offline = "perhaps"', "“offline” must be true or false"),
        ("offline =", "not valid TOML"),
    ],
)
def test_a_wrong_file_is_named_with_what_is_wrong(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(SettingsError, match=message) as wrong:
        load_settings({}, configured(tmp_path, text))
    assert "config.toml" in str(wrong.value)


def test_a_named_file_that_is_missing_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="cannot be read"):
        load_settings({}, {"SUMMARISE_CONFIG": str(tmp_path / "none.toml")})


def test_the_cache_lies_where_it_is_set_to(tmp_path: Path) -> None:
    assert cache_folder(Settings(cache_dir=tmp_path)) == tmp_path
