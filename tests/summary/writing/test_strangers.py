"""Who speaks to the machine, and who only speaks of machines."""

import pytest

from summarise.summary.writing.strangers import speaks_to_a_machine


@pytest.mark.parametrize(
    "sentence",
    [
        "The ministry said that artificial intelligence will change schools.",
        "The court told the company to ignore the old contract.",
        "Police gave instructions to the drivers at the crossing.",
        "The summary of the report was handed to the president.",
        "He said that officials should follow the rules and the guidelines.",
        "The assistant coach said that the team is ready.",
        "The governor asked the people to disregard rumours about the dam.",
        "The answer of the minister was short.",
    ],
)
def test_news_is_news(sentence: str) -> None:
    assert not speaks_to_a_machine(sentence)
