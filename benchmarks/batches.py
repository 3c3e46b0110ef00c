"""Count the hypotheses that change with what else is in their batch: what a run taken up says otherwise.

    python benchmarks/batches.py ../shared/data/eval/flores-dev

All sentences in one run, against the same run stopped at a third and at two thirds and taken up later: then
the rest stands in other batches, padded to other lengths, and floats are summed in another order. A sentence
that is in the cache keeps its words: equal sentences never differ, whatever run or process they came with.
"""

import sys
import tempfile
from pathlib import Path

from summarise.cache import Store
from summarise.translation.cached import CachedTranslator
from summarise.translation.embedded import EmbeddedTranslator
from summarise.translation.translator import translate

SENTENCES = 150
STOPS = (1 / 3, 2 / 3)


def main(stem: Path) -> None:
    """Print how many hypotheses differ, for each stop, without a cache and with one."""
    sentences = Path(f"{stem}.id").read_text(encoding="utf-8").splitlines()[:SENTENCES]
    engine = EmbeddedTranslator(print)
    whole = translate(engine, sentences)
    with tempfile.TemporaryDirectory() as folder:
        for stop in STOPS:
            done = round(stop * len(sentences))
            rest = translate(engine, sentences[done:])
            differ = sum(ours != theirs for ours, theirs in zip(rest, whole[done:], strict=True))
            print(f"stopped at {done}: {differ} of the {len(rest)} others differ")
            store = Store(Path(folder) / str(done))
            first = translate(CachedTranslator(engine, store), sentences[done:])
            again = translate(CachedTranslator(engine, store), sentences)[done:]
            differ = sum(ours != theirs for ours, theirs in zip(first, again, strict=True))
            print(f"the same sentences in a later run over one cache: {differ} of {len(rest)} differ")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
