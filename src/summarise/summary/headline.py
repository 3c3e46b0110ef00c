"""A headline of at most twelve words that says nothing the body does not."""

from collections.abc import Sequence

from summarise.summary.agreement import unsupported
from summarise.summary.compression import compress, tidy, without_day
from summarise.summary.sentence_vectors import cosine, vectors
from summarise.summary.soundness import Sound, sound_sentences
from summarise.types import BY_HAND, Statement, TranslatedArticle

MOST_WORDS = 12
OPENING = 5
"""Sentences, of those that may be shown, that tell what an article is about."""
PRICE_OF_A_PLACE, PRICE_OF_THE = 6.0, 4.0
"""What a later sentence costs against the lead, and one more that points back."""
MOST_SUPPORT = 3
"""Sentences a headline may rest on."""
CUT = " …"


def choose_headline(translated: TranslatedArticle) -> Statement:
    """Return the headline of an article: its title if the body bears it out, else the news of its opening."""
    sound = sound_sentences(translated)
    return _from_title(translated, sound) or _from_opening(sound) or _last_resort(translated, sound)


def _from_title(translated: TranslatedArticle, sound: Sequence[Sound]) -> Statement | None:
    title = translated.title
    if title is None or title.flags or not sound:
        return None
    support = _support(title.hypothesis, translated.article.title or "", sound)
    if title.engine == BY_HAND:
        return Statement(title.hypothesis, support or (sound[0].index,))
    if not support:
        return None
    text = tidy(title.hypothesis)
    if len(text.split()) <= MOST_WORDS:
        return Statement(text, support)
    shorter = compress(title.hypothesis, MOST_WORDS)
    return Statement(without_day(shorter[1]), support) if shorter else None


def _support(english: str, indonesian: str, sound: Sequence[Sound]) -> tuple[int, ...]:
    """Return the sentences that bear a title out, most alike first; none if they do not."""
    title_vector, *others = vectors([indonesian or english, *(one.indonesian for one in sound)])
    ranked = sorted(range(len(sound)), key=lambda place: -cosine(title_vector, others[place]))
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


def _from_opening(sound: Sequence[Sound]) -> Statement | None:
    """Return the news of the lead, or of the next sentences where it is dear to tell in few words."""
    told: list[tuple[float, Statement]] = []
    for place, one in enumerate(sound[:OPENING]):
        shorter = compress(one.english, MOST_WORDS) if one.stands else None
        if shorter and not unsupported(shorter[1], [one.passage]):
            price = shorter[0] + PRICE_OF_A_PLACE * place + (PRICE_OF_THE if _is_the(one, place) else 0)
            told.append((price, Statement(without_day(shorter[1]), (one.index,))))
    return min(told, key=lambda pair: pair[0])[1] if told else None


def _is_the(one: Sound, place: int) -> bool:
    """Tell a later sentence that opens with "The", which is mostly what the lead has named."""
    return place > 0 and one.english.startswith("The ")


def _last_resort(translated: TranslatedArticle, sound: Sequence[Sound]) -> Statement:
    if sound:
        one = next((one for one in sound[:OPENING] if one.stands), sound[0])
        return Statement(_cut(tidy(one.english)), (one.index,))
    first, title = translated.sentences[0], translated.title
    if title and not title.flags:
        return Statement(_cut(tidy(title.hypothesis)), (first.index,))
    return Statement(translated.article.title or _cut(tidy(first.text)), (first.index,))


def _cut(sentence: str) -> str:
    words = sentence.split()
    return sentence if len(words) <= MOST_WORDS else " ".join(words[:MOST_WORDS]).rstrip(",;:–-") + CUT
