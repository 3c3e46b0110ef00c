"""What a summary holds beside its sentences: facts, quotations and numbers, each with where it stands."""

import hashlib
from dataclasses import replace
from functools import cache

from summarise.summary.facts import find_facts, titled_names
from summarise.summary.figures import find_figures
from summarise.summary.people import find_persons
from summarise.summary.quotes import find_quotes
from summarise.summary.soundness import sound_sentences
from summarise.summary.tables import ROOM
from summarise.types import Signature, Summary, TranslatedArticle

VERSION = "4"


def complete(summary: Summary, translated: TranslatedArticle) -> Summary:
    """Add facts, quotations and numbers to a summary that has its headline, abstract and key points."""
    sound = sound_sentences(translated)
    article = translated.article
    heads = (article.title, article.standfirst, article.text)
    spoken = find_persons(["\n".join(text for text in heads if text)])
    persons = tuple(dict.fromkeys((*spoken, *titled_names(sound))))
    told = [index for one in (*summary.abstract, *summary.key_points) for index in one.sentences]
    return replace(
        summary,
        facts=find_facts(article, sound, summary.headline, persons),
        quotes=find_quotes(sound, persons, told),
        figures=find_figures(sound, told),
    )


def contents_signature() -> Signature:
    """Name what decides headline, facts, quotations and numbers: version and hash of the word lists."""
    return {"summary contents": f"{VERSION}-{_hash_lists()}"}


@cache
def _hash_lists() -> str:
    digest = hashlib.sha256()
    for file in sorted(ROOM.iterdir(), key=lambda file: file.name):
        digest.update(file.name.encode() + b"\0" + file.read_bytes() + b"\0")
    return digest.hexdigest()[:12]
