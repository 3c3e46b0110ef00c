"""Digest one input after the other: nothing that befalls one of them stops the others."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from summarise.cli.console import Reporter
from summarise.cli.inputs import Input
from summarise.digester import Digester
from summarise.errors import ExitCode, InputError, ModelError
from summarise.types import Digest, Document


@dataclass(slots=True)
class Tally:
    """How a run went, article by article."""

    done: int = 0
    failed: int = 0
    without_model: int = 0

    @property
    def exit_code(self) -> ExitCode:
        """What the run's exit status says."""
        if self.without_model:
            return ExitCode.MODEL_UNAVAILABLE
        if self.failed:
            return ExitCode.SOME_FAILED if self.done else ExitCode.NO_INPUT
        return ExitCode.DONE


def digest_inputs(
    inputs: Sequence[Input],
    digester: Digester,
    reporter: Reporter,
    tally: Tally,
    *,
    wanted: Callable[[Document], bool] = lambda document: True,
) -> Iterator[tuple[Input, Digest | InputError]]:
    """Yield each input with its digest, or with why there is none, as soon as it is known.

    Args:
        wanted: tells by its text whether an article is to be digested at all.
    """
    for number, item in enumerate(inputs, 1):
        reporter.article(f"{number}/{len(inputs)} {item.source}")
        try:
            document = item.read()
            if not wanted(document):
                continue
            digest = digester.digest(document, reporter.sentences)
        except InputError as error:
            tally.failed += 1
            reporter.error(error)
            yield item, error
        except ModelError as error:
            tally.without_model += 1
            reporter.error(error)
            yield item, InputError(item.source, str(error))
        else:
            tally.done += 1
            yield item, digest
