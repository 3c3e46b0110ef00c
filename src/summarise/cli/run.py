"""Digest all inputs of a run, and keep count of what becomes of them."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from summarise.cli.console import Reporter
from summarise.cli.inputs import Input
from summarise.cli.stream_outputs import Output
from summarise.digester import Digester
from summarise.errors import ArticleNotWritten, ExitCode, InputError, ModelError, SummariseError
from summarise.sources import format_source
from summarise.stream import DigestStream, Recourse, own_fault
from summarise.types import Digest, Document

MALAY = "ms"


@dataclass(slots=True)
class Tally:
    """How a run went, article by article."""

    done: int = 0
    failed: int = 0
    without_model: int = 0
    left_out: int = 0
    """Articles that were not wanted."""
    unwritten: int = 0
    """Articles that were digested and whose file could not be written."""

    @property
    def seen(self) -> int:
        """All articles there were, whatever became of them."""
        return self.done + self.failed + self.without_model + self.left_out + self.unwritten

    @property
    def exit_code(self) -> ExitCode:
        """What the run's exit status says."""
        if self.without_model:
            return ExitCode.MODEL_UNAVAILABLE
        if self.unwritten:
            return ExitCode.SOME_FAILED
        if self.failed:
            return ExitCode.SOME_FAILED if self.done else ExitCode.NO_INPUT
        return ExitCode.DONE

    def count(self, result: Digest | SummariseError) -> None:
        """Count what became of one article."""
        self.done += isinstance(result, Digest)
        self.without_model += isinstance(result, ModelError)
        self.failed += not isinstance(result, Digest | ModelError)

    def count_unwritten(self) -> None:
        """Take back that an article was done: its digest could not be written."""
        self.done -= 1
        self.unwritten += 1


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one article, and where it belongs in a folder of results."""

    source: str
    place: Path
    result: Digest | InputError


@dataclass(frozen=True, slots=True)
class _Origin:
    source: str
    place: Path


Wanted = Callable[[Document], bool]


def digest_inputs(
    inputs: Sequence[Input],
    digester: Digester,
    reporter: Reporter,
    tally: Tally,
    *,
    wanted: Wanted = lambda document: True,
    recourse: Recourse = lambda digester, error: None,
) -> Iterator[Outcome]:
    """Yield what becomes of each article, in order, as soon as it is known.

    Args:
        wanted: tells by its text and hints whether an article is to be digested at all.
        recourse: gives what to go on with where a model fails.
    """
    stream: DigestStream[_Origin] = DigestStream(digester, reporter.progress, recourse)
    for origin, result in stream.run(_read_wanted(inputs, reporter, tally, wanted)):
        tally.count(result)
        if isinstance(result, Digest):
            reporter.digested(origin.source, result)
            if result.article.language == MALAY:
                name = format_source(origin.source)
                reporter.notice(f"{name}: this is Malay; it is translated as Indonesian")
            yield Outcome(origin.source, origin.place, result)
        else:
            reporter.error(result)
            yield Outcome(origin.source, origin.place, _as_failure(origin.source, result))


def hand_over(outcome: Outcome, target: Output, reporter: Reporter, tally: Tally) -> None:
    """Give an article to the output; where its file cannot be written the others still come out.

    Raises:
        OutputError: nothing more can be written there.
    """
    if isinstance(outcome.result, InputError):
        target.fail(outcome.result)
        return
    try:
        target.write(outcome.result, outcome.place)
    except ArticleNotWritten as error:
        tally.count_unwritten()
        reporter.error(error)


def _read_wanted(
    inputs: Sequence[Input], reporter: Reporter, tally: Tally, wanted: Wanted
) -> Iterator[tuple[_Origin, Document | InputError]]:
    reporter.begin(len(inputs))
    for item in inputs:
        for document in _read(item):
            location = document.location if isinstance(document, Document) else None
            chosen = _choose(document, wanted)
            if chosen is None:
                tally.left_out += 1
            else:
                yield _Origin(document.source, item.place(location)), chosen
        reporter.input_read()


def _read(item: Input) -> Iterator[Document | InputError]:
    try:
        yield from item.read()
    except Exception as error:  # a fault of ours must cost this input only
        yield own_fault(item.source, error)


def _choose(document: Document | InputError, wanted: Wanted) -> Document | InputError | None:
    """Return what goes into the stream, None where it is not wanted."""
    if isinstance(document, InputError):
        return document
    try:
        return document if wanted(document) else None
    except InputError as error:
        return error
    except Exception as error:
        return own_fault(document.source, error)


def _as_failure(source: str, error: SummariseError) -> InputError:
    """Turn a missing model into the failure of one article, so that those in the cache still come out."""
    if isinstance(error, InputError):
        return error
    failure = InputError(source, str(error))
    failure.code = error.code
    return failure
