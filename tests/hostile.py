"""A digest of which every text tries to be more than text."""

import re
from dataclasses import replace

from sample import sample_digest
from summarise.stories.briefing import BriefingOptions, brief
from summarise.stories.types import Briefing
from summarise.types import (
    STANDFIRST,
    Credit,
    Digest,
    Fact,
    Figure,
    Period,
    Quote,
    Right,
    Statement,
    Summary,
    Translation,
)

MARK = "document.documentElement.dataset.ran = 1"
HOSTILE = (
    f"<script>{MARK}</script><img src=x onerror='{MARK}'><svg onload=\"{MARK}\">"
    f"</style></script></td></table></title><body onload={MARK!r}> ]]> --> {{{{ 7 * 7 }}}}"
    f" <a href='javascript:{MARK}'>[x](javascript:{MARK})</a> ' onfocus='{MARK}' autofocus=' "
    "\x00\x1b[31m\x9b\u202etxet\u2066"
    "\x1b]8;;https://evil.id\x07link\x1b]8;;\x07\x1b]0;title\x1b\\ [red]x[/] [/] [link=file:///etc]y[/link]"
    " ze\u200bro\u00ad\u2060\ufeff \U000e0041\U000e007f \u2028\x85 \r\n# no heading\n\n<!-- | \x7f"
)
ACTING = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    r"\U000e0000-\U000e007f]"
)
"""What acts on a terminal, or is not seen: line breaks and tabs alone may come out."""


def hostile_digest() -> Digest:
    """Return a digest with `HOSTILE` wherever an article or a translation can put words."""
    digest = sample_digest(source=HOSTILE)
    article = replace(
        digest.article,
        title=HOSTILE,
        standfirst=HOSTILE,
        outlet=HOSTILE,
        agency=HOSTILE + "2",
        place=HOSTILE,
        section=HOSTILE,
        credits=(Credit(HOSTILE, HOSTILE),),
        rights=(Right(HOSTILE, HOSTILE + "2"),),
    )
    translations = tuple(
        replace(
            translation,
            hypothesis=HOSTILE,
            engine=HOSTILE,
            flags=tuple(replace(flag, message=HOSTILE) for flag in translation.flags),
        )
        for translation in digest.translations
    )
    said = Statement(HOSTILE, (0, 2))
    return replace(
        digest,
        article=article,
        sentences=tuple(replace(sentence, text=HOSTILE) for sentence in digest.sentences),
        translations=translations,
        summary=Summary(
            said,
            (replace(said, writer=HOSTILE),),
            (said,),
            (Fact("who", HOSTILE, (0,)),),
            (Quote(HOSTILE, HOSTILE, (0, 2)),),
            (Figure((HOSTILE, "7"), f"7 {HOSTILE}", (2,)),),
        ),
        title=translations[1],
        standfirst=Translation(STANDFIRST, HOSTILE, HOSTILE),
        signature={"summariser": HOSTILE},
    )


def hostile_briefing() -> Briefing:
    """Return a briefing over two hostile digests, with a hostile title and introduction."""
    first = hostile_digest()
    other = replace(first, article=replace(first.article, outlet="Other", source="b.txt"))
    return brief([first, other], Period(), BriefingOptions(title=HOSTILE, intro=HOSTILE))
