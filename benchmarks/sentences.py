"""Score sentence splitters on passages split by hand: F1 of the boundaries between sentences.

Most passages are our own (the golden files of the tests); of `labels/sentences.tsv`, which are
openings of scraped articles split by us and read over, only the hash and the boundaries are here.
"""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

from data import hash_file, hash_text, read_articles
from summarise.article.article import make_article
from summarise.article.decoding import normalise_text
from summarise.article.sentences import split_sentences
from summarise.errors import NoArticleText
from summarise.types import Document

GOLDEN = Path(__file__).parents[1] / "tests" / "article" / "golden"
LABELS = Path(__file__).parent / "labels" / "sentences.tsv"
MARK = re.compile(r" ?\|\| ?| \| |\n\|\n")
GAPS = {"||": "", "|": " "}

Passage = tuple[str, frozenset[int]]
"""A text and its boundaries: how many characters, white space aside, stand before each."""


def read_golden(path: Path) -> Iterator[Passage]:
    """Yield the passages of a golden file of the tests."""
    text = re.sub(r"(?m)^#.*\n", "", path.read_text(encoding="utf-8"))
    for marked in text.split("\n---\n"):
        sentences = MARK.split(marked.strip("\n"))
        yield MARK.sub(_gap, marked.strip("\n")), _boundaries(sentences)


def _gap(mark: re.Match[str]) -> str:
    return "\n" if "\n" in mark.group() else GAPS[mark.group().strip()]


def read_labelled(data: Path) -> Iterator[Passage]:
    """Yield the openings of scraped articles, if they still read as they did when they were split."""
    texts = {article.path: article.text for article in read_articles(data)}
    for line in LABELS.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            path, length, digest, boundaries = line.split("\t")
            text = read_body(path, texts[path])[: int(length)]
            if hash_text(text) == digest:
                yield text, frozenset(map(int, boundaries.split(",") if boundaries else ()))


def read_body(path: str, text: str) -> str:
    """Return the cleaned text of an article, or "" for what is none."""
    try:
        return make_article(Document(path, normalise_text(text))).text
    except NoArticleText:
        return ""


def _boundaries(sentences: list[str]) -> frozenset[int]:
    """Return the boundaries between the sentences: white space is counted differently everywhere."""
    ends, count = [], 0
    for sentence in sentences[:-1]:
        count += len("".join(sentence.split()))
        ends.append(count)
    return frozenset(ends)


def load_splitters() -> dict[str, Callable[[str], list[str]]]:
    """Return the splitters to compare, those that are installed."""
    splitters: dict[str, Callable[[str], list[str]]] = {
        "summarise": lambda text: [sentence.text for sentence in split_sentences(text)]
    }
    try:
        import sentencex

        splitters["sentencex"] = lambda text: list(sentencex.segment("id", text))
    except ImportError:
        pass
    try:
        import pysbd

        english = pysbd.Segmenter(language="en", clean=False)
        splitters["pysbd (English)"] = lambda text: list(english.segment(text))
    except ImportError:
        pass
    try:
        from yasbd import BoundaryDetector

        whole, within = BoundaryDetector("id"), BoundaryDetector("id", preserve_quote_and_paren=False)
        splitters["yasbd"] = lambda text: list(whole.segment(text))
        splitters["yasbd, splitting quotes"] = lambda text: list(within.segment(text))
    except ImportError:
        pass
    return splitters


def score_sentences(data: Path) -> dict[str, object]:
    """Return precision, recall and F1 of each splitter over all passages."""
    own = [passage for name in ("sentences", "passages") for passage in read_golden(GOLDEN / f"{name}.txt")]
    passages = own + list(read_labelled(data))
    scores = {name: score_passages(passages, split) for name, split in load_splitters().items()}
    f1 = {name: score["f1"] for name, score in scores.items()}
    return {
        "data": hash_file(data / "articles"),
        "passages": len(passages),
        "boundaries": sum(len(boundaries) for _, boundaries in passages),
        "f1": f1,
        "scores": scores,
    }


def score_passages(passages: list[Passage], split: Callable[[str], list[str]]) -> dict[str, float]:
    """Return precision, recall and F1 of the boundaries one splitter finds."""
    right = found = wanted = 0
    for text, boundaries in passages:
        hypothesis = _boundaries([piece for piece in split(text) if piece.strip()])
        right += len(hypothesis & boundaries)
        found += len(hypothesis)
        wanted += len(boundaries)
    precision, recall = right / max(1, found), right / max(1, wanted)
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    return {"precision": round(precision, 4), "recall": round(recall, 4), "f1": round(f1, 4)}
