"""List the rows of the package's vocabulary that a second meaning or a fixed phrase may make harmful.

    python training/doubtful_words.py RUN/pairs.tsv ../shared/data doubtful.md

Two signs, both for somebody who knows both languages to read. The English of many pairs with the word has
none of its renderings: a synonym mostly, but "oknum", read as "rogue", was "individuals". And in the news the
word stands often beside the same other one: "kejang" is a seizure, "kejang otot" a cramp; such a phrase
becomes a row of its own, which comes before its words. Of the first 2,230 rows 657 had the first sign and
327 the second; when all were read, 88 were left out, 57 got other English, and 59 phrases came.
"""

import argparse
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from select_pairs import WORD
from sources import read_news
from summarise.translation.adequacy import content_stems
from summarise.translation.glossary import Glossary, Term, is_rendered
from summarise.translation.glossary_file import SEVERAL, shipped_vocabulary
from summarise.translation.lexicon import lexicon, words

CONTRADICTED = 0.2  # of the pairs with a word
BESIDE = 0.1  # of the times a word stands in the news
LEAST_BESIDE = 3  # times
MOST_COMMON = 2000  # pairs of the lexicon's corpus; a more frequent neighbour stands beside every word
SHOWN = 4  # pairs for every word

Pair = tuple[str, str]


def contradictions(vocabulary: Glossary, pairs: Iterable[Pair]) -> dict[Term, list[Pair]]:
    """Return the pairs whose English has none of a term's renderings, for terms with many of them."""
    having: Counter[Term] = Counter()
    against: dict[Term, list[Pair]] = defaultdict(list)
    for source, english in pairs:
        for term in set(vocabulary.find(source)):
            having[term] += 1
            if not has_rendering(term, english):
                against[term].append((source, english))
    return {term: found for term, found in against.items() if len(found) >= CONTRADICTED * having[term]}


def has_rendering(term: Term, english: str) -> bool:
    """Say whether a text has one of the term's renderings, perhaps in another form."""
    stems = set(content_stems(words(english)))
    renderings = (set(content_stems(words(rendering))) for rendering in (term.target, *term.accepts))
    return is_rendered(term, english) or any(wanted and wanted <= stems for wanted in renderings)


def companions(vocabulary: Glossary, news: Iterable[str]) -> dict[str, list[str]]:
    """Return, for words of the vocabulary, the phrases that they often stand in and that are no rows."""
    rows = {term.source for term in vocabulary.terms}
    seen: Counter[str] = Counter()
    phrases: dict[str, Counter[str]] = defaultdict(Counter)
    for sentence in news:
        found = WORD.findall(sentence)
        for before, word, after in zip(["", *found], found, [*found[1:], ""], strict=False):
            if word in rows:
                seen[word] += 1
                if is_companion(before):
                    phrases[word][f"{before} {word}"] += 1
                if is_companion(after):
                    phrases[word][f"{word} {after}"] += 1
    often = {
        word: [
            phrase
            for phrase, count in beside.most_common()
            if count >= max(LEAST_BESIDE, BESIDE * seen[word]) and phrase not in rows
        ]
        for word, beside in phrases.items()
    }
    return {word: found for word, found in often.items() if found}


def is_companion(word: str) -> bool:
    """Say whether a neighbour may make a phrase: a common word that does not stand beside everything."""
    entry = lexicon().get(word)
    return word.islower() and (entry is None or entry.count < MOST_COMMON)


def describe(term: Term, against: list[Pair], phrases: list[str]) -> Iterator[str]:
    """Yield the lines about one term."""
    yield f"## {term.source}: {SEVERAL.join((term.target, *term.accepts))}"
    if phrases:
        yield f"often in: {', '.join(phrases)}"
    for source, english in sorted(against, key=lambda pair: len(pair[0]))[:SHOWN]:
        yield from (f"- {source}", f"  {english}")


def main() -> None:
    """Read the command line, and write what there is to read."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("pairs", type=Path, help="file that select_pairs.py wrote")
    parser.add_argument("data", type=Path, help="folder with parallel/")
    parser.add_argument("output", type=Path)
    arguments = parser.parse_args()
    vocabulary = shipped_vocabulary()
    rows = (line.split("\t") for line in arguments.pairs.read_text("utf-8").splitlines())
    against = contradictions(vocabulary, ((source, english) for _, source, english in rows))
    phrases = companions(vocabulary, read_news(arguments.data / "parallel"))
    doubtful = [term for term in vocabulary.terms if term in against or term.source in phrases]
    lines = [
        line
        for term in doubtful
        for line in describe(term, against.get(term, []), phrases.get(term.source, []))
    ]
    arguments.output.write_text("".join(f"{line}\n" for line in lines), "utf-8")
    print(f"{len(against)} contradicted, {len(phrases)} in phrases")


if __name__ == "__main__":
    main()
