"""Where the program begins: so early that nothing has been imported which Ctrl-C could interrupt noisily."""

import signal
from typing import NoReturn


def main() -> NoReturn:
    """Run the program; until it handles signals itself, Ctrl-C ends it without a word."""
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    from summarise.cli.app import main

    main()
