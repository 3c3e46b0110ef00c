"""What is told of a story, by which article, and what never is."""

from stories_sample import BRIDGE, BRIDGE_LATER, Pair, make_digest
from summarise.stories.choosing import choose_additions, choose_quotes, choose_summary, find_differences
from summarise.stories.passages import Entry, headline_of

FIRST, LATER = BRIDGE[0][1], BRIDGE_LATER[0][1]


def bridge_entries(flagged: tuple[int, ...] = ()) -> list[Entry]:
    return [
        Entry(1, make_digest("bridge", BRIDGE, outlet="ANTARA", flagged=flagged)),
        Entry(2, make_digest("later", BRIDGE_LATER, outlet="Kompas.com")),
    ]


def test_a_merged_summary_draws_on_all_articles_in_order() -> None:
    summary = choose_summary(bridge_entries())
    assert {passage.article for passage in summary} == {1, 2}
    assert [(p.article, p.sentence) for p in summary] == sorted((p.article, p.sentence) for p in summary)
    assert summary[0].english == FIRST
    assert summary[0].indonesian == BRIDGE[0][0]


def test_what_two_articles_say_alike_is_told_once() -> None:
    entries = [Entry(number, make_digest(str(number), BRIDGE)) for number in (1, 2)]
    texts = [passage.indonesian for passage in choose_summary(entries)]
    assert len(texts) == len(set(texts))


def test_a_flagged_sentence_is_nowhere() -> None:
    entries = bridge_entries(flagged=(0, 2))
    summary = choose_summary(entries)
    chosen = [*summary, *choose_additions(entries[0], entries[1:], summary), *choose_quotes(entries, summary)]
    assert not {BRIDGE[0][1], BRIDGE[2][1]} & {passage.english for passage in chosen}


def test_a_story_without_a_sound_sentence_has_no_summary() -> None:
    entries = [Entry(number, make_digest(str(number), BRIDGE, flagged=range(4))) for number in (1, 2)]
    assert choose_summary(entries) == ()
    assert choose_quotes(entries, ()) == ()


def test_an_addition_is_what_no_other_article_tells() -> None:
    first, later = bridge_entries()
    added = choose_additions(later, [first], [])
    assert [passage.english for passage in added] == [BRIDGE_LATER[2][1]]
    assert choose_additions(later, [first], added) == ()


def test_a_quotation_comes_with_its_speaker() -> None:
    unnamed: Pair = (
        '"Kami akan bekerja siang dan malam untuk warga," ujarnya kepada ANTARA.',
        '"We work," he said.',
    )
    entries = [Entry(1, make_digest("a", [*BRIDGE, unnamed]))]
    assert [quote.english for quote in choose_quotes(entries, ())] == [BRIDGE[2][1]]


def test_other_numbers_for_the_same_matter_are_shown_beside_each_other() -> None:
    cost = (
        "Kepala Dinas Pekerjaan Umum Rudi Hartono mengatakan perbaikan jembatan menelan biaya Rp 15 miliar."
    )
    first, second = Entry(1, make_digest("a", BRIDGE)), Entry(2, make_digest("b", [(cost, "Rp 15 billion.")]))
    (difference,) = find_differences(second, [first])
    assert (difference.one.english, difference.other.english) == (BRIDGE[1][1], "Rp 15 billion.")
    assert find_differences(first, []) == ()
    assert find_differences(Entry(2, make_digest("c", BRIDGE)), [first]) == ()


def test_a_headline_stands_beside_the_title_it_renders() -> None:
    titled = make_digest("a", BRIDGE, title=("Jembatan Kapuas Ditutup", "Kapuas Bridge Closed"))
    assert headline_of(Entry(1, titled)).indonesian == "Jembatan Kapuas Ditutup"
    assert headline_of(Entry(1, make_digest("b", BRIDGE))).indonesian == BRIDGE[0][0]
