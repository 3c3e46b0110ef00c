"""Measure the Marian engines against the loop most people write, on a checkpoint of opus-mt's size.

    python benchmarks/engines.py DATA [--beams 4] [--rounds 3] [--sentences 300] [--keep FOLDER] [--sweep]

The weights are random (speed does not depend on what they say) and the end token is forbidden, so that every
row of every engine writes exactly as many tokens for each sentence: the mean length of the sources. Sentences
are real ones, cut from the articles of DATA as the program cuts them. All rows are measured in turn, round by
round, and the medians of the rounds are compared: the machine may be busy, but then it is so for all.
"""

import argparse
import itertools
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from data import read_articles
from opus_size import build_checkpoint
from summarise.article.article import make_article
from summarise.article.reading import decode_document
from summarise.article.sentences import split_sentences
from summarise.cache import Store
from summarise.cleaning import Cleaner
from summarise.digester import Digester
from summarise.errors import InputError
from summarise.formats.documents import read_documents
from summarise.stream import DigestStream
from summarise.summary.extractive import ExtractiveSummariser
from summarise.translation.cached import CachedTranslator
from summarise.translation.checked import CheckedTranslator
from summarise.translation.ct2 import (
    COMPUTE,
    Ct2Translator,
    ct2_is_installed,
    thread_plan,
    usual_quantisation,
)
from summarise.translation.glossary_file import shipped_glossary
from summarise.translation.marian import MarianOptions, MarianTranslator
from summarise.translation.marian_pieces import load_pieces
from summarise.translation.quiet import quiet_transformers
from summarise.translation.segments import has_words
from summarise.translation.threads import cores, let_waiting_threads_sleep
from summarise.translation.translator import Translator, translate
from summarise.types import Digest

SENTENCES, LOOPED = 300, 20
"""How many sentences the engines translate, and how many of them the loop does: it is slow."""
LONGEST = 120
"""Tokens of the longest sentence taken: none is split, so that every row does the same work."""
ARTICLE = 20
"""Sentences of an article made for the way from files to digests."""

Run = Callable[[], float]
"""Translates something and returns words a second."""


@dataclass(frozen=True, slots=True)
class Bench:
    """What every row is measured on."""

    checkpoint: Path
    sentences: tuple[str, ...]
    tokens: int
    """Tokens every engine writes for every sentence."""
    beams: int

    @property
    def options(self) -> MarianOptions:
        """Options under which every hypothesis has the same length."""
        return MarianOptions(beams=self.beams, growth=0, floor=self.tokens)


def loop_words_per_second(bench: Bench) -> Run:
    """Prepare transformers in fp32, `generate` for one sentence after the other."""
    import torch
    from transformers import MarianMTModel, MarianTokenizer

    tokenizer = MarianTokenizer.from_pretrained(bench.checkpoint)
    model = MarianMTModel.from_pretrained(bench.checkpoint, dtype=torch.float32).eval()
    sample = bench.sentences[:: len(bench.sentences) // LOOPED][:LOOPED]

    def run() -> None:
        for sentence in sample:
            inputs = tokenizer([sentence], return_tensors="pt")
            with torch.inference_mode():
                outputs = model.generate(**inputs, num_beams=bench.beams, max_new_tokens=bench.tokens)
            tokenizer.batch_decode(outputs, skip_special_tokens=True)
            assert outputs.shape[1] == bench.tokens + 1  # with the start token

    return lambda: _words_per_second(sample, run)


def engine_words_per_second(translator: Translator, sentences: Sequence[str]) -> Run:
    """Prepare an engine of ours, the weights loaded before."""
    translate(translator, sentences[:4])

    def run() -> None:
        assert len(translate(translator, sentences)) == len(sentences)

    return lambda: _words_per_second(sentences, run)


def raw_ct2_words_per_second(model: Path, bench: Bench, *, workers: int, threads: int, chunk: int) -> Run:
    """Prepare CTranslate2 alone, given all tokenised sentences at once: what an engine can at most reach."""
    import ctranslate2

    sources = [load_pieces(bench.checkpoint).encode(sentence) for sentence in bench.sentences]
    translator = ctranslate2.Translator(
        str(model),
        compute_type=COMPUTE[usual_quantisation("cpu")],
        inter_threads=workers,
        intra_threads=threads,
    )

    def run() -> None:
        translator.translate_batch(
            sources, beam_size=bench.beams, max_decoding_length=bench.tokens, max_batch_size=chunk
        )

    return lambda: _words_per_second(bench.sentences, run)


def digests_words_per_second(translator: Translator, sentences: Sequence[str], folder: Path) -> Run:
    """Prepare the way from files to digests, without second tries: all that random weights write fails."""
    files = []
    for number, start in enumerate(range(0, len(sentences), ARTICLE)):
        files.append(folder / f"{number}.txt")
        files[-1].write_text("\n\n".join(sentences[start : start + ARTICLE]), encoding="utf-8")

    def run() -> None:
        with tempfile.TemporaryDirectory() as cache:
            store = Store(Path(cache))
            checked = CheckedTranslator(CachedTranslator(translator, store), (), shipped_glossary())
            digester = Digester(checked, ExtractiveSummariser(), store, Cleaner(keep_all=True))
            documents = ((path, document) for path in files for document in read_documents(path))
            results = [result for _, result in DigestStream[Path](digester).run(documents)]
        assert all(isinstance(result, Digest) for result in results)

    return lambda: _words_per_second(sentences, run)


def measure(rows: dict[str, Run], rounds: int) -> dict[str, list[float]]:
    """Run all rows in turn, round by round, and return the words a second of each round."""
    speeds: dict[str, list[float]] = {name: [] for name in rows}
    for number, (name, run) in itertools.product(range(rounds), rows.items()):
        speeds[name].append(run())
        print(f"  round {number + 1}: {speeds[name][-1]:.1f} words/s, {name}", file=sys.stderr, flush=True)
    return speeds


def print_rows(speeds: dict[str, list[float]]) -> None:
    """Print medians, and their ratio to the first row within each round."""
    base = next(iter(speeds.values()))
    for name, values in speeds.items():
        ratios = [value / other for value, other in zip(values, base, strict=True)]
        spread = f"{min(ratios):.1f}-{max(ratios):.1f}"
        median = statistics.median(values)
        print(f"{name:<44}{median:>9.1f} words/s {statistics.median(ratios):>7.2f}x  ({spread})", flush=True)


def read_sentences(data: Path) -> list[str]:
    """Return the first sentences of the articles of DATA, cut as the program cuts them."""
    return list(itertools.islice(dict.fromkeys(_sentences(data)), SENTENCES))


def _sentences(data: Path):  # type: ignore[no-untyped-def]
    for scraped in read_articles(data):
        try:
            article = make_article(decode_document(scraped.text.encode(), scraped.path))
        except InputError:
            continue
        yield from (s.text for s in split_sentences(article.text) if has_words(s.text))


def sweep(bench: Bench, model: Path) -> dict[str, Run]:
    """Return one row for each setting worth a look: batches, threads, arithmetic, beams."""
    rows: dict[str, Run] = {}
    for rows_at_once in (1, 8, 32, 64):
        limits = replace(bench.options.limits, rows=rows_at_once)
        marian = MarianTranslator(bench.checkpoint, "marian", replace(bench.options, limits=limits))
        rows[f"marian, batches of {rows_at_once}"] = engine_words_per_second(marian, bench.sentences)
    bf16 = MarianTranslator(bench.checkpoint, "marian", replace(bench.options, arithmetic="bf16"))
    rows["marian, bf16"] = engine_words_per_second(bf16, bench.sentences)
    for workers, chunk in itertools.product(sorted({1, cores()}), (8, 16, 32, 64)):
        threads = cores() // workers
        run = raw_ct2_words_per_second(model, bench, workers=workers, threads=threads, chunk=chunk)
        rows[f"CTranslate2, {workers}x{threads} threads, batches of {chunk}"] = run
    for beams in (1, 2, 3, 4):
        fewer = replace(bench, beams=beams)
        marian = MarianTranslator(bench.checkpoint, "marian", fewer.options)
        rows[f"marian, beam {beams}"] = engine_words_per_second(marian, bench.sentences)
        ct2 = Ct2Translator(bench.checkpoint, "ct2", print, fewer.options)
        rows[f"ct2, beam {beams}"] = engine_words_per_second(ct2, bench.sentences)
    return rows


def main(arguments: argparse.Namespace) -> None:
    """Print the table."""
    let_waiting_threads_sleep()
    with tempfile.TemporaryDirectory() as work, quiet_transformers():
        folder = arguments.keep or Path(work)
        os.environ["SUMMARISE_MODEL_DIR"] = str(folder / "models")
        bench = prepare(arguments, folder / "opus-mt-size")
        words = sum(len(sentence.split()) for sentence in bench.sentences)
        print(f"{len(bench.sentences)} sentences, {words} words, {bench.tokens} tokens out of each,", end=" ")
        print(f"beam {bench.beams}, {cores()} cores")
        rows = {"transformers, one sentence at a time": loop_words_per_second(bench)}
        marian = MarianTranslator(bench.checkpoint, "marian", bench.options)
        rows["marian"] = engine_words_per_second(marian, bench.sentences)
        if ct2_is_installed():
            longer = replace(bench.options, floor=bench.tokens + 1)  # it writes no end token
            ct2 = Ct2Translator(bench.checkpoint, "ct2", print, longer)
            rows[f"ct2 {usual_quantisation('cpu')}"] = engine_words_per_second(ct2, bench.sentences)
            articles = folder / "articles"
            articles.mkdir(exist_ok=True)
            rows["from files to digests, ct2"] = digests_words_per_second(ct2, bench.sentences, articles)
            model = next((folder / "models").glob("converted--*ct2-*"))
            workers, threads = thread_plan(cores())
            rows["CTranslate2 alone, all sentences at once"] = raw_ct2_words_per_second(
                model, bench, workers=workers, threads=threads, chunk=bench.options.limits.rows
            )
            if arguments.sweep:
                rows |= sweep(bench, model)
        print_rows(measure(rows, arguments.rounds))


def prepare(arguments: argparse.Namespace, checkpoint: Path) -> Bench:
    """Build the checkpoint if it is not there, and choose what to translate."""
    sentences = read_sentences(arguments.data)
    if not (checkpoint / "model.safetensors").is_file():
        build_checkpoint(checkpoint, sentences)
    pieces = load_pieces(checkpoint)
    short = tuple(s for s in sentences[: arguments.sentences] if pieces.count(s) <= LONGEST)
    return Bench(checkpoint, short, round(statistics.mean(map(pieces.count, short))), arguments.beams)


def _words_per_second(sentences: Sequence[str], run: Callable[[], None]) -> float:
    started = time.perf_counter()
    run()
    return sum(len(sentence.split()) for sentence in sentences) / (time.perf_counter() - started)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("data", type=Path)
    parser.add_argument("--beams", type=int, default=MarianOptions().beams)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--sentences", type=int, default=SENTENCES)
    parser.add_argument(
        "--keep", type=Path, help="folder to build in and to use again; a temporary one unless told"
    )
    parser.add_argument("--sweep", action="store_true", help="also measure other settings")
    main(parser.parse_args())
