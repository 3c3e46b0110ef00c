"""Digest one input after the other: nothing that befalls one of them stops the others."""

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from summarise.cli.console import Reporter
from summarise.cli.inputs import Input
from summarise.digester import Digester
from summarise.errors import DEBUG, ExitCode, InputError, InternalError, ModelError, internal_message
from summarise.sources import format_source
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

    @property
    def seen(self) -> int:
        """All articles there were, whatever became of them."""
        return self.done + self.failed + self.without_model + self.left_out

    @property
    def exit_code(self) -> ExitCode:
        """What the run's exit status says."""
        if self.without_model:
            return ExitCode.MODEL_UNAVAILABLE
        if self.failed:
            return ExitCode.SOME_FAILED if self.done else ExitCode.NO_INPUT
        return ExitCode.DONE


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one article, and where it belongs in a folder of results."""

    place: Path
    result: Digest | InputError


def digest_inputs(
    inputs: Sequence[Input],
    digester: Digester,
    reporter: Reporter,
    tally: Tally,
    *,
    wanted: Callable[[Document], bool] = lambda document: True,
) -> Iterator[Outcome]:
    """Yield what becomes of each article as soon as it is known.

    Args:
        wanted: tells by its text and hints whether an article is to be digested at all.
    """
    for number, item in enumerate(inputs, 1):
        reporter.article(f"{number}/{len(inputs)} {item.source}")
        for document in item.read():
            result = _attempt(document, digester, reporter, tally, wanted)
            if result is not None:
                location = document.location if isinstance(document, Document) else None
                yield Outcome(item.place(location), result)


def _attempt(
    document: Document | InputError,
    digester: Digester,
    reporter: Reporter,
    tally: Tally,
    wanted: Callable[[Document], bool],
) -> Digest | InputError | None:
    """Return the digest of a document or why there is none; None where it is not wanted."""
    try:
        result = _digest(document, digester, reporter, wanted)
    except InputError as error:
        tally.failed += 1
        reporter.error(error)
        return error
    except ModelError as error:
        tally.without_model += 1
        reporter.error(error)
        return _as_failure(document.source, error)
    except Exception as error:  # a fault of ours: it must cost this article only, and show no traceback
        tally.failed += 1
        if DEBUG in os.environ:
            raise
        failure = InternalError(document.source, internal_message(format_source(document.source), error))
        reporter.error(failure)
        return failure
    tally.left_out += result is None
    tally.done += result is not None
    return result


def _digest(
    document: Document | InputError,
    digester: Digester,
    reporter: Reporter,
    wanted: Callable[[Document], bool],
) -> Digest | None:
    if isinstance(document, InputError):
        raise document
    if not wanted(document):
        return None
    digest = digester.digest(document, reporter.sentences)
    if digest.article.language == MALAY:
        reporter.notice(f"{format_source(document.source)}: this is Malay; it is translated as Indonesian")
    return digest


def _as_failure(source: str, error: ModelError) -> InputError:
    """Turn a missing model into the failure of one article, so that those in the cache still come out."""
    failure = InputError(source, str(error))
    failure.code = error.code
    return failure
