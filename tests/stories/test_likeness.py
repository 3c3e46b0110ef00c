"""What is compared of two articles."""

import pytest

from stories_sample import BRIDGE, BRIDGE_LATER, MATCH, RICE, make_digest
from summarise.stories.likeness import likeness, portray, shared_text


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Jembatan ditutup pada Senin (16/6) di Pontianak.", {(6, 16)}),
        ("Jembatan ditutup pada Senin, 16 Juni 2025, hingga Rabu (18/6/2025).", {(6, 16), (6, 18)}),
        ("Skor 16/6 dan 16 Jembatan bukan tanggal.", set()),
    ],
)
def test_the_days_an_opening_names(text: str, days: set[tuple[int, int]]) -> None:
    assert portray(make_digest("a", [(text, "")])).days == days


def test_one_event_is_more_alike_than_two() -> None:
    bridge, later, match, rice = (
        portray(make_digest("a", pairs)) for pairs in (BRIDGE, BRIDGE_LATER, MATCH, RICE)
    )
    assert likeness(bridge, bridge) == pytest.approx(1)
    assert likeness(bridge, later) > 0.4
    assert max(likeness(bridge, match), likeness(bridge, rice), likeness(match, rice)) < 0.1


def test_other_days_make_less_alike() -> None:
    monday = portray(make_digest("a", [("Harga emas Antam naik Rp 7.000 pada Senin (16/6).", "")]))
    same = portray(make_digest("b", [("Harga emas Antam naik Rp 5.000 pada Senin (16/6).", "")]))
    other = portray(make_digest("c", [("Harga emas Antam naik Rp 5.000 pada Senin (23/6).", "")]))
    assert likeness(monday, other) == pytest.approx(0.5 * likeness(monday, same))


def test_shared_text_counts_runs_of_five_words_of_the_shorter() -> None:
    shorter = portray(make_digest("a", [("satu dua tiga empat lima enam", "")]))
    longer = portray(make_digest("b", [("nol satu dua tiga empat lima tujuh delapan", "")]))
    assert shared_text(shorter, longer) == 0.5
    assert shared_text(shorter, portray(make_digest("c", [("tiga kata saja", "")]))) == 0
    much_longer = portray(make_digest("d", [("satu dua tiga empat lima enam tujuh delapan sembilan", "")]))
    assert shared_text(shorter, much_longer) == 0
