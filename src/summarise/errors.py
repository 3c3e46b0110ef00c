"""Every error a user can meet, each with the code scripts see and the exit status it leads to.

    SummariseError
    ├── UsageError                 2   the command line, a setting or a template is wrong
    │   ├── SettingsError
    │   └── TemplateError
    ├── InputError                 1   one input cannot become a digest; the others still come out
    │   ├── MissingInput
    │   ├── UnreadableInput
    │   ├── EmptyInput
    │   ├── BinaryInput
    │   ├── NoArticleText
    │   ├── UnsupportedLanguage
    │   └── InternalError              a fault of this program
    ├── NoInput                    3   nothing at all that could be read
    ├── ModelError                 4   no model can do the work
    │   ├── ModelUnavailable
    │   ├── ModelCorrupt
    │   └── DeviceLost
    └── OutputError                1   a result could not be written
        └── ArticleNotWritten          one of several; the others still come out

A message is one line: what happened, to which file, and what to do next.
"""

from enum import IntEnum


class ExitCode(IntEnum):
    """The exit statuses of the program, a promise to scripts."""

    DONE = 0
    SOME_FAILED = 1
    USAGE = 2
    NO_INPUT = 3
    MODEL_UNAVAILABLE = 4
    INTERRUPTED = 130
    TERMINATED = 143


class SummariseError(Exception):
    """Base of every error this program raises on purpose."""

    code: str = "error"
    exit_code = ExitCode.SOME_FAILED


class UsageError(SummariseError):
    """The command line asks for something that cannot be."""

    code = "usage"
    exit_code = ExitCode.USAGE


class SettingsError(UsageError):
    """A configuration file or environment variable is wrong."""

    code = "settings"


class TemplateError(UsageError):
    """A template in the prompts directory is missing, malformed or names an unknown variable."""

    code = "template"


class InputError(SummariseError):
    """One input cannot become a digest."""

    code = "input"

    def __init__(self, source: str, message: str) -> None:
        super().__init__(message)
        self.source = source


class MissingInput(InputError):
    """The path does not exist."""

    code = "missing"


class UnreadableInput(InputError):
    """The path exists and cannot be read."""

    code = "unreadable"


class EmptyInput(InputError):
    """There is nothing in it but white space."""

    code = "empty"


class BinaryInput(InputError):
    """It holds bytes that are no text."""

    code = "binary"


class NoArticleText(InputError):
    """It is text, but nothing of it is the body of an article."""

    code = "no-article"


class UnsupportedLanguage(InputError):
    """It is written in a language this program does not translate."""

    code = "language"


class InternalError(InputError):
    """This program failed at it in a way nobody foresaw."""

    code = "internal"


DEBUG = "SUMMARISE_DEBUG"
"""Environment variable, and what --debug sets: show the traceback of an unforeseen error."""


def internal_message(name: str, error: Exception) -> str:
    """Say in one line that an error of ours has befallen `name`."""
    what = " ".join(f"{type(error).__name__}: {error}".split())
    return f"{name}: a fault in summarise ({what}); please report it with what --debug prints"


class NoInput(SummariseError):
    """There is nothing to work on."""

    code = "no-input"
    exit_code = ExitCode.NO_INPUT


class ModelError(SummariseError):
    """No model can do the work."""

    code = "model"
    exit_code = ExitCode.MODEL_UNAVAILABLE


class ModelUnavailable(ModelError):
    """The weights are not here and cannot be had."""

    code = "model-unavailable"


class ModelCorrupt(ModelError):
    """The weights are here and are not what they should be."""

    code = "model-corrupt"


class DeviceLost(ModelError):
    """The graphics processor failed in the middle of the work."""

    code = "device-lost"


class OutputError(SummariseError):
    """A result could not be written."""

    code = "output"


class ArticleNotWritten(OutputError):
    """The file of one article could not be written."""
