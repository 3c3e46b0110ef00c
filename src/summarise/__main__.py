"""`python -m summarise` is `summarise`."""

from summarise.cli.app import main

main()
