"""Digests into the stories of weeks."""

from datetime import date

from stories_sample import BRIDGE, BRIDGE_LATER, MATCH, RICE, make_digest, week_of_digests
from summarise.stories.briefing import BriefingOptions, brief
from summarise.types import Period
from summarise.weeks import parse_week


def test_weeks_come_newest_first_and_the_undated_last() -> None:
    dated = {"2024-07-10": BRIDGE, "2025-06-16": MATCH, None: RICE, "2024-12-30": BRIDGE_LATER}
    digests = [make_digest(str(day), pairs, day=day) for day, pairs in dated.items()]
    titles = [section.title for section in brief(digests, Period()).sections]
    assert titles == [
        "Week 25 of 2025: 16 June 2025 to 22 June 2025",
        "Week 1 of 2025: 30 December 2024 to 5 January 2025",
        "Week 28 of 2024: 8 July 2024 to 14 July 2024",
        "Undated",
    ]


def test_the_story_of_most_outlets_leads_and_all_are_numbered() -> None:
    briefing = brief(week_of_digests(), Period())
    told = [(story.number, story.headline.english, story.outlets) for story in briefing.stories]
    assert told == [
        (1, "Kapuas Bridge Closed", ("ANTARA", "Okezone", "Kompas.com")),
        (2, "Persebaya Beats Arema", ("detikcom",)),
        (3, "Rice Prices Rise", ()),
    ]
    assert [source.digest.article.source for source in briefing.sources] == [
        "bridge.txt",
        "copy.txt",
        "later.txt",
        "match.txt",
        "rice.txt",
    ]
    assert [(report.article, report.copies) for report in briefing.stories[0].reports] == [(1, (2,)), (3, ())]
    assert (briefing.stories[0].first, briefing.stories[0].last) == (date(2025, 6, 16), date(2025, 6, 17))


def test_every_sentence_stands_in_the_source_it_names() -> None:
    briefing = brief(week_of_digests(), Period())
    digests = {source.number: source.digest for source in briefing.sources}
    passages = [
        *(highlight.passage for highlight in briefing.highlights),
        *(passage for story in briefing.stories for passage in (*story.summary, *story.quotes)),
        *(passage for story in briefing.stories for report in story.reports for passage in report.adds),
    ]
    assert len(passages) > 8
    for passage in passages:
        digest = digests[passage.article]
        assert passage.indonesian == digest.sentences[passage.sentence].text
        assert passage.english == digest.translations[passage.sentence].hypothesis
        assert digest.translations[passage.sentence].flags == ()


def test_the_opening_has_a_sentence_a_story_dated_ones_first() -> None:
    assert [highlight.story for highlight in brief(week_of_digests(), Period()).highlights] == [1, 2, 3]


def test_a_period_keeps_other_days_out_and_undated_ones_in() -> None:
    briefing = brief(week_of_digests(), Period(date(2025, 6, 18), date(2025, 6, 18)), undated_left_out=4)
    assert [story.headline.english for story in briefing.stories] == [
        "Persebaya Beats Arema",
        "Rice Prices Rise",
    ]
    assert briefing.undated_left_out == 4


def test_stories_beyond_the_most_are_told_shortly() -> None:
    week, undated = brief(week_of_digests(), Period(), BriefingOptions(most_stories=1)).sections
    assert ([s.number for s in week.stories], [s.number for s in week.shorter]) == ([1], [2])
    assert ([s.number for s in undated.stories], [s.number for s in undated.shorter]) == ([3], [])


def test_the_day_of_making_is_given_or_that_of_the_latest_article() -> None:
    assert brief(week_of_digests(), Period()).made == date(2025, 6, 18)
    assert brief([], Period()).made is None
    given = BriefingOptions(made=date(2025, 6, 23))
    assert brief(week_of_digests(), Period(), given).made == date(2025, 6, 23)


def test_days_are_counted_by_outlet_copies_included() -> None:
    days = brief(week_of_digests(), parse_week("2025-W25")).days
    assert [(count.day.day, dict(count.outlets)) for count in days] == [
        (16, {"ANTARA": 1, "Okezone": 1}),
        (17, {"Kompas.com": 1}),
        (18, {"detikcom": 1}),
    ]
