"""A digest of which every text tries to be more than text."""

from dataclasses import replace

from sample import sample_digest
from summarise.types import (
    STANDFIRST,
    Credit,
    Digest,
    Fact,
    Figure,
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
)


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
