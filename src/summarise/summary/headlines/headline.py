"""A headline of at most twelve words that says nothing the body does not."""

import re
from collections.abc import Sequence

from summarise.summary.english import bare, english_words, has_verb, leans
from summarise.summary.headlines.agreement import unsupported
from summarise.summary.headlines.compression import compress, is_sound, tidy, without_day
from summarise.summary.headlines.reductions import drop_opening
from summarise.summary.headlines.trimming import drop_dated_opening, drop_role
from summarise.summary.sentence_vectors import cosine, vectors
from summarise.summary.soundness import Sound, sound_sentences
from summarise.types import BY_HAND, Statement, TranslatedArticle, faults

MOST_WORDS = 12
LEAST_TITLE_WORDS = 3
"""Shorter "titles" are names of sections: of 684 crawled articles 58 are headed "News",
"Ekonomi" or the like, and none has a title so short."""
_TEASER = re.compile(
    r"^(?:Breaking News|Official(?:ly)?|Viral)!\s"
    r"|[,;:.?!]\s(?:this|these|here|that)(?:['’]s|\sis|\sare)\b[^,]{0,120}$",
    re.IGNORECASE,
)
"""“Prices rise, here are the details”: what a title says of the article and not of the news."""
OPENING = 5
"""Sentences, of those that may be shown, that tell what an article is about."""
PRICE_OF_A_PLACE, PRICE_OF_THE = 6.0, 4.0
"""What a later sentence costs against the lead, and one more that points back."""
WORTH_OF_LIKENESS = 20.0
"""What a sentence wholly like the title is cheaper by."""
MOST_SUPPORT = 3
"""Sentences a headline may rest on."""
CUT = " …"
LEAST_CUT = 6
"""Words of a cut headline at least: fewer say too little to give up the rest."""


def choose_headline(translated: TranslatedArticle) -> Statement:
    """Return the headline of an article: its title if the body bears it out, else the news of its opening.

    A title too long to be told in few words is cut where the lead cannot be told so either: what a later
    sentence says is seldom the news. A title of which the translator was unsure is better than a cut one.
    """
    sound = sound_sentences(translated)
    title = _from_title(translated, sound)
    if title and (_is_by_hand(translated) or has_verb(title.text.split())):
        return title
    by_place = _from_opening(sound, translated.article.title)
    if by_place and by_place.sentences == (0,):
        return by_place
    return (
        _from_cut_title(translated, sound)
        or by_place
        or title
        or _from_title(translated, sound, even_unsure=True)
        or _last_resort(translated, sound)
    )


def _from_title(
    translated: TranslatedArticle, sound: Sequence[Sound], *, even_unsure: bool = False
) -> Statement | None:
    text = _title(translated, even_unsure=even_unsure)
    shorter = (0.0, text) if len(text.split()) <= MOST_WORDS else compress(text, MOST_WORDS)
    support = _support(shorter[1] if shorter else text, translated, sound)
    if translated.title and _is_by_hand(translated):
        return Statement(translated.title.hypothesis, support or (translated.sentences[0].index,))
    if not support or shorter is None or len(text.split()) < LEAST_TITLE_WORDS:
        return None
    return Statement(without_day(shorter[1]) if shorter[0] else text, support)


def _from_cut_title(translated: TranslatedArticle, sound: Sequence[Sound]) -> Statement | None:
    text = _title(translated)
    cut = _cut(text)
    whole = cut == text or not has_verb(cut.split())
    support = () if whole else _support(cut.removesuffix(CUT), translated, sound)
    return Statement(cut, support) if support else None


def _title(translated: TranslatedArticle, *, even_unsure: bool = False) -> str:
    """Return the English of the title without what it says of the article; "" where it has a flag."""
    title = translated.title
    if title is None or (faults(title.flags) if even_unsure else title.flags):
        return ""
    return _TEASER.sub("", tidy(title.hypothesis))


def _is_by_hand(translated: TranslatedArticle) -> bool:
    return translated.title is not None and translated.title.engine == BY_HAND


def _all(translated: TranslatedArticle) -> tuple[Sound, ...]:
    """Return what is translated; of a sentence with a flag only the Indonesian speaks for anything."""
    return tuple(
        Sound(
            sentence.index,
            sentence.paragraph,
            sentence.text,
            "" if translation.flags else translation.hypothesis,
        )
        for sentence, translation in zip(translated.sentences, translated.translations, strict=True)
        if translation.hypothesis
    )


def _support(english: str, translated: TranslatedArticle, sound: Sequence[Sound]) -> tuple[int, ...]:
    """Return the sentences that bear a title out, most alike first; with a flag only where none else do."""
    title = translated.article.title or english
    return _bearing_out(english, title, sound) or _bearing_out(english, title, _all(translated))


def _bearing_out(english: str, indonesian: str, sound: Sequence[Sound]) -> tuple[int, ...]:
    likeness = _likeness(indonesian, sound)
    ranked = sorted(range(len(sound)), key=lambda place: -likeness[place])
    support: list[Sound] = []
    for place in ranked:
        missing = unsupported(english, [one.passage for one in support])
        if support and not missing:
            break
        more = unsupported(english, [*(one.passage for one in support), sound[place].passage])
        if not support or len(more) < len(missing):
            support.append(sound[place])
    held = len(support) <= MOST_SUPPORT and not unsupported(english, [one.passage for one in support])
    return tuple(one.index for one in support) if held else ()


def _likeness(title: str, sound: Sequence[Sound]) -> list[float]:
    title_vector, *others = vectors([title, *(one.indonesian for one in sound)])
    return [cosine(title_vector, other) for other in others]


def _from_opening(sound: Sequence[Sound], title: str | None) -> Statement | None:
    """Return the news of the lead, or of the next sentences where it is dear to tell in few words.

    Args:
        title: the article's own; a sentence is cheaper the more alike it is.
    """
    told: list[tuple[float, Statement]] = []
    likeness = _likeness(title or "", sound)
    for place, one in enumerate(sound[:OPENING]):
        shorter = compress(one.english, MOST_WORDS) if one.stands else None
        if shorter and not unsupported(shorter[1], [one.passage]):
            price = shorter[0] + PRICE_OF_A_PLACE * place + (PRICE_OF_THE if _is_the(one, place) else 0)
            price -= WORTH_OF_LIKENESS * likeness[place]
            told.append((price, Statement(without_day(shorter[1]), (one.index,))))
    return min(told, key=lambda pair: pair[0])[1] if told else None


def _is_the(one: Sound, place: int) -> bool:
    """Tell a later sentence that opens with "The", which is mostly what the lead has named."""
    return place > 0 and one.english.startswith("The ")


def without_opening(sentence: str) -> str:
    """Drop the adverbial, date or role a sentence opens with, where one with a subject is left."""
    for reduce in (drop_opening, drop_dated_opening, drop_role):
        shorter = next((text[:1].upper() + text[1:] for _, text in reduce(sentence)), sentence)
        sentence = shorter if has_verb(shorter.split()) and not leans(shorter) else sentence
    return sentence


def _last_resort(translated: TranslatedArticle, sound: Sequence[Sound]) -> Statement:
    if sound:
        standing = [one for one in sound[:OPENING] if one.stands]
        cuts = [(_shortest(one), one.index) for one in standing or sound[:1]]
        whole = [pair for pair in cuts if is_sound(pair[0].removesuffix(CUT))]
        text, index = (whole or cuts)[0]
        return Statement(text, (index,))
    first, title = translated.sentences[0], translated.title
    if title and not title.flags:
        return Statement(_cut(tidy(title.hypothesis)), (first.index,))
    return Statement(translated.article.title or _cut(tidy(first.text)), (first.index,))


def _shortest(one: Sound) -> str:
    """Return a sentence in few words even if it points back, else its beginning."""
    shorter = compress(one.english, MOST_WORDS)
    told = shorter is not None and len(shorter[1].split()) >= LEAST_CUT
    if shorter and told and not unsupported(shorter[1], [one.passage]):
        return without_day(shorter[1])
    return _cut(without_opening(tidy(one.english)))


def _cut(sentence: str) -> str:
    """Cut before another clause, else where a sentence may end, else behind no word that asks for more."""
    words = sentence.split()
    if len(words) <= MOST_WORDS:
        return sentence
    places = range(MOST_WORDS, LEAST_CUT - 1, -1)
    beginnings = [" ".join(words[:place]).rstrip(",;:–—- ") for place in places]
    sound = [text for text in beginnings if is_sound(text)]
    parted = [text for text in sound if bare(words[len(text.split())]) in english_words("parting")]
    ended = [text for text in beginnings if bare(text.split()[-1]) not in english_words("dangling")]
    return (parted or sound or ended or beginnings)[0] + CUT
