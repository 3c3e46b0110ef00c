"""Score summaries by ROUGE beside Lead-3 and sumy's TextRank and LexRank, all of the same length.

    python benchmarks/summaries.py ../shared/data
    python benchmarks/summaries.py ../shared/data --summariser seq2seq

prints, for each set, the mean F1 of ROUGE-1, ROUGE-2 and ROUGE-L (rouge-score's own settings; stemmed in
English, not in Indonesian; over SummEval's eleven references the mean), over all rows and over the odd ones;
how often the first three sentences chosen are the article's first three; then summaries a second and peak
memory. Every system has our sentences and as many words as the first three: the one chosen last is cut
there, and the sentences stand in the article's order. Needs rouge-score; sumy is left out where it is not.
"""

import argparse
import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean
from typing import Any

from rouge_score import rouge_scorer

from summarise.cache import Store
from summarise.summary.choosing import choose
from summarise.summary.length import WORDS_A_SENTENCE, SummaryLength
from summarise.summary.ranking import rank
from summary_sets import LEAD_SENTENCES, SETS, Item, read_items

METRICS = ("rouge1", "rouge2", "rougeL")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")

Ranker = Callable[[Item], Sequence[int]]
"""Which sentences to take, the first choice first; all of them or enough to fill the budget."""
System = Callable[[Item], str]
"""An article's summary in at most its budget of words."""


@dataclass(frozen=True, slots=True)
class Score:
    """Means over the articles of a set."""

    rouge: tuple[float, float, float]
    is_lead: float | None
    """Share of articles whose three sentences are the first three; None for a system that writes."""


def lead(item: Item) -> Sequence[int]:
    """Take the first sentences."""
    return range(len(item.sentences))


def extractive(item: Item) -> Sequence[int]:
    """Take the sentences as the program chooses them; where it would say no more, the others in order."""
    chosen = [candidate.sentence.index for candidate in choose(rank(item.translated), len(item.sentences))]
    return [*chosen, *(index for index in lead(item) if index not in chosen)]


def sumy_rankers() -> dict[str, Ranker]:
    """Return sumy's TextRank and LexRank with its own stemmer and stop words (it has none for Indonesian)."""
    try:
        from sumy.models.dom import ObjectDocumentModel, Paragraph, Sentence
        from sumy.nlp.stemmers import Stemmer, null_stemmer
        from sumy.summarizers.lex_rank import LexRankSummarizer
        from sumy.summarizers.text_rank import TextRankSummarizer
        from sumy.utils import get_stop_words
    except ImportError:
        return {}

    class Tokenizer:
        def to_words(self, text: str) -> tuple[str, ...]:
            return tuple(_WORD.findall(text))

    def ranker(kind: Any) -> Ranker:
        def order(item: Item) -> list[int]:
            english = item.language == "en"
            summarizer = kind(Stemmer("english") if english else null_stemmer)
            summarizer.stop_words = get_stop_words("english") if english else frozenset()
            sentences = [Sentence(text, Tokenizer()) for text in item.sentences]
            ranked: list[int] = []

            def take(infos: Iterable[Any]) -> list[Any]:
                taken = list(infos)
                ranked.extend(info.order for info in taken)
                return taken

            summarizer(ObjectDocumentModel([Paragraph(sentences)]), take)
            return ranked

        return order

    return {"sumy TextRank": ranker(TextRankSummarizer), "sumy LexRank": ranker(LexRankSummarizer)}


def fill(item: Item, order: Iterable[int]) -> str:
    """Return the first choices in the article's order, the last one cut where the budget ends."""
    left, taken = item.budget, dict[int, list[str]]()
    for index in order:
        taken[index] = item.sentences[index].split()[:left]
        left -= len(taken[index])
        if not left:
            break
    return " ".join(word for index in sorted(taken) for word in taken[index])


def written(name: str, store: Store) -> System:
    """Return what the program's summariser of that name says in the abstract, cut where the budget ends."""
    from summarise.summary.choice import choose_summariser

    def summarise(item: Item) -> str:
        most = 2 * max(1, item.budget // WORDS_A_SENTENCE)
        length = SummaryLength(item.budget, most, 0)
        summariser = choose_summariser(name, length=length, store=store, notify=print, offline=True)
        said = " ".join(statement.text for statement in summariser.summarise(item.translated).abstract)
        return " ".join(said.split()[: item.budget])

    return summarise


def rouge(item: Item, summary: str) -> tuple[float, ...]:
    """Return ROUGE-1, ROUGE-2 and ROUGE-L of one summary, the mean over its references."""
    scorer = rouge_scorer.RougeScorer(METRICS, use_stemmer=item.language == "en")
    scores = [scorer.score(reference, summary) for reference in item.references]
    return tuple(fmean(score[metric].fmeasure for score in scores) for metric in METRICS)


def score_ranker(items: Sequence[Item], ranker: Ranker) -> Score:
    """Score a system that chooses sentences."""
    pairs = [(item, ranker(item)) for item in items]
    is_lead = [set(order[:LEAD_SENTENCES]) == set(lead(item)[:LEAD_SENTENCES]) for item, order in pairs]
    return Score(_mean([rouge(item, fill(item, order)) for item, order in pairs]), fmean(is_lead))


def score_system(items: Sequence[Item], system: System) -> Score:
    """Score a system that writes."""
    return Score(_mean([rouge(item, system(item)) for item in items]), None)


def _mean(scores: Sequence[tuple[float, ...]]) -> tuple[float, float, float]:
    one, two, longest = (fmean(column) for column in zip(*scores, strict=True))
    return one, two, longest


def print_set(name: str, items: Sequence[Item], score: dict[str, Callable[[Sequence[Item]], Score]]) -> None:
    """Print a row a system: all articles of a set, then the odd rows."""
    odd = [item for item in items if not item.is_even]
    print(
        f"\n{name}: {len(items)} articles{'':<9} R1    R2    RL  is Lead-3     odd R1    R2    RL  is Lead-3"
    )
    for system, score_items in score.items():
        print(f"{system:<24}{_format(score_items(items))}   {_format(score_items(odd))}", flush=True)


def _format(score: Score) -> str:
    share = "" if score.is_lead is None else f"{100 * score.is_lead:.0f} %"
    return " ".join(f"{value:.3f}" for value in score.rouge) + f"{share:>11}"


SPEED = """
import time; started = time.perf_counter()
import json, resource, sys
from summarise.summary.extractive import ExtractiveSummariser
from summarise.types import Article, Sentence, TranslatedArticle, Translation
lines = sys.stdin.readlines()
def read(line):
    language, title, rows = json.loads(line)
    translations = tuple(Translation(row[0], row[4], "as written") for row in rows)
    return TranslatedArticle(
        Article("", "", title, language=language), tuple(Sentence(*row) for row in rows), translations
    )
ExtractiveSummariser().summarise(read(lines[0]))
cold = time.perf_counter() - started
started = time.perf_counter()
for line in lines[1:]:
    ExtractiveSummariser().summarise(read(line))
print(len(lines[1:]) / (time.perf_counter() - started), cold,
      resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
"""


def print_speed(items: Sequence[Item]) -> None:
    """Summarise all articles in a process of its own, and print how fast and in how much memory."""
    lines = [
        json.dumps([i.language, i.translated.article.title, [_row(s) for s in i.translated.sentences]])
        for i in reversed(items)
    ]
    command = [sys.executable, "-c", SPEED]
    result = subprocess.run(command, input="\n".join(lines), capture_output=True, text=True, check=True)
    warm, cold, memory = map(float, result.stdout.split())
    print(f"\nextractive: {warm:.0f} summaries/s, the first {cold:.2f} s after the start, {memory:.0f} MB")


def _row(sentence: Any) -> list[object]:
    return [sentence.index, sentence.paragraph, sentence.start, sentence.end, sentence.text]


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser()
    parser.add_argument("data", type=Path)
    parser.add_argument("--summariser", action="append", default=[], metavar="NAME")
    parser.add_argument("--set", action="append", choices=SETS)
    parser.add_argument("--most", type=int, metavar="N", help="articles of each set, the first ones")
    arguments = parser.parse_args()
    items = read_items(arguments.data)
    rankers = {"Lead-3": lead, "extractive": extractive, **sumy_rankers()}
    with tempfile.TemporaryDirectory() as folder:
        score = {name: (lambda some, r=ranker: score_ranker(some, r)) for name, ranker in rankers.items()}
        for name in arguments.summariser:
            system = written(name, Store(Path(folder), print))
            score[name] = lambda some, s=system: score_system(some, s)
        for name in arguments.set or SETS:
            print_set(name, [item for item in items if item.set == name][: arguments.most], score)
    print_speed(items)


if __name__ == "__main__":
    main()
