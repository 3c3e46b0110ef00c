"""Summarise in a model's words, of which none is shown that the article does not bear out.

The extractive summary is there first. A written sentence takes its place only if it passes the grounding;
one that does not gives way to the article's own sentence it should have rested on.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from summarise.errors import ModelError
from summarise.models.places import Notify
from summarise.summary.contents import complete
from summarise.summary.extractive import ExtractiveSummariser
from summarise.summary.grounding import Evidence, Grounding
from summarise.summary.grounding import signature as grounding_signature
from summarise.summary.headlines.headline import MOST_WORDS as HEADLINE_WORDS
from summarise.summary.quotations import inside_quotations
from summarise.summary.standing import points_back
from summarise.summary.writing.strangers import speaks_to_a_machine
from summarise.summary.writing.writer import Writer
from summarise.summary.writing.written import whole_sentences
from summarise.types import Signature, Statement, Summary, TranslatedArticle

VERSION = "1"

FEWEST_WORDS = 60
"""Shorter articles are no longer than a summary of them would be; a model could only add to them."""

Ground = Callable[[str], Grounding]
"""Check one written sentence."""


def _ground_in(passages: Mapping[int, str]) -> Ground:
    return Evidence(passages).ground


class AbstractiveSummariser:
    """Let a writer write the abstract, and a headline if it can, and check every sentence."""

    def __init__(
        self,
        writer: Writer,
        extractive: ExtractiveSummariser,
        notify: Notify,
        *,
        ground_in: Callable[[Mapping[int, str]], Ground] = _ground_in,
    ) -> None:
        """Put the parts together; `ground_in` reads an article's English, by index, to check against."""
        self._writer = writer
        self._extractive = extractive
        self._notify = notify
        self._ground_in = ground_in
        self._failure: ModelError | None = None

    @property
    def name(self) -> str:
        """See `Summariser.name`."""
        return f"written by {self._writer.name}, each sentence checked against the article"

    @property
    def signature(self) -> Signature:
        """Name writer and choice; the writer's own signature says how it decodes."""
        chosen = self._extractive.signature
        summariser = f"abstractive-{VERSION} over {chosen['summariser']}"
        return {**chosen, **self._writer.signature, **grounding_signature(), "summariser": summariser}

    def summarise(self, translated: TranslatedArticle) -> Summary:
        """Summarise one article; see `Summariser.summarise`. Where the model fails, nothing is written."""
        chosen = self._extractive.begin(translated)
        passages = _passages(translated)
        if sum(len(text.split()) for text in passages.values()) >= self._least_words:
            try:
                chosen = self._write(chosen, translated, passages)
            except ModelError as error:
                self._report(error)
                chosen = replace(chosen, unwritten=error.code)
        return complete(chosen, translated)

    @property
    def _least_words(self) -> int:
        return max(FEWEST_WORDS, self._extractive.length.words)

    def _report(self, error: ModelError) -> None:
        if self._failure is None:
            self._notify(f"{error}. Until then summaries are sentences chosen from the article.")
        self._failure = error

    def _write(self, chosen: Summary, translated: TranslatedArticle, passages: Mapping[int, str]) -> Summary:
        if self._failure:
            raise self._failure
        length = self._extractive.length
        texts, ground = list(passages.values()), self._ground_in(passages)
        written = whole_sentences(self._writer.write(texts, length.words))[: length.sentences]
        bar = inside_quotations(translated.sentences)
        draft = _Draft(self._writer.name, {i: p for i, p in passages.items() if i not in bar}, length.words)
        for sentence in written:
            draft.add(sentence, ground(sentence))
        return replace(
            chosen,
            headline=self._headline(texts, ground) or chosen.headline,
            # Where nothing passed, the replacements are no choice of anybody's.
            abstract=tuple(draft.statements) if draft.passed else chosen.abstract,
            written=len(written),
            replaced=draft.failed,
        )

    def _headline(self, texts: Sequence[str], ground: Ground) -> Statement | None:
        headline = self._writer.write_headline(texts)
        if not headline or len(headline.split()) > HEADLINE_WORDS:
            return None
        grounding = ground(headline)
        return None if grounding.faults else Statement(headline, grounding.sentences, self._writer.name)


def _passages(translated: TranslatedArticle) -> dict[int, str]:
    """Return the English that a writer sees and may rest on."""
    texts = {t.index: t.hypothesis for t in translated.translations if not t.flags}
    return {index: text for index, text in texts.items() if not speaks_to_a_machine(text)}


@dataclass(slots=True)
class _Draft:
    """An abstract as it grows, sentence by sentence."""

    writer: str
    own: Mapping[int, str]
    """The article's sentences that may be shown alone."""
    words: int
    statements: list[Statement] = field(default_factory=list)
    passed: int = 0
    failed: int = 0

    def add(self, sentence: str, grounding: Grounding) -> None:
        if not grounding.faults:
            self.passed += self._take(self._attribute(sentence, grounding.sentences))
            return
        self.failed += 1
        index = grounding.sentences[0]
        if index in self.own and not points_back(self.own[index]):
            self._take(Statement(self.own[index], (index,)))

    def _attribute(self, sentence: str, sentences: tuple[int, ...]) -> Statement:
        """Return a sentence as the writer's, or as the article's own if it was only copied."""
        copied = next((index for index, text in self.own.items() if text == sentence), None)
        return (
            Statement(sentence, sentences, self.writer) if copied is None else Statement(sentence, (copied,))
        )

    def _take(self, statement: Statement) -> bool:
        """Take a statement if it is short enough and says something that is not said already."""
        length = sum(len(one.text.split()) for one in (*self.statements, statement))
        if any(_says_the_same(one, statement) for one in self.statements):
            return False
        if self.statements and length > self.words:
            return False
        self.statements.append(statement)
        return True


def _says_the_same(one: Statement, other: Statement) -> bool:
    """Tell whether two statements are one text, or one is the very sentence the other rests on alone."""
    if one.text.casefold() == other.text.casefold():
        return True
    copied = one.writer is None or other.writer is None
    return copied and one.sentences[:1] == other.sentences[:1]
