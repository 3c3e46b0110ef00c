"""`python -m summarise`."""

from summarise.start import main

if __name__ == "__main__":
    main()
