"""Articles of one event together, copies credited, other events apart."""

from pathlib import Path

import pytest

from program import SEEDS
from stories_sample import BRIDGE, MATCH, RICE, make_digest, week_of_digests
from summarise.article.sentences import split_sentences
from summarise.cleaning import DEFAULT_CLEANER
from summarise.stories.grouping import group
from summarise.types import Digest, Document, Statement, Summary, Translation


def sources(digests: list[Digest]) -> list[list[list[str]]]:
    """Return for each story its articles, each with its copies behind it, by name."""
    return [
        [[one.digest.article.source, *(copy.article.source for copy in one.copies)] for one in originals]
        for originals in group(digests)
    ]


def test_outlets_of_one_event_are_one_story_and_a_copy_is_credited() -> None:
    assert sources(week_of_digests()) == [
        [["bridge.txt", "copy.txt"], ["later.txt"]],
        [["match.txt"]],
        [["rice.txt"]],
    ]


def test_the_order_of_the_input_is_of_no_account() -> None:
    assert sources(week_of_digests()[::-1]) == sources(week_of_digests())


@pytest.mark.parametrize(("day", "stories"), [("2025-06-23", 1), ("2025-06-24", 2), (None, 1)])
def test_a_story_is_no_longer_than_a_week(day: str | None, stories: int) -> None:
    first = make_digest("a", BRIDGE, day="2025-06-16")
    assert len(group([first, make_digest("b", BRIDGE, day=day)])) == stories


def test_two_matches_of_one_team_are_two_events() -> None:
    next_match = [
        ("Persebaya bermain imbang 0-0 melawan Persik di Kediri pada Sabtu (21/6/2025).", ""),
        ("Bejo Sugiantoro menyesalkan penalti yang gagal menjelang akhir pertandingan.", ""),
    ]
    first = make_digest("a", MATCH, day="2025-06-18")
    assert len(group([first, make_digest("b", next_match, day="2025-06-21")])) == 2


def test_a_chain_of_neighbours_glues_no_two_events() -> None:
    bridge, rice = [pair[0] for pair in BRIDGE], [pair[0] for pair in RICE]
    both = [*bridge[:2], *rice]
    days = {"bridge": "2025-06-16", "both": "2025-06-17", "rice": "2025-06-18"}
    texts = {"bridge": bridge, "both": both, "rice": rice}
    digests = [make_digest(name, [(text, "") for text in texts[name]], day=days[name]) for name in texts]
    assert not any(
        {"bridge", "rice"} <= {name for one in story for name in one} for story in sources(digests)
    )


def read_seed(path: Path) -> Digest:
    """Return a seed as it is before translation."""
    article = DEFAULT_CLEANER.clean(Document(path.name, path.read_text(encoding="utf-8")))
    sentences = tuple(split_sentences(article.text))
    copies = tuple(Translation(sentence.index, sentence.text, "none") for sentence in sentences)
    return Digest(path.name[:16], article, sentences, copies, Summary(Statement("-", (0,)), (), ()))


def test_the_seeds_tell_five_events_though_all_are_of_china_and_kazakhstan() -> None:
    seeds = [read_seed(path) for path in sorted(SEEDS.iterdir())]
    assert len(seeds) == 5
    assert [len(originals) for originals in group(seeds)] == [1] * 5
