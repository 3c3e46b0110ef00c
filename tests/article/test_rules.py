"""The data files: every row has its columns, every pattern is spelt as it is looked up."""

from collections import Counter

import pytest

from summarise.article.rules import any_of, hash_rules, read_list, read_table

COLUMNS = {
    "abbreviations.tsv": 2,
    "agencies.tsv": 2,
    "endings.tsv": 2,
    "months.tsv": 2,
    "outlets.tsv": 3,
    "phrases.tsv": 3,
    "rights.tsv": 3,
    "roles.tsv": 2,
    "weekdays.tsv": 2,
    "zones.tsv": 2,
}


@pytest.mark.parametrize("name", COLUMNS)
def test_every_row_has_its_columns(name: str) -> None:
    rows = read_table(name)
    assert rows
    assert {len(row) for row in rows} == {COLUMNS[name]}
    assert all(cell == cell.strip() != "" for row in rows for cell in row)


@pytest.mark.parametrize("name", COLUMNS)
def test_no_row_stands_twice(name: str) -> None:
    assert [row for row, count in Counter(read_table(name)).items() if count > 1] == []


@pytest.mark.parametrize("name", ["agencies.tsv", "months.tsv", "outlets.tsv", "roles.tsv", "weekdays.tsv"])
def test_keys_are_in_lower_case(name: str) -> None:
    assert all(row[0] == row[0].casefold() for row in read_table(name))


def test_kinds_are_known() -> None:
    assert {row[0] for row in read_table("abbreviations.tsv")} == {
        "title",
        "rank",
        "number",
        "tail",
        "degree",
    }
    assert {row[1] for row in read_table("phrases.tsv")} == {"line", "start", "inline"}
    assert {row[0] for row in read_table("rights.tsv")} == {"whole", "start"}


def test_roles_are_those_of_the_types() -> None:
    roles = {role for _, role in read_table("roles.tsv")} - {"agency"}
    assert roles == {"reporter", "editor", "writer", "contributor", "photographer", "translator"}


def test_the_longest_alternative_comes_first() -> None:
    assert any_of(["jan", "januari"]) == "(?:januari|jan)"


def test_lists_keep_their_order() -> None:
    assert read_list("ordinals")[:3] == ("pertama", "kedua", "ketiga")


def test_the_hash_is_of_the_files() -> None:
    before = hash_rules()
    hash_rules.cache_clear()
    assert hash_rules() == before
