"""Find plain words for the package's vocabulary: such as the weights render wrongly, and whose English helps.

    python training/unknown_words.py find RUN/pairs.tsv suspects.tsv
    python training/unknown_words.py prove candidates.csv proven.csv

`find` takes the words of written.tsv that few pairs of the corpus have, lets the program translate a
sentence with each, and writes word, sentence, right English and the program's, where content words of the
right English are missing. Somebody who knows both languages then writes `candidates.csv`, in the columns of
the vocabulary: of the words that are rendered wrongly those that have one meaning in the news, their
English, and other renderings as right, parted by "|"; phrases may stand there too. `prove` translates a
sentence of written.tsv with each once as it is and once with the English in the word's place, and keeps the
rows whose English stands in the second translation only and brings it nearer to the right one (chrF2). Read
what it keeps: a word of two meanings, and one that is a slip of the keys for a common one ("degan" for
"dengan"), passes easily.
"""

import argparse
import csv
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from select_pairs import WRITTEN_PAIRS, find_words, read_pairs
from sources import Group
from summarise.translation.adequacy import content_stems
from summarise.translation.checked import CheckedTranslator
from summarise.translation.embedded import EmbeddedTranslator
from summarise.translation.glossary import NO_GLOSSARY, Glossary, Term, is_rendered
from summarise.translation.glossary_file import SEVERAL, load_glossary, read_terms
from summarise.translation.lexicon import lexicon, words
from summarise.translation.translator import pass_through
from uncovered_news import LEAST_LETTERS, MOST_CAPITALS, MOST_PAIRS

LEAST_WORDS = 8
"""Of a sentence that is to show what a word means."""

Pair = tuple[str, str]


def rare_words(corpus: Iterable[str], written: Iterable[str]) -> set[str]:
    """Return the common words of the written sentences that few sentences of the corpus have."""
    known = Counter(word for source in corpus for word in set(find_words(source)))
    return {
        word
        for word in {word for source in written for word in find_words(source)}
        if known[word] <= MOST_PAIRS and len(word) >= LEAST_LETTERS and word.isalpha() and is_plain(word)
    }


def is_plain(word: str) -> bool:
    """Say whether the news has a word seldom with a capital, or not at all."""
    entry = lexicon().get(word)
    return entry is None or entry.capital_share < MOST_CAPITALS


def choose_sentences(terms: Glossary, pairs: Sequence[Pair]) -> dict[str, Pair]:
    """Return for every term the shortest whole pair with it, one that has served for no other if possible."""
    having: dict[str, list[Pair]] = defaultdict(list)
    for pair in pairs:
        if len(find_words(pair[0])) >= LEAST_WORDS:
            for source in {term.source for term in terms.find(pair[0])}:
                having[source].append(pair)
    used: Counter[Pair] = Counter()
    chosen = {}
    for source in sorted(having):
        chosen[source] = min(having[source], key=lambda pair: (used[pair], len(pair[0]), pair))
        used[chosen[source]] += 1
    return chosen


def translate(offered: Glossary, sources: Sequence[str]) -> list[str]:
    """Translate as the program does, by the single best next word: three times as fast, and no second try."""
    engine = EmbeddedTranslator(print)
    greedy = engine.second_tries[0]
    glossary = load_glossary(None, engine.vocabulary).joined(offered.terms)
    translator = CheckedTranslator(greedy, (), glossary)
    return [rendering.hypothesis for rendering in pass_through(translator.open(), sources)]


def find(corpus: Path, pairs: Sequence[Pair]) -> Iterator[str]:
    """Yield a row for every rare word in whose sentence something is rendered otherwise."""
    columns = (line.split("\t") for line in corpus.read_text("utf-8").splitlines())
    known = (source for group, source, _ in columns if group not in (Group.WRITTEN, Group.TRANSLATED))
    rare = rare_words(known, (source for source, _ in pairs))
    chosen = choose_sentences(Glossary(tuple(Term(word, word, common=True) for word in rare)), pairs)
    hypotheses = translate(NO_GLOSSARY, [source for source, _ in chosen.values()])
    for (word, (source, english)), hypothesis in zip(chosen.items(), hypotheses, strict=True):
        if content(english) - content(hypothesis):
            yield "\t".join((word, source, english, hypothesis))


def content(text: str) -> set[str]:
    """Return an English text's content words without their inflection."""
    return set(content_stems(words(text)))


def prove(offered: Glossary, pairs: Sequence[Pair]) -> Iterator[Term]:
    """Yield the offered terms that help."""
    chosen = choose_sentences(offered, pairs)
    sources = [source for source, _ in chosen.values()]
    before, after = translate(NO_GLOSSARY, sources), translate(offered, sources)
    terms = {term.source: term for term in offered.terms}
    for source, (_, english), old, new in zip(chosen, chosen.values(), before, after, strict=True):
        helps = is_rendered(terms[source], new) and not is_rendered(terms[source], old)
        if helps and likeness(new, english) > likeness(old, english):
            yield terms[source]


def read_candidates(path: Path) -> Glossary:
    """Read offered terms as the package takes those of its vocabulary: common words, and nobody's own."""
    return Glossary(tuple(replace(term, own=False, common=True) for term in read_terms(path)))


def write_vocabulary(terms: Iterable[Term], path: Path) -> None:
    """Write terms in the columns of the vocabulary."""
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file, lineterminator="\n")
        rows.writerow(("source", "target", "accepts"))
        rows.writerows((term.source, term.target, SEVERAL.join(term.accepts)) for term in terms)


def likeness(hypothesis: str, english: str) -> float:
    """Return chrF2, 0 to 100."""
    import sacrebleu  # type: ignore[import-not-found, unused-ignore]  # here: the tests do without it

    score: float = sacrebleu.sentence_chrf(hypothesis, [english]).score
    return score


def main() -> None:
    """Read the command line, and write the rows."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("task", choices=["find", "prove"])
    parser.add_argument("input", type=Path, help="pairs of select_pairs.py, or candidates")
    parser.add_argument("output", type=Path)
    arguments = parser.parse_args()
    pairs = list(read_pairs(WRITTEN_PAIRS))
    if arguments.task == "find":
        suspects = find(arguments.input, pairs)
        arguments.output.write_text("".join(f"{row}\n" for row in suspects), "utf-8")
    else:
        write_vocabulary(prove(read_candidates(arguments.input), pairs), arguments.output)


if __name__ == "__main__":
    main()
