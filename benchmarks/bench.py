"""Run the benchmarks: `python benchmarks/bench.py DATA [NAME ...]`; results go to benchmarks/results/.

DATA is the evaluation data, which is not part of the project: results name its lines by hash.
"""

import json
import sys
from collections.abc import Callable
from pathlib import Path

import dates
import lines
import pages
import sentences
import speed
import stories

RESULTS = Path(__file__).parent / "results"
BENCHMARKS: dict[str, Callable[[Path], dict[str, object]]] = {
    "pages": pages.score_pages,
    "lines": lines.score_lines,
    "dates": dates.score_dates,
    "sentences": sentences.score_sentences,
    "speed": speed.score_speed,
    "stories": stories.score_stories,
}


def main(data: Path, names: list[str]) -> None:
    """Run the named benchmarks, or all, and write what each measured."""
    for name in names or BENCHMARKS:
        result = BENCHMARKS[name](data)
        text = json.dumps(result, ensure_ascii=False, indent=1)
        (RESULTS / f"{name}.json").write_text(text + "\n", encoding="utf-8")
        print(f"{name}: {json.dumps({key: value for key, value in result.items() if key in SHOWN})}")


SHOWN = frozenset(
    {"mean", "worst", "precision", "recall", "f1", "share_given", "share_wrong", "articles_a_second"}
)

if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
